/** A text of the data in the reader's language; one that exists in the other language only is marked as such. */
import type { ReactElement } from 'react'
import { readText, type Text } from '#core/language.ts'
import { usePreferences, useTexts } from '../theme/preferences.tsx'

export function Said({ text }: { text: Text }): ReactElement {
  const { language } = usePreferences()
  const { common } = useTexts()
  const read = readText(text, language)
  if (!read.fallback || read.text === '') return <>{read.text}</>
  return (
    <>
      <span lang={read.language}>{read.text}</span> <span className="tag">{common.otherLanguage}</span>
    </>
  )
}
