import * as contract from '#contract/organisation.ts'
import { problem } from '#server/http/problem.ts'
import { serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { one, run, sql } from '#server/storage/database.ts'
import {
  findUnit,
  insertUnit,
  listSegments,
  listUnits,
  replaceSegments,
  standsBelow,
  updateUnit,
} from './organisation.ts'

export function registerOrganisationRoutes(api: Api): void {
  serveRead(api, contract.getOrganisation, { action: 'organisation.read' }, async ({ db, params }) => ({
    units: await listUnits(db, params.workspace),
    segments: await listSegments(db, params.workspace),
  }))

  serveWrite(api, contract.createUnit, { action: 'organisation.manage' }, async ({ db, actor, params, body }) => {
    const { workspace } = params
    const units = await listUnits(db, workspace)
    if (!units.some((unit) => unit.id === body.parentId)) throw problem('unit.unknown')
    if (units.some((unit) => unit.code === body.code)) throw problem('unit.code.taken', { code: body.code })
    const id = await insertUnit(db, workspace, body)
    await recordEvent(db, workspace, actor, 'unit.create', id)
    const unit = await findUnit(db, workspace, id)
    if (unit === null) throw problem('notFound')
    return unit
  })

  serveWrite(api, contract.updateUnit, { action: 'organisation.manage' }, async ({ db, actor, params, body }) => {
    const { workspace, unit: id } = params
    const units = await listUnits(db, workspace)
    const old = units.find((unit) => unit.id === id)
    if (old === undefined) throw problem('notFound')
    if (body.code !== undefined && units.some((unit) => unit.code === body.code && unit.id !== id))
      throw problem('unit.code.taken', { code: body.code })
    const root = old.parentId === null
    if (body.parentId !== undefined) {
      if (!units.some((unit) => unit.id === body.parentId)) throw problem('unit.unknown')
      if (standsBelow(units, id, body.parentId)) throw problem('unit.parent')
    }
    // the organisation itself keeps its place and kind; its name is the workspace's
    const fields = root ? { headcount: body.headcount, revenue: body.revenue } : body
    const unit = { ...old, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) }
    await updateUnit(db, workspace, unit)
    await recordEvent(db, workspace, actor, 'unit.update', id)
    return unit
  })

  serveWrite(api, contract.deleteUnit, { action: 'organisation.manage' }, async ({ db, actor, params }) => {
    const { workspace, unit: id } = params
    const unit = await findUnit(db, workspace, id)
    if (unit === null) throw problem('notFound')
    if (unit.parentId === null) throw problem('unit.root')
    // also what was said of a unit that has left the scope since
    const { used } = await one<{ used: boolean }>(
      db,
      sql`select exists (select 1 from diagnostic_unit where workspace_id = ${workspace} and unit_id = ${id})
             or exists (select 1 from rating where workspace_id = ${workspace} and unit_id = ${id})
             or exists (select 1 from agreed_level where workspace_id = ${workspace} and unit_id = ${id})
             or exists (select 1 from aspect_comment where workspace_id = ${workspace} and unit_id = ${id})
             or exists (select 1 from imported_mark where workspace_id = ${workspace} and unit_id = ${id}) as used`,
    )
    if (used) throw problem('unit.used')
    await run(
      db,
      sql`update unit set parent_id = ${unit.parentId} where workspace_id = ${workspace} and parent_id = ${id}`,
    )
    await run(db, sql`delete from unit where workspace_id = ${workspace} and id = ${id}`)
    await recordEvent(db, workspace, actor, 'unit.delete', id)
    return { done: true }
  })

  serveWrite(api, contract.putSegments, { action: 'organisation.manage' }, async ({ db, actor, params, body }) => {
    const codes = body.values.map((value) => value.code)
    const twice = codes.find((code, at) => codes.indexOf(code) !== at)
    if (twice !== undefined) throw problem('unit.code.taken', { code: twice })
    await replaceSegments(db, params.workspace, params.dimension, body.values)
    await recordEvent(db, params.workspace, actor, 'segment.replace', params.dimension, { values: codes.length })
    return { units: await listUnits(db, params.workspace), segments: await listSegments(db, params.workspace) }
  })

  serveWrite(
    api,
    contract.importUnits,
    { action: 'organisation.manage' },
    async ({ db, actor, params, body, language }) => {
      const { importUnits } = await import('./import-units.ts')
      const result = await importUnits(db, params.workspace, body.csv, body.commit, language)
      if (result.committed)
        await recordEvent(db, params.workspace, actor, 'unit.import', 'units', {
          added: result.added,
          changed: result.changed,
        })
      return result
    },
  )
}
