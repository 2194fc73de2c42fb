/**
 * Movement between two score runs of the same organisation, split into what really changed and what only looks so
 * (measurement.md, Movement between years). With the measure `mean`, over common criteria C and shared raters R:
 *
 *   real      = s(C, now, R) − s(C, then, R)
 *   raters    = [s(C, now, all) − s(C, now, R)] − [the same then]
 *   content   = [s(all, now) − s(C, now, all)] − [the same then]
 *   consensus = (agreed − blind) now − (agreed − blind) then
 *
 * All s are of blind ratings; s over C is always rolled up with the weights of the newer pack, so that changed weights
 * are changed content. The four add up to the change of the score. A criterion is common when both packs have it at the
 * same address with the same descriptors and it was rated in the same unit in both years. Median and floor show before
 * and after only.
 */
import type { Pack } from '#core/instrument/pack.ts'
import type { Rating } from '#core/rating/rating.ts'
import { outlineOf } from '#core/score/outline.ts'
import { organisationScope, scoreRun } from '#core/score/score-run.ts'
import type { NodeAddress, NodeKind, NodeScore, ScoreInput, ScoreRun } from '#core/score/types.ts'

export const sharedRatersNeeded = 2
export const commonCriteriaNeeded = 10

/** One year: the run, its inputs, and which person an assessor is (assessors are made anew for each diagnostic). */
export type Year = { run: ScoreRun; input: ScoreInput; personOf: Readonly<Record<string, string>> }

/** Why a change is not split. */
export type NoSplit =
  /** The two scales differ: nothing is compared at all. */
  | 'otherScale'
  /** Another instrument. */
  | 'otherInstrument'
  /** The earlier (or later) marks were imported and have no raters. */
  | 'importedWithoutRaters'
  /** The units in scope differ, so the organisation's two scores describe different things. */
  | 'otherUnits'
  /** Levels were agreed without blind ratings before. */
  | 'noBlindRatings'
  /** Fewer than ten common criteria below this node. */
  | 'tooFewCriteria'
  /** There is no score in one of the years. */
  | 'notScored'

export type Split =
  /** All four parts. `sharedRaters` ≥ 2. */
  | {
      kind: 'full'
      real: number
      raters: number
      content: number
      consensus: number
      criteria: number
      sharedRaters: number
    }
  /** Too few shared raters: real change and changed raters cannot be told apart. */
  | {
      kind: 'ratersUnknown'
      realAndRaters: number
      content: number
      consensus: number
      criteria: number
      sharedRaters: number
    }
  | { kind: 'none'; reason: NoSplit }

export type Marks = { mean: number | null; median: number | null; gated: { level: number; atMost: boolean } | null }

export type MovementRow = {
  address: NodeAddress
  kind: NodeKind
  before: Marks
  after: Marks
  /** Change of the mean, after − before; null unless both are scored on one scale. */
  change: number | null
  /** Blind scores of all raters over the common criteria alone; null where there are none. */
  sameContent: { before: number; after: number; change: number; criteria: number } | null
  split: Split
}

export type Movement = {
  comparable: boolean
  /** Rows of the newer pack in pack order, instrument, areas and aspects; a node the older pack lacks has no before. */
  units: { unitId: string; rows: MovementRow[] }[]
  organisation: MovementRow[]
  /** Persons who rated in both years. */
  sharedRaters: number
  /** Pairs of unit and criterion compared. */
  commonCriteria: number
}

/** Compares two years. Units are matched by id. */
export function movementBetween(now: Year, former: Year): Movement {
  const obstacle = generalObstacle(now.run, former.run)
  const shared = sharedRatings(now, former)
  const readings = obstacle === null ? readAll(now, former, shared) : null
  const formerUnits = new Set(former.run.units.map((unit) => unit.unitId))
  const sameUnits =
    now.run.units.length === former.run.units.length && now.run.units.every((unit) => formerUnits.has(unit.unitId))
  const rowsFor = (scope: string, scopeObstacle: NoSplit | null) =>
    rowsOf(now.run, scope).flatMap((after) =>
      after.kind === 'criterion' ? [] : [movementRow(scope, after, former.run, readings, obstacle ?? scopeObstacle)],
    )
  return {
    comparable: obstacle === null,
    units: now.run.units
      .filter((unit) => formerUnits.has(unit.unitId))
      .map((unit) => ({ unitId: unit.unitId, rows: rowsFor(unit.unitId, null) })),
    organisation: rowsFor(organisationScope, sameUnits ? null : 'otherUnits'),
    sharedRaters: shared.persons.size,
    commonCriteria: shared.byAll.size,
  }
}

function generalObstacle(now: ScoreRun, former: ScoreRun): NoSplit | null {
  if (now.pack.id !== former.pack.id) return 'otherInstrument'
  const levels = (run: ScoreRun) => run.scale.levels.map((level) => level.id).join(' ')
  return now.scale.id === former.scale.id && levels(now) === levels(former) ? null : 'otherScale'
}

