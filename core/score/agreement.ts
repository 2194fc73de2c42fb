/**
 * How far the assessors agreed in the first blind round, before anybody saw another's levels (measurement.md, Raters).
 * What is agreed afterwards never enters. A coefficient is taken over criteria in assessed units: the same criterion in
 * two units counts twice. A criterion, aspect or area of weight 0 counts for nothing above itself here too.
 */
import { outlineOf } from '#core/score/outline.ts'
import type { OutlineNode } from '#core/score/outline.ts'
import type { NodeAddress, ScoreInput } from '#core/score/types.ts'
import { instrumentAddress } from '#core/score/address.ts'
import { agreementBand, krippendorffAlpha } from '#core/statistics/krippendorff-alpha.ts'
import type { KrippendorffAlpha } from '#core/statistics/krippendorff-alpha.ts'
import { raterBias, raterGroupDifference } from '#core/statistics/rater-bias.ts'
import type { MeanDifference, RaterGroupDifference } from '#core/statistics/rater-bias.ts'
import type { Ratings } from '#core/statistics/ratings.ts'
import { isDefined } from '#core/statistics/result.ts'
import { compareText } from '#core/statistics/sum.ts'
import { withinOneAgreement } from '#core/statistics/within-one-agreement.ts'
import type { WithinOneAgreement } from '#core/statistics/within-one-agreement.ts'

export type AgreementBand = ReturnType<typeof agreementBand>

/** Krippendorff's α, ordinal, over the criteria of an area or of the whole instrument. */
export type AreaAgreement = Pick<
  KrippendorffAlpha,
  'alpha' | 'interval' | 'units' | 'unitsLeftOut' | 'raters' | 'ratings'
> & {
  address: NodeAddress
  /** Null where there is no α. */
  band: AgreementBand | null
}

/** An aspect has too few criteria for a coefficient: how often pairs of assessors gave the same level, or neighbours. */
export type AspectAgreement = Pick<WithinOneAgreement, 'exact' | 'withinOne' | 'pairs' | 'units'> & {
  address: NodeAddress
}

export type AssessorLean = MeanDifference & { assessorId: string }

/** Some gave a level where others said that the criterion does not apply. */
export type ApplicabilityDispute = {
  unitId: string
  criterion: string
  /** Assessor ids, sorted. */
  gaveLevel: string[]
  saidNotApplicable: string[]
}

export type RoundAgreement = {
  instrument: AreaAgreement
  /** Pack order. */
  areas: AreaAgreement[]
  aspects: AspectAgreement[]
  /** Each assessor who gave a level, against the rest on the same criteria; sorted by id. */
  leans: AssessorLean[]
  /** External less internal assessors; null unless there are both. */
  external: RaterGroupDifference | null
  /** Pack order, then unit. */
  disputes: ApplicabilityDispute[]
}

/**
 * Agreement of the first blind round, in all units of `input` together or, with `unitId`, in that one.
 *
 * α is ordinal, levels being ordered categories, with a delete-one-unit jackknife interval; aspects get exact and
 * within-one shares and no coefficient. Shares are of 1, differences in levels. What cannot be formed is a named reason
 * (one rater, no overlap, no variation, under ten criteria). The order of lists in `input` is irrelevant.
 *
 * Sources: those of krippendorffAlpha, withinOneAgreement and raterBias.
 */
