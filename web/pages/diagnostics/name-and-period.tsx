/** Name in one or both languages and the period: the part of the form that a new diagnostic and a copy share. */
import type { ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import type { Text } from '#core/language.ts'
import type { Texts } from '#core/texts/index.ts'
import type { FieldProblems } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { useTexts } from '../../theme/preferences.tsx'

export type NameAndPeriodValue = { zh: string; en: string; from: string; to: string }

/** The name as the API wants it: only the languages that were written. */
export function textOf({ zh, en }: NameAndPeriodValue): Text {
  return { ...(zh.trim() !== '' && { 'zh-CN': zh.trim() }), ...(en.trim() !== '' && { en: en.trim() }) }
}

export function nameAndPeriodProblems(value: NameAndPeriodValue, words: Texts['diagnostics']): FieldProblems {
  return {
    ...(value.zh.trim() === '' && value.en.trim() === '' && { 'name-zh': words.nameMissing }),
    ...(value.from === '' || value.to === ''
      ? { 'period-from': words.periodMissing }
      : value.to < value.from
        ? { 'period-to': words.periodTurned }
        : {}),
  }
}

export function NameAndPeriod(props: {
  value: NameAndPeriodValue
  onChange: (value: NameAndPeriodValue) => void
  problems: FieldProblems
}): ReactElement {
  const { diagnostics } = useTexts()
  const { value, onChange, problems } = props
  return (
    <Section title={diagnostics.nameAndPeriod}>
      <div className="fields">
        <div className="pair">
          <TextInput
            id="name-zh"
            label={diagnostics.nameZh}
            value={value.zh}
            maxLength={400}
            error={problems['name-zh']}
            onChange={(event) => onChange({ ...value, zh: event.currentTarget.value })}
          />
          <TextInput
            id="name-en"
            label={diagnostics.nameEn}
            value={value.en}
            maxLength={400}
            onChange={(event) => onChange({ ...value, en: event.currentTarget.value })}
          />
        </div>
        <p className="help">{diagnostics.nameHelp}</p>
        <div className="pair">
          <TextInput
            id="period-from"
            type="date"
            label={diagnostics.from}
            value={value.from}
            error={problems['period-from']}
            onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
          />
          <TextInput
            id="period-to"
            type="date"
            label={diagnostics.to}
            value={value.to}
            error={problems['period-to']}
            onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
          />
        </div>
      </div>
    </Section>
  )
}
