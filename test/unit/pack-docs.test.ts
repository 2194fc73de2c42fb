/** The examples of docs/packs.md, put together, are a pack: what a stranger copies from them is read. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPack } from '#core/instrument/read-pack.ts'

const text = readFileSync(new URL('../../docs/packs.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```yaml\n# (\S+\.yaml)\n([\s\S]*?)```/g)]

test('every kind of file that the table names has an example', () => {
  const kinds = [...text.matchAll(/^\| `([a-z]+)(?:\/<[a-z]+>)?\.yaml` \|/gm)].map(([, kind]) => kind)
  expect(kinds.length).toBeGreaterThan(5)
  expect(kinds.filter((kind) => !examples.some(([, path = '']) => path.startsWith(kind ?? '')))).toEqual([])
})

test('the examples are read without an error', () => {
  let texts = 0
  const files = new Map(
    examples.map(([, path = '', body = '']) => [
      path,
      // an ellipsis stands for words of one's own
      body.replaceAll(/zh-CN: …, en: …/g, () => `zh-CN: 词句${++texts}, en: Words ${texts}`),
    ]),
  )
  expect([...files.keys()]).toContain('checklists/welcome.yaml')
  const { pack, faults } = readPack(files)
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(pack?.areas[0]).toMatchObject({ id: 'welcome', requests: [{}], checklist: [{}] })
})
