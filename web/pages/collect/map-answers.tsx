/** The mapping of staff answers: columns to items and groups, words to levels, words that mean "missing". */
import { useState, type ReactElement } from 'react'
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { AnswersMapping } from '#contract/import.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { Section } from '../../shell/page.tsx'
import { RemoveButton } from '../../shell/remove-button.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { ReadingForm, UnreadValues, useColumnName, ValueTable, type Detected } from './mapping-parts.tsx'

type Dimension = AnswersMapping['segments'][number]['dimension']
type Missing = AnswersMapping['missing'][number]
const dimensions: readonly Dimension[] = ['department', 'roleLevel', 'segment', 'channel', 'region', 'tenure']
const meanings: readonly Missing['meaning'][] = ['leftEmpty', 'cannotTell', 'notApplicable', 'notAsked']
/** A choice of a hundred criteria per column is heavy: more columns are shown when they are asked for. */
const columnsAtOnce = 60

function meaningOfColumn(mapping: AnswersMapping, column: number): string {
  const item = mapping.items.find((one) => one.column === column)
  if (item !== undefined) return `item:${item.criterion}`
  const segment = mapping.segments.find((one) => one.column === column)
  return segment === undefined ? '' : `segment:${segment.dimension}`
}

function withMeaning(mapping: AnswersMapping, column: number, meaning: string): AnswersMapping {
  const items = mapping.items.filter((one) => one.column !== column)
  const segments = mapping.segments.filter((one) => one.column !== column)
  const [kind, name = ''] = meaning.split(/:(.*)/s)
  if (kind === 'item') items.push({ column, criterion: name })
  if (kind === 'segment') segments.push({ column, dimension: name as Dimension })
  return { ...mapping, items, segments }
}

