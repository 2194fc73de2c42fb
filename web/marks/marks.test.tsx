import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactElement } from 'react'
import { describe, expect, test } from 'vitest'
import type { Language } from '#core/language.ts'
import { PreferencesContext } from '../theme/preferences.tsx'
import { HeatMap, shadeOf } from './heat-map.tsx'
import { Change, ConfidenceBars, HiddenCell, LevelBadge } from './small-marks.tsx'
import { LevelStrip, placeOnScale, type StripValue } from './strip.tsx'

const four = ['Nascent', 'Developing', 'Mature', 'Optimized']
const scored: StripValue = {
  levels: four,
  state: 'scored',
  level: 2,
  score: 2.4,
  range: { low: 2.1, high: 2.7 },
  target: 3,
  lastYear: 2,
  confidence: 'moderate',
}

function drawn(mark: ReactElement, language: Language = 'en'): string {
  const nothing = (): void => {}
  return renderToStaticMarkup(
    <PreferencesContext value={{ language, theme: 'light', setLanguage: nothing, setTheme: nothing }}>
      {mark}
    </PreferencesContext>,
  )
}
const spoken = (html: string): string | undefined => /aria-label="([^"]*)"/.exec(html)?.[1]
const count = (html: string, part: string): number => html.split(part).length - 1

describe('the strip', () => {
  test('says level, score, range, target, last year and confidence in one sentence', () => {
    expect(spoken(drawn(<LevelStrip value={scored} />))).toBe(
      'Level 2 Developing, score 2.4, judged 2.1 to 2.7, target 3, last year 2.0, confidence moderate',
    )
    expect(
      spoken(drawn(<LevelStrip value={{ ...scored, levels: ['新生', '发展中', '成熟', '优化'] }} />, 'zh-CN')),
    ).toBe('第2级发展中，得分2.4，判断范围2.1至2.7，目标3，去年2.0，信心中')
  })

  test('cells are filled to the median, whatever the mean is; the gap is hatched to the target', () => {
    const html = drawn(<LevelStrip value={{ ...scored, score: 2.9, target: 4 }} />)
    expect(html).toContain('--ramp-4-2')
    expect(html).not.toContain('--ramp-4-3')
    expect(count(html, 'class="cell gap"')).toBe(2)
    expect(html).toContain(`left:${placeOnScale(2.9, 4)}`)
  })

  test.each([3, 5, 7])('a scale of %i levels has as many cells', (levels) => {
    const names = Array.from({ length: levels }, (_, index) => `Level ${index + 1}`)
    const html = drawn(<LevelStrip value={{ ...scored, levels: names, target: null }} />)
    expect(count(html, 'class="cell"')).toBe(levels)
    expect(html).toContain(`--ramp-${levels}-2`)
  })

  test('low confidence, or less than two thirds scored, is a hollow dot', () => {
    expect(drawn(<LevelStrip value={{ ...scored, confidence: 'low' }} />)).toContain('dot hollow')
    const hollow = drawn(<LevelStrip value={{ ...scored, hollow: true }} />)
    expect(hollow).toContain('dot hollow')
    expect(spoken(hollow)).toContain('less than two thirds scored')
    expect(drawn(<LevelStrip value={scored} />)).not.toContain('dot hollow')
  })

  test('what is not scored has a dashed outline and no score', () => {
    const html = drawn(
      <LevelStrip
        value={{
          ...scored,
          state: 'notScored',
          level: null,
          score: null,
          range: null,
          coverage: { scored: 0, applicable: 4 },
        }}
      />,
    )
    expect(html).toContain('Not scored yet · 0/4')
    expect(html).not.toContain('dot')
    expect(spoken(html)).toContain('Not scored, 0 of 4')
  })

  test('not applicable names its reason; hidden shows nothing at all', () => {
    expect(drawn(<LevelStrip value={{ ...scored, state: 'notApplicable', reason: 'No branches' }} />)).toContain(
      'N/A: No branches',
    )
    const hidden = drawn(<LevelStrip value={{ ...scored, state: 'hidden' }} />)
    expect(hidden).not.toMatch(/\d\.\d/)
    expect(hidden).toContain('Hidden')
  })
})

describe('small marks', () => {
  test('a change shows the sign of the figure that is shown', () => {
    expect(drawn(<Change value={0.44} />)).toContain('▲ +0.4')
    expect(drawn(<Change value={-0.25} />)).toContain('▼ −0.3')
    expect(drawn(<Change value={0.04} />)).toContain('= ±0.0')
  })

  test('a level has its digit and its name; without a level it is "not scored", never 0', () => {
    expect(drawn(<LevelBadge level={3} levels={four} />)).toMatch(/>3<\/b>Mature/)
    expect(drawn(<LevelBadge level={null} levels={four} />)).not.toContain('0')
  })

  test('confidence is bars and a word', () => {
    const html = drawn(<ConfidenceBars level="high" />)
    expect(count(html, 'class="on"')).toBe(4)
    expect(html).toContain('High')
    expect(count(drawn(<ConfidenceBars level={null} />), 'class="on"')).toBe(0)
  })
})

test('in a heat map every hidden cell looks the same, and what is not scored says so', () => {
  const columns = ['a', 'b', 'c'].map((key) => ({ key, name: key.toUpperCase() }))
  const html = drawn(
    <HeatMap
      caption="By group"
      corner="Aspect"
      levels={4}
      columns={columns}
      rows={[
        { key: 'x', area: 'Strategy' },
        { key: 'y', name: 'Vision', cells: [{ kind: 'hidden' }, { kind: 'notScored' }, { kind: 'hidden' }] },
      ]}
    />,
  )
  expect(count(html, drawn(<HiddenCell />))).toBe(2)
  expect(html).toContain('Not scored')
})

test('a mean half way between two levels has a shade of its own', () => {
  expect(shadeOf(2, 4, 'light').background).toBe('#8FC0BA')
  expect(shadeOf(3, 4, 'light').background).toBe('#357D78')
  expect(['#8FC0BA', '#357D78']).not.toContain(shadeOf(2.5, 4, 'light').background)
})
