/** `touchstone pack handout …`: an instrument, or a part of it, as a file. Shipped packs need no data folder. */
import { writeFile } from 'node:fs/promises'
import { HandoutFormat, HandoutPart } from '#contract/pack.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { texts } from '#core/texts/index.ts'
import type { HandoutLanguage } from '#reports/instrument/handout.ts'
import { problem } from '#server/http/problem.ts'
import { handoutOf } from '#server/packs/handout.ts'
import { getPack, listPacks, newestOfEach, shippedPacks } from '#server/packs/library.ts'
import { command, misused, option, type Command } from './command.ts'
import { settingsFor, withServices, workspaceGiven } from './connect.ts'
import { exitCode, writeJson } from './output.ts'

const string = { type: 'string' } as const
const languages: Readonly<Record<string, HandoutLanguage>> = { zh: 'zh-CN', 'zh-CN': 'zh-CN', en: 'en', both: 'both' }

export const packHandout: Command = command(
  (out) => texts[out.language].cli.usage['pack handout'],
  {
    positionals: [2, 2],
    options: { format: string, language: string, part: string, id: string, out: string, workspace: string },
  },
  async (given, out) => {
    const [packId = '', version = ''] = given.positionals
    const format = HandoutFormat.safeParse(option(given, 'format'))
    const part = HandoutPart.safeParse(option(given, 'part') ?? 'all')
    const language = languages[option(given, 'language') ?? out.language]
    const file = option(given, 'out')
    const t = texts[out.language].cli
    const usage = t.usage['pack handout']
    if (!format.success || !part.success) {
      const wrong = format.success ? 'part' : 'format'
      const said = option(given, wrong)
      return misused(
        out,
        usage,
        said === undefined
          ? t.optionMissing({ option: `--${wrong}` })
          : t.notOneOf({ option: `--${wrong}`, given: said }),
      )
    }
    if (language === undefined || file === undefined)
      return misused(out, usage, t.optionMissing({ option: file === undefined ? '--out' : '--lang' }))
    const { pack, related } = await packsFor(packId, version, option(given, 'workspace'), option(given, 'data'))
    const { bytes } = await handoutOf(pack, related, {
      format: format.data,
      language,
      part: part.data,
      id: option(given, 'id') ?? null,
    })
    await writeFile(file, bytes)
    if (out.json) writeJson({ file, bytes: bytes.length }, out)
    else out.line(texts[out.language].cli.written({ file, kilobytes: Math.ceil(bytes.length / 1000) }))
    return exitCode.done
  },
)

/** The pack and the instruments beside it: of a workspace, or those that ship. */
async function packsFor(
  packId: string,
  version: string,
  workspace: string | undefined,
  data: string | undefined,
): Promise<{ pack: Pack; related: Pack[] }> {
  if (workspace === undefined) {
    const related = [...(await shippedPacks()).values()].map((one) => one.pack)
    const pack = related.find((one) => one.id === packId && one.version === version)
    if (pack === undefined) throw problem('pack.unknown', { pack: packId, version })
    return { pack, related }
  }
  return withServices(settingsFor(data).settings, async ({ db }) => {
    await workspaceGiven(db, workspace)
    const all = await listPacks(db, workspace)
    return {
      pack: await getPack(db, workspace, packId, version),
      related: newestOfEach(all.map((one) => one.pack)),
    }
  })
}
