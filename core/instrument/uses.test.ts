import { expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { findCriterion } from './look-up.ts'
import { informsCriterion, usesOfCriterion } from './uses.ts'

const placed = (address: string) => findCriterion(smallPack(), address)!

test('by its own address or by its aspect, and by no likeness of names', () => {
  expect(informsCriterion(['brand-promise.goals'], placed('brand-promise.goals'))).toBe(true)
  expect(informsCriterion(['brand-promise'], placed('brand-promise.goals'))).toBe(true)
  expect(informsCriterion(['brand-promise.ownership', 'brand', 'goals'], placed('brand-promise.goals'))).toBe(false)
  expect(informsCriterion([], placed('brand-promise.goals'))).toBe(false)
})

test('everything that informs it is found, also from under another area', () => {
  const pack = smallPack()
  const address = 'staff-training.ownership'
  for (const area of pack.areas) {
    for (const request of area.requests) request.informs = [address]
    for (const topic of area.checklist) for (const item of topic.items) item.informs = ['staff-training']
  }
  const field = { id: 'seen', label: { en: 'What was seen?' }, kind: 'text', informs: [address] } as const
  const sections = [{ id: 'floor', name: { en: 'On the floor' }, fields: [{ ...field, informs: [...field.informs] }] }]
  pack.forms = [
    { id: 'walk', name: { en: 'Walk-through' }, sections },
    { id: 'other', name: { en: 'Other' }, sections: [{ ...sections[0]!, fields: [{ ...field, informs: [] }] }] },
  ]
  const uses = usesOfCriterion(pack, findCriterion(pack, address)!)
  expect(uses.requests).toEqual(pack.areas.flatMap((area) => area.requests))
  expect(uses.requests.length).toBeGreaterThan(0)
  expect(uses.checks.map(({ item }) => item)).toEqual(
    pack.areas.flatMap((area) => area.checklist.flatMap((topic) => topic.items)),
  )
  expect(uses.checks.length).toBeGreaterThan(0)
  expect(uses.forms.map(({ id }) => id)).toEqual(['walk'])
  expect(uses.questions).toEqual([])
  expect(uses.surveyItems.map(({ id }) => id)).toEqual([address])
})

test('a question of a guide comes with its guide', () => {
  const pack = smallPack()
  const { questions } = usesOfCriterion(pack, findCriterion(pack, 'brand-promise.follow-up')!)
  expect(questions.map(({ guide, question }) => [guide.role, question.id])).toEqual([['ceo', 'ceo.promise.1']])
})
