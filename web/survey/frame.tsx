/** What every page of a survey stands in: nothing but a name and the other language above, who sees what below. */
import './survey.css'
import type { ReactElement, ReactNode } from 'react'
import { Icon, Mark } from '../shell/icons.tsx'
import { usePreferences, useTexts } from '../theme/preferences.tsx'

export function SurveyFrame(props: { name: string; children: ReactNode; footer: ReactNode }): ReactElement {
  const { navigation } = useTexts()
  const { language, setLanguage } = usePreferences()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <div className="survey">
      <header className="no-print">
        <Mark />
        <b>{props.name}</b>
        <button type="button" className="btn" lang={other} onClick={() => setLanguage(other)}>
          {navigation.switchLanguage}
        </button>
      </header>
      <main id="main">{props.children}</main>
      <footer className="no-print">{props.footer}</footer>
    </div>
  )
}

/** Stands on every page of a survey, open or not: who sees the answers. */
export function WhoSees(props: { title: string; open?: boolean; children: ReactNode }): ReactElement {
  return (
    <details className="who-sees no-print" open={props.open === true}>
      <summary>
        <Icon name="lock" size={18} />
        <b>{props.title}</b>
      </summary>
      <ul>{props.children}</ul>
    </details>
  )
}
