import { describe, expect, test } from 'vitest'
import { isDefined } from '#core/statistics/result.ts'
import { buildReport } from './build-report.ts'
import { findCertainty } from './find.ts'
import { agreementOf, agreementText, firmnessOf } from './firmness.ts'
import { fixtureReportInput } from './fixture.ts'
import type { ReportInput } from './report-input.ts'
import { titleText } from './titles.ts'
import { wordsOf } from './words.ts'

/** The fixture with every assessor at one level on a criterion, but for `spread` levels on every other criterion. */
function withRatings(change: (rating: { criterion: string; level: number; assessor: number }) => number): ReportInput {
  const input = fixtureReportInput()
  const { assessors } = input.input
  const ratings = input.input.ratings.map((rating) => {
    if (rating.value.kind !== 'level') return rating
    const first = input.input.ratings.find(
      (one) => one.criterion === rating.criterion && one.unitId === rating.unitId && one.value.kind === 'level',
    )
    const level = first?.value.kind === 'level' ? first.value.level : rating.value.level
    const assessor = assessors.findIndex(({ id }) => id === rating.assessorId)
    return {
      ...rating,
      value: { kind: 'level' as const, level: change({ criterion: rating.criterion, level, assessor }) },
    }
  })
  return { ...input, input: { ...input.input, ratings } }
}
const certainty = (input: ReportInput) => buildReport(input).slides.find((slide) => slide.kind === 'certainty')!.finding

describe('how sure the report is', () => {
  test('assessors who give the same levels make every widely scored area firm', () => {
    const value = buildReport(withRatings(({ level }) => level))
    const wide = value.areas.filter((area) => (area.node.coverage.share ?? 0) >= 0.8)
    expect(wide.length).toBeGreaterThan(0)
    for (const area of wide) {
      expect(agreementOf(value, area.node.address).alpha).toBe(1)
      expect(firmnessOf(value, area)).toBe('firm')
    }
  })

  test('assessors who contradict each other make every area weak, and the summary a first picture', () => {
    const input = withRatings(({ level, assessor }) => (assessor % 2 === 0 ? level : 5 - level))
    const value = buildReport(input)
    expect(value.areas.map((area) => firmnessOf(value, area))).toEqual(value.areas.map(() => 'weak'))
    expect(certainty(input)).toMatchObject({ rule: 'certaintyWeak', firm: 0, all: 6 })
    const summary = value.slides.find((slide) => slide.kind === 'summary')!.finding
    expect(summary.rule).toBe('summaryUnsure')
    expect(titleText(summary, wordsOf('en'))).toMatch(/^A first picture, not yet a verdict: assessors agree poorly/u)
    expect(titleText(certainty(input), wordsOf('zh-CN'))).toMatch(/^还没有领域站得住；/u)
  })

  test('a good coefficient whose interval reaches down to poor is said with that interval, not as solid', () => {
    const value = buildReport(withRatings(({ level }) => level))
    const firm = { ...value, areas: value.areas.filter((area) => firmnessOf(value, area) === 'firm') }
    const { instrument } = value.agreement
    const told = (low: number) => ({
      ...firm,
      agreement: {
        ...value.agreement,
        instrument: { ...instrument, alpha: 0.77, units: 11, interval: { ...reach, low, high: 1.18 } },
      },
    })
    const reach = { low: 0, high: 1, level: 0.95, method: 'jackknife-t' }
    expect(findCertainty(told(0.45))).toMatchObject({ rule: 'certaintySolid', alpha: 0.77 })
    const thin = findCertainty(told(0.35))
    expect(thin).toMatchObject({ rule: 'certaintyThin', alpha: 0.77, low: 0.35, criteria: 11 })
    expect(titleText(thin, wordsOf('en'))).toMatch(
      /agreement is 0\.77, but on 11 criteria it could be as low as 0\.35$/u,
    )
    expect(titleText(thin, wordsOf('zh-CN'))).toMatch(/一致性0\.77；但只凭11条准则估计，实际可能低至0\.35$/u)
  })

  test('one level for everything leaves no coefficient, which is not weakness', () => {
    const value = buildReport(withRatings(() => 2))
    expect(value.agreement.instrument).toMatchObject({ alpha: { reason: 'noVariation' }, band: null })
    expect(agreementText(value.agreement.instrument, wordsOf('en'))).toBe('no α')
    const wide = value.areas.filter((area) => (area.node.coverage.share ?? 0) >= 0.8)
    for (const area of wide) expect(firmnessOf(value, area)).toBe('firm')
  })

  test('the figure is the one of core, with its interval and band', () => {
    const value = buildReport(fixtureReportInput())
    const { alpha, interval } = value.agreement.instrument
    if (!isDefined(alpha) || !isDefined(interval)) throw new Error('the fixture has several raters')
    const { coefficient, hundredths } = wordsOf('en')
    expect(agreementText(value.agreement.instrument, wordsOf('en'))).toContain(
      `${coefficient(alpha)} (${hundredths(interval.low)} to ${hundredths(interval.high)})`,
    )
  })
})
