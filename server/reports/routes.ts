import * as contract from '#contract/report.ts'
import type { Language } from '#core/language.ts'
import type { ReportInput } from '#reports/report-input.ts'
import { packOf } from '#server/diagnostics/diagnostics.ts'
import { problem } from '#server/http/problem.ts'
import { FileReply, serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import { computeResults, findRun } from '#server/scores/results.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { run, sql } from '#server/storage/database.ts'
import { gatherReport } from './gather.ts'

/** What writes titles and files is loaded with the first of them: a start waits for none of it. */
async function titlesOf(input: ReportInput, language: Language) {
  const { buildReport } = await import('#reports/build-report.ts')
  const { proposedTitles } = await import('#reports/titles.ts')
  return proposedTitles(buildReport(input), language)
}

export function registerReportRoutes(api: Api): void {
  serveRead(api, contract.getTitles, { action: 'report.make' }, async ({ db, services, params, query }) => {
    const { workspace, diagnostic } = params
    const pack = await packOf(db, workspace, diagnostic, query.pack)
    const computed = await computeResults(db, services.hashKey, workspace, diagnostic, pack)
    return titlesOf(await gatherReport(db, services, workspace, computed), query.language)
  })

  serveWrite(
    api,
    contract.putTitle,
    { action: 'report.edit' },
    async ({ db, services, actor, params, query, body }) => {
      const { workspace, diagnostic, slide } = params
      const pack = await packOf(db, workspace, diagnostic, query.pack)
      const computed = await computeResults(db, services.hashKey, workspace, diagnostic, pack)
      const { titles } = await titlesOf(await gatherReport(db, services, workspace, computed), body.language)
      if (!titles.some((one) => one.slide === slide)) throw problem('notFound')
      if (body.title === null)
        await run(
          db,
          sql`delete from report_title where workspace_id = ${workspace} and diagnostic_id = ${diagnostic} and pack_id = ${pack.id} and slide = ${slide} and language = ${body.language}`,
        )
      else
        await run(
          db,
          sql`insert into report_title (workspace_id, diagnostic_id, pack_id, slide, language, title)
            values (${workspace}, ${diagnostic}, ${pack.id}, ${slide}, ${body.language}, ${body.title})
            on conflict (workspace_id, diagnostic_id, pack_id, slide, language) do update set title = excluded.title, updated_at = now()`,
        )
      await recordEvent(db, workspace, actor, 'report.title', `${diagnostic}/${slide}`)
      return { saved: true as const }
    },
  )

  serveRead(api, contract.getReport, { action: 'report.make' }, async ({ db, services, params, query }) => {
    const { workspace, diagnostic } = params
    const pack = await packOf(db, workspace, diagnostic, query.pack)
    // reading stores nothing: docs/decisions/drafts-store-nothing.md
    const computed =
      query.run === undefined
        ? await computeResults(db, services.hashKey, workspace, diagnostic, pack)
        : await findRun(db, workspace, diagnostic, query.run)
    const input = await gatherReport(db, services, workspace, computed)
    const { renderReport } = await import('#reports/render.ts')
    const { bytes, mediaType, fileName } = await renderReport(input, query.format, query.language)
    return new FileReply(bytes, mediaType, fileName)
  })
}
