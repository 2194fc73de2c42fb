import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'
import type { Measure } from './explanation.ts'
import { assessorsOf, inputOf, packOf, ratingsOf, unitOf } from './fixtures.ts'
import { sayExplanation } from './say-explanation.ts'
import { organisationScope, scoreRun } from './score-run.ts'
import type { ScoreInput } from './types.ts'

const names: Record<string, string> = {
  a: 'VoC collection',
  b: 'Listening post effectiveness',
  c: 'Action on VoC',
  d: 'Cross-department use',
  e: 'Measurement',
}
const plain = packOf({ insight: { voc: [1, 1, 1.5, 1, 1], other: [1, 1] } })
const pack = {
  ...plain,
  areas: plain.areas.map((area) => ({
    ...area,
    aspects: area.aspects.map((aspect) => ({
      ...aspect,
      criteria: aspect.criteria.map((criterion) => ({
        ...criterion,
        name: aspect.id === 'voc' ? { en: names[criterion.id] ?? '', 'zh-CN': `准则${criterion.id}` } : criterion.name,
      })),
    })),
  })),
}
const levels = (said: (number | null)[]) =>
  Object.fromEntries(said.map((level, index) => [`voc.${String.fromCodePoint(97 + index)}`, [level]]))
const worked = inputOf(pack, { ratings: ratingsOf('whole', levels([3, 2, 2, 2, 3])) })

function explained(input: ScoreInput, address: string, measure: Measure = 'mean', unit = organisationScope) {
  const explanation = explain(scoreRun(input), input, unit, address, measure)
  if (explanation === null) throw new Error(`no ${address}`)
  return explanation
}

const inWords = (input: ScoreInput, address: string, language: 'en' | 'zh-CN' = 'en', measure: Measure = 'mean') =>
  sayExplanation(explained(input, address, measure), input.pack, input.units, language)

describe('the worked example: why 2.4?', () => {
  test('inputs in order, sums, result in full and the three ways', () => {
    const explanation = explained(worked, 'aspect/voc')
    expect(explanation.step).toMatchObject({
      kind: 'rollUp',
      children: [
        { address: 'criterion/voc.a', level: 3, weight: 1, product: 3, counts: true },
        { address: 'criterion/voc.b', level: 2, weight: 1, product: 2 },
        { address: 'criterion/voc.c', level: 2, weight: 1.5, product: 3 },
        { address: 'criterion/voc.d', level: 2, weight: 1, product: 2 },
        { address: 'criterion/voc.e', level: 3, weight: 1, product: 3 },
      ],
    })
    expect(explanation.meanWorking).toEqual({ sumOfProducts: 13, sumOfWeights: 5.5, quotient: 13 / 5.5 })
    expect(explanation.medianWorking).toEqual({
      steps: [
        { level: 2, weight: 3.5, cumulated: 3.5 },
        { level: 3, weight: 2, cumulated: 5.5 },
      ],
      half: 2.75,
      level: 2,
    })
    expect(explanation.value).toBe(13 / 5.5)
    expect(explanation.waysDiffer).toBe(true)
    expect(explanation.path).toEqual(['instrument', 'area/insight'])
    expect(explanation.behind).toEqual({ ratings: 5, agreed: 0, imported: 0 })
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
  })

  test('what would change it, largest first, equal weights last', () => {
    const { whatIfs } = explained(worked, 'aspect/voc')
    expect(whatIfs[0]).toMatchObject({
      change: { kind: 'criterionReaches', address: 'criterion/voc.c', level: 3, direction: 'up' },
      mean: 14.5 / 5.5,
      median: 3,
    })
    expect(whatIfs.at(-1)).toMatchObject({ change: { kind: 'allWeightsEqual' }, mean: 2.4 })
    expect(whatIfs).toHaveLength(11)
  })

  test('in words, in both languages', () => {
    const english = inWords(worked, 'aspect/voc')
    expect(english.shown).toBe('2.4')
    expect(english.sentences).toEqual([
      'VoC collection and Measurement are Mature; the other 3 are Developing.',
      'Action on VoC counts 1.5 times, which takes the score from 2.40 to 2.36.',
    ])
    expect(english.equation).toBe('13.0 ÷ 5.5 = 2.3636')
    expect(english.median).toBe(
      'Half of the weight is 2.75; counted from the lowest level, it is reached at Developing (3.5).',
    )
    expect(english.floor).toBe(
      'Every criterion reaches Developing; Listening post effectiveness, Action on VoC and Cross-department use hold it there.',
    )
    expect(english.whatIfs[0]).toEqual({ change: 'Action on VoC reaches Mature', shown: '2.6' })
    expect(inWords(worked, 'aspect/voc', 'en', 'median').shown).toBe('Developing')
    const chinese = inWords(worked, 'aspect/voc', 'zh-CN')
    expect(chinese.sentences).toEqual([
      '准则a和准则e为“Mature”；其余 3 条为“Developing”。',
      '准则c按 1.5 倍计，得分从 2.40 变为 2.36。',
    ])
  })
})

