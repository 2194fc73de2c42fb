import { expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { criteriaOfSheet } from './sheet.ts'

// 4 aspects × 3 criteria, of which `goals` is rated once for the whole organisation
const pack = smallPack()

test.each([
  ['the organisation alone is asked everything', true, 1, 12],
  ['beside units it is asked what is rated once', true, 3, 4],
  ['a unit is asked the rest', false, 3, 8],
  ['also when it stands alone', false, 1, 8],
])('%s', (_, isOrganisation, units, count) => {
  expect(criteriaOfSheet(pack, { isOrganisation }, units)).toHaveLength(count)
})
