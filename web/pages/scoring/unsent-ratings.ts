/** The browser's one queue of unsent ratings, bound to the API and to what pages have read. */
import { useSyncExternalStore } from 'react'
import { getDiagnostic } from '#contract/diagnostic.ts'
import { getSheet, putRating, type Rating } from '#contract/rating.ts'
import type { ReplyOf } from '#contract/route.ts'
import { ApiProblem, call } from '../../data/api.ts'
import { keyOf, queryClient } from '../../data/use-api.ts'
import { browserStorage, deviceId } from './device.ts'
import { Unsent, type Outcome } from './sending.ts'
import type { Change, Held, Place } from './unsent.ts'

type Reply = ReplyOf<typeof putRating>
type Sheet = ReplyOf<typeof getSheet>

/** A rating is small and sent again by itself, so no answer is one long before a reader would give up a page. */
const savingLimit = 12_000

async function send({ place, criterion }: Held, change: Change): Promise<Outcome<Reply>> {
  try {
    const reply = await call(
      putRating,
      {
        params: { workspace: place.workspace, diagnostic: place.diagnostic },
        body: {
          packId: place.pack,
          assessorId: place.assessor,
          unitId: place.unit,
          criterion,
          value: change.value,
          note: change.note,
          basedOn: change.basedOn,
          undo: change.undo,
          device: deviceId(),
        },
      },
      { limit: savingLimit },
    )
    return { kind: 'saved', rating: reply.rating, reply }
  } catch (error) {
    if (!(error instanceof ApiProblem)) return { kind: 'later' }
    if (error.code === 'rating.conflict') {
      return { kind: 'conflict', current: (error.details['current'] as Rating | null | undefined) ?? null }
    }
    if (error.status === 401) return { kind: 'signedOut' }
    if (error.unreachable || error.status >= 500 || error.status === 429) return { kind: 'later' }
    return { kind: 'refused', why: error.title }
  }
}

function isSheetOf(place: Place, sheet: Sheet | undefined): sheet is Sheet {
  return (
    sheet !== undefined &&
    sheet.assessorId === place.assessor &&
    sheet.unitId === place.unit &&
    sheet.packId === place.pack
  )
}

/** Puts a saved rating into what pages have read, so that nothing has to be read again. */
function remember(place: Place, rating: Rating, progress?: Reply['progress']): void {
  void queryClient.cancelQueries({ queryKey: keyOf(getSheet) })
  queryClient.setQueriesData<Sheet>({ queryKey: keyOf(getSheet) }, (sheet) =>
    isSheetOf(place, sheet)
      ? { ...sheet, ratings: [...sheet.ratings.filter((other) => other.criterion !== rating.criterion), rating] }
      : sheet,
  )
  if (progress === undefined) return
  queryClient.setQueriesData<ReplyOf<typeof getDiagnostic>>({ queryKey: keyOf(getDiagnostic) }, (diagnostic) =>
    diagnostic?.id === place.diagnostic
      ? {
          ...diagnostic,
          assessors: diagnostic.assessors.map((assessor) =>
            assessor.id === place.assessor ? { ...assessor, ...progress } : assessor,
          ),
        }
      : diagnostic,
  )
}

export const unsentRatings = new Unsent<Reply>(browserStorage(), send, (place, rating, reply) =>
  remember(place, rating, reply.progress),
)
addEventListener('online', () => unsentRatings.again())
addEventListener('storage', (event) => {
  if (event.key?.startsWith('touchstone.unsent/') !== true) return
  unsentRatings.read()
  // Another tab has saved or changed something: what this one has read may be older.
  if (event.newValue === null) void queryClient.invalidateQueries({ queryKey: keyOf(getSheet) })
})

/** The other device's version is the one that stays. */
export function takeTheirs(place: Place, criterion: string, current: Rating | null): void {
  unsentRatings.drop(place, criterion)
  if (current !== null) remember(place, current)
  else void queryClient.invalidateQueries({ queryKey: keyOf(getSheet) })
}

/** Everything held on this device, by key. */
export function useUnsent(): ReadonlyMap<string, Held> {
  return useSyncExternalStore(unsentRatings.subscribe, unsentRatings.snapshot)
}
