import type { ReactElement } from 'react'

/** The × at the end of a line that takes the line away; its label says which. */
export function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }): ReactElement {
  return (
    <button type="button" className="btn quiet small remove" aria-label={label} title={label} onClick={onRemove}>
      ×
    </button>
  )
}
