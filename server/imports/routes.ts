import * as contract from '#contract/import.ts'
import { say } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { fileName, instrumentParts } from '#reports/file-name.ts'
import { may } from '#server/access/may.ts'
import { assessorsOf, findDiagnostic, packOf, packsOf, scopeOf } from '#server/diagnostics/diagnostics.ts'
import { problem } from '#server/http/problem.ts'
import { FileReply, serveRead, type Api } from '#server/http/serve.ts'
import { withUpload } from '#server/http/upload.ts'
import { listRatings } from '#server/ratings/ratings.ts'
import { maybeOne, sql } from '#server/storage/database.ts'
import type { Scene } from './flow.ts'

/** Readers of tables and workbooks, loaded with the first import. */
const flow = () => import('./flow.ts')

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Imports take their time and read files, so each step opens its own transactions. An assessor may bring in their own
 * workbook; everything else is the owner's.
 */
export function registerImportRoutes(api: Api): void {
  const finer = { action: 'import.manage', membershipIsEnough: true, ownTransaction: true } as const
  const owner = { action: 'import.manage', ownTransaction: true } as const

  serveRead(api, contract.uploadImport, finer, async (context) => {
    const { params, query, request } = context
    if (query.kind !== 'workbook') context.require('import.manage')
    const { takeFile } = await flow()
    return withUpload(request, (part) =>
      takeFile(sceneOf(context, params), query.kind, query.pack, {
        name: part.filename || 'file',
        content: part.file,
        cutOff: () => part.file.truncated,
      }),
    )
  })

  serveRead(api, contract.listImports, finer, async ({ params, ...scene }) => ({
    rows: await (await flow()).list(sceneOf(scene, params)),
  }))
  serveRead(api, contract.getImport, finer, async ({ params, ...scene }) =>
    (await flow()).show(sceneOf(scene, params), params.import),
  )
  serveRead(api, contract.previewImport, finer, async ({ params, body, ...scene }) =>
    (await flow()).setMapping(sceneOf(scene, params), params.import, body),
  )
  serveRead(api, contract.commitImport, finer, async ({ params, ...scene }) =>
    (await flow()).commit(sceneOf(scene, params), params.import),
  )
  serveRead(api, contract.undoImport, owner, async ({ params, ...scene }) =>
    (await flow()).undo(sceneOf(scene, params), params.import),
  )

  serveRead(api, contract.getRefusedRows, finer, async ({ params, ...scene }) => {
    const rows = await (await flow()).refusedRows(sceneOf(scene, params), params.import)
    return new FileReply(rows, 'text/csv; charset=utf-8', 'refused.csv')
  })

  serveRead(api, contract.getWorkbook, finer, async ({ db, actor, language, params, query }) => {
    const { workspace, diagnostic: id } = params
    const diagnostic = await findDiagnostic(db, workspace, id)
    const assessor = (await assessorsOf(db, workspace, id)).find((candidate) => candidate.id === query.assessor)
    if (assessor === undefined) throw problem('notFound')
    const thing = { workspaceId: workspace, ownedBy: assessor.personId }
    const mayRead = may(actor, 'sheet.read', thing)
    if (!mayRead && !may(actor, 'import.manage', thing)) throw problem('notFound')
    const pack = await packOf(db, workspace, id, query.pack)
    const sample = await maybeOne<{ isSample: boolean }>(
      db,
      sql`select is_sample as "isSample" from workspace where workspace_id = ${workspace}`,
    )
    const { scoringWorkbook } = await import('./workbook/export.ts')
    const content = await scoringWorkbook({
      diagnostic,
      isSample: sample?.isSample ?? false,
      pack,
      units: await scopeOf(db, workspace, id),
      assessor,
      // what another person scored is sealed: the owner exports their workbook empty
      ratings: mayRead
        ? await listRatings(db, { workspaceId: workspace, diagnosticId: id, packId: pack.id, assessorId: assessor.id })
        : [],
      language: query.language,
      exportedAt: new Date().toISOString(),
    })
    const packs = await packsOf(db, workspace, id)
    const parts = [
      texts[language].imports.workbook.file,
      say(diagnostic.name, language),
      ...(packs.length > 1 ? instrumentParts(pack, packs, (text) => say(text, language)) : []),
      assessor.name,
    ]
    return new FileReply(content, xlsx, fileName(parts, 'xlsx'))
  })
}

function sceneOf(
  { services, actor, language }: Pick<Scene, 'services' | 'actor' | 'language'>,
  params: { workspace: string; diagnostic: string },
): Scene {
  return { services, actor, language, workspaceId: params.workspace, diagnosticId: params.diagnostic }
}
