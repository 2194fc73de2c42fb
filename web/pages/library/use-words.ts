/** The words looked for, in the field and in the address: a reload and the way back find them again. */
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'

/** How long a pause in typing is, in milliseconds. */
const pause = 300

/**
 * The field leads while somebody types (an input method cannot bear being answered by the address); the address leads
 * when the reader goes somewhere.
 */
export function useWords(): readonly [words: string, setWords: (words: string) => void] {
  const { q = '' } = useSearch({ strict: false })
  const { history } = useRouter()
  const navigate = useNavigate()
  const [words, setWords] = useState(q)
  const gone = useRef(false)
  useEffect(
    () =>
      history.subscribe(({ action }) => {
        gone.current = action.type !== 'REPLACE'
      }),
    [history],
  )
  useEffect(() => {
    if (gone.current) setWords(q)
    gone.current = false
  }, [q])
  const asked = words.trim()
  useEffect(() => {
    if (asked === q) return
    const timer = setTimeout(
      () =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, q: asked === '' ? undefined : asked }),
          replace: true,
          resetScroll: false,
        } as never),
      pause,
    )
    return () => clearTimeout(timer)
    // Only what is typed is written: an address that has changed is read above.
    // eslint-disable-next-line react/exhaustive-deps
  }, [asked])
  return [words, setWords]
}
