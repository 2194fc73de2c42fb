import { describe, expect, test } from 'vitest'
import { contrast, ramp, textOn } from './ramp.ts'
import tokens from './tokens.json' with { type: 'json' }

const modes = ['light', 'dark'] as const
const stops = (mode: (typeof modes)[number]) => tokens.chart.sequential[mode]

describe('level colours', () => {
  test.each(modes)('four levels are the four tokens (%s)', (mode) => {
    expect(ramp(stops(mode), 4)).toEqual(stops(mode))
  })

  test('half way between black and white is half the lightness', () => {
    // OKLab of a grey is the cube root of its linear light: 0.5 ** 3 = 0.125, which is 99 of 255 in sRGB.
    expect(ramp(['#000000', '#FFFFFF'], 3)).toEqual(['#000000', '#636363', '#FFFFFF'])
  })

  test.each(modes.flatMap((mode) => [3, 5, 6, 7].map((count) => [mode, count] as const)))(
    'digits are readable in every cell (%s, %i levels)',
    (mode, count) => {
      for (const fill of ramp(stops(mode), count)) {
        expect(contrast(fill, textOn(fill))).toBeGreaterThanOrEqual(4.5)
      }
    },
  )
})
