import { expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { firstNotReached, formProgress, readDraft, type FormAnswers } from './form-draft.ts'

const pack = smallPack()
const items = pack.surveyItems
const draw = { role: 'frontline', extent: 'all', seed: 7 } as const
const answers: FormAnswers = {
  'brand-promise.goals': { kind: 'level', level: 4 },
  'brand-promise.ownership': { kind: 'cannotTell' },
  'brand-promise.follow-up': { kind: 'leftEmpty' },
}

test('a draft comes back as it was kept', () => {
  expect(readDraft(JSON.stringify({ draw, answers }), pack)).toEqual({ draw, answers })
})

test.each([
  null,
  '',
  '{',
  'null',
  '[]',
  '{}',
  JSON.stringify({ draw: { ...draw, role: 'visitor' }, answers }),
  JSON.stringify({ draw: { ...draw, seed: 1.5 }, answers }),
  JSON.stringify({ draw: { ...draw, seed: -1 }, answers }),
  JSON.stringify({ draw }),
])('%s is no draft', (text) => {
  expect(readDraft(text, pack)).toBeNull()
})

test('a draft for a role that is asked nothing is none', () => {
  expect(readDraft(JSON.stringify({ draw, answers }), { ...pack, surveyItems: [] })).toBeNull()
})

test('answers the form cannot have are left out, the others stay', () => {
  const damaged = {
    ...answers,
    'brand-promise.goals': { kind: 'level', level: 5 },
    'customer-voice.goals': { kind: 'level', level: 2.5 },
    'customer-voice.ownership': { kind: 'notAsked' },
    'customer-voice.follow-up': 'yes',
    'gone.goals': { kind: 'level', level: 1 },
  }
  expect(readDraft(JSON.stringify({ draw, answers: damaged }), pack)?.answers).toEqual({
    'brand-promise.ownership': { kind: 'cannotTell' },
    'brand-promise.follow-up': { kind: 'leftEmpty' },
  })
})

test('the four things an item can be add up to all items', () => {
  expect(formProgress(items, answers)).toEqual({
    levels: 1,
    cannotTell: 1,
    leftEmpty: 1,
    notReached: 9,
    reached: 3,
    total: 12,
  })
  expect(formProgress(items, {})).toEqual({
    levels: 0,
    cannotTell: 0,
    leftEmpty: 0,
    notReached: 12,
    reached: 0,
    total: 12,
  })
})

test('one goes on at the first item that was not reached', () => {
  expect(firstNotReached(items, {})).toBe(1)
  expect(firstNotReached(items, answers)).toBe(4)
  expect(firstNotReached(items.slice(0, 3), answers)).toBeNull()
})
