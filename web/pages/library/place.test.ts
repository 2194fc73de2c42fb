import { expect, test } from 'vitest'
import { aspectAt, placeOf, readLibrarySearch } from './place.ts'

test('an address keeps a view there is, and words', () => {
  expect(readLibrarySearch({ view: 'guides', q: '投诉', other: 1 })).toEqual({ view: 'guides', q: '投诉' })
  expect(readLibrarySearch({ view: 'nothing', q: '' })).toEqual({})
  expect(readLibrarySearch({ q: 2026 })).toEqual({ q: '2026' })
  expect(readLibrarySearch({ view: 1, q: ['x'] })).toEqual({})
})

test.each([
  [placeOf.criterion('brand-promise.goals').anchor, 'brand-promise'],
  [placeOf.aspect('brand-promise').anchor, 'brand-promise'],
  [placeOf.question('ceo.promise.1').anchor, null],
  [placeOf.surveyItem('brand-promise.goals').anchor, null],
  ['', null],
])('%j stands in aspect %j', (anchor, aspect) => expect(aspectAt(anchor)).toBe(aspect))
