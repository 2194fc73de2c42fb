/** Keys of the sheet: what each does, the list of them, and whether they are used at all on this browser. */
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { keep, readKept } from '../../data/kept.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { useTexts } from '../../theme/preferences.tsx'

export type SheetKeys = {
  level: (level: number) => void
  criterion: (step: 1 | -1) => void
  compare: (step: 1 | -1) => void
  notApplicable: () => void
  cannotJudge: () => void
  keep: () => void
  undo: () => void
  help: () => void
}

const storageKey = 'touchstone.sheetKeys'

/** Single keys can be switched off for good, as somebody who dictates or leans on the keyboard needs. */
export function useKeysChoice(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => readKept(storageKey) !== 'off')
  return [
    on,
    (next) => {
      keep(storageKey, next ? 'on' : 'off')
      setOn(next)
    },
  ]
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null
}

/** What a key means for a scale of `levels`; null for any other key. */
function meaning(event: KeyboardEvent, levels: number, keys: SheetKeys): (() => void) | null {
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'z' && !event.shiftKey ? keys.undo : null
  const digit = Number(event.key)
  if (event.key === '0') return keys.cannotJudge
  if (event.key.length === 1 && digit >= 1 && digit <= levels) return () => keys.level(digit)
  switch (event.key) {
    case 'ArrowUp':
      return () => keys.criterion(-1)
    case 'ArrowDown':
      return () => keys.criterion(1)
    case 'ArrowLeft':
      return () => keys.compare(-1)
    case 'ArrowRight':
      return () => keys.compare(1)
    case 'n':
    case 'N':
      return keys.notApplicable
    case '?':
      return keys.help
    case 'Enter': {
      // A button, a link or a level that is not chosen yet keeps its own Enter.
      const own = event.target instanceof HTMLElement ? event.target.closest('button, a, summary') : null
      return own === null || own.getAttribute('aria-checked') === 'true' ? keys.keep : null
    }
    default:
      return null
  }
}

/** Listens on the whole page, except while somebody types or a dialog is open. */
export function useSheetKeys(levels: number, on: boolean, keys: SheetKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return
      const act = meaning(event, levels, latest.current)
      if (act === null) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [levels, on])
}

export function KeysLine({ levels, on, onHelp }: { levels: number; on: boolean; onHelp: () => void }): ReactElement {
  const { scoring } = useTexts()
  const { keyList } = scoring
  return (
    <div className="keys no-print">
      {on && (
        <>
          <span>
            <kbd>1</kbd>–<kbd>{levels}</kbd> {keyList.levels}
          </span>
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd> {keyList.criteria}
          </span>
          <span>
            <kbd>←</kbd>
            <kbd>→</kbd> {keyList.compare}
          </span>
          <span>
            <kbd>N</kbd> {keyList.notApplicable}
          </span>
          <span>
            <kbd>0</kbd> {keyList.cannotJudge}
          </span>
        </>
      )}
      <button type="button" className="btn quiet small" onClick={onHelp}>
        {on ? (
          <>
            <kbd>?</kbd> {scoring.allKeys}
          </>
        ) : (
          scoring.keysOff
        )}
      </button>
    </div>
  )
}

export function KeysDialog(props: {
  levels: number
  on: boolean
  setOn: (on: boolean) => void
  onClose: () => void
}): ReactElement {
  const { scoring } = useTexts()
  const { keyList } = scoring
  const rows: [string[], string][] = [
    [['1', '–', String(props.levels)], keyList.levels],
    [['↑', '↓'], keyList.criteria],
    [['←', '→'], keyList.compare],
    [['N'], keyList.notApplicable],
    [['0'], keyList.cannotJudge],
    [['↵'], keyList.keep],
    [['Ctrl', 'Z'], keyList.undo],
    [['?'], keyList.help],
  ]
  return (
    <Dialog title={scoring.keysTitle} onClose={props.onClose}>
      <dl className="key-list">
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>{keys.map((key) => (key === '–' ? ' – ' : <kbd key={key}>{key}</kbd>))}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{scoring.keysNote}</p>
      <label className="keys-choice">
        <input type="checkbox" checked={props.on} onChange={(event) => props.setOn(event.currentTarget.checked)} />
        {scoring.keysOn}
      </label>
    </Dialog>
  )
}
