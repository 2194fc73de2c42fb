import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const WEB = new URL('../../web/', import.meta.url).pathname

test('the layout for a phone is for screens only: a sheet of A4 is as narrow, and is printed as a page', async () => {
  const onPaperToo: string[] = []
  let seen = 0
  for await (const name of glob('**/*.css', { cwd: WEB })) {
    for (const [query] of (await readFile(`${WEB}${name}`, 'utf8')).matchAll(/@media[^{]*\(max-width: 760px\)[^{]*/g)) {
      seen += 1
      if (!query.startsWith('@media screen and ')) onPaperToo.push(`${name}: ${query}`)
    }
  }
  expect(seen).toBeGreaterThan(10)
  expect(onPaperToo).toEqual([])
})