/** Unit and criterion as one key. */
const placeOf = (rating: { unitId: string; criterion: string }) => JSON.stringify([rating.unitId, rating.criterion])

type Shared = {
  /** Persons with a level in both years. */
  persons: ReadonlySet<string>
  /** Places with a level of any rater in both years. */
  byAll: ReadonlySet<string>
  /** Places with a level of a shared rater in both years. */
  byShared: ReadonlySet<string>
}

function sharedRatings(now: Year, former: Year): Shared {
  const same = unchangedCriteria(now.input.pack, former.input.pack)
  const levels = (year: Year) =>
    year.input.ratings.filter((rating) => rating.value.kind === 'level' && same.has(rating.criterion))
  const [nowLevels, formerLevels] = [levels(now), levels(former)]
  const personsOf = (year: Year, ratings: Rating[]) => new Set(ratings.map((rating) => person(year, rating)))
  const persons = personsOf(now, nowLevels).intersection(personsOf(former, formerLevels))
  const places = (year: Year, ratings: Rating[], among: ReadonlySet<string> | null) =>
    new Set(ratings.filter((rating) => among === null || among.has(person(year, rating))).map(placeOf))
  return {
    persons,
    byAll: places(now, nowLevels, null).intersection(places(former, formerLevels, null)),
    byShared: places(now, nowLevels, persons).intersection(places(former, formerLevels, persons)),
  }
}

function person(year: Year, rating: Rating): string {
  return year.personOf[rating.assessorId] ?? rating.assessorId
}

/** Criteria with the same address and the same words at every level. */
function unchangedCriteria(now: Pack, former: Pack): Set<string> {
  const before = outlineOf(former).criteria
  const words = (descriptors: Record<string, unknown>) =>
    JSON.stringify(Object.entries(descriptors).sort(([a], [b]) => (a < b ? -1 : 1)))
  const same = [...outlineOf(now).criteria].filter(([address, criterion]) => {
    const former = before.get(address)
    return former !== undefined && words(former.descriptors) === words(criterion.descriptors)
  })
  return new Set(same.map(([address]) => address))
}

/** The same quantity in both years. */
type Pair = { now: ScoreRun | null; former: ScoreRun | null }

type Readings = {
  now: Year
  former: Year
  shared: Shared
  /** All criteria, all raters, blind. */
  blind: Pair
  /** Common criteria as rated by shared raters; by shared raters alone and by all. */
  sharedOnly: Pair
  sharedPlacesAll: Pair
  /** Common criteria as rated by anyone, by all. */
  allPlaces: Pair
}

function readAll(now: Year, former: Year, shared: Shared): Readings {
  const pair = (places: ReadonlySet<string>, persons: ReadonlySet<string> | null): Pair => ({
    now: restrictedRun(now, now.input.pack, places, persons),
    former: restrictedRun(former, now.input.pack, places, persons),
  })
  const blindRun = (year: Year) => scoreRun({ ...year.input, agreed: [], targets: [] })
  return {
    now,
    former,
    shared,
    blind: { now: blindRun(now), former: blindRun(former) },
    sharedOnly: pair(shared.byShared, shared.persons),
    sharedPlacesAll: pair(shared.byShared, null),
    allPlaces: pair(shared.byAll, null),
  }
}

/** Scores only these places, blind, with `pack` cut down to them. Null when nothing that counts is left. */
function restrictedRun(
  year: Year,
  pack: Pack,
  places: ReadonlySet<string>,
  persons: ReadonlySet<string> | null,
): ScoreRun | null {
  const ratings = year.input.ratings.filter(
    (rating) =>
      rating.value.kind === 'level' &&
      places.has(placeOf(rating)) &&
      (persons === null || persons.has(person(year, rating))),
  )
  const cut = cutPack(pack, new Set(ratings.map((rating) => rating.criterion)))
  if (cut === null) return null
  const { units, unitWeighting, assessors } = year.input
  const none = { agreed: [], importedMarks: [], targets: [], comments: [], criticalFindings: [] }
  return scoreRun({ pack: cut, units, unitWeighting, assessors, ratings, ...none })
}

/** The pack with these criteria only, without branches in which nothing has weight. */
function cutPack(pack: Pack, criteria: ReadonlySet<string>): Pack | null {
  const counts = (node: { weight: number }) => node.weight > 0
  const areas = pack.areas
    .map((area) => ({
      ...area,
      aspects: area.aspects
        .map((aspect) => ({
          ...aspect,
          criteria: aspect.criteria.filter((criterion) => criteria.has(`${aspect.id}.${criterion.id}`)),
        }))
        .filter((aspect) => aspect.criteria.some(counts)),
    }))
    .filter((area) => area.aspects.some(counts))
  return areas.some(counts) ? { ...pack, areas } : null
}

function rowsOf(run: ScoreRun, scope: string): NodeScore[] {
  if (scope === organisationScope) return run.organisation.nodes
  return run.units.find((unit) => unit.unitId === scope)?.nodes ?? []
}

