/** The parts every page is made of: head with its finding, section, text that breaks by clause. */
import { useEffect, useId, type ReactElement, type ReactNode } from 'react'
import { usePreferences, useTexts } from '../theme/preferences.tsx'

/** Names the browser tab: `Scorecard · Touchstone`. */
export function useTitle(title: string): void {
  const { common } = useTexts()
  useEffect(() => {
    document.title = `${title} · ${common.product}`
  }, [title, common.product])
}

/** A heading whose Chinese clauses break after punctuation only. */
export function Clauses({ children }: { children: string }): ReactElement {
  const { language } = usePreferences()
  if (language !== 'zh-CN') return <>{children}</>
  return (
    <>
      {children.split(/(?<=[，；。：、])/).map((clause) => (
        <span key={clause} className="clause">
          {clause}
        </span>
      ))}
    </>
  )
}

/** Head of a page: what it is about (kicker), its finding as a sentence (h1), the basis (lede), what one can do. */
export function PageHead(props: {
  /** For the browser tab. */
  title: string
  kicker?: ReactNode
  heading: string
  lede?: ReactNode
  actions?: ReactNode
}): ReactElement {
  useTitle(props.title)
  return (
    <div className="head">
      <div>
        {props.kicker !== undefined && <p className="kicker">{props.kicker}</p>}
        <h1>
          <Clauses>{props.heading}</Clauses>
        </h1>
        {props.lede !== undefined && <p className="lede">{props.lede}</p>}
      </div>
      {props.actions !== undefined && <div className="actions">{props.actions}</div>}
    </div>
  )
}

/** A section hangs from a 2 px rule. `note` stands at the right of its title. */
export function Section(props: {
  title: string
  note?: ReactNode
  children: ReactNode
  className?: string
}): ReactElement {
  const id = useId()
  return (
    <section className={`section ${props.className ?? ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.note !== undefined && <span className="note">{props.note}</span>}
      </header>
      {props.children}
    </section>
  )
}
