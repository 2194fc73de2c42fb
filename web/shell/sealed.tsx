/** Results of a blind round are sealed until the lead reveals it: the page says so, with a lock and when it opens. */
import type { ReactElement, ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ApiProblem } from '../data/api.ts'
import { useIsSealed } from '../data/results.ts'
import { useTexts } from '../theme/preferences.tsx'
import { PageHead } from './page.tsx'
import { Empty } from './states.tsx'

export function Sealed<T>(props: {
  title: string
  query: UseQueryResult<T, ApiProblem>
  children: ReactNode
}): ReactElement {
  const { common } = useTexts()
  const sealed = useIsSealed()
  if (!sealed && props.query.error?.code !== 'reveal.early') return <>{props.children}</>
  return (
    <>
      <PageHead title={props.title} heading={common.locked} />
      <Empty title={common.lockedTitle}>{common.lockedWhat}</Empty>
    </>
  )
}
