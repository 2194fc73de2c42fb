/** Words beside their names, in two columns. */
import type { ReactElement, ReactNode } from 'react'

export function Pairs(props: {
  pairs: readonly (readonly [string, ReactNode])[]
  /** Names of several words, such as steps or fields, need more room than labels. */
  longNames?: boolean
}): ReactElement {
  return (
    <dl className={props.longNames ? 'beside long-names' : 'beside'}>
      {props.pairs.map(([name, what]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
