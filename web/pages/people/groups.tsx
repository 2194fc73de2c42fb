/** The values of each dimension that staff answers can be cut by, edited as one table. */
import { useState, type ReactElement } from 'react'
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { z } from 'zod'
import { getOrganisation, putSegments, type Dimension, type SegmentValue } from '#contract/organisation.ts'
import { useWorkspace } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { RemoveButton } from '../../shell/remove-button.tsx'
import { useTexts } from '../../theme/preferences.tsx'

type DimensionName = z.infer<typeof Dimension>
type Line = { key: number; code: string; zh: string; en: string; parent: string; headcount: number | string }
const dimensions: readonly DimensionName[] = ['department', 'roleLevel', 'segment', 'channel', 'region', 'tenure']

function linesOf(values: readonly SegmentValue[]): Line[] {
  return values.map((value, key) => ({
    key,
    code: value.code,
    zh: value.name['zh-CN'] ?? '',
    en: value.name.en ?? '',
    parent: value.parentCode ?? '',
    headcount: value.headcount ?? '',
  }))
}

function faulty(lines: readonly Line[]): boolean {
  const codes = lines.map((line) => line.code.trim())
  return (
    codes.some((code, at) => code === '' || codes.indexOf(code) !== at) ||
    lines.some((line) => line.zh.trim() === '' && line.en.trim() === '')
  )
}

function GroupTable({ dimension, values }: { dimension: DimensionName; values: SegmentValue[] }): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const [lines, setLines] = useState(() => linesOf(values))
  const [dirty, setDirty] = useState(false)
  useUnsaved(dirty)
  const [fields, setFields] = useState<FieldProblems>({})
  const save = useSend(putSegments, { refreshes: [getOrganisation], onDone: () => setDirty(false) })
  const change = (next: Line[]): void => {
    setLines(next)
    setDirty(true)
  }
  const edit = (key: number, part: Partial<Line>): void =>
    change(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))

  function submit(): void {
    const found: FieldProblems = faulty(lines) ? { groups: people.groupFaulty } : {}
    setFields(found)
    if (Object.keys(found).length > 0) return
    save.mutate({
      params: { workspace: workspace.id, dimension },
      body: {
        values: lines.map(({ code, zh, en, parent, headcount }) => ({
          code: code.trim(),
          name: { ...(zh.trim() !== '' && { 'zh-CN': zh.trim() }), ...(en.trim() !== '' && { en: en.trim() }) },
          parentCode: parent === '' ? null : parent,
          headcount: headcount === '' ? null : Number(headcount),
        })),
      },
    })
  }

  return (
    <form
      id="groups"
      tabIndex={-1}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormProblem fields={fields} problem={save.error} />
      {lines.length === 0 && <p className="muted">{people.noGroups}</p>}
      {lines.length > 0 && (
        <table className="table stacked group-table">
          <thead>
            <tr>
              <th scope="col">{people.code}</th>
              <th scope="col">{people.nameZh}</th>
              <th scope="col">{people.nameEn}</th>
              <th scope="col">{people.parent}</th>
              <th scope="col">{people.headcount}</th>
              <th scope="col">
                <span className="sr">{people.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={line.key}>
                <td data-label={people.code}>
                  <TextInput
                    aria-label={people.groupCode({ number: at + 1 })}
                    value={line.code}
                    maxLength={80}
                    onChange={(event) => edit(line.key, { code: event.currentTarget.value })}
                  />
                </td>
                <td data-label={people.nameZh}>
                  <TextInput
                    aria-label={people.groupZh({ number: at + 1 })}
                    value={line.zh}
                    maxLength={400}
                    onChange={(event) => edit(line.key, { zh: event.currentTarget.value })}
                  />
                </td>
                <td data-label={people.nameEn}>
                  <TextInput
                    aria-label={people.groupEn({ number: at + 1 })}
                    value={line.en}
                    maxLength={400}
                    onChange={(event) => edit(line.key, { en: event.currentTarget.value })}
                  />
                </td>
                <td data-label={people.parent}>
                  <NativeSelect
                    aria-label={people.groupParent({ number: at + 1 })}
                    value={line.parent}
                    onChange={(event) => edit(line.key, { parent: event.currentTarget.value })}
                    data={[
                      { value: '', label: people.none },
                      ...lines
                        .filter((other) => other.key !== line.key && other.code.trim() !== '')
                        .map((other) => ({ value: other.code, label: other.code })),
                    ]}
                  />
                </td>
                <td data-label={people.headcount}>
                  <NumberInput
                    aria-label={people.groupHeadcount({ number: at + 1 })}
                    value={line.headcount}
                    min={0}
                    allowDecimal={false}
                    hideControls
                    onChange={(headcount) => edit(line.key, { headcount })}
                  />
                </td>
                <td>
                  <RemoveButton
                    label={people.removeGroup({ name: line.code })}
                    onRemove={() => change(lines.filter((other) => other.key !== line.key))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="actions below">
        <button
          type="button"
          className="btn small"
          onClick={() =>
            change([
              ...lines,
              {
                key: Math.max(-1, ...lines.map((line) => line.key)) + 1,
                code: '',
                zh: '',
                en: '',
                parent: '',
                headcount: '',
              },
            ])
          }
        >
          {people.addGroup}
        </button>
        {dirty && (
          <button type="submit" className="btn small primary" disabled={save.isPending}>
            {people.save}
          </button>
        )}
        <span className="note" role="status">
          {dirty ? people.unsaved : save.isSuccess ? people.saved : ''}
        </span>
      </div>
    </form>
  )
}

export function Groups({ segments }: { segments: SegmentValue[] }): ReactElement {
  const { people } = useTexts()
  const [dimension, setDimension] = useState<DimensionName>('department')
  const values = segments.filter((value) => value.dimension === dimension)
  return (
    <Section title={people.groups} note={people.groupsNote}>
      <p className="note">{people.groupsWhat}</p>
      <NativeSelect
        className="narrow"
        label={people.dimension}
        value={dimension}
        onChange={(event) => setDimension(event.currentTarget.value as DimensionName)}
        data={dimensions.map((value) => ({
          value,
          label: `${people.dimensions[value]} (${segments.filter((one) => one.dimension === value).length})`,
        }))}
      />
      <GroupTable key={dimension} dimension={dimension} values={values} />
    </Section>
  )
}
