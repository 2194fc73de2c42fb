/** The examples of docs/packs.md, put together, are a pack: what a stranger copies from them is read. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkFiles } from '#server/packs/check-files.ts'
import { shippedPacks } from '#server/packs/library.ts'

const text = readFileSync(new URL('../../docs/packs.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```yaml\n# (\S+\.yaml)\n([\s\S]*?)```/g)]

test('every kind of file that the table names has an example', () => {
  const kinds = [...text.matchAll(/^\| `([a-z]+)(?:\/<[a-z]+>)?\.yaml` \|/gm)].map(([, kind]) => kind)
  expect(kinds.length).toBeGreaterThan(5)
  expect(kinds.filter((kind) => !examples.some(([, path = '']) => path.startsWith(kind ?? '')))).toEqual([])
})

test('the examples are a pack that the check passes, but for what an example leaves out', async () => {
  let texts = 0
  const files = new Map(
    examples.map(([, path = '', body = '']) => [
      path,
      // an ellipsis stands for words of one's own
      body.replaceAll(/zh-CN: …, en: …/g, () => `zh-CN: 词句${++texts}, en: Words ${texts}`),
    ]),
  )
  const shipped = async () => [...(await shippedPacks()).values()].map((one) => one.pack)
  const { pack, faults } = await checkFiles(files, shipped)
  expect(faults.filter(({ code }) => !code.startsWith('quality.'))).toEqual([])
  expect(pack?.areas[0]).toMatchObject({ id: 'welcome', requests: [{}], checklist: [{}] })
  expect(pack?.surveyItems.map((item) => item.id)).toEqual(['greeting.first-contact'])
})
