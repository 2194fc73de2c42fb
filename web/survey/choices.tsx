/** Large targets of which one is chosen. Real radio buttons: arrow keys and one tab stop come with them. */
import type { ReactElement, ReactNode } from 'react'

export function Choice(props: {
  /** Of the group the choice belongs to. */
  name: string
  value: string
  chosen: boolean
  onChoose: () => void
  /** Set apart from the levels, as "I can't tell" is. */
  apart?: boolean
  children: ReactNode
}): ReactElement {
  return (
    <label className={props.apart === true ? 'choice apart' : 'choice'}>
      <input type="radio" name={props.name} value={props.value} checked={props.chosen} onChange={props.onChoose} />
      <span>{props.children}</span>
    </label>
  )
}
