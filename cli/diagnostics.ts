/** Workspaces, diagnostics, results and reports from the command line, as the owner of the data folder. */
import { writeFile } from 'node:fs/promises'
import { ReportFormat } from '#contract/report.ts'
import { say } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { explain } from '#core/score/explain.ts'
import { organisationScope, scorecardOf } from '#core/score/score-run.ts'
import { formatScore } from '#core/format/number.ts'
import { renderReport } from '#reports/render.ts'
import { packOf } from '#server/diagnostics/diagnostics.ts'
import { problem } from '#server/http/problem.ts'
import { revealRound } from '#server/ratings/reveal.ts'
import { gatherReport } from '#server/reports/gather.ts'
import { computeResults, makeRun } from '#server/scores/results.ts'
import { many, maybeOne, sql, type Queryable } from '#server/storage/database.ts'
import type { Text } from '#core/language.ts'
import { command, misused, option, type Arguments, type Command } from './command.ts'
import { operator, settingsFor, withServices, workspaceGiven } from './connect.ts'
import { exitCode, writeJson } from './output.ts'

const services = (given: Arguments) => settingsFor(option(given, 'data')).settings

export const listWorkspaces: Command = command(
  (out) => texts[out.language].cli.usage.workspaces,
  { positionals: [0, 0] },
  (given, out) =>
    withServices(services(given), async ({ db }) => {
      // the owner of the data folder sees all workspaces in it
      const rows = await many<{ id: string; name: Text; isSample: boolean }>(
        db,
        sql`select workspace_id as id, name, is_sample as "isSample" from workspace order by created_at, workspace_id`,
      )
      if (out.json) writeJson({ workspaces: rows }, out)
      else
        for (const row of rows)
          out.line(
            `${row.id}  ${say(row.name, out.language)}${row.isSample ? `  (${texts[out.language].cli.sample})` : ''}`,
          )
      return exitCode.done
    }),
)

export const listDiagnostics: Command = command(
  (out) => texts[out.language].cli.usage.diagnostics,
  { positionals: [0, 1] },
  (given, out) =>
    withServices(services(given), async ({ db }) => {
      const workspace = given.positionals[0] ?? null
      if (workspace !== null) await workspaceGiven(db, workspace)
      const rows = await many<{
        workspaceId: string
        id: string
        name: Text
        periodFrom: string
        periodTo: string
        status: string
      }>(
        db,
        sql`select workspace_id as "workspaceId", id, name, period_from as "periodFrom", period_to as "periodTo", status from diagnostic
          where ${workspace}::text is null or workspace_id::text = ${workspace} order by period_to desc, id`,
      )
      if (out.json) writeJson({ diagnostics: rows }, out)
      else
        for (const row of rows)
          out.line(`${row.id}  ${row.periodFrom} – ${row.periodTo}  ${row.status}  ${say(row.name, out.language)}`)
      return exitCode.done
    }),
)

/** The workspace a diagnostic belongs to; ids are unique over all workspaces. */
async function workspaceOf(db: Queryable, diagnostic: string): Promise<string> {
  const row = await maybeOne<{ workspace_id: string }>(
    db,
    sql`select workspace_id from diagnostic where id::text = ${diagnostic}`,
  )
  if (row === null) throw problem('notFound')
  return row.workspace_id
}

export const reveal: Command = command(
  (out) => texts[out.language].cli.usage.reveal,
  { positionals: [1, 1] },
  (given, out) =>
    withServices(services(given), async ({ db }) => {
      const [diagnostic = ''] = given.positionals
      const workspace = await workspaceOf(db, diagnostic)
      await db.transaction((tx) => revealRound(tx, workspace, diagnostic, operator))
      if (out.json) writeJson({ status: 'revealed' }, out)
      else out.line(texts[out.language].cli.revealed)
      return exitCode.done
    }),
)

const ofDiagnostic = {
  positionals: [1, 1] as [number, number],
  options: { pack: { type: 'string' as const }, unit: { type: 'string' as const } },
}

