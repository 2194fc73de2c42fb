/** Parts of a mapping that answers and scorecards share: how the file is read, and which words mean which level. */
import { useState, type ReactElement } from 'react'
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { Import } from '#contract/import.ts'
import { Section } from '../../shell/page.tsx'
import { RemoveButton } from '../../shell/remove-button.tsx'
import { useFormat, useTexts } from '../../theme/preferences.tsx'

export type Detected = NonNullable<Import['detected']>
export type Reading = {
  encoding?: Detected['encoding'] | undefined
  separator?: string | undefined
  sheet?: string | undefined
  headerRow: number
}
export type ValueLine = { text: string; level: number }

export function useColumnName(detected: Detected): (column: number) => string {
  const { collect } = useTexts()
  return (column) => {
    const header = detected.columns.find((one) => one.index === column)?.header ?? ''
    return header === '' ? collect.noHeader({ number: column + 1 }) : header
  }
}

/** Encoding, separator, sheet and header row as found; changing them reads the file again. */
export function ReadingForm(props: {
  detected: Detected
  reading: Reading
  busy: boolean
  onRead: (reading: Reading) => void
}): ReactElement {
  const { collect } = useTexts()
  const format = useFormat()
  const { detected } = props
  const [reading, setReading] = useState(props.reading)
  const separators = collect.separators as Record<string, string>
  const changed = JSON.stringify(reading) !== JSON.stringify(props.reading)
  return (
    <Section title={collect.reading} note={collect.readingNote}>
      <div className="fields-row">
        {detected.format === 'csv' && (
          <>
            <NativeSelect
              label={collect.encoding}
              value={reading.encoding ?? detected.encoding ?? 'utf-8'}
              onChange={(event) =>
                setReading({ ...reading, encoding: event.currentTarget.value as Detected['encoding'] })
              }
              data={Object.entries(collect.encodings).map(([value, label]) => ({ value, label }))}
            />
            <NativeSelect
              label={collect.separator}
              value={reading.separator ?? detected.separator ?? ','}
              onChange={(event) => setReading({ ...reading, separator: event.currentTarget.value })}
              data={[...new Set([...Object.keys(separators), detected.separator ?? ','])].map((value) => ({
                value,
                label: separators[value] ?? value,
              }))}
            />
          </>
        )}
        {detected.sheets.length > 0 && (
          <NativeSelect
            label={collect.sheet}
            value={reading.sheet ?? detected.sheets[0]?.name ?? ''}
            onChange={(event) => setReading({ ...reading, sheet: event.currentTarget.value })}
            data={detected.sheets.map(({ name, rows }) => ({
              value: name,
              label: collect.sheetRows({ name, rows: format.count(rows) }),
            }))}
          />
        )}
        <NumberInput
          label={collect.headerRow}
          value={reading.headerRow}
          min={1}
          max={1000}
          allowDecimal={false}
          hideControls
          onChange={(value) => setReading({ ...reading, headerRow: Math.max(1, Number(value) || 1) })}
        />
      </div>
      <div className="actions">
        {detected.rows !== null && (
          <span className="note">{collect.rowsFound({ rows: format.count(detected.rows) })}</span>
        )}
        {changed && (
          <>
            <button type="button" className="btn small" disabled={props.busy} onClick={() => props.onRead(reading)}>
              {collect.readAgain}
            </button>
            <span className="note">{collect.readAgainWhat}</span>
          </>
        )}
      </div>
    </Section>
  )
}

/** Texts the last check could not read: each is given its meaning by one choice, and leaves the list. */
export function UnreadValues<Absence extends string = never>(props: {
  values: readonly { text: string; rows: number | null }[]
  /** Texts that have a meaning since. */
  settled: readonly string[]
  levels: readonly string[]
  absences?: readonly { value: Absence; label: string }[]
  onLevel: (text: string, level: number) => void
  onAbsence?: (text: string, absence: Absence) => void
}): ReactElement | null {
  const { collect } = useTexts()
  const { absences = [] } = props
  const settled = new Set(props.settled.map((text) => text.trim().toLowerCase()))
  const open = props.values.filter(({ text }) => !settled.has(text.trim().toLowerCase()))
  if (open.length === 0) return null
  const levels = props.levels.map((name, index) => ({ value: String(index + 1), label: `${index + 1} ${name}` }))
  const choose = (text: string, chosen: string): void => {
    const absence = absences.find(({ value }) => value === chosen)
    if (absence !== undefined) props.onAbsence?.(text, absence.value)
    else if (chosen !== '') props.onLevel(text, Number(chosen))
  }
  return (
    <Section title={collect.unread} note={collect.unreadNote}>
      <div className="pairs unread">
        {open.map(({ text, rows }) => (
          <div key={text}>
            <span>
              <b>{text}</b> {rows !== null && <small>{collect.unreadRows({ rows })}</small>}
            </span>
            <NativeSelect
              aria-label={collect.levelOf({ text })}
              value=""
              onChange={(event) => choose(text, event.currentTarget.value)}
              data={[
                { value: '', label: collect.unreadChoose },
                ...(absences.length === 0
                  ? levels
                  : [
                      { group: collect.values, items: levels },
                      { group: collect.missing, items: [...absences] },
                    ]),
              ]}
            />
          </div>
        ))}
      </div>
    </Section>
  )
}

/** Which texts of the file mean which level. */
export function ValueTable(props: {
  values: ValueLine[]
  levels: readonly string[]
  onChange: (values: ValueLine[]) => void
}): ReactElement {
  const { collect } = useTexts()
  const change = (at: number, part: Partial<ValueLine>): void =>
    props.onChange(props.values.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <Section title={collect.values} note={collect.valuesNote}>
      <div className="pairs">
        {props.values.map((line, at) => (
          <div key={at}>
            <TextInput
              aria-label={collect.valueText}
              value={line.text}
              maxLength={200}
              onChange={(event) => change(at, { text: event.currentTarget.value })}
            />
            <NativeSelect
              aria-label={collect.levelOf({ text: line.text })}
              value={String(line.level)}
              onChange={(event) => change(at, { level: Number(event.currentTarget.value) })}
              data={props.levels.map((name, index) => ({ value: String(index + 1), label: `${index + 1} ${name}` }))}
            />
            <RemoveButton
              label={collect.removeValue({ text: line.text })}
              onRemove={() => props.onChange(props.values.filter((_, index) => index !== at))}
            />
          </div>
        ))}
      </div>
      <button
        type="button"
        className="btn small"
        onClick={() => props.onChange([...props.values, { text: '', level: 1 }])}
      >
        {collect.addValue}
      </button>
    </Section>
  )
}