describe('other steps', () => {
  test('blind ratings, then the agreed level', () => {
    const blind = inputOf(pack, {
      assessors: assessorsOf('abc'),
      ratings: ratingsOf('whole', { 'voc.a': [4, 2, 'na'] }),
    })
    const explanation = explained(blind, 'criterion/voc.a', 'median')
    expect(explanation.step).toMatchObject({
      kind: 'ratings',
      ratings: [{ assessorId: 'a', label: 'A', value: { level: 4 } }, { assessorId: 'b' }, { assessorId: 'c' }],
      agreed: null,
      disagreesOnApplicability: true,
    })
    expect(explanation.medianWorking).toMatchObject({ half: 1, level: 2 })
    expect(inWords(blind, 'criterion/voc.a').sentences).toEqual([
      'Developing is the lower median of 2 blind ratings, and provisional until the team agrees.',
      'Some assessors gave a level and others called it not applicable: a disagreement to settle.',
    ])
    const value = { kind: 'level', level: 3 } as const
    const agreed = {
      ...blind,
      agreed: [{ unitId: 'whole', criterion: 'voc.a', value, reason: 'log seen', dissent: '' }],
    }
    expect(explained(agreed, 'criterion/voc.a').step).toMatchObject({ agreed: { reason: 'log seen' } })
    expect(inWords(agreed, 'criterion/voc.a').sentences[0]).toBe('The team agreed on Mature.')
  })

  test('what is missing is said, not counted', () => {
    const thin = inputOf(pack, { ratings: ratingsOf('whole', { 'voc.a': [3], 'voc.b': ['na'] }) })
    const words = inWords(thin, 'aspect/voc')
    expect(words.sentences).toEqual([
      'Every scored criterion is Mature.',
      '3 criteria are not scored and left out, never counted as zero.',
      '1 criterion does not apply here.',
      'Only 22% of the applicable weight is scored, less than two thirds, so the mark is hollow.',
    ])
    expect(words.floor).toBe('The floor is at most Mature: 3 parts are not scored yet and may lie lower.')
    expect(inWords(thin, 'criterion/voc.b').sentences).toEqual(['It does not apply: does not apply'])
    expect(inWords(thin, 'aspect/other')).toMatchObject({
      shown: '–',
      sentences: ['Nothing below it that counts has been scored yet.'],
      equation: null,
      floor: null,
    })
  })

  test('the step over units names its units and those left out', () => {
    const units = [unitOf('u', { headcount: 30 }), unitOf('v', { headcount: 10 }), unitOf('w')]
    const ratings = units.flatMap((unit, index) =>
      ratingsOf(
        unit.id,
        Object.fromEntries(['voc.a', 'voc.b', 'voc.c', 'voc.d', 'voc.e'].map((id) => [id, [index + 2]])),
      ),
    )
    const input = inputOf(pack, { units, assessors: assessorsOf('a'), ratings, unitWeighting: 'headcount' })
    const explanation = explained(input, 'criterion/voc.a')
    expect(explanation.step).toMatchObject({
      kind: 'units',
      units: [
        { unitId: 'u', weight: 30, share: 0.75, product: 60 },
        { unitId: 'v', weight: 10, share: 0.25, product: 30 },
      ],
      leftOut: [{ unitId: 'w', reason: { kind: 'noUnitWeight' } }],
    })
    expect(explanation.meanWorking).toEqual({ sumOfProducts: 90, sumOfWeights: 40, quotient: 2.25 })
    expect(inWords(input, 'criterion/voc.a').sentences).toEqual([
      '2.3 is the mean of 2 units by headcount.',
      'w is not comparable and left out.',
    ])
  })

  test('a former scorecard has no working', () => {
    const importedMarks = [{ unitId: 'whole', address: 'aspect/voc', value: { kind: 'level' as const, level: 2 } }]
    const input = inputOf(pack, { importedMarks })
    expect(explained(input, 'aspect/voc')).toMatchObject({
      step: { kind: 'imported', level: 2 },
      meanWorking: null,
      whatIfs: [],
    })
    expect(inWords(input, 'aspect/voc').sentences).toEqual([
      'Developing was taken from a former scorecard. It has no raters.',
    ])
  })

  test('areas speak of their aspects', () => {
    const input = { ...worked, ratings: [...worked.ratings, ...ratingsOf('whole', { 'other.a': [4], 'other.b': [4] })] }
    expect(inWords(input, 'area/insight').sentences).toEqual([
      '3.2 is the weighted mean of 2 aspects.',
      'other is highest at 4.0, voc lowest at 2.4.',
    ])
  })

  test('there is no explanation of what is not there', () => {
    expect(explain(scoreRun(worked), worked, 'whole', 'aspect/none', 'mean')).toBeNull()
    expect(explain(scoreRun(worked), worked, 'nobody', 'instrument', 'mean')).toBeNull()
  })
})

test('every number of a run is explained by the value it shows', () => {
  const run = scoreRun(worked)
  for (const row of run.organisation.nodes) {
    const explanation = explain(run, worked, organisationScope, row.address, 'mean')
    expect(explanation?.value).toBe(row.mean)
    expect(explanation?.meanWorking?.quotient ?? row.mean).toBe(row.mean)
    expect(explanation?.medianWorking?.level ?? row.median).toBe(row.median)
  }
})
