/** The row of pages or views under a heading. On a phone it scrolls sideways, and the current one is brought into view. */
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'

export function SubNav(props: { label: string; current: string; children: ReactNode }): ReactElement {
  const { label, current, children } = props
  const nav = useRef<HTMLElement>(null)
  const shownFor = useRef('')
  useEffect(() => {
    if (shownFor.current === current) return
    shownFor.current = current
    const row = nav.current
    const link = row?.querySelector<HTMLElement>('[aria-current="page"]')
    if (row == null || link == null) return
    const [inside, shown] = [link.getBoundingClientRect(), row.getBoundingClientRect()]
    // the row alone is moved: scrollIntoView would move the page as well
    row.scrollLeft += inside.left - shown.left - (shown.width - inside.width) / 2
  }, [current])
  return (
    <nav className="sub" aria-label={label} ref={nav}>
      {children}
    </nav>
  )
}
