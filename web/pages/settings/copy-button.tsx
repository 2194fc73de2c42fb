/** Copies a text; where the browser forbids it, the text is selected so that it can be copied by hand. */
import { useState, type ReactElement } from 'react'
import { useTexts } from '../../theme/preferences.tsx'

export function CopyText({ text, label }: { text: string; label: string }): ReactElement {
  const { settings } = useTexts()
  const [copied, setCopied] = useState(false)
  return (
    <div className="copy-text">
      <input readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button
        type="button"
        className="btn small"
        onClick={(event) => {
          const field = event.currentTarget.previousElementSibling
          const byHand = (): void => {
            if (field instanceof HTMLInputElement) field.focus()
          }
          // Not there outside https and this machine.
          if ((navigator.clipboard as Clipboard | undefined) === undefined) byHand()
          else void navigator.clipboard.writeText(text).then(() => setCopied(true), byHand)
        }}
      >
        {copied ? settings.copied : settings.copy}
      </button>
    </div>
  )
}
