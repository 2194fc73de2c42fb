/** What holds for every method: no NaN, Infinity or -0 in any answer, and the same digits in any order of rows. */
import { describe, expect, test } from 'vitest'
import { bootstrap } from './bootstrap.ts'
import { clusteredDifference, clusteredMean } from './clustered-mean.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { crosstab } from './crosstab.ts'
import { cliffDelta, standardizedDifference } from './effect-size.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { groupCorrelation, intraclassCorrelation } from './intraclass-correlation.ts'
import { kendallW } from './kendall-w.ts'
import { alphaMetrics, krippendorffAlpha } from './krippendorff-alpha.ts'
import { kruskalWallis } from './kruskal-wallis.ts'
import { leastSquares } from './linear-algebra.ts'
import { mannWhitney } from './mann-whitney.ts'
import { meanEstimate, weightedMeanEstimate } from './mean.ts'
import { newcombe } from './newcombe.ts'
import { pairedT, wilcoxonSignedRank } from './paired.ts'
import { proportion, weightedProportion } from './proportion.ts'
import { rake } from './rake.ts'
import { randomStream } from './random.ts'
import { raterBias, raterGroupDifference } from './rater-bias.ts'
import { ratingsFromLong } from './ratings.ts'
import { finite, isDefined } from './result.ts'
import { scaleReliability } from './scale-reliability.ts'
import { mean } from './sum.ts'
import { welchF, welchT } from './welch.ts'
import { withinGroupAgreement } from './within-group-agreement.ts'
import { withinOneAgreement } from './within-one-agreement.ts'

/** One row is one person (or one unit): a group, three answers and a weight. */
type Row = {
  unit: string
  group: string
  a: number | null
  b: number | null
  c: number | null
  weight: number
  real: number
}

const levels = [1, 2, 3, 4, 5]

function someRows(seed: number): Row[] {
  const random = randomStream(seed, 0)
  const size = random.below(14)
  const missing = random.below(3) * 0.25
  const spread = 1 + random.below(5)
  const answer = () => (random.uniform() < missing ? null : 1 + random.below(spread))
  const agree = random.below(4) === 0
  return Array.from({ length: size }, (_, index) => {
    const a = answer()
    return {
      unit: `u${index}`,
      group: ['x', 'y', 'z'][random.below(3)]!,
      a,
      b: agree ? a : answer(),
      c: answer(),
      weight: random.below(4) / 2,
      real: random.below(6) / 10,
    }
  })
}

const given = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

function everything(rows: readonly Row[]): Record<string, unknown> {
  const column = (name: 'a' | 'b' | 'c') => rows.map((row) => row[name])
  const groups = rows.map(({ group }) => group)
  const real = rows.map(({ real: value }) => value)
  const weights = rows.map(({ weight }) => weight)
  const ratings = ratingsFromLong(
    rows.flatMap(({ unit }) => [unit, unit, unit]),
    rows.flatMap(() => ['a', 'b', 'c']),
    rows.flatMap(({ a, b, c }) => [a, b, c]),
  )
  const items = (['a', 'b', 'c'] as const).map((name) => ({ name, values: column(name) }))
  const of = (group: string) => rows.filter((row) => row.group === group).map((row) => row.real)
  const x = of('x')
  const y = of('y')
  return {
    ...Object.fromEntries(alphaMetrics.map((metric) => [metric, krippendorffAlpha(ratings, metric)])),
    none: cohenKappa(column('a'), column('b'), levels, 'none'),
    quadratic: cohenKappa(column('a'), column('b'), levels, 'quadratic'),
    fleiss: fleissKappa(ratings),
    icc: intraclassCorrelation(ratings),
    groupIcc: groupCorrelation(groups, real),
    w: kendallW(ratings),
    bias: raterBias(ratings),
    split: raterGroupDifference(ratings, ['in', 'out', 'out'], 'in', 'out'),
    rwg: withinGroupAgreement(groups, items, levels),
    withinOne: withinOneAgreement(ratings, levels),
    reliability: scaleReliability(items, 'listwise'),
    mean: meanEstimate(real, { population: 20 }),
    weighted: weightedMeanEstimate(real, weights, { population: 20 }),
    share: proportion(real.filter((value) => value > 0.2).length, real.length, { population: 20 }),
    weightedShare: weightedProportion(
      real.map((value) => value > 0.2),
      weights,
      { population: 20 },
    ),
    welchT: welchT(x, y),
    welchF: welchF([x, y, of('z')]),
    mannWhitney: mannWhitney(x, y),
    kruskalWallis: kruskalWallis([x, y, of('z')]),
    pairedT: pairedT(column('a'), real),
    wilcoxon: wilcoxonSignedRank(column('a'), column('b')),
    delta: cliffDelta(x, y),
    d: standardizedDifference(x, y),
    newcombe: newcombe(
      x.filter((value) => value > 0.2).length,
      x.length,
      y.filter((value) => value > 0.2).length,
      y.length,
    ),
    crosstab: crosstab(column('a'), column('c')),
    clustered: clusteredMean(items, weights),
    clusteredDifference: clusteredDifference(items, groups, 'x', 'y', weights, undefined, { fewestAnswers: 1 }),
    bootstrap: bootstrap([given(column('a'))], ([values]) => finite(mean(values!)), { seed: 1, draws: 20 }),
    leastSquares: leastSquares(
      [
        { name: 'real', values: real },
        { name: 'weight', values: weights },
      ],
      real.map((value, row) => value + weights[row]! ** 2),
    ),
  }
}

function badNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0) ? [`${path}: ${value}`] : []
  if (value === undefined) return [`${path}: undefined`]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => badNumbers(inner, `${path}.${name}`))
}

describe('every method', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'table %i: finite numbers or reasons, in any order of rows',
    (seed) => {
      const rows = someRows(seed)
      const answers = everything(rows)
      expect(badNumbers(answers)).toEqual([])
      const random = randomStream(seed, 1)
      const shuffled = rows
        .map((row) => ({ row, key: random.uniform() }))
        .sort((p, q) => p.key - q.key)
        .map(({ row }) => row)
      expect(everything(shuffled)).toEqual(answers)
    },
  )

  test.each(Array.from({ length: 60 }, (_, seed) => seed))('raking table %i', (seed) => {
    const rows = someRows(seed)
    const random = randomStream(seed, 2)
    const headcount = new Map(['x', 'y', 'z'].map((group) => [group, random.below(50)]))
    const answers = new Map(levels.map((level) => [String(level), random.below(60)]))
    const margins = (list: readonly Row[]) => [
      { name: 'group', categories: list.map(({ group }) => group), population: headcount },
      { name: 'a', categories: list.map(({ a }) => (a === null ? null : String(a))), population: answers },
    ]
    const result = rake(margins(rows))
    expect(badNumbers(result)).toEqual([])
    const turned = rake(margins([...rows].reverse()))
    const inOrder = isDefined(turned) ? { ...turned, weights: [...turned.weights].reverse() } : turned
    expect(inOrder).toEqual(result)
  })
})
