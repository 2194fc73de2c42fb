/** Which unit's ratings are shown; kept in the address. Nothing to choose with one unit and one instrument. */
import type { ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Unit } from '#contract/organisation.ts'
import { usePinnedPack, useUnits } from '../../data/pack.ts'
import { useDiagnostic } from '../../data/places.ts'
import { useSay, useTexts } from '../../theme/preferences.tsx'

export function useChosenUnit(): Unit | undefined {
  const { unit } = useSearch({ strict: false })
  const units = useUnits()
  return units.find((candidate) => candidate.id === unit) ?? units[0]
}

export function UnitPicker({ unit }: { unit: Unit }): ReactElement {
  const { common, scorecard } = useTexts()
  const { packs } = useDiagnostic()
  const pinned = usePinnedPack()
  const units = useUnits()
  const navigate = useNavigate()
  const say = useSay()
  const change = (part: { unit?: string; pack?: string }): void =>
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
          label={common.unit}
          value={unit.id}
          onChange={(event) => change({ unit: event.currentTarget.value })}
          data={units.map((one) => ({ value: one.id, label: say(one.name) }))}
        />
      )}
      {packs.length > 1 && (
        <NativeSelect
          className="no-print"
          label={scorecard.instrument}
          value={pinned?.packId ?? ''}
          onChange={(event) => change({ pack: event.currentTarget.value })}
          data={packs.map((one) => ({ value: one.packId, label: say(one.name) }))}
        />
      )}
    </>
  )
}
