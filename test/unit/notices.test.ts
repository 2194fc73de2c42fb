import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noticeLine, notices } from '../notices.ts'

test('every package of a production installation stands in THIRD-PARTY-NOTICES.txt (node test/notices.ts writes it)', () => {
  const lines = new Set(
    readFileSync(join(import.meta.dirname, '..', '..', 'THIRD-PARTY-NOTICES.txt'), 'utf8').split('\n'),
  )
  expect(
    notices()
      .map(noticeLine)
      .filter((line) => !lines.has(line)),
  ).toEqual([])
})

test('no package comes under a licence that would bind those who pass Touchstone on', () => {
  const strict = notices().filter(
    ({ licence }) => /\b(A?GPL|SSPL|BUSL|CC-BY-NC)/i.test(licence) && !/LGPL/i.test(licence),
  )
  expect(strict.filter(({ licence }) => !/ OR /.test(licence)).map(noticeLine)).toEqual([])
})
