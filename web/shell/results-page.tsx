/** A page that shows the results of one unit or the organisation: sealed in a blind round, else once they are computed. */
import type { ReactElement } from 'react'
import type { Results } from '#contract/score.ts'
import { usePack, type PackIndex } from '../data/pack.ts'
import { useResults } from '../data/results.ts'
import { useTexts } from '../theme/preferences.tsx'
import { Sealed } from './sealed.tsx'
import { Answer } from './states.tsx'

export function ResultsPage(props: {
  title: string
  children: (index: PackIndex, results: Results) => ReactElement
}): ReactElement {
  const { common } = useTexts()
  const pack = usePack()
  const results = useResults()
  return (
    <Sealed title={props.title} query={results}>
      <Answer of={pack}>
        {(index) => (
          <Answer of={results} words={common.computing({ criteria: index.criteria.size })}>
            {(data) => props.children(index, data)}
          </Answer>
        )}
      </Answer>
    </Sealed>
  )
}
