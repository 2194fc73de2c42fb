import * as contract from '#contract/rating.ts'
import type { Rating } from '#contract/rating.ts'
import { findCriterion } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { ratingFault } from '#core/rating/check-rating.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { isAsked } from '#core/rating/sheet.ts'
import type { Actor } from '#server/access/may.ts'
import {
  assessorsOf,
  findDiagnostic,
  packOf,
  packsOf,
  scopeOf,
  sheetSize,
  type AssessorRow,
  type ScopeUnit,
} from '#server/diagnostics/diagnostics.ts'
import { problem } from '#server/http/problem.ts'
import { serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { maybeOne, one, run, sql, type Queryable } from '#server/storage/database.ts'
import { listAgreed, lockAgreed, writeAgreed } from './agreed.ts'
import { listHistory, listRatings, lockRating, writeRating, type RatingKey } from './ratings.ts'
import { revealRound } from './reveal.ts'
import { sheetScores } from './sheet-scores.ts'

/** The sheet asked for: the named assessor's, or the reader's own. */
async function findAssessor(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  actor: Actor,
  assessorId: string | undefined,
): Promise<AssessorRow> {
  const assessors = await assessorsOf(db, workspaceId, diagnosticId)
  const found =
    assessorId === undefined
      ? assessors.find((assessor) => actor.kind === 'person' && assessor.personId === actor.personId)
      : assessors.find((assessor) => assessor.id === assessorId)
  if (found === undefined) throw problem(assessorId === undefined ? 'assessor.none' : 'notFound')
  return found
}

/** A unit in the scope of the diagnostic; any other is not found, wherever it may be. */
async function findScopeUnit(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  unitId: string,
): Promise<ScopeUnit> {
  const unit = (await scopeOf(db, workspaceId, diagnosticId)).find((candidate) => candidate.id === unitId)
  if (unit === undefined) throw problem('notFound')
  return unit
}

/** Refuses what the instrument or the scope does not have; says whether the criterion is asked in this unit. */
async function checkPlace(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  pack: Pack,
  unitId: string,
  criterion: string,
  value: RatingValue,
): Promise<{ unit: ScopeUnit; asked: boolean }> {
  const scope = await scopeOf(db, workspaceId, diagnosticId)
  const unit = scope.find((candidate) => candidate.id === unitId)
  if (unit === undefined) throw problem('rating.scope')
  const found = findCriterion(pack, criterion)
  if (found === null) throw problem('rating.criterion', { criterion })
  if (found.criterion.wholeOrganisationOnly && !unit.isOrganisation) throw problem('rating.wholeOrganisation')
  if (ratingFault(value, pack.scale) === 'levelOffScale')
    throw problem('rating.level', { level: value.kind === 'level' ? value.level : 0, levels: pack.scale.levels.length })
  return { unit, asked: isAsked(found.criterion, unit, scope.length) }
}

const sameValue = (a: RatingValue, b: RatingValue) => JSON.stringify(a) === JSON.stringify(b)

export function registerRatingRoutes(api: Api): void {
  serveRead(
    api,
    contract.getSheet,
    { action: 'sheet.read', membershipIsEnough: true },
    async ({ db, actor, require, params, query }) => {
      const { workspace, diagnostic } = params
      const row = await findDiagnostic(db, workspace, diagnostic)
      const pack = await packOf(db, workspace, diagnostic, query.pack)
      const assessor = await findAssessor(db, workspace, diagnostic, actor, query.assessor)
      require('sheet.read', { ownedBy: assessor.personId })
      await findScopeUnit(db, workspace, diagnostic, query.unit)
      return {
        assessorId: assessor.id,
        unitId: query.unit,
        packId: pack.id,
        locked: row.status !== 'open',
        ratings: await listRatings(db, {
          workspaceId: workspace,
          diagnosticId: diagnostic,
          packId: pack.id,
          unitId: query.unit,
          assessorId: assessor.id,
        }),
      }
    },
  )

  serveWrite(
    api,
    contract.putRating,
    { action: 'sheet.write', membershipIsEnough: true },
    async ({ db, actor, require, params, body }) => {
      const { workspace, diagnostic } = params
      // the row is locked so that a reveal waits for a saving assessor, and a late save meets the reveal
      const locked = await maybeOne<{ status: string }>(
        db,
        sql`select status from diagnostic where workspace_id = ${workspace} and id = ${diagnostic} for share`,
      )
      // also when it was deleted while this waited for the lock
      if (locked === null) throw problem('notFound')
      const pack = await packOf(db, workspace, diagnostic, body.packId)
      const assessor = await findAssessor(db, workspace, diagnostic, actor, body.assessorId)
      require('sheet.write', { ownedBy: assessor.personId })
      if (locked.status !== 'open') throw problem('rating.locked')
      const place = await checkPlace(db, workspace, diagnostic, pack, body.unitId, body.criterion, body.value)
      const { unit } = place
      // what was rated before other units joined the scope may still be taken back
      if (!place.asked && body.value.kind !== 'notScored') throw problem('rating.perUnit')

      const key: RatingKey = {
        workspaceId: workspace,
        diagnosticId: diagnostic,
        assessorId: assessor.id,
        unitId: body.unitId,
        packId: pack.id,
        criterion: body.criterion,
      }
      // the same change sent again, after a lost reply or twice at once, is no conflict
      const isOurs = (stored: Rating | null) =>
        stored !== null &&
        stored.version === body.basedOn + 1 &&
        stored.device === body.device &&
        stored.note === body.note &&
        sameValue(stored.value, body.value)
      const current = await lockRating(db, key)
      if (!isOurs(current)) {
        if ((current?.version ?? 0) !== body.basedOn) throw problem('rating.conflict', undefined, { current })
        const change = {
          value: body.value,
          note: body.note,
          device: body.device,
          source: body.undo ? ('undo' as const) : ('web' as const),
        }
        if (!(await writeRating(db, key, body.basedOn + 1, change))) {
          const first = await lockRating(db, key)
          if (!isOurs(first)) throw problem('rating.conflict', undefined, { current: first })
        }
      }
      const rating = (await lockRating(db, key)) as Rating
      const { settled } = await one<{ settled: number }>(
        db,
        sql`select count(*)::int as settled from rating where workspace_id = ${workspace} and diagnostic_id = ${diagnostic} and assessor_id = ${assessor.id} and kind <> 'notScored'`,
      )
      return {
        rating,
        progress: {
          settled,
          total: sheetSize(await packsOf(db, workspace, diagnostic), await scopeOf(db, workspace, diagnostic)),
        },
        scores: await sheetScores(
          db,
          { workspaceId: workspace, diagnosticId: diagnostic, unit, assessorId: assessor.id },
          pack,
          body.criterion,
        ),
      }
    },
  )

  serveRead(
    api,
    contract.getRatingHistory,
    { action: 'sheet.read', membershipIsEnough: true },
    async ({ db, actor, require, params, query }) => {
      const pack = await packOf(db, params.workspace, params.diagnostic, query.pack)
      const assessor = await findAssessor(db, params.workspace, params.diagnostic, actor, query.assessor)
      require('sheet.read', { ownedBy: assessor.personId })
      await findScopeUnit(db, params.workspace, params.diagnostic, query.unit)
      return {
        versions: await listHistory(db, {
          workspaceId: params.workspace,
          diagnosticId: params.diagnostic,
          assessorId: assessor.id,
          unitId: query.unit,
          packId: pack.id,
          criterion: query.criterion,
        }),
      }
    },
  )

  serveWrite(api, contract.reveal, { action: 'round.reveal' }, async ({ db, actor, params }) => {
    await revealRound(db, params.workspace, params.diagnostic, actor)
    return { status: 'revealed' as const }
  })

  serveRead(api, contract.getRevealed, { action: 'revealed.read' }, async ({ db, params, query }) => {
    const { workspace, diagnostic } = params
    if ((await findDiagnostic(db, workspace, diagnostic)).status === 'open') throw problem('reveal.early')
    const pack = await packOf(db, workspace, diagnostic, query.pack)
    await findScopeUnit(db, workspace, diagnostic, query.unit)
    const where = { workspaceId: workspace, diagnosticId: diagnostic, packId: pack.id, unitId: query.unit }
    return { ratings: await listRatings(db, where), agreed: await listAgreed(db, where) }
  })

  serveWrite(api, contract.putAgreed, { action: 'agreed.write' }, async ({ db, actor, params, body }) => {
    const { workspace, diagnostic } = params
    if ((await findDiagnostic(db, workspace, diagnostic)).status === 'open') throw problem('reveal.early')
    const pack = await packOf(db, workspace, diagnostic, body.packId)
    const { unit } = await checkPlace(db, workspace, diagnostic, pack, body.unitId, body.criterion, body.value)
    const key = {
      workspaceId: workspace,
      diagnosticId: diagnostic,
      unitId: body.unitId,
      packId: pack.id,
      criterion: body.criterion,
    }
    const current = await lockAgreed(db, key)
    if ((current?.version ?? 0) !== body.basedOn) throw problem('agreed.conflict', undefined, { current })
    if (!(await writeAgreed(db, key, body.basedOn, body.value, body.reason, body.dissent)))
      throw problem('agreed.conflict', undefined, { current: await lockAgreed(db, key) })
    await recordEvent(db, workspace, actor, 'agreed.record', `${body.unitId}/${body.criterion}`)
    const agreed = await lockAgreed(db, key)
    if (agreed === null) throw problem('notFound')
    return {
      agreed,
      scores: await sheetScores(db, { workspaceId: workspace, diagnosticId: diagnostic, unit }, pack, body.criterion),
    }
  })

  serveWrite(api, contract.putComment, { action: 'comment.write' }, async ({ db, params, body }) => {
    const { workspace, diagnostic } = params
    await findDiagnostic(db, workspace, diagnostic)
    const pack = await packOf(db, workspace, diagnostic, body.packId)
    if (!pack.areas.some((area) => area.aspects.some((aspect) => aspect.id === body.aspect)))
      throw problem('target.unknown', { address: `aspect/${body.aspect}` })
    if (!(await scopeOf(db, workspace, diagnostic)).some((unit) => unit.id === body.unitId))
      throw problem('rating.scope')
    await run(
      db,
      sql`insert into aspect_comment (workspace_id, diagnostic_id, unit_id, pack_id, aspect, comment)
          values (${workspace}, ${diagnostic}, ${body.unitId}, ${pack.id}, ${body.aspect}, ${JSON.stringify(body.comment)})
          on conflict (workspace_id, diagnostic_id, unit_id, pack_id, aspect) do update set comment = excluded.comment, updated_at = now()`,
    )
    return { comment: body.comment }
  })
}
