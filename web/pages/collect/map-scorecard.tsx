/** The mapping of a former scorecard: where names, levels and comments stand, and which row is which aspect. */
import { useState, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import type { ScorecardMapping } from '#contract/import.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { useUnits } from '../../data/pack.ts'
import { Section } from '../../shell/page.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { ReadingForm, UnreadValues, useColumnName, ValueTable, type Detected } from './mapping-parts.tsx'

type Props = {
  detected: Detected
  pack: Pack
  mapping: ScorecardMapping
  onChange: (mapping: ScorecardMapping) => void
}

function Places({ detected, pack, mapping, onChange }: Props): ReactElement {
  const { collect } = useTexts()
  const say = useSay()
  const units = useUnits()
  const nameOf = useColumnName(detected)
  const columns = detected.columns.map((column) => ({ value: String(column.index), label: nameOf(column.index) }))
  const noColumn = { value: '', label: collect.none }
  const byMarks = mapping.levelColumn === null
  const chosen = (text: string): number | null => (text === '' ? null : Number(text))
  const levels = pack.scale.levels
  return (
    <Section title={collect.columns}>
      <div className="fields-row">
        <NativeSelect
          label={collect.unit}
          value={mapping.unitId}
          onChange={(event) => onChange({ ...mapping, unitId: event.currentTarget.value })}
          data={units.map((unit) => ({ value: unit.id, label: say(unit.name) }))}
        />
        <NativeSelect
          label={collect.nameColumn}
          value={String(mapping.nameColumn)}
          onChange={(event) => onChange({ ...mapping, nameColumn: Number(event.currentTarget.value) })}
          data={columns}
        />
        <NativeSelect
          label={collect.commentColumn}
          value={mapping.commentColumn === null ? '' : String(mapping.commentColumn)}
          onChange={(event) => onChange({ ...mapping, commentColumn: chosen(event.currentTarget.value) })}
          data={[noColumn, ...columns]}
        />
        <NativeSelect
          label={collect.levelIn}
          value={byMarks ? 'marks' : 'column'}
          onChange={(event) =>
            onChange(
              event.currentTarget.value === 'marks'
                ? { ...mapping, levelColumn: null }
                : { ...mapping, levelColumn: mapping.nameColumn === 0 ? 1 : 0, markColumns: [] },
            )
          }
          data={[
            { value: 'column', label: collect.levelInColumn },
            { value: 'marks', label: collect.levelInMarks },
          ]}
        />
        {byMarks ? (
          levels.map((level) => {
            const at = mapping.markColumns.find((one) => one.level === level.number)
            return (
              <NativeSelect
                key={level.number}
                label={collect.markColumnOf({ level: `${level.number} ${say(level.name)}` })}
                value={at === undefined ? '' : String(at.column)}
                onChange={(event) => {
                  const column = chosen(event.currentTarget.value)
                  const others = mapping.markColumns.filter((one) => one.level !== level.number)
                  onChange({
                    ...mapping,
                    markColumns: column === null ? others : [...others, { column, level: level.number }],
                  })
                }}
                data={[noColumn, ...columns]}
              />
            )
          })
        ) : (
          <NativeSelect
            label={collect.levelColumn}
            value={String(mapping.levelColumn)}
            onChange={(event) => onChange({ ...mapping, levelColumn: Number(event.currentTarget.value) })}
            data={columns}
          />
        )}
      </div>
    </Section>
  )
}

function Rows({ pack, mapping, onChange }: Props): ReactElement {
  const { collect } = useTexts()
  const say = useSay()
  const aspects = pack.areas.map((area) => ({
    group: say(area.name),
    items: area.aspects.map((aspect) => ({ value: aspect.id, label: `${aspect.number} ${say(aspect.name)}` })),
  }))
  const mapped = mapping.rows.filter((row) => row.aspect !== null).length
  return (
    <Section title={collect.aspectRows} note={collect.aspectRowsNote({ mapped, all: mapping.rows.length })}>
      <table className="table stacked mapping">
        <thead>
          <tr>
            <th scope="col">{collect.row}</th>
            <th scope="col">{collect.text}</th>
            <th scope="col">{collect.aspect}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.rows.map((row) => (
            <tr key={row.row}>
              <td data-label={collect.row}>{row.row}</td>
              <th scope="row">{row.text ?? ''}</th>
              <td>
                <NativeSelect
                  aria-label={collect.aspectOfRow({ row: row.row })}
                  value={row.aspect ?? ''}
                  onChange={(event) =>
                    onChange({
                      ...mapping,
                      rows: mapping.rows.map((other) =>
                        other.row === row.row
                          ? { ...other, aspect: event.currentTarget.value === '' ? null : event.currentTarget.value }
                          : other,
                      ),
                    })
                  }
                  data={[{ value: '', label: collect.leaveOut }, ...aspects]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

export function MapScorecard(props: {
  detected: Detected
  pack: Pack
  mapping: ScorecardMapping
  unread: readonly { text: string; rows: number | null }[]
  busy: boolean
  again: boolean
  onPreview: (mapping: ScorecardMapping) => void
}): ReactElement {
  const { collect } = useTexts()
  const say = useSay()
  const [mapping, setMapping] = useState(props.mapping)
  const levels = props.pack.scale.levels.map((level) => say(level.name))
  const parts = { detected: props.detected, pack: props.pack, mapping, onChange: setMapping }
  return (
    <div className="stack">
      <ReadingForm
        detected={props.detected}
        reading={{
          encoding: mapping.encoding,
          separator: mapping.separator,
          sheet: mapping.sheet,
          headerRow: Math.max(1, mapping.headerRow),
        }}
        busy={props.busy}
        onRead={(reading) =>
          props.onPreview({ ...mapping, ...reading, rows: [], levelColumn: null, markColumns: [], values: [] })
        }
      />
      <Places {...parts} />
      {mapping.levelColumn !== null && (
        <>
          <UnreadValues
            values={props.unread}
            settled={mapping.values.map(({ text }) => text)}
            levels={levels}
            onLevel={(text, level) => setMapping({ ...mapping, values: [...mapping.values, { text, level }] })}
          />
          <ValueTable
            values={mapping.values}
            levels={levels}
            onChange={(values) => setMapping({ ...mapping, values })}
          />
        </>
      )}
      <Rows {...parts} />
      <div className="actions">
        <button
          type="button"
          className={props.again ? 'btn' : 'btn primary'}
          disabled={props.busy}
          onClick={() =>
            props.onPreview({ ...mapping, values: mapping.values.filter((line) => line.text.trim() !== '') })
          }
        >
          {props.again ? collect.previewAgain : collect.preview}
        </button>
      </div>
    </div>
  )
}
