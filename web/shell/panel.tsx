/** The panel over the right side of a page that explains a number: a dialog with an address of its own. */
import './panel.css'
import { useEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react'
import { Drawer } from '@mantine/core'
import { usePreferences, useTexts } from '../theme/preferences.tsx'

/** Gives the focus back to the number that was explained, when the panel goes. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    },
    [opener],
  )
}

/** A link followed inside the panel goes with what it stood in; the focus starts anew at the top, not at the page. */
function useFocusAtTop(): RefObject<HTMLButtonElement | null> {
  const top = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true })
  })
  return top
}

export function Panel(props: {
  label: string
  trail: ReactNode
  onClose: () => void
  children: ReactNode
}): ReactElement {
  useFocusBack()
  const top = useFocusAtTop()
  const { explain, navigation } = useTexts()
  const { language, setLanguage } = usePreferences()
  return (
    <Drawer.Root opened onClose={props.onClose} position="right" size={736} transitionProps={{ duration: 0 }}>
      <Drawer.Overlay backgroundOpacity={1} color="var(--overlay)" />
      <Drawer.Content aria-label={props.label}>
        <div className="explain-body">
          <div className="explain-top">
            <span className="trail">{props.trail}</span>
            <span className="actions">
              <button
                type="button"
                className="btn small"
                lang={language === 'en' ? 'zh-CN' : 'en'}
                onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
              >
                {navigation.switchLanguage}
              </button>
              <button ref={top} type="button" className="btn small" onClick={props.onClose} data-autofocus>
                {explain.close} <kbd>Esc</kbd>
              </button>
            </span>
          </div>
          {props.children}
        </div>
      </Drawer.Content>
    </Drawer.Root>
  )
}
