/** One term, one translation: what the glossary says to avoid stands neither in our texts nor in our documents. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readGlossary } from '#core/instrument/glossary.ts'

const root = join(import.meta.dirname, '../..')
const { glossary } = readGlossary('glossary.yaml', readFileSync(join(root, 'content/glossary.yaml'), 'utf8'))
const files = globSync(['core/texts/zh-CN/*.ts', 'docs/**/*.md', 'README.md', 'CONTRIBUTING.md'], { cwd: root })

test('Chinese texts use the glossary’s word for each of its terms', () => {
  expect(files.length).toBeGreaterThan(30)
  const found = (glossary?.terms ?? []).flatMap(({ id, avoid, ...term }) =>
    (avoid['zh-CN'] ?? []).flatMap((form) =>
      files
        // the term itself may contain the form, as 接触点 does 触点
        .filter((file) => readFileSync(join(root, file), 'utf8').replaceAll(term['zh-CN'], '').includes(form))
        .map((file) => ({ id, form, file })),
    ),
  )
  expect(found).toEqual([])
})
