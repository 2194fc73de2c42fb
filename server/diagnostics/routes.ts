import { z } from 'zod'
import * as contract from '#contract/diagnostic.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { Text } from '#core/language.ts'
import { may, type Actor } from '#server/access/may.ts'
import { problem } from '#server/http/problem.ts'
import { serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import { removeUploadsOf } from '#server/imports/uploads.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { many, one, run, sql } from '#server/storage/database.ts'
import { readCursor, toPage } from '#server/storage/page.ts'
import { confirms } from '#server/workspaces/workspaces.ts'
import { copyDiagnostic, createDiagnostic } from './create.ts'
import {
  describeDiagnostic,
  diagnosticColumns,
  findDiagnostic,
  insertAssessor,
  packsOf,
  replaceScope,
  replaceTargets,
  type DiagnosticRow,
} from './diagnostics.ts'

type Summary = ReplyOf<typeof contract.listDiagnostics>['rows'][number]

/** Who looks, and whether they see every assessor's progress. */
function viewerOf(actor: Actor, workspaceId: string): { personId: string | null; seesAll: boolean } {
  return {
    personId: actor.kind === 'person' ? actor.personId : null,
    seesAll: may(actor, 'diagnostic.manage', { workspaceId }),
  }
}

export function registerDiagnosticRoutes(api: Api): void {
  serveRead(api, contract.listDiagnostics, { action: 'diagnostic.read' }, async ({ db, params, query }) => {
    const { workspace } = params
    const pack = query.pack ?? null
    const list = ['diagnostics', workspace, ...(pack === null ? [] : [pack])]
    const after = readCursor(list, query.after, z.tuple([z.iso.date(), z.uuid()]))
    const rows = await many<DiagnosticRow>(
      db,
      sql`select ${diagnosticColumns} from diagnostic
          where workspace_id = ${workspace} and (${after === null} or (period_to, id) < (${after?.[0] ?? 'infinity'}::date, ${after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid))
            and (${pack === null} or exists (select from diagnostic_pack p where p.workspace_id = ${workspace} and p.diagnostic_id = diagnostic.id and p.pack_id = ${pack}))
          order by period_to desc, id desc limit ${query.limit + 1}`,
    )
    const page = toPage(
      list,
      rows,
      query.limit,
      (row) => [row.periodTo, row.id],
      (row) => row,
    )
    const names = await many<{ diagnostic_id: string; packId: string; version: string; name: Text }>(
      db,
      sql`select d.diagnostic_id, d.pack_id as "packId", d.version, p.content -> 'name' as name from diagnostic_pack d
          join pack_version p on p.workspace_id = d.workspace_id and p.pack_id = d.pack_id and p.version = d.version
          where d.workspace_id = ${workspace} and d.diagnostic_id = any(${page.rows.map((row) => row.id)}::uuid[]) order by d.sort`,
    )
    return {
      next: page.next,
      rows: page.rows.map(({ unitWeighting: _, ...row }): Summary => ({
        ...row,
        packs: names.filter((name) => name.diagnostic_id === row.id).map(({ diagnostic_id: __, ...pack }) => pack),
      })),
    }
  })

  serveWrite(api, contract.createDiagnostic, { action: 'diagnostic.manage' }, async ({ db, actor, params, body }) => {
    const id = await createDiagnostic(db, params.workspace, body)
    await recordEvent(db, params.workspace, actor, 'diagnostic.create', id)
    return describeDiagnostic(db, params.workspace, id, viewerOf(actor, params.workspace))
  })

  serveWrite(api, contract.copyDiagnostic, { action: 'diagnostic.manage' }, async ({ db, actor, params, body }) => {
    const id = await copyDiagnostic(db, params.workspace, params.diagnostic, body)
    await recordEvent(db, params.workspace, actor, 'diagnostic.copy', id, { from: params.diagnostic })
    return describeDiagnostic(db, params.workspace, id, viewerOf(actor, params.workspace))
  })

  serveRead(api, contract.getDiagnostic, { action: 'diagnostic.read' }, async ({ db, actor, params }) =>
    describeDiagnostic(db, params.workspace, params.diagnostic, viewerOf(actor, params.workspace)),
  )

  serveWrite(api, contract.updateDiagnostic, { action: 'diagnostic.manage' }, async ({ db, actor, params, body }) => {
    const { workspace, diagnostic } = params
    const old = await findDiagnostic(db, workspace, diagnostic)
    const now: DiagnosticRow = {
      ...old,
      ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
    }
    if (now.periodFrom > now.periodTo) throw problem('period.backwards')
    if (now.previousId === diagnostic) throw problem('diagnostic.previousSelf')
    if (now.previousId !== null) await findDiagnostic(db, workspace, now.previousId)
    await run(
      db,
      sql`update diagnostic set name = ${JSON.stringify(now.name)}, period_from = ${now.periodFrom}, period_to = ${now.periodTo}, previous_id = ${now.previousId}, unit_weighting = ${now.unitWeighting}
          where workspace_id = ${workspace} and id = ${diagnostic}`,
    )
    if (body.unitIds !== undefined)
      await replaceScope(db, workspace, diagnostic, await packsOf(db, workspace, diagnostic), body.unitIds)
    await recordEvent(db, workspace, actor, 'diagnostic.update', diagnostic, { fields: Object.keys(body) })
    return describeDiagnostic(db, workspace, diagnostic, viewerOf(actor, workspace))
  })

  serveWrite(
    api,
    contract.deleteDiagnostic,
    { action: 'diagnostic.manage' },
    async ({ db, services, actor, params, query }) => {
      const row = await findDiagnostic(db, params.workspace, params.diagnostic)
      if (!confirms(row.name, query.confirm)) throw problem('diagnostic.confirm')
      await run(db, sql`delete from diagnostic where workspace_id = ${params.workspace} and id = ${params.diagnostic}`)
      await removeUploadsOf(services.settings.dataFolder, params.workspace, params.diagnostic)
      await recordEvent(db, params.workspace, actor, 'diagnostic.delete', params.diagnostic)
      return { done: true }
    },
  )

  serveWrite(api, contract.addAssessor, { action: 'diagnostic.manage' }, async ({ db, actor, params, body }) => {
    await findDiagnostic(db, params.workspace, params.diagnostic)
    const id = await insertAssessor(db, params.workspace, params.diagnostic, body)
    await recordEvent(db, params.workspace, actor, 'assessor.add', id)
    return describeDiagnostic(db, params.workspace, params.diagnostic, viewerOf(actor, params.workspace))
  })

  serveWrite(api, contract.removeAssessor, { action: 'diagnostic.manage' }, async ({ db, actor, params }) => {
    const { workspace, diagnostic, assessor } = params
    const { scored } = await one<{ scored: boolean }>(
      db,
      sql`select exists (select 1 from rating where workspace_id = ${workspace} and diagnostic_id = ${diagnostic} and assessor_id = ${assessor} and kind <> 'notScored') as scored`,
    )
    if (scored) throw problem('assessor.scored')
    if (
      (await run(
        db,
        sql`delete from assessor where workspace_id = ${workspace} and diagnostic_id = ${diagnostic} and id = ${assessor}`,
      )) === 0
    )
      throw problem('notFound')
    await recordEvent(db, workspace, actor, 'assessor.remove', assessor)
    return { done: true }
  })

  serveWrite(api, contract.putTargets, { action: 'diagnostic.manage' }, async ({ db, actor, params, body }) => {
    const { workspace, diagnostic } = params
    await findDiagnostic(db, workspace, diagnostic)
    await replaceTargets(db, workspace, diagnostic, await packsOf(db, workspace, diagnostic), body.targets)
    await recordEvent(db, workspace, actor, 'target.replace', diagnostic, { targets: body.targets.length })
    return describeDiagnostic(db, workspace, diagnostic, viewerOf(actor, workspace))
  })
}
