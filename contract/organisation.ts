import { z } from 'zod'
import { Done, Id, LocalText, WorkspaceParams } from './common.ts'
import { defineRoute } from './route.ts'

export const UnitKind = z.enum(['organisation', 'businessArea', 'region', 'brand', 'channel', 'department', 'other'])
export const Unit = z.object({
  id: Id,
  parentId: Id.nullable(),
  code: z.string(),
  name: LocalText,
  kind: UnitKind,
  headcount: z.number().int().nullable(),
  revenue: z.number().nullable(),
  sort: z.number().int(),
})
export type Unit = z.infer<typeof Unit>
export const Dimension = z.enum(['department', 'roleLevel', 'segment', 'channel', 'region', 'tenure'])
export const SegmentValue = z.object({
  dimension: Dimension,
  code: z.string(),
  name: LocalText,
  parentCode: z.string().nullable(),
  headcount: z.number().int().nullable(),
  sort: z.number().int(),
})
export type SegmentValue = z.infer<typeof SegmentValue>
export const Organisation = z.object({ units: z.array(Unit), segments: z.array(SegmentValue) })

const Code = z.string().trim().min(1).max(80)
/** As many as a column of integers holds. */
const Headcount = z.int().min(0).max(2_147_483_647)
const Revenue = z.number().min(0).max(1e15)
export const NewUnit = z.strictObject({
  parentId: Id,
  code: Code,
  name: LocalText,
  kind: UnitKind.exclude(['organisation']),
  headcount: Headcount.nullable().default(null),
  revenue: Revenue.nullable().default(null),
})
/** What is left out stays as it is; a default would clear it. */
export const UnitChange = NewUnit.extend({ headcount: Headcount.nullable(), revenue: Revenue.nullable() }).partial()
const NewSegmentValue = z.strictObject({
  code: Code,
  name: LocalText,
  parentCode: Code.nullable(),
  headcount: Headcount.nullable(),
})

const tag = 'organisation'
export const getOrganisation = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/organisation',
  name: 'getOrganisation',
  tag,
  params: WorkspaceParams,
  reply: Organisation,
})
export const createUnit = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/units',
  name: 'createUnit',
  tag,
  params: WorkspaceParams,
  body: NewUnit,
  reply: Unit,
})
export const updateUnit = defineRoute({
  method: 'PATCH',
  path: '/api/workspaces/:workspace/units/:unit',
  name: 'updateUnit',
  tag,
  params: WorkspaceParams.extend({ unit: Id }),
  body: UnitChange,
  reply: Unit,
})
export const deleteUnit = defineRoute({
  method: 'DELETE',
  path: '/api/workspaces/:workspace/units/:unit',
  name: 'deleteUnit',
  tag,
  params: WorkspaceParams.extend({ unit: Id }),
  reply: Done,
})
export const putSegments = defineRoute({
  method: 'PUT',
  path: '/api/workspaces/:workspace/segments/:dimension',
  name: 'putSegments',
  tag,
  params: WorkspaceParams.extend({ dimension: Dimension }),
  body: z.strictObject({ values: z.array(NewSegmentValue).max(5000) }),
  reply: Organisation,
})
export const RowFault = z.object({ row: z.number().int(), column: z.string(), reason: z.string() })
/** What a row of a file says of a unit; its parent by name. */
export const UnitContent = Unit.pick({ name: true, kind: true, headcount: true, revenue: true }).extend({
  parent: LocalText,
})
export type UnitContent = z.infer<typeof UnitContent>
/** A unit that a row adds (nothing before) or changes. */
export const UnitRow = z.object({
  row: z.number().int(),
  code: z.string(),
  before: UnitContent.nullable(),
  after: UnitContent,
})
/** Units by CSV (code, parent, name_zh, name_en, kind, headcount, revenue). `commit: false` only says what would happen. All or nothing. */
export const importUnits = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/units/import',
  name: 'importUnits',
  tag,
  params: WorkspaceParams,
  body: z.strictObject({ csv: z.string().max(5_000_000), commit: z.boolean() }),
  reply: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    /** the first 200 rows that add or change a unit */
    rows: z.array(UnitRow),
    faults: z.array(RowFault),
    committed: z.boolean(),
  }),
})
