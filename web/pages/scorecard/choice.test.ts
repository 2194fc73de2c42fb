import { expect, test } from 'vitest'
import type { NodeScore } from '#core/score/types.ts'
import { chosenAspects, readChoice, type Choice } from './choice.ts'

type Sketch = Pick<NodeScore, 'address' | 'mean' | 'gap' | 'state' | 'hollow' | 'comment'>
const aspect = (address: string, rest: Partial<Sketch>): NodeScore =>
  ({ address, mean: null, gap: null, state: 'scored', hollow: false, comment: {}, ...rest }) as NodeScore
const aspects = [
  aspect('a', { mean: 2.5, gap: { levels: 1, score: 0.5 } }),
  aspect('b', { mean: 1.5, gap: { levels: 1, score: 1.5 }, comment: { en: 'Seen twice' } }),
  // at its target by level, a little under it by score
  aspect('c', { mean: 2.9, gap: { levels: 0, score: 0.1 } }),
  aspect('d', { state: 'notScored' }),
  aspect('e', { mean: 3.2, hollow: true }),
]
const changes: Record<string, number> = { a: 0.1, b: -0.6, e: 0.4 }
const stand = (choice: Partial<Choice>, looked = ''): string =>
  chosenAspects(
    aspects,
    { order: 'pack', show: 'all', ...choice },
    {
      moved: (address) => changes[address] ?? null,
      matches: (one) => one.address.includes(looked),
    },
  )
    .map(({ address }) => address)
    .join('')

test('an order ranks by the shown figure; what has none comes last', () => {
  expect(stand({})).toBe('abcde')
  expect(stand({ order: 'score' })).toBe('baced')
  expect(stand({ order: 'gap' })).toBe('bacde')
  expect(stand({ order: 'moved' })).toBe('beacd')
})

test('below target is said by the level, as everywhere; a hollow row is not scored far enough', () => {
  expect(stand({ show: 'below' })).toBe('ab')
  expect(stand({ show: 'open' })).toBe('de')
  expect(stand({ show: 'commented' })).toBe('b')
  expect(stand({ show: 'below' }, 'b')).toBe('b')
})

test('an address that makes no sense shows everything', () => {
  expect(readChoice({ order: '__proto__', show: 'x' })).toEqual({ order: 'pack', show: 'all' })
  expect(readChoice({ order: 'gap', show: 'below' })).toEqual({ order: 'gap', show: 'below' })
})
