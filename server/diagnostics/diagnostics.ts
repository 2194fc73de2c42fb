/** Diagnostics: one run of one or more instruments over a scope and a period. */
import { randomUUID } from 'node:crypto'
import type { Diagnostic } from '#contract/diagnostic.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import { criteriaOfSheet } from '#core/rating/sheet.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { problem } from '#server/http/problem.ts'
import { rootUnit } from '#server/organisation/organisation.ts'
import { getPack } from '#server/packs/library.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'

export interface DiagnosticRow {
  id: string
  name: Text
  periodFrom: string
  periodTo: string
  status: 'open' | 'revealed' | 'closed'
  previousId: string | null
  unitWeighting: 'equal' | 'headcount' | 'revenue'
  createdAt: string
}

export const diagnosticColumns = sql`id, name, period_from as "periodFrom", period_to as "periodTo", status, previous_id as "previousId", unit_weighting as "unitWeighting", created_at as "createdAt"`

export async function findDiagnostic(db: Queryable, workspaceId: string, id: string): Promise<DiagnosticRow> {
  const row = await maybeOne<DiagnosticRow>(
    db,
    sql`select ${diagnosticColumns} from diagnostic where workspace_id = ${workspaceId} and id = ${id}`,
  )
  if (row === null) throw problem('notFound')
  return row
}

/** The instruments of a diagnostic in their order. */
export async function packsOf(db: Queryable, workspaceId: string, diagnosticId: string): Promise<Pack[]> {
  const rows = await many<{ pack_id: string; version: string }>(
    db,
    sql`select pack_id, version from diagnostic_pack where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} order by sort, pack_id collate "C"`,
  )
  return Promise.all(rows.map((row) => getPack(db, workspaceId, row.pack_id, row.version)))
}

/** The instrument asked for, or the first. */
export async function packOf(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  packId: string | undefined,
): Promise<Pack> {
  const packs = await packsOf(db, workspaceId, diagnosticId)
  if (packs.length === 0) throw problem('notFound')
  const pack = packId === undefined ? packs[0] : packs.find((candidate) => candidate.id === packId)
  if (pack === undefined) throw problem('pack.notInDiagnostic', { pack: packId ?? '' })
  return pack
}

export interface ScopeUnit {
  id: string
  name: Text
  parentId: string | null
  headcount: number | null
  revenue: number | null
  isOrganisation: boolean
}

/** Units in scope. The organisation itself is always there for criteria rated once for the whole of it. */
export async function scopeOf(db: Queryable, workspaceId: string, diagnosticId: string): Promise<ScopeUnit[]> {
  return many<ScopeUnit>(
    db,
    sql`select u.id, u.name, u.parent_id as "parentId", u.headcount, u.revenue, u.parent_id is null as "isOrganisation"
        from diagnostic_unit d join unit u on u.workspace_id = d.workspace_id and u.id = d.unit_id
        where d.workspace_id = ${workspaceId} and d.diagnostic_id = ${diagnosticId} order by u.parent_id is not null, u.sort, u.code collate "C"`,
  )
}

export interface AssessorRow {
  id: string
  name: string
  label: string
  external: boolean
  personId: string | null
  raterKey: string
}

export async function assessorsOf(db: Queryable, workspaceId: string, diagnosticId: string): Promise<AssessorRow[]> {
  return many<AssessorRow>(
    db,
    sql`select id, name, label, external, person_id as "personId", rater_key as "raterKey" from assessor
        where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} order by length(label), label collate "C"`,
  )
}

/** A, B, … Z, AA, …: the next free letter. */
export function nextLabel(taken: readonly string[]): string {
  for (let n = 0; ; n++) {
    const label = (n >= 26 ? String.fromCodePoint(64 + Math.floor(n / 26)) : '') + String.fromCodePoint(65 + (n % 26))
    if (!taken.includes(label)) return label
  }
}

/** Adds an assessor; `raterKey` ties the same person over the years (the account, else the name). */
export async function insertAssessor(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  assessor: { name: string; external: boolean; personId: string | null; label?: string },
): Promise<string> {
  const there = await assessorsOf(db, workspaceId, diagnosticId)
  if (assessor.personId !== null) {
    const member = await maybeOne(
      db,
      sql`select 1 from membership where workspace_id = ${workspaceId} and person_id = ${assessor.personId}`,
    )
    if (member === null) throw problem('notFound')
  }
  const raterKey = assessor.personId ?? `name:${assessor.name.trim().toLowerCase()}`
  if (there.some((other) => other.raterKey === raterKey)) throw problem('assessor.twice', { name: assessor.name })
  const id = randomUUID()
  await run(
    db,
    sql`insert into assessor (workspace_id, id, diagnostic_id, rater_key, name, label, external, person_id)
        values (${workspaceId}, ${id}, ${diagnosticId}, ${raterKey}, ${assessor.name}, ${assessor.label ?? nextLabel(there.map((other) => other.label))}, ${assessor.external}, ${assessor.personId})`,
  )
  return id
}

/** How many ratings one assessor owes over all units in scope. */
export function sheetSize(packs: readonly Pack[], units: readonly Pick<ScopeUnit, 'isOrganisation'>[]): number {
  return packs.reduce(
    (sum, pack) => units.reduce((count, unit) => count + criteriaOfSheet(pack, unit, units.length).length, sum),
    0,
  )
}

export interface TargetRow {
  packId: string
  address: string
  level: number
  rationale: string
}

export async function targetsOf(db: Queryable, workspaceId: string, diagnosticId: string): Promise<TargetRow[]> {
  return many<TargetRow>(
    db,
    sql`select pack_id as "packId", address, level, rationale from target where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} order by pack_id collate "C", address collate "C"`,
  )
}

