/** States of a page: nothing yet, loading, problem, no connection. Each says what to do. */
import { useEffect, useState, useSyncExternalStore, type ReactElement, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { onlineManager, type UseQueryResult } from '@tanstack/react-query'
import type { ApiProblem } from '../data/api.ts'
import { useTexts } from '../theme/preferences.tsx'

/** What will be here, why it matters, and one way to begin. */
export function Empty(props: { title: string; children: ReactNode; action?: ReactNode }): ReactElement {
  return (
    <section className="empty">
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.action !== undefined && <div className="actions">{props.action}</div>}
    </section>
  )
}

/** Holds the place of what is coming: nothing under 300 ms, then a grey rule, words after two seconds. */
export function Loading({ words }: { words?: string }): ReactElement {
  const { common } = useTexts()
  const [waited, setWaited] = useState<'briefly' | 'some' | 'long'>('briefly')
  useEffect(() => {
    const some = setTimeout(() => setWaited('some'), 300)
    const long = setTimeout(() => setWaited('long'), 2000)
    return () => {
      clearTimeout(some)
      clearTimeout(long)
    }
  }, [])
  return (
    <div className="holding" aria-busy="true">
      {waited !== 'briefly' && <div className="rule" />}
      <p role="status">{waited === 'long' ? (words ?? common.loading) : ''}</p>
    </div>
  )
}

/** What happened, what is safe, what to do, and the code in small. */
export function Problem({
  problem,
  retry,
  isPage = false,
}: {
  problem: ApiProblem
  retry?: () => void
  /** It is all there is on the page, so its title is the page's. */
  isPage?: boolean
}): ReactElement {
  const { common } = useTexts()
  const absent = problem.status === 404
  const title = problem.unreachable
    ? common.unreachableTitle
    : absent
      ? common.notFound
      : problem.title || common.problemTitle
  const advice = problem.unreachable
    ? common.unreachable
    : absent
      ? common.notFoundWhat
      : problem.status >= 500 || problem.title === ''
        ? `${common.problemSafe} ${common.problemRetry}`
        : common.problemSafe
  const code = problem.detail === undefined ? problem.code : `${problem.code} ${problem.detail}`
  return (
    <section className="problem" role="alert">
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      <p>{advice}</p>
      <small>{common.problemCode({ code })}</small>
      {absent && (
        <div className="actions">
          <Link className="btn small" to="/">
            {common.notFoundGo}
          </Link>
        </div>
      )}
      {retry !== undefined && !absent && (
        <div className="actions">
          <button type="button" className="btn small" onClick={retry}>
            {common.retry}
          </button>
        </div>
      )}
    </section>
  )
}

/** The answer of a query, or the state it is in: `<Answer of={results}>{(data) => …}</Answer>`. */
export function Answer<T>(props: {
  of: UseQueryResult<T, ApiProblem>
  children: (data: T) => ReactNode
  words?: string
}): ReactElement {
  const { of } = props
  // An answer once read stays on the page while it is read again, also when that fails.
  if (of.data !== undefined) return <>{props.children(of.data)}</>
  if (of.error !== null) return <Problem problem={of.error} retry={() => void of.refetch()} />
  return props.words === undefined ? <Loading /> : <Loading words={props.words} />
}

/** Says that the connection is gone and that nothing typed is lost. */
export function OfflineBanner(): ReactElement | null {
  const { common } = useTexts()
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  )
  if (online) return null
  return (
    <div className="offline" role="status">
      <div className="wrap">{common.offline}</div>
    </div>
  )
}