function meanAt(run: ScoreRun | null, scope: string, address: NodeAddress): number | null {
  return run === null ? null : (rowsOf(run, scope).find((row) => row.address === address)?.mean ?? null)
}

function movementRow(
  scope: string,
  after: NodeScore,
  formerRun: ScoreRun,
  readings: Readings | null,
  obstacle: NoSplit | null,
): MovementRow {
  const sameScale = obstacle !== 'otherScale' && obstacle !== 'otherInstrument'
  const before = rowsOf(formerRun, scope).find((row) => row.address === after.address)
  const change = sameScale && after.mean !== null && before?.mean != null ? after.mean - before.mean : null
  const row = { address: after.address, kind: after.kind, before: marksOf(before), after: marksOf(after), change }
  if (change === null || before === undefined || readings === null || obstacle !== null) {
    return { ...row, sameContent: null, split: { kind: 'none', reason: obstacle ?? 'notScored' } }
  }
  return { ...row, sameContent: sameContent(readings, scope, after), split: splitOf(readings, scope, after, before) }
}

function marksOf(row: NodeScore | undefined): Marks {
  const gated = row?.gated ? { level: row.gated.level, atMost: row.gated.atMost } : null
  return { mean: row?.mean ?? null, median: row?.median ?? null, gated }
}

/** Common places below a node: distinct criteria, in this unit or in any for the organisation. */
function criteriaBelow(readings: Readings, scope: string, node: NodeScore, places: ReadonlySet<string>): Set<string> {
  const aspects = new Set(
    readings.now.input.pack.areas.flatMap((area) =>
      area.aspects.flatMap((aspect) =>
        node.kind === 'instrument' || node.address === `area/${area.id}` || node.address === `aspect/${aspect.id}`
          ? [aspect.id]
          : [],
      ),
    ),
  )
  const found = new Set<string>()
  for (const place of places) {
    const [unitId, criterion] = JSON.parse(place) as [string, string]
    if (scope !== organisationScope && unitId !== scope) continue
    if (aspects.has(criterion.slice(0, criterion.indexOf('.')))) found.add(criterion)
  }
  return found
}

function sameContent(readings: Readings, scope: string, node: NodeScore): MovementRow['sameContent'] {
  const after = meanAt(readings.allPlaces.now, scope, node.address)
  const before = meanAt(readings.allPlaces.former, scope, node.address)
  if (after === null || before === null) return null
  const criteria = criteriaBelow(readings, scope, node, readings.shared.byAll).size
  return { before, after, change: after - before, criteria }
}

function splitOf(readings: Readings, scope: string, after: NodeScore, before: NodeScore): Split {
  const none = (reason: NoSplit): Split => ({ kind: 'none', reason })
  if (after.basis === 'imported' || before.basis === 'imported') return none('importedWithoutRaters')
  const read = (pair: Pair) => {
    const now = meanAt(pair.now, scope, after.address)
    const former = meanAt(pair.former, scope, after.address)
    return now === null || former === null ? null : { now, former }
  }
  const blind = read(readings.blind)
  if (blind === null || after.mean === null || before.mean === null) return none('noBlindRatings')
  const consensus = after.mean - blind.now - (before.mean - blind.former)
  const all = read(readings.allPlaces)
  const byAll = criteriaBelow(readings, scope, after, readings.shared.byAll).size
  if (all === null || byAll < commonCriteriaNeeded) return none('tooFewCriteria')
  const byShared = criteriaBelow(readings, scope, after, readings.shared.byShared)
  const sharedRaters = Math.min(
    ratersAmong(readings.now, scope, byShared, readings.shared.persons),
    ratersAmong(readings.former, scope, byShared, readings.shared.persons),
  )
  const only = read(readings.sharedOnly)
  const every = read(readings.sharedPlacesAll)
  const enough = sharedRaters >= sharedRatersNeeded && byShared.size >= commonCriteriaNeeded
  if (!enough || only === null || every === null) {
    const content = blind.now - all.now - (blind.former - all.former)
    return {
      kind: 'ratersUnknown',
      realAndRaters: all.now - all.former,
      content,
      consensus,
      criteria: byAll,
      sharedRaters,
    }
  }
  return {
    kind: 'full',
    real: only.now - only.former,
    raters: every.now - only.now - (every.former - only.former),
    content: blind.now - every.now - (blind.former - every.former),
    consensus,
    criteria: byShared.size,
    sharedRaters,
  }
}

function ratersAmong(year: Year, scope: string, criteria: ReadonlySet<string>, persons: ReadonlySet<string>): number {
  const found = new Set<string>()
  for (const rating of year.input.ratings) {
    if (rating.value.kind !== 'level' || !criteria.has(rating.criterion)) continue
    if (scope !== organisationScope && rating.unitId !== scope) continue
    if (persons.has(person(year, rating))) found.add(person(year, rating))
  }
  return found.size
}