/** Replaces all targets after checking each against its instrument. */
export async function replaceTargets(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  packs: readonly Pack[],
  targets: readonly TargetRow[],
): Promise<void> {
  for (const { packId, address, level } of targets) {
    const pack = packs.find((candidate) => candidate.id === packId)
    if (pack === undefined) throw problem('pack.notInDiagnostic', { pack: packId })
    const known =
      address === 'instrument' ||
      pack.areas.some(
        (area) => address === `area/${area.id}` || area.aspects.some((aspect) => address === `aspect/${aspect.id}`),
      )
    if (!known) throw problem('target.unknown', { address })
    if (!Number.isInteger(level) || level < 1 || level > pack.scale.levels.length)
      throw problem('target.offScale', { address, level, levels: pack.scale.levels.length })
  }
  await run(db, sql`delete from target where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId}`)
  const last = [...new Map(targets.map((target) => [`${target.packId} ${target.address}`, target])).values()]
  await run(
    db,
    sql`insert into target (workspace_id, diagnostic_id, pack_id, address, level, rationale)
        select ${workspaceId}, ${diagnosticId}, t.pack, t.address, t.level, t.rationale
        from unnest(${last.map((t) => t.packId)}::text[], ${last.map((t) => t.address)}::text[], ${last.map((t) => t.level)}::int[], ${last.map((t) => t.rationale)}::text[]) as t (pack, address, level, rationale)`,
  )
}

/**
 * Replaces the units in scope. A unit with ratings cannot leave. The organisation itself joins where an instrument has
 * criteria that are rated once for the whole of it.
 */
export async function replaceScope(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  packs: readonly Pack[],
  unitIds: readonly string[],
): Promise<void> {
  const wholeNeeded = packs.some((pack) => criteriaOf(pack).some(({ criterion }) => criterion.wholeOrganisationOnly))
  const wanted = [...new Set([...unitIds, ...(wholeNeeded ? [(await rootUnit(db, workspaceId)).id] : [])])]
  const known = await many<{ id: string }>(
    db,
    sql`select id from unit where workspace_id = ${workspaceId} and id = any(${wanted}::uuid[])`,
  )
  if (known.length !== wanted.length) throw problem('unit.unknown')
  const rated = await many<{ unit_id: string }>(
    db,
    sql`select distinct unit_id from rating where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId}`,
  )
  if (rated.some((row) => !wanted.includes(row.unit_id))) throw problem('diagnostic.scopeScored')
  await run(
    db,
    sql`delete from diagnostic_unit where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId}`,
  )
  await run(
    db,
    sql`insert into diagnostic_unit (workspace_id, diagnostic_id, unit_id) select ${workspaceId}, ${diagnosticId}, u from unnest(${wanted}::uuid[]) as u`,
  )
}

/** The diagnostic as the pages see it. `personId`: who looks; progress of others is shown to the lead only. */
export async function describeDiagnostic(
  db: Queryable,
  workspaceId: string,
  id: string,
  viewer: { personId: string | null; seesAll: boolean },
): Promise<Diagnostic> {
  const row = await findDiagnostic(db, workspaceId, id)
  const packs = await packsOf(db, workspaceId, id)
  const units = await scopeOf(db, workspaceId, id)
  const assessors = await assessorsOf(db, workspaceId, id)
  const settled = new Map(
    (
      await many<{ assessor_id: string; n: number }>(
        db,
        sql`select assessor_id, count(*)::int as n from rating where workspace_id = ${workspaceId} and diagnostic_id = ${id} and kind <> 'notScored' group by assessor_id`,
      )
    ).map(({ assessor_id, n }) => [assessor_id, n]),
  )
  const total = sheetSize(packs, units)
  const surveys = await many<{ packId: string; responses: number; minimumGroup: number; dimensions: string[] }>(
    db,
    sql`select s.pack_id as "packId", s.minimum_group as "minimumGroup", s.dimensions,
          coalesce((select sum(r.responses) from survey_release r where r.workspace_id = s.workspace_id and r.survey_id = s.id), 0)::int as responses
        from survey s where s.workspace_id = ${workspaceId} and s.diagnostic_id = ${id} order by s.pack_id collate "C"`,
  )
  const { isSample } = (await maybeOne<{ isSample: boolean }>(
    db,
    sql`select is_sample as "isSample" from workspace where workspace_id = ${workspaceId}`,
  )) ?? { isSample: false }
  return {
    ...row,
    packs: packs.map((pack) => ({ packId: pack.id, version: pack.version, name: pack.name })),
    unitIds: units.map((unit) => unit.id),
    assessors: assessors.map(({ raterKey: _, ...assessor }) => ({
      ...assessor,
      settled: viewer.seesAll || assessor.personId === viewer.personId ? (settled.get(assessor.id) ?? 0) : 0,
      total,
    })),
    targets: await targetsOf(db, workspaceId, id),
    myAssessorId:
      assessors.find((assessor) => assessor.personId !== null && assessor.personId === viewer.personId)?.id ?? null,
    isSample,
    // under the minimum nothing of a survey is shown, its count included
    surveys: surveys.map((survey) => ({
      ...survey,
      responses: survey.responses >= survey.minimumGroup ? survey.responses : null,
    })),
    scoreRuns: await many(
      db,
      sql`select id, pack_id as "packId", made_at as "madeAt", made_by as "madeBy" from score_run where workspace_id = ${workspaceId} and diagnostic_id = ${id} order by made_at desc, id limit 20`,
    ),
  }
}
