/** A part of the instrument as a file to hand out: links in the language chosen at the head of the page. */
import { createContext, useContext, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { getHandout } from '#contract/pack.ts'
import type { QueryOf } from '#contract/route.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { hrefOf } from '../../data/api.ts'
import { useWorkspace } from '../../data/places.ts'
import { useTexts } from '../../theme/preferences.tsx'

type Query = QueryOf<typeof getHandout>
export type HandoutLanguage = Query['language']
const languages: readonly HandoutLanguage[] = ['both', 'zh-CN', 'en']
const formats: readonly Query['format'][] = ['xlsx', 'docx']

export const HandoutContext = createContext<HandoutLanguage>('both')

export function HandoutPicker(props: {
  value: HandoutLanguage
  onChange: (language: HandoutLanguage) => void
}): ReactElement {
  const { library } = useTexts()
  return (
    <NativeSelect
      label={library.handout}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value as HandoutLanguage)}
      data={languages.map((value) => ({ value, label: library.handoutLanguages[value] }))}
    />
  )
}

/** `name` tells the same links of different parts apart for a screen reader. */
export function Handout(props: {
  pack: Pack
  part: Query['part']
  id?: string
  name: string
  /** Said before the links where a part has more than one file. */
  words?: string
}): ReactElement {
  const { library } = useTexts()
  const workspace = useWorkspace()
  const language = useContext(HandoutContext)
  const { pack, part, id } = props
  return (
    <span className="handout no-print">
      {props.words !== undefined && <span>{props.words}</span>}
      {formats.map((format) => (
        <a
          key={format}
          download
          href={hrefOf(getHandout, {
            params: { workspace: workspace.id, pack: pack.id, version: pack.version },
            query: { format, language, part, ...(id !== undefined && { id }) },
          })}
        >
          {library.handoutFormats[format]}
          <span className="sr">: {props.name}</span>
        </a>
      ))}
    </span>
  )
}