export function roundAgreement(input: ScoreInput, unitId?: string): RoundAgreement {
  const outline = outlineOf(input.pack)
  const ratings = unitId === undefined ? input.ratings : input.ratings.filter((rating) => rating.unitId === unitId)
  const levels = outline.levels
  const levelRatings = ratings.flatMap(({ assessorId, unitId: unit, criterion, value }) =>
    value.kind === 'level' ? [{ assessorId, unit, criterion, level: value.level }] : [],
  )
  const raters = [...new Set(levelRatings.map(({ assessorId }) => assessorId))].sort(compareText)
  const rows = rowsOf(levelRatings, raters)
  const under = (node: OutlineNode): Ratings => ratingsOf(raters, rows, countingCriteria(node))
  const alphaOf = (node: OutlineNode): AreaAgreement => {
    const {
      alpha,
      interval,
      units,
      unitsLeftOut,
      raters: active,
      ratings: given,
    } = krippendorffAlpha(under(node), 'ordinal')
    return {
      address: node.address,
      alpha,
      interval,
      units,
      unitsLeftOut,
      raters: active,
      ratings: given,
      band: isDefined(alpha) ? agreementBand(alpha) : null,
    }
  }
  const whole = under(outline.instrument)
  const external = new Map(
    input.assessors.map((assessor) => [assessor.id, assessor.external ? 'external' : 'internal']),
  )
  const kinds = raters.map((id) => external.get(id) ?? null)
  return {
    instrument: alphaOf(outline.byAddress.get(instrumentAddress)!),
    areas: outline.nodes.filter(({ kind }) => kind === 'area').map(alphaOf),
    aspects: outline.nodes
      .filter(({ kind }) => kind === 'aspect')
      .map((node) => {
        const { exact, withinOne, pairs, units } = withinOneAgreement(under(node), [...levels])
        return { address: node.address, exact, withinOne, pairs, units }
      }),
    leans: raterBias(whole).map(({ rater, ratings: _, ...difference }) => ({ assessorId: rater, ...difference })),
    external: new Set(kinds).size === 2 ? raterGroupDifference(whole, kinds, 'external', 'internal') : null,
    disputes: disputesOf(ratings, [...outline.criteria.keys()]),
  }
}

type Row = { criterion: string; unit: string; values: (number | null)[] }

/** One row per criterion and unit with a level, sorted by criterion and unit. */
function rowsOf(
  given: readonly { assessorId: string; unit: string; criterion: string; level: number }[],
  raters: readonly string[],
): Row[] {
  const place = new Map(raters.map((id, index) => [id, index]))
  const rows = new Map<string, Row>()
  for (const { assessorId, unit, criterion, level } of given) {
    const key = JSON.stringify([criterion, unit])
    const row = rows.get(key) ?? { criterion, unit, values: raters.map(() => null) }
    row.values[place.get(assessorId)!] = level
    rows.set(key, row)
  }
  return [...rows].sort(([a], [b]) => compareText(a, b)).map(([, row]) => row)
}

function ratingsOf(raters: readonly string[], rows: readonly Row[], criteria: ReadonlySet<string>): Ratings {
  const kept = rows.filter(({ criterion }) => criteria.has(criterion))
  return {
    units: kept.map(({ criterion, unit }) => `${criterion} ${unit}`),
    raters,
    values: kept.map(({ values }) => values),
  }
}

/** Ids of the criteria under a node that are reached over positive weights only. */
function countingCriteria(node: OutlineNode): Set<string> {
  const found = new Set<string>()
  const walk = (at: OutlineNode): void => {
    if (at.kind === 'criterion') found.add(at.id)
    for (const child of at.children) if (child.weight > 0) walk(child)
  }
  walk(node)
  return found
}

function disputesOf(ratings: ScoreInput['ratings'], criteria: readonly string[]): ApplicabilityDispute[] {
  const found = new Map<string, ApplicabilityDispute>()
  for (const { assessorId, unitId, criterion, value } of ratings) {
    if (value.kind !== 'level' && value.kind !== 'notApplicable') continue
    const key = JSON.stringify([criterion, unitId])
    const one = found.get(key) ?? { unitId, criterion, gaveLevel: [], saidNotApplicable: [] }
    one[value.kind === 'level' ? 'gaveLevel' : 'saidNotApplicable'].push(assessorId)
    found.set(key, one)
  }
  const place = new Map(criteria.map((id, index) => [id, index]))
  return [...found.values()]
    .filter((one) => one.gaveLevel.length > 0 && one.saidNotApplicable.length > 0)
    .map((one) => ({
      ...one,
      gaveLevel: one.gaveLevel.toSorted(compareText),
      saidNotApplicable: one.saidNotApplicable.toSorted(compareText),
    }))
    .sort((a, b) => place.get(a.criterion)! - place.get(b.criterion)! || compareText(a.unitId, b.unitId))
}
