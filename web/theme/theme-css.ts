/** The design tokens as CSS variables for light, dark and print, and as a Mantine theme. tokens.json is the source. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { ramp, textOn } from './ramp.ts'
import tokens from './tokens.json'

type Mode = 'light' | 'dark'

/** `lensEvidenceSoft` → `--lens-evidence-soft`, `ink2` → `--ink-2`. */
function variableName(token: string): string {
  return `--${token.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase()}`
}

/** Colours of one mode, and `--ramp-<levels>-<level>` with `--on-ramp-…` for scales of 3 to 7 levels. */
function variables(mode: Mode): string {
  const colours = Object.entries(tokens.color[mode]).map(([token, value]) => `${variableName(token)}:${value}`)
  for (let count = 3; count <= 7; count++) {
    ramp(tokens.chart.sequential[mode], count).forEach((fill, index) => {
      const text = count === 4 ? tokens.color[mode][`onLevel${(index + 1) as 1 | 2 | 3 | 4}`] : textOn(fill)
      colours.push(`--ramp-${count}-${index + 1}:${fill}`, `--on-ramp-${count}-${index + 1}:${text}`)
    })
  }
  return colours.join(';')
}

/** One style sheet for both modes; paper is always light. */
export function themeCss(): string {
  return [
    `:root{${variables('light')};color-scheme:light}`,
    `:root[data-theme="dark"]{${variables('dark')};color-scheme:dark}`,
    `@media print{:root,:root[data-theme="dark"]{${variables('light')};--ground:#fff;color-scheme:light}}`,
  ].join('\n')
}

const { dark } = tokens.color

export const mantineTheme = createTheme({
  colors: {
    ...(tokens.mantine.colors as unknown as Record<string, MantineColorsTuple>),
    // Mantine paints dark parts from this palette: text first, ground last.
    dark: [
      dark.ink,
      dark.ink2,
      dark.ink3,
      dark.lineStrong,
      dark.line,
      dark.naFill,
      dark.surface,
      dark.surface,
      dark.ground,
      dark.sunken,
    ],
  },
  primaryColor: tokens.mantine.primaryColor,
  primaryShade: tokens.mantine.primaryShade as { light: 9; dark: 0 },
  autoContrast: tokens.mantine.autoContrast,
  defaultRadius: 'sm',
  radius: { sm: `${tokens.radius.control}px`, md: `${tokens.radius.panel}px` },
  fontFamily: tokens.type.family.text,
  fontFamilyMonospace: tokens.type.family.code,
  fontSizes: { xs: '12px', sm: '14px', md: '15px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
})

/** Mantine's own variables, taken from ours, so that a menu and a page have the same ink. */
export const mantineVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-anchor': 'var(--ink)',
  }
  return { variables: {}, light: shared, dark: shared }
}
