import { expect, test } from 'vitest'
import { writePack } from '#core/instrument/write-pack.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { checkFiles } from './check-files.ts'

const other = smallPack({ id: 'other-pack', levels: 5 })

/** The small pack with one link to the other one, checked beside it. */
async function checkLink(to: string, levels?: Record<string, number>, relation: 'subset' | 'equal' = 'subset') {
  const link = { from: 'brand-promise.stated', to, relation, why: { 'zh-CN': '一部分。', en: 'A part of it.' } }
  const pack = smallPack()
  const [criterion] = pack.areas[0]!.aspects[0]!.criteria
  link.from = `${pack.areas[0]!.aspects[0]!.id}.${criterion!.id}`
  const files = writePack({ ...pack, links: [levels === undefined ? link : { ...link, levels }] })
  const { pack: checked, faults } = await checkFiles(files, async () => [other])
  return { passed: checked !== null, faults: faults.map(({ code, file, line, path }) => ({ code, file, line, path })) }
}

const target = `other-pack/${other.areas[0]!.aspects[0]!.id}.${other.areas[0]!.aspects[0]!.criteria[0]!.id}`

test('a link that fits a pack at hand passes', async () => {
  expect(await checkLink(target, { 1: 1, 2: 2, 3: 4, 4: 5 })).toEqual({ passed: true, faults: [] })
})

test('links that point nowhere, leave the other scale or fall are errors with their place', async () => {
  const at = { file: 'crosswalk.yaml', line: 2, path: 'links[0]' }
  expect(await checkLink('other-pack/brand-promise.nowhere')).toEqual({
    passed: false,
    faults: [{ ...at, code: 'crosswalk.unknownCriterion' }],
  })
  const mapping = { file: 'crosswalk.yaml', line: 5, path: 'links[0].levels' }
  expect(await checkLink(target, { 1: 1, 2: 2, 3: 3, 4: 6 })).toEqual({
    passed: false,
    faults: [{ ...mapping, code: 'mapping.levelUnknown' }],
  })
  expect(await checkLink(target, { 1: 3, 2: 2, 3: 3, 4: 4 })).toEqual({
    passed: false,
    faults: [{ ...mapping, code: 'mapping.notRising' }],
  })
  expect(await checkLink(target, undefined, 'equal')).toMatchObject({
    passed: false,
    faults: [{ code: 'crosswalk.mappingMissing' }],
  })
})

test('a link to a pack that is not at hand is a warning', async () => {
  expect(await checkLink('absent-pack/some-aspect.some-criterion')).toMatchObject({
    passed: true,
    faults: [{ code: 'crosswalk.unknownPack', file: 'crosswalk.yaml', line: 2 }],
  })
})
