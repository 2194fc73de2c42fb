/** Which unit (or the organisation) and which instrument a page of results shows; kept in the address. */
import type { ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDiagnostic } from '../data/places.ts'
import { useUnits } from '../data/pack.ts'
import { useSay, useTexts } from '../theme/preferences.tsx'

/** `organisation` or a unit's id, from `?unit=`. */
export function useSubject(): string {
  const { unit } = useSearch({ strict: false })
  const { unitIds } = useDiagnostic()
  return unit !== undefined && unitIds.includes(unit) ? unit : 'organisation'
}

/** The name of a unit or of the organisation. */
export function useSubjectName(): (subject: string) => string {
  const { common } = useTexts()
  const units = useUnits()
  const say = useSay()
  return (subject) => {
    const unit = units.find((candidate) => candidate.id === subject)
    return unit === undefined ? common.wholeOrganisation : say(unit.name)
  }
}

/** Nothing to choose with one unit and one instrument. */
export function SubjectPicker(): ReactElement | null {
  const { scorecard, common } = useTexts()
  const diagnostic = useDiagnostic()
  const units = useUnits()
  const subject = useSubject()
  const { pack } = useSearch({ strict: false })
  const navigate = useNavigate()
  const say = useSay()
  const change = (part: { unit?: string; pack?: string }) =>
    void navigate({
      to: '.',
      search: (search: Record<string, unknown>) => ({ ...search, ...part }),
      resetScroll: false,
    } as never)
  return (
    <>
      {units.length > 1 && (
        <NativeSelect
          className="no-print"
          label={scorecard.subject}
          value={subject}
          onChange={(event) => change({ unit: event.currentTarget.value })}
          data={[
            { value: 'organisation', label: common.allUnits },
            ...units.map((unit) => ({ value: unit.id, label: say(unit.name) })),
          ]}
        />
      )}
      {diagnostic.packs.length > 1 && (
        <NativeSelect
          className="no-print"
          label={scorecard.instrument}
          value={pack ?? diagnostic.packs[0]?.packId ?? ''}
          onChange={(event) => change({ pack: event.currentTarget.value })}
          data={diagnostic.packs.map((pinned) => ({ value: pinned.packId, label: say(pinned.name) }))}
        />
      )}
    </>
  )
}
