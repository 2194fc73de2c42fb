import { z } from 'zod'
import * as contract from '#contract/score.ts'
import type { ReplyOf } from '#contract/route.ts'
import { roundAgreement } from '#core/score/agreement.ts'
import { compareUnits } from '#core/score/compare-units.ts'
import { explain } from '#core/score/explain.ts'
import { organisationScope, scorecardOf } from '#core/score/score-run.ts'
import type { ScoreInput, ScoreRun } from '#core/score/types.ts'
import { may } from '#server/access/may.ts'
import { assessorsOf, findDiagnostic, packOf } from '#server/diagnostics/diagnostics.ts'
import { problem } from '#server/http/problem.ts'
import { FileReply, serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import { many, maybeOne, sql } from '#server/storage/database.ts'
import { readCursor, toPage } from '#server/storage/page.ts'
import { getWorkspace } from '#server/workspaces/workspaces.ts'
import { loadScoreInput } from './load-input.ts'
import { checkRevealed, computePrevious, computeResults, makeRun } from './results.ts'
import { scorecardCsv } from './scorecard-csv.ts'
import { unitComparisonCsv } from './unit-comparison-csv.ts'
import { requireWorkforce } from './workforce.ts'

type Results = ReplyOf<typeof contract.getResults>
type RunRow = ReplyOf<typeof contract.makeScoreRun>

export function registerScoreRoutes(api: Api): void {
  const { hashKey } = api.services

  serveRead(api, contract.getResults, { action: 'result.read' }, async ({ db, params, query }): Promise<Results> => {
    const { workspace, diagnostic } = params
    const pack = await packOf(db, workspace, diagnostic, query.pack)
    const computed = await computeResults(db, hashKey, workspace, diagnostic, pack)
    const card = scorecardOf(computed.run, query.unit)
    if (card === null) throw problem('notFound')
    const previous = await computePrevious(db, hashKey, workspace, computed)
    const before = previous === null ? null : scorecardOf(previous.run, query.unit)
    const { weighting, identity, unitWeights, weakest, notComparable } = computed.run.organisation
    return {
      packId: pack.id,
      packVersion: pack.version,
      packName: pack.name,
      subject: query.unit,
      methodVersion: computed.run.methodVersion,
      inputsHash: computed.inputsHash,
      run: computed.stored,
      levels: computed.run.scale.levels,
      counts: computed.run.counts,
      nodes: card.nodes,
      gaps: card.gaps,
      opinion: card.opinion,
      organisation:
        query.unit === organisationScope ? { weighting, identity, unitWeights, weakest, notComparable } : null,
      previous:
        previous === null || before === null
          ? null
          : {
              diagnosticId: previous.diagnostic.id,
              name: previous.diagnostic.name,
              nodes: Object.fromEntries(
                before.nodes.map(({ address, median, mean, basis }) => [address, { median, mean, basis }]),
              ),
              movement: previous.movement,
            },
      isSample: (await getWorkspace(db, workspace)).isSample,
    }
  })

  serveRead(api, contract.getExplanation, { action: 'result.read' }, async ({ db, params, query }) => {
    const pack = await packOf(db, params.workspace, params.diagnostic, query.pack)
    const computed = await computeResults(db, hashKey, params.workspace, params.diagnostic, pack)
    const explanation = explain(computed.run, computed.input, query.unit, query.address, query.measure)
    if (explanation === null) throw problem('explanation.unknown')
    return { explanation, run: computed.stored, inputsHash: computed.inputsHash }
  })

  serveRead(api, contract.getAgreement, { action: 'result.read' }, async ({ db, actor, params, query }) => {
    const { workspace, diagnostic } = params
    const pack = await packOf(db, workspace, diagnostic, query.pack)
    const input = await loadScoreInput(db, workspace, diagnostic, pack)
    checkRevealed(await findDiagnostic(db, workspace, diagnostic), input.ratings.length)
    const isUnit = query.unit !== organisationScope
    if (isUnit && !input.units.some(({ id }) => id === query.unit)) throw problem('notFound')
    const agreement = roundAgreement(input, isUnit ? query.unit : undefined)
    if (may(actor, 'agreed.write', { workspaceId: workspace })) return agreement
    const own = new Set(
      (await assessorsOf(db, workspace, diagnostic))
        .filter((assessor) => actor.kind === 'person' && assessor.personId === actor.personId)
        .map(({ id }) => id),
    )
    // With one external assessor their difference from the internal ones is that person's lean.
    return { ...agreement, leans: agreement.leans.filter(({ assessorId }) => own.has(assessorId)), external: null }
  })

  serveRead(api, contract.getScorecardCsv, { action: 'result.read' }, async ({ db, params, query, language }) => {
    const pack = await packOf(db, params.workspace, params.diagnostic, query.pack)
    const computed = await computeResults(db, hashKey, params.workspace, params.diagnostic, pack)
    const card = scorecardOf(computed.run, query.unit)
    if (card === null) throw problem('notFound')
    const previous = await computePrevious(db, hashKey, params.workspace, computed)
    const before = previous === null ? null : scorecardOf(previous.run, query.unit)
    const csv = scorecardCsv(
      pack,
      card.nodes,
      new Map(before?.nodes.map((node) => [node.address, node.mean]) ?? []),
      (await getWorkspace(db, params.workspace)).isSample,
      language,
    )
    return new FileReply(Buffer.from(csv), 'text/csv; charset=utf-8', `scorecard-${pack.id}.csv`)
  })

  serveRead(api, contract.getUnitComparison, { action: 'result.read' }, async ({ db, params, query }) => {
    const pack = await packOf(db, params.workspace, params.diagnostic, query.pack)
    const { run } = await computeResults(db, hashKey, params.workspace, params.diagnostic, pack)
    const { isSample } = await getWorkspace(db, params.workspace)
    return { packId: pack.id, levels: run.scale.levels, comparison: compareUnits(run), isSample }
  })

  serveRead(api, contract.getUnitComparisonCsv, { action: 'result.read' }, async ({ db, params, query, language }) => {
    const pack = await packOf(db, params.workspace, params.diagnostic, query.pack)
    const { run, input } = await computeResults(db, hashKey, params.workspace, params.diagnostic, pack)
    const { isSample } = await getWorkspace(db, params.workspace)
    const csv = unitComparisonCsv(pack, compareUnits(run), input.units, isSample, language)
    return new FileReply(Buffer.from(csv), 'text/csv; charset=utf-8', `units-${pack.id}.csv`)
  })

  serveRead(api, contract.getWorkforce, { action: 'result.read' }, async ({ db, services, params, query }) => {
    await findDiagnostic(db, params.workspace, params.diagnostic)
    const pack = await packOf(db, params.workspace, params.diagnostic, query.pack)
    const by = [query.by, query.and].filter((dimension) => dimension !== undefined)
    if (new Set(by).size < by.length) throw problem('request.invalid', { where: 'and', what: 'dimension' })
    return requireWorkforce(db, services.results, params.workspace, params.diagnostic, pack, by)
  })

  serveRead(api, contract.listScoreRuns, { action: 'result.read' }, async ({ db, params, query }) => {
    await findDiagnostic(db, params.workspace, params.diagnostic)
    const list = ['score-runs', params.workspace, params.diagnostic]
    const after = readCursor(list, query.after, z.tuple([z.iso.datetime(), z.uuid()]))
    const rows = await many<RunRow>(
      db,
      sql`select id, pack_id as "packId", method_version as "methodVersion", inputs_hash as "inputsHash", made_by as "madeBy", made_at as "madeAt" from score_run
          where workspace_id = ${params.workspace} and diagnostic_id = ${params.diagnostic}
            and (${after === null} or (made_at, id) < (${after?.[0] ?? 'infinity'}::timestamptz, ${after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid))
          order by made_at desc, id desc limit ${query.limit + 1}`,
    )
    return toPage(
      list,
      rows,
      query.limit,
      (row) => [row.madeAt, row.id],
      (row) => row,
    )
  })

  serveWrite(api, contract.makeScoreRun, { action: 'scoreRun.make' }, async ({ db, actor, params, query }) => {
    const pack = await packOf(db, params.workspace, params.diagnostic, query.pack)
    const kept = await makeRun(db, hashKey, params.workspace, params.diagnostic, pack, actor)
    return { ...kept.stored, packId: pack.id, methodVersion: kept.run.methodVersion, inputsHash: kept.inputsHash }
  })

  serveRead(api, contract.getScoreRun, { action: 'result.read' }, async ({ db, params }) => {
    const row = await maybeOne<{
      inputsHash: string
      methodVersion: string
      madeAt: string
      input: ScoreInput
      result: ScoreRun
    }>(
      db,
      sql`select inputs_hash as "inputsHash", method_version as "methodVersion", made_at as "madeAt", input, result from score_run
          where workspace_id = ${params.workspace} and diagnostic_id = ${params.diagnostic} and id = ${params.run}`,
    )
    if (row === null) throw problem('notFound')
    const { isSample, name } = await getWorkspace(db, params.workspace)
    return new FileReply(
      Buffer.from(JSON.stringify({ organisation: name, isSample, ...row }, null, 1)),
      'application/json',
      `score-run-${params.run}.json`,
    )
  })
}
