/** What a filled workbook would change, and changing it. */
import type { Rating } from '#contract/rating.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { cleanText } from '#reports/xlsx/workbook.ts'
import { lockRating, writeRating, type RatingKey } from '#server/ratings/ratings.ts'
import type { Queryable } from '#server/storage/database.ts'
import type { RatingChangePlan, Written } from '../store.ts'
import type { WorkbookEntry } from './read.ts'

/**
 * Compares entries with the ratings there are. An empty level clears a rating only when nobody changed that since the
 * workbook was exported; it never clears a newer one. `sealed`: the reader must not learn which ratings are the same, so
 * those that the workbook fills are listed either way.
 */
export function planChanges(
  entries: readonly WorkbookEntry[],
  ratings: readonly Rating[],
  sealed: boolean,
): { changes: RatingChangePlan[]; unchanged: number } {
  const there = new Map(ratings.map((rating) => [`${rating.unitId} ${rating.packId} ${rating.criterion}`, rating]))
  const changes: RatingChangePlan[] = []
  let unchanged = 0
  for (const entry of entries) {
    const rating = there.get(`${entry.unitId} ${entry.packId} ${entry.criterion}`)
    const before = {
      value: rating?.value ?? ({ kind: 'notScored' } satisfies RatingValue),
      note: rating?.note ?? '',
      version: rating?.version ?? 0,
    }
    const newer = before.version > entry.basedOn
    const same = sameValue(before.value, entry.value) && sameText(before.note, entry.note)
    if ((same && !(sealed && !entry.blank)) || (entry.blank && entry.note === '' && newer)) {
      unchanged++
      continue
    }
    changes.push({
      kind: 'rating',
      sheet: entry.sheet,
      row: entry.row,
      unitId: entry.unitId,
      packId: entry.packId,
      criterion: entry.criterion,
      before,
      after: { value: entry.value, note: entry.note },
      overwrites: newer && before.value.kind !== 'notScored',
    })
  }
  return { changes, unchanged }
}

/** Writes all changes; null when a rating is not as the preview showed it. */
export async function writeChanges(
  db: Queryable,
  at: { workspaceId: string; diagnosticId: string; assessorId: string },
  changes: readonly RatingChangePlan[],
): Promise<Extract<Written, { kind: 'workbook' }> | null> {
  const versions: Extract<Written, { kind: 'workbook' }>['versions'] = []
  for (const { unitId, packId, criterion, before, after } of changes) {
    const version = before.version + 1
    const written = await writeRating(db, { ...at, unitId, packId, criterion }, version, {
      ...after,
      device: '',
      source: 'workbook',
    })
    if (!written) return null
    versions.push({ unitId, packId, criterion, version })
  }
  return { kind: 'workbook', assessorId: at.assessorId, versions }
}

/** Restores what stood before, where nobody changed it since. Returns how many kept their newer value. */
export async function undoChanges(
  db: Queryable,
  at: { workspaceId: string; diagnosticId: string },
  written: Extract<Written, { kind: 'workbook' }>,
  changes: readonly RatingChangePlan[],
): Promise<number> {
  const former = new Map(
    changes.map((change) => [`${change.unitId} ${change.packId} ${change.criterion}`, change.before]),
  )
  let kept = 0
  for (const { unitId, packId, criterion, version } of written.versions) {
    const key: RatingKey = { ...at, assessorId: written.assessorId, unitId, packId, criterion }
    const before = former.get(`${unitId} ${packId} ${criterion}`)
    const rating = await lockRating(db, key)
    if (rating === null || rating.version !== version || before === undefined) {
      kept++
      continue
    }
    await writeRating(db, key, version + 1, {
      value: before.value,
      note: before.note,
      device: '',
      source: 'undo',
    })
  }
  return kept
}

function sameValue(a: RatingValue, b: RatingValue): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'level') return b.kind === 'level' && a.level === b.level
  if (a.kind === 'notApplicable') return b.kind === 'notApplicable' && sameText(a.reason, b.reason)
  return true
}

/** Spreadsheets change line ends and drop control characters; that is no change of what was said. */
function sameText(a: string, b: string): boolean {
  const plain = (text: string): string => cleanText(text).replaceAll(/\r\n?/gu, '\n').trim()
  return plain(a) === plain(b)
}
