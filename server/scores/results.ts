/**
 * Results of a diagnostic's instrument: computed from what is stored now, and recognised as a stored score run when
 * one was made from exactly the same inputs (keyed hash). Sealed while a blind round is open.
 */
import { createHmac, randomUUID } from 'node:crypto'
import type { Pack } from '#core/instrument/pack.ts'
import { canonicalInputs } from '#core/score/canonical-inputs.ts'
import { movementBetween, type Movement, type Year } from '#core/score/movement.ts'
import { scoreRun } from '#core/score/score-run.ts'
import { ScoreFault, type ScoreInput, type ScoreRun } from '#core/score/types.ts'
import type { Actor } from '#server/access/may.ts'
import { actorName } from '#server/access/may.ts'
import { assessorsOf, findDiagnostic, packsOf, type DiagnosticRow } from '#server/diagnostics/diagnostics.ts'
import { problem, ProblemError } from '#server/http/problem.ts'
import { workspaceKey } from '#server/installation.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { maybeOne, one, run, sql, type Queryable, type Tx } from '#server/storage/database.ts'
import { loadScoreInput } from './load-input.ts'

export interface StoredRun {
  id: string
  madeAt: string
  madeBy: string
}
export interface Computed {
  diagnostic: DiagnosticRow
  pack: Pack
  input: ScoreInput
  run: ScoreRun
  inputsHash: string
  /** Releases of the workforce answers that belong to it. */
  releases: number[]
  stored: StoredRun | null
}

/** Nobody sees results of a blind round before the lead reveals it. */
export function checkRevealed(diagnostic: DiagnosticRow, ratings: number): void {
  if (diagnostic.status === 'open' && ratings > 0) throw problem('reveal.early')
}

/** Scores of one instrument of a diagnostic as they stand. */
export async function computeResults(
  db: Queryable,
  hashKey: Buffer,
  workspaceId: string,
  diagnosticId: string,
  pack: Pack,
): Promise<Computed> {
  const diagnostic = await findDiagnostic(db, workspaceId, diagnosticId)
  const input = await loadScoreInput(db, workspaceId, diagnosticId, pack)
  checkRevealed(diagnostic, input.ratings.length)
  const releases = await releasesOf(db, workspaceId, diagnosticId, pack.id)
  const inputsHash = createHmac('sha256', await workspaceKey(db, hashKey, workspaceId))
    .update(canonicalInputs(input))
    .update(`\n${releases.join(',')}`)
    .digest('hex')
  const stored = await maybeOne<StoredRun & { result: ScoreRun }>(
    db,
    sql`select id, made_at as "madeAt", made_by as "madeBy", result from score_run
        where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and pack_id = ${pack.id} and inputs_hash = ${inputsHash} order by made_at desc limit 1`,
  )
  const { result, ...found } = stored ?? { result: score(input) }
  return {
    diagnostic,
    pack,
    input,
    run: result,
    inputsHash,
    releases,
    stored: stored === null ? null : (found as StoredRun),
  }
}

function score(input: ScoreInput): ScoreRun {
  try {
    return scoreRun(input)
  } catch (error) {
    if (error instanceof ScoreFault) throw problem('score.fault', { code: error.code, about: error.about })
    throw error
  }
}

/** Releases of workforce answers that belong to an instrument of the diagnostic now. */
export async function releasesOf(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  packId: string,
): Promise<number[]> {
  const { releases } = await one<{ releases: number[] }>(
    db,
    sql`select coalesce(array_agg(r.release order by r.release), '{}') as releases from survey s
        join survey_release r on r.workspace_id = s.workspace_id and r.survey_id = s.id
        where s.workspace_id = ${workspaceId} and s.diagnostic_id = ${diagnosticId} and s.pack_id = ${packId}`,
  )
  return releases
}

/** Results with the run they are kept in. */
export interface Kept extends Computed {
  stored: StoredRun
}

/**
 * Scores as they stand, stored for good; the same inputs give the run that is there already. Two at once make one run,
 * and answers cannot be taken back in between.
 */
export async function makeRun(
  tx: Tx,
  hashKey: Buffer,
  workspaceId: string,
  diagnosticId: string,
  pack: Pack,
  actor: Actor,
): Promise<Kept> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${diagnosticId}, 0))`)
  await run(tx, sql`select 1 from diagnostic where workspace_id = ${workspaceId} and id = ${diagnosticId} for share`)
  const computed = await computeResults(tx, hashKey, workspaceId, diagnosticId, pack)
  if (computed.stored !== null) return { ...computed, stored: computed.stored }
  const stored = await insertRun(tx, workspaceId, computed, actor)
  await recordEvent(tx, workspaceId, actor, 'scoreRun.make', stored.id)
  return { ...computed, stored }
}

/** A stored run as it was made, whatever has changed since. @throws problem `notFound` */
export async function findRun(db: Queryable, workspaceId: string, diagnosticId: string, runId: string): Promise<Kept> {
  const diagnostic = await findDiagnostic(db, workspaceId, diagnosticId)
  const row = await maybeOne<
    StoredRun & { inputsHash: string; releases: number[]; input: ScoreInput; result: ScoreRun }
  >(
    db,
    sql`select id, made_at as "madeAt", made_by as "madeBy", inputs_hash as "inputsHash", releases, input, result from score_run
        where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and id = ${runId}`,
  )
  if (row === null) throw problem('notFound')
  const { inputsHash, releases, input, result, ...stored } = row
  return { diagnostic, pack: input.pack, input, run: result, inputsHash, releases, stored }
}

async function insertRun(db: Queryable, workspaceId: string, computed: Computed, actor: Actor): Promise<StoredRun> {
  const { input, diagnostic, pack } = computed
  return one<StoredRun>(
    db,
    sql`insert into score_run (workspace_id, id, diagnostic_id, pack_id, method_version, inputs_hash, releases, input, result, made_by)
        values (${workspaceId}, ${randomUUID()}, ${diagnostic.id}, ${pack.id}, ${computed.run.methodVersion}, ${computed.inputsHash}, ${JSON.stringify(computed.releases)},
          ${JSON.stringify(input)}, ${JSON.stringify(computed.run)}, ${actorName(actor)})
        returning id, made_at as "madeAt", made_by as "madeBy"`,
  )
}

export interface Previous {
  diagnostic: DiagnosticRow
  run: ScoreRun
  movement: Movement
}

/**
 * The diagnostic before, with the movement since; null without one, and while that one is in its blind round. Raters are
 * matched by person over the years.
 */
export async function computePrevious(
  db: Queryable,
  hashKey: Buffer,
  workspaceId: string,
  now: Computed,
): Promise<Previous | null> {
  const { previousId } = now.diagnostic
  if (previousId === null) return null
  const former = (await packsOf(db, workspaceId, previousId)).find((pack) => pack.id === now.pack.id)
  if (former === undefined) return null
  const then = await computeResults(db, hashKey, workspaceId, previousId, former).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'reveal.early') return null
    throw error
  })
  if (then === null) return null
  const movement = movementBetween(await yearOf(db, workspaceId, now), await yearOf(db, workspaceId, then))
  return { diagnostic: then.diagnostic, run: then.run, movement }
}

async function yearOf(db: Queryable, workspaceId: string, { run: scores, input, diagnostic }: Computed): Promise<Year> {
  const assessors = await assessorsOf(db, workspaceId, diagnostic.id)
  return {
    run: scores,
    input,
    personOf: Object.fromEntries(assessors.map((assessor) => [assessor.id, assessor.raterKey])),
  }
}