export const results: Command = command(
  (out) => texts[out.language].cli.usage.results,
  ofDiagnostic,
  (given, out) =>
    withServices(services(given), async ({ db, hashKey }) => {
      const [diagnostic = ''] = given.positionals
      const workspace = await workspaceOf(db, diagnostic)
      const pack = await packOf(db, workspace, diagnostic, option(given, 'pack'))
      const computed = await computeResults(db, hashKey, workspace, diagnostic, pack)
      const card = scorecardOf(computed.run, option(given, 'unit') ?? organisationScope)
      if (card === null) throw problem('notFound')
      if (out.json)
        writeJson({ inputsHash: computed.inputsHash, methodVersion: computed.run.methodVersion, ...card }, out)
      else
        for (const node of card.nodes)
          if (node.kind !== 'criterion')
            out.line(
              `${(node.mean === null ? texts[out.language].csv.states[node.state] : formatScore(node.mean, out.language)).padStart(12)}  ${String(node.median ?? '–')}  ${node.address}`,
            )
      return exitCode.done
    }),
)

export const explainNumber: Command = command(
  (out) => texts[out.language].cli.usage.explain,
  { positionals: [2, 2], options: { ...ofDiagnostic.options, measure: { type: 'string' } } },
  async (given, out) => {
    const measure = option(given, 'measure') ?? 'mean'
    if (measure !== 'mean' && measure !== 'median' && measure !== 'gated') {
      const t = texts[out.language].cli
      return misused(out, t.usage.explain, t.notOneOf({ option: '--measure', given: measure }))
    }
    return withServices(services(given), async ({ db, hashKey }) => {
      const [diagnostic = '', address = ''] = given.positionals
      const workspace = await workspaceOf(db, diagnostic)
      const pack = await packOf(db, workspace, diagnostic, option(given, 'pack'))
      const computed = await computeResults(db, hashKey, workspace, diagnostic, pack)
      const explanation = explain(
        computed.run,
        computed.input,
        option(given, 'unit') ?? organisationScope,
        address,
        measure,
      )
      if (explanation === null) throw problem('explanation.unknown')
      writeJson({ inputsHash: computed.inputsHash, explanation }, out)
      return exitCode.done
    })
  },
)

export const score: Command = command(
  (out) => texts[out.language].cli.usage.score,
  ofDiagnostic,
  (given, out) =>
    withServices(services(given), async ({ db, hashKey }) => {
      const [diagnostic = ''] = given.positionals
      const workspace = await workspaceOf(db, diagnostic)
      const pack = await packOf(db, workspace, diagnostic, option(given, 'pack'))
      const { stored } = await db.transaction((tx) => makeRun(tx, hashKey, workspace, diagnostic, pack, operator))
      if (out.json) writeJson(stored, out)
      else out.line(stored.id)
      return exitCode.done
    }),
)

export const report: Command = command(
  (out) => texts[out.language].cli.usage.report,
  {
    positionals: [1, 1],
    options: {
      pack: { type: 'string' },
      format: { type: 'string' },
      language: { type: 'string' },
      out: { type: 'string' },
    },
  },
  async (given, out) => {
    const format = ReportFormat.safeParse(option(given, 'format') ?? 'pptx')
    const language = { zh: 'zh-CN', 'zh-CN': 'zh-CN', en: 'en', both: 'both' }[
      option(given, 'language') ?? out.language
    ]
    const file = option(given, 'out')
    const t = texts[out.language].cli
    if (!format.success)
      return misused(out, t.usage.report, t.notOneOf({ option: '--format', given: option(given, 'format') ?? '' }))
    if (language === undefined || file === undefined)
      return misused(out, t.usage.report, t.optionMissing({ option: file === undefined ? '--out' : '--lang' }))
    return withServices(services(given), async (all) => {
      const [diagnostic = ''] = given.positionals
      const workspace = await workspaceOf(all.db, diagnostic)
      const pack = await packOf(all.db, workspace, diagnostic, option(given, 'pack'))
      const kept = await all.db.transaction((tx) => makeRun(tx, all.hashKey, workspace, diagnostic, pack, operator))
      const input = await gatherReport(all.db, all, workspace, kept)
      const { bytes } = await renderReport(input, format.data, language as 'zh-CN' | 'en' | 'both')
      await writeFile(file, bytes)
      if (out.json) writeJson({ file, bytes: bytes.length, runId: input.runId }, out)
      else out.line(texts[out.language].cli.written({ file, kilobytes: Math.ceil(bytes.length / 1000) }))
      return exitCode.done
    })
  },
)