function Columns(props: {
  detected: Detected
  pack: Pack
  mapping: AnswersMapping
  onChange: (mapping: AnswersMapping) => void
}): ReactElement {
  const { collect, imports } = useTexts()
  const say = useSay()
  const { detected, mapping, pack } = props
  const nameOf = useColumnName(detected)
  const [shown, setShown] = useState(columnsAtOnce)
  const used = mapping.items.length + mapping.segments.length
  // The survey's items are asked of staff; a pack without a survey is answered criterion by criterion.
  const askable = pack.surveyItems.length > 0 ? new Set(pack.surveyItems.map((item) => item.id)) : null
  const options = pack.areas.flatMap((area) =>
    area.aspects.map((aspect) => ({
      group: `${aspect.number} ${say(aspect.name)}`,
      items: aspect.criteria
        .map((criterion) => ({ value: `item:${aspect.id}.${criterion.id}`, label: say(criterion.name) }))
        .filter(({ value }) => askable === null || askable.has(value.slice(5))),
    })),
  )
  const left = detected.columns.length - shown
  return (
    <Section title={collect.columns} note={collect.columnsNote({ used, all: detected.columns.length })}>
      <table className="table stacked mapping">
        <thead>
          <tr>
            <th scope="col">{collect.column}</th>
            <th scope="col">{collect.samples}</th>
            <th scope="col">{collect.means}</th>
          </tr>
        </thead>
        <tbody>
          {detected.columns.slice(0, shown).map((column) => (
            <tr key={column.index}>
              <th scope="row">{nameOf(column.index)}</th>
              <td className="samples">{column.samples.join(' · ')}</td>
              <td>
                <NativeSelect
                  aria-label={collect.meansOf({ column: nameOf(column.index) })}
                  value={meaningOfColumn(mapping, column.index)}
                  onChange={(event) => props.onChange(withMeaning(mapping, column.index, event.currentTarget.value))}
                  data={[
                    { value: '', label: collect.notUsed },
                    {
                      group: collect.segmentsGroup,
                      items: dimensions.map((dimension) => ({
                        value: `segment:${dimension}`,
                        label: imports.dimensions[dimension],
                      })),
                    },
                    ...options,
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button type="button" className="btn small" onClick={() => setShown(shown + 200)}>
          {collect.moreColumns({ count: left })}
        </button>
      )}
    </Section>
  )
}

function MissingTable(props: { missing: Missing[]; onChange: (missing: Missing[]) => void }): ReactElement {
  const { collect } = useTexts()
  const change = (at: number, part: Partial<Missing>): void =>
    props.onChange(props.missing.map((line, index) => (index === at ? { ...line, ...part } : line)))
  const named = (text: string): string => (text === '' ? collect.emptyText : text)
  return (
    <Section title={collect.missing} note={collect.missingNote}>
      <div className="pairs">
        {props.missing.map((line, at) => (
          <div key={at}>
            <TextInput
              aria-label={collect.valueText}
              value={line.text}
              maxLength={200}
              placeholder={collect.emptyText}
              onChange={(event) => change(at, { text: event.currentTarget.value })}
            />
            <NativeSelect
              aria-label={collect.meaningOf({ text: named(line.text) })}
              value={line.meaning}
              onChange={(event) => change(at, { meaning: event.currentTarget.value as Missing['meaning'] })}
              data={meanings.map((value) => ({ value, label: collect.meanings[value] }))}
            />
            <RemoveButton
              label={collect.removeValue({ text: named(line.text) })}
              onRemove={() => props.onChange(props.missing.filter((_, index) => index !== at))}
            />
          </div>
        ))}
      </div>
      <button
        type="button"
        className="btn small"
        onClick={() => props.onChange([...props.missing, { text: '', meaning: 'leftEmpty' }])}
      >
        {collect.addValue}
      </button>
    </Section>
  )
}

export function MapAnswers(props: {
  detected: Detected
  pack: Pack
  mapping: AnswersMapping
  unread: readonly { text: string; rows: number | null }[]
  busy: boolean
  again: boolean
  onPreview: (mapping: AnswersMapping) => void
}): ReactElement {
  const { collect } = useTexts()
  const say = useSay()
  const [mapping, setMapping] = useState(props.mapping)
  const levels = props.pack.scale.levels.map((level) => say(level.name))
  return (
    <div className="stack">
      <ReadingForm
        detected={props.detected}
        reading={{
          encoding: mapping.encoding,
          separator: mapping.separator,
          sheet: mapping.sheet,
          headerRow: mapping.headerRow,
        }}
        busy={props.busy}
        onRead={(reading) =>
          props.onPreview({ ...mapping, ...reading, items: [], segments: [], values: [], missing: [] })
        }
      />
      <Columns detected={props.detected} pack={props.pack} mapping={mapping} onChange={setMapping} />
      <UnreadValues
        values={props.unread}
        settled={[...mapping.values, ...mapping.missing].map(({ text }) => text)}
        levels={levels}
        absences={meanings.map((value) => ({ value, label: collect.meanings[value] }))}
        onLevel={(text, level) => setMapping({ ...mapping, values: [...mapping.values, { text, level }] })}
        onAbsence={(text, meaning) => setMapping({ ...mapping, missing: [...mapping.missing, { text, meaning }] })}
      />
      <div className="two">
        <ValueTable values={mapping.values} levels={levels} onChange={(values) => setMapping({ ...mapping, values })} />
        <MissingTable missing={mapping.missing} onChange={(missing) => setMapping({ ...mapping, missing })} />
      </div>
      <NumberInput
        className="narrow"
        label={collect.minimumGroup}
        description={collect.minimumGroupHelp}
        value={mapping.minimumGroup}
        min={5}
        max={1000}
        allowDecimal={false}
        onChange={(value) => setMapping({ ...mapping, minimumGroup: Math.max(5, Number(value) || 5) })}
      />
      <div className="actions">
        <button
          type="button"
          className={props.again ? 'btn' : 'btn primary'}
          disabled={props.busy || mapping.items.length === 0}
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
