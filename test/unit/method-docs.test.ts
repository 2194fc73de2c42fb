/**
 * docs/methods is made from the method pages of the product. After a change of their words write the files anew:
 * npx vitest run test/unit/method-docs.test.ts -u
 */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { methodFiles } from '#core/method-pages/markdown.ts'

const folder = new URL('../../docs/methods/', import.meta.url)
const files = Object.entries(methodFiles())

test.each(files)('docs/methods/%s says what the product says', async (name, text) => {
  await expect(text).toMatchFileSnapshot(new URL(name, folder).pathname)
})

test('docs/methods holds no other file', () => {
  expect(readdirSync(folder).sort()).toEqual(files.map(([name]) => name).sort())
})
