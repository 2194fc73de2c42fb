/** The method pages as Markdown files for docs/methods: one a family, Chinese and English in one file, and an index. */
import { languages } from '#core/language.ts'
import { methodPages } from '#core/texts/method-pages.ts'
import { methodFamilies, type MethodPage } from '#core/method-pages/families.ts'

const note =
  '<!-- Made from core/texts/{en,zh-CN}/method-pages.ts and core/method-pages/families.ts: npx vitest run test/unit/method-docs.test.ts -u -->'

/** Signs that Markdown would read as markup. */
const plain = (text: string): string => text.replace(/[\\`*_<>|]/g, (sign) => `\\${sign}`)

function sourceIn(language: 'en' | 'zh-CN', page: MethodPage): string {
  return page.sources.length === 0 ? methodPages[language].houseRule : page.sources.join('; ')
}

function section(page: MethodPage): string {
  const { en, 'zh-CN': zh } = methodPages
  const parts = ([zh, en] as const).map((words, at) => {
    const entry = words.entries[page.id]
    const colon = at === 0 ? '：' : ': '
    const name = at === 0 ? [] : [`**${plain(entry.name)}**`]
    return [
      ...name,
      ...(['what', 'trust', 'notTrust'] as const).map((key) => `- ${words[key]}${colon}${plain(entry[key])}`),
      `- ${words.formula}${colon}${plain(entry.formula)}`,
      `- ${words.source}${colon}${plain(sourceIn(at === 0 ? 'zh-CN' : 'en', page))}`,
    ].join('\n')
  })
  const commands = page.commands.map((name) => `\`touchstone stats ${name} --help\``).join(' · ')
  return [
    `<a id="${page.id}"></a>`,
    '',
    `## ${plain(zh.entries[page.id].name)}`,
    '',
    (parts[0] ?? '').trim(),
    '',
    (parts[1] ?? '').replace('\n', '\n\n'),
    ...(commands === '' ? [] : ['', `${zh.command} ${en.command}: ${commands}`]),
    '',
  ].join('\n')
}

/** Every file of docs/methods by its name. */
export function methodFiles(): Record<string, string> {
  const { en, 'zh-CN': zh } = methodPages
  const files: Record<string, string> = {}
  const index = [note, '', `# ${zh.title} ${en.title}`, '', ...languages.map((one) => `${methodPages[one].lede}\n`)]
  for (const { id, pages } of methodFamilies) {
    files[`${id}.md`] = [note, '', `# ${zh.families[id]} ${en.families[id]}`, '', ...pages.map(section)].join('\n')
    index.push(`## [${zh.families[id]} ${en.families[id]}](${id}.md)`, '')
    index.push(
      ...pages.map(
        (page) => `- [${plain(zh.entries[page.id].name)} · ${plain(en.entries[page.id].name)}](${id}.md#${page.id})`,
      ),
      '',
    )
  }
  files['README.md'] = index.join('\n')
  return files
}
