/** Starts the application. */
import '@mantine/core/styles.layer.css'
import './theme/base.css'
import './marks/marks.css'
import './shell/shell.css'
import { StrictMode, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from './data/use-api.ts'
import { router } from './routes.tsx'
import { PreferencesProvider, usePreferences } from './theme/preferences.tsx'
import { mantineTheme, mantineVariables, themeCss } from './theme/theme-css.ts'

const style = document.createElement('style')
style.textContent = themeCss()
document.head.prepend(style)

function Application(): ReactElement {
  const { theme } = usePreferences()
  return (
    <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme={theme}>
      <RouterProvider router={router} />
    </MantineProvider>
  )
}

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no #app')
createRoot(place).render(
  <StrictMode>
    <PreferencesProvider>
      <QueryClientProvider client={queryClient}>
        <Application />
      </QueryClientProvider>
    </PreferencesProvider>
  </StrictMode>,
)
