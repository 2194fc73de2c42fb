/** One assessor's sheet in one unit: what is saved, what is held here, and how to change it. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { Diagnostic } from '#contract/diagnostic.ts'
import type { Unit } from '#contract/organisation.ts'
import { getSheet, type Rating } from '#contract/rating.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { PlacedCriterion } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { criteriaOfSheet } from '#core/rating/sheet.ts'
import { call, type ApiProblem } from '../../data/api.ts'
import { useUnits } from '../../data/pack.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { usePreferences } from '../../theme/preferences.tsx'
import { heldKey, type Held, type Place } from './unsent.ts'
import { unsentRatings, useUnsent } from './unsent-ratings.ts'

export type Sheet = ReplyOf<typeof getSheet>
type Assessor = Diagnostic['assessors'][number]

/** How one criterion stands on the sheet, with what is not saved yet. */
export type Standing = {
  value: RatingValue
  note: string
  /** The saved version everything here starts from. */
  version: number
  savedAt: string | null
  held: Held | undefined
}

/** Sheets the reader may fill in: their own, and for the owner those of assessors without an account. */
export function useMySheets(): Assessor[] {
  const { assessors, myAssessorId } = useDiagnostic()
  const { role } = useWorkspace()
  return assessors.filter(
    (assessor) => assessor.id === myAssessorId || (role === 'owner' && assessor.personId === null),
  )
}

/** The assessor and the unit of the address, else the first the reader has. */
export function useSheetPlace(): { assessor: Assessor | undefined; unit: Unit | undefined } {
  const { assessor, unit } = useSearch({ strict: false })
  const { myAssessorId } = useDiagnostic()
  const mine = useMySheets()
  const units = useUnits()
  return {
    assessor:
      mine.find((candidate) => candidate.id === assessor) ??
      mine.find((candidate) => candidate.id === myAssessorId) ??
      mine[0],
    unit: units.find((candidate) => candidate.id === unit) ?? units[0],
  }
}

/** What is asked in a unit. */
export function useAsked(pack: Pack, unit: Unit | undefined): PlacedCriterion[] {
  const { unitIds } = useDiagnostic()
  return useMemo(
    () => (unit === undefined ? [] : criteriaOfSheet(pack, { isOrganisation: unit.parentId === null }, unitIds.length)),
    [pack, unit, unitIds.length],
  )
}

/** How far a sheet is in each of the units; only asked for when they are few enough to be read at once. */
export function useProgressOfUnits(pack: Pack, assessor: string): Map<string, { settled: number; total: number }> {
  const params = useDiagnosticParams()
  const { language } = usePreferences()
  const units = useUnits()
  const { unitIds } = useDiagnostic()
  const few = units.length > 1 && units.length <= 12
  const sheets = useQueries({
    queries: units.map((unit) => {
      const query = { pack: pack.id, assessor, unit: unit.id }
      return {
        queryKey: [getSheet.path, params, query, language],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(getSheet, { params, query }, { signal }),
        enabled: few,
      }
    }),
  })
  const progress = new Map<string, { settled: number; total: number }>()
  for (const [at, unit] of units.entries()) {
    const ratings = sheets[at]?.data?.ratings
    if (ratings === undefined) continue
    const asked = criteriaOfSheet(pack, { isOrganisation: unit.parentId === null }, unitIds.length)
    const settled = asked.filter((one) =>
      ratings.some((rating) => rating.criterion === one.address && isSettled(rating.value)),
    ).length
    progress.set(unit.id, { settled, total: asked.length })
  }
  return progress
}

export function useSheetQuery(pack: string, assessor: string, unit: string): UseQueryResult<Sheet, ApiProblem> {
  const params = useDiagnosticParams()
  return useApi(getSheet, { params, query: { pack, assessor, unit } })
}

const notScored: RatingValue = { kind: 'notScored' }

/** Whether a criterion needs nothing more from the assessor. */
export function isSettled(value: RatingValue): boolean {
  return value.kind !== 'notScored'
}

/** Saved ratings of a sheet with what is held here laid over them. */
export function useStandings(place: Place, ratings: readonly Rating[] | undefined): (criterion: string) => Standing {
  const unsent = useUnsent()
  return useCallback(
    (criterion) => {
      const saved = ratings?.find((rating) => rating.criterion === criterion)
      const held = unsent.get(heldKey(place, criterion))
      const mine = held?.changes.at(-1)
      return {
        value: mine?.value ?? saved?.value ?? notScored,
        note: mine?.note ?? saved?.note ?? '',
        version: saved?.version ?? 0,
        savedAt: saved === undefined ? null : saved.updatedAt,
        held,
      }
    },
    [place, ratings, unsent],
  )
}

type Step = { criterion: string; before: { value: RatingValue; note: string } }
/** What can be undone, per sheet, as long as the application is open. */
const steps = new Map<string, Step[]>()

const typingPause = 700

export type SheetHands = {
  choose: (criterion: string, value: RatingValue) => void
  write: (criterion: string, note: string) => void
  /** Puts a former version back. */
  restore: (criterion: string, value: RatingValue, note: string) => void
  undo: () => string | null
  /** The criterion whose change would be undone. */
  undoable: string | null
}

/** Changing a sheet: everything is held here first, then sent. */
export function useSheetHands(place: Place, standingOf: (criterion: string) => Standing): SheetHands {
  const stepKey = heldKey(place, '')
  const [, setTurn] = useState(0)
  useEffect(() => unsentRatings.allow(place.assessor), [place.assessor])
  const hold = (criterion: string, value: RatingValue, note: string, undo: boolean, wait = 0): void => {
    unsentRatings.change(place, criterion, { value, note, basedOn: standingOf(criterion).version, undo }, wait)
  }
  const push = (criterion: string, typing: boolean): void => {
    const { value, note } = standingOf(criterion)
    const list = steps.get(stepKey) ?? []
    const last = list.at(-1)
    // A sentence is one step, not each of its letters.
    if (typing && last?.criterion === criterion && last.before.value === value) return
    steps.set(stepKey, [...list, { criterion, before: { value, note } }].slice(-50))
    setTurn((turn) => turn + 1)
  }
  return {
    choose: (criterion, value) => {
      push(criterion, false)
      hold(criterion, value, standingOf(criterion).note, false)
    },
    write: (criterion, note) => {
      push(criterion, true)
      hold(criterion, standingOf(criterion).value, note, false, typingPause)
    },
    restore: (criterion, value, note) => {
      push(criterion, false)
      hold(criterion, value, note, true)
    },
    undo: () => {
      const list = steps.get(stepKey) ?? []
      const last = list.at(-1)
      if (last === undefined) return null
      steps.set(stepKey, list.slice(0, -1))
      hold(last.criterion, last.before.value, last.before.note, true)
      setTurn((turn) => turn + 1)
      return last.criterion
    },
    undoable: steps.get(stepKey)?.at(-1)?.criterion ?? null,
  }
}
