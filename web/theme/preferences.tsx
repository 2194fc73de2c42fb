/** Language and theme of this device: chosen by the reader, else the browser's. Gives every part its texts and formats. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react'
import { say, type Language, type Text } from '#core/language.ts'
import { texts, type Texts } from '#core/texts/index.ts'
import { keep, readKept } from '../data/kept.ts'
import { formatsFor, type Formats } from './formats.ts'

export type Theme = 'light' | 'dark'

type Preferences = {
  language: Language
  theme: Theme
  setLanguage: (language: Language) => void
  setTheme: (theme: Theme) => void
}

const languageKey = 'touchstone.language'
const themeKey = 'touchstone.theme'

function startLanguage(): Language {
  const kept = readKept(languageKey)
  if (kept === 'en' || kept === 'zh-CN') return kept
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en'
}

function startTheme(): Theme {
  const kept = readKept(themeKey)
  if (kept === 'light' || kept === 'dark') return kept
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** The language to ask the API in; set whenever the reader switches. */
let currentLanguage = startLanguage()
export function acceptLanguage(): Language {
  return currentLanguage
}

export const PreferencesContext = createContext<Preferences | null>(null)

export function PreferencesProvider({ children }: { children: ReactNode }): ReactElement {
  const [language, setLanguage] = useState(startLanguage)
  const [theme, setTheme] = useState(startTheme)
  useEffect(() => {
    document.documentElement.lang = language
    // for what the browser fetches by itself: a file behind a link comes in the language of the page
    document.cookie = `touchstone_language=${language}; path=/; max-age=31536000; samesite=lax`
  }, [language])
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  const value = useMemo<Preferences>(
    () => ({
      language,
      theme,
      setLanguage: (next) => {
        keep(languageKey, next)
        currentLanguage = next
        setLanguage(next)
      },
      setTheme: (next) => {
        keep(themeKey, next)
        setTheme(next)
      },
    }),
    [language, theme],
  )
  return <PreferencesContext value={value}>{children}</PreferencesContext>
}

export function usePreferences(): Preferences {
  const value = useContext(PreferencesContext)
  if (value === null) throw new Error('usePreferences needs a PreferencesProvider around it')
  return value
}

/** The catalogue in the reader's language: `const { scorecard } = useTexts()`. */
export function useTexts(): Texts {
  return texts[usePreferences().language]
}

/** Numbers, dates and changes as the reader's language writes them. */
export function useFormat(): Formats {
  return formatsFor(usePreferences().language)
}

/** `say(text)`: a text of the data in the reader's language, or in the other one where it has only that. */
export function useSay(): (text: Text) => string {
  const { language } = usePreferences()
  return useCallback((text: Text) => say(text, language), [language])
}
