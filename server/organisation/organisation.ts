/** The organisation model: one tree of units per workspace and the values of its segment dimensions. */
import { randomUUID } from 'node:crypto'
import type { SegmentValue, Unit } from '#contract/organisation.ts'
import type { Text } from '#core/language.ts'
import { many, maybeOne, one, run, sql, type Queryable } from '#server/storage/database.ts'

const unitColumns = sql`id, parent_id as "parentId", code, name, kind, headcount, revenue, sort`

/** All units, parents before children of the same sort order. */
export async function listUnits(db: Queryable, workspaceId: string): Promise<Unit[]> {
  return many<Unit>(
    db,
    sql`select ${unitColumns} from unit where workspace_id = ${workspaceId} order by parent_id is not null, sort, code collate "C"`,
  )
}

export async function findUnit(db: Queryable, workspaceId: string, unitId: string): Promise<Unit | null> {
  return maybeOne<Unit>(db, sql`select ${unitColumns} from unit where workspace_id = ${workspaceId} and id = ${unitId}`)
}

export async function rootUnit(db: Queryable, workspaceId: string): Promise<Unit> {
  return one<Unit>(db, sql`select ${unitColumns} from unit where workspace_id = ${workspaceId} and parent_id is null`)
}

export interface UnitFields {
  parentId: string
  code: string
  name: Text
  kind: Unit['kind']
  headcount: number | null
  revenue: number | null
}

export async function insertUnit(db: Queryable, workspaceId: string, unit: UnitFields): Promise<string> {
  const id = randomUUID()
  await insertUnits(db, workspaceId, [{ ...unit, id }])
  return id
}

/** Adds units behind those there are, in the order given; a parent may be one of them. One statement for all. */
export async function insertUnits(
  db: Queryable,
  workspaceId: string,
  units: readonly (UnitFields & { id: string })[],
): Promise<void> {
  await run(
    db,
    sql`insert into unit (workspace_id, id, parent_id, code, name, kind, headcount, revenue, sort)
        select ${workspaceId}, u.id, u.parent, u.code, u.name, u.kind, u.headcount, u.revenue, there.units + u.place - 1
        from unnest(${units.map((unit) => unit.id)}::uuid[], ${units.map((unit) => unit.parentId)}::uuid[], ${units.map((unit) => unit.code)}::text[],
          ${units.map((unit) => JSON.stringify(unit.name))}::jsonb[], ${units.map((unit) => unit.kind)}::text[], ${units.map((unit) => unit.headcount)}::int[],
          ${units.map((unit) => unit.revenue)}::numeric[]) with ordinality as u (id, parent, code, name, kind, headcount, revenue, place),
          (select count(*) as units from unit where workspace_id = ${workspaceId}) as there`,
  )
}

export async function updateUnit(db: Queryable, workspaceId: string, unit: Unit): Promise<void> {
  await run(
    db,
    sql`update unit set parent_id = ${unit.parentId}, code = ${unit.code}, name = ${JSON.stringify(unit.name)}, kind = ${unit.kind}, headcount = ${unit.headcount}, revenue = ${unit.revenue}
        where workspace_id = ${workspaceId} and id = ${unit.id}`,
  )
}

/** Whether `above` is `unitId` itself or stands below it. */
export function standsBelow(units: readonly Unit[], unitId: string, above: string): boolean {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  for (let at: string | null | undefined = above; at !== null && at !== undefined; at = parents.get(at))
    if (at === unitId) return true
  return false
}

export async function listSegments(db: Queryable, workspaceId: string): Promise<SegmentValue[]> {
  return many<SegmentValue>(
    db,
    sql`select dimension, code, name, parent_code as "parentCode", headcount, sort from segment_value
        where workspace_id = ${workspaceId} order by dimension collate "C", sort, code collate "C"`,
  )
}

export async function replaceSegments(
  db: Queryable,
  workspaceId: string,
  dimension: string,
  values: Omit<SegmentValue, 'dimension' | 'sort'>[],
): Promise<void> {
  await run(db, sql`delete from segment_value where workspace_id = ${workspaceId} and dimension = ${dimension}`)
  await run(
    db,
    sql`insert into segment_value (workspace_id, dimension, code, name, parent_code, headcount, sort)
        select ${workspaceId}, ${dimension}, v.code, v.name, v.parent, v.headcount, v.sort
        from unnest(${values.map((value) => value.code)}::text[], ${values.map((value) => JSON.stringify(value.name))}::jsonb[], ${values.map((value) => value.parentCode)}::text[],
          ${values.map((value) => value.headcount)}::int[], ${values.map((_, at) => at)}::int[]) as v (code, name, parent, headcount, sort)`,
  )
}
