import { describe, expect, test } from 'vitest'
import { buildReport } from './build-report.ts'
import { fixtureReportInput } from './fixture.ts'
import { fittedTitle, proposedTitles, titleLength, titleLimit, titleText } from './titles.ts'
import { wordsOf } from './words.ts'

describe('the story', () => {
  test('has a cover, findings in the order of the storyline and a page per area', () => {
    const value = buildReport(fixtureReportInput())
    expect(value.slides.map((slide) => slide.id)).toEqual([
      'cover',
      'summary',
      'areas',
      'scorecard',
      'certainty',
      'movement',
      'workforce',
      'gaps',
      'next-level',
      'method',
      'area/strategy',
      'area/insights',
      'area/design',
      'area/technology',
      'area/people',
      'area/improvement',
    ])
  })

  test('is plain data', () => {
    const { titleEdits: _, ...value } = buildReport(fixtureReportInput())
    expect(JSON.parse(JSON.stringify(value))).toEqual(value)
  })

  test('leaves out what has no data and says why', () => {
    const input = fixtureReportInput({ baseline: true })
    const value = buildReport({ ...input, workforce: null })
    expect(value.slides.some((slide) => slide.kind === 'workforce')).toBe(false)
    expect(value.leftOut).toContainEqual({ slide: 'workforce', why: 'workforceNoAnswers' })
    expect(value.slides.find((slide) => slide.kind === 'movement')).toMatchObject({
      finding: { rule: 'movementBaseline' },
    })
  })

  test('says none, not no, of many', () => {
    const words = wordsOf('en')
    expect(titleText({ rule: 'scorecardTwo', met: 0, scored: 26, two: 3, open: 0 }, words)).toBe(
      'None of 26 scored aspects meet their target, three are two or more levels short',
    )
  })

  test('counts aspects as the run does', () => {
    const input = fixtureReportInput()
    const summary = buildReport(input).slides.find((slide) => slide.kind === 'summary')!
    const aspects = input.run.organisation.nodes.filter((node) => node.kind === 'aspect')
    expect(summary.aspects).toMatchObject({
      all: 27,
      scored: aspects.filter((node) => node.state === 'scored').length,
      met: aspects.filter((node) => node.gap !== null && node.gap.levels !== null && node.gap.levels <= 0).length,
      twoShort: aspects.filter((node) => (node.gap?.levels ?? 0) >= 2).length,
    })
  })

  test.each([3, 5, 7])('holds for %d levels', (levels) => {
    const value = buildReport(fixtureReportInput({ levels, areas: 2 }))
    expect(value.head.levels).toHaveLength(levels)
    expect(value.slides.at(-1)!.id).toBe('area/insights')
  })
})

describe('titles', () => {
  test.each(['en', 'zh-CN'] as const)('in %s fit their place', (language) => {
    const { titles } = proposedTitles(buildReport(fixtureReportInput()), language)
    const long = titles.filter(({ proposed }) => titleLength(proposed, language) > titleLimit[language])
    expect(long).toEqual([])
  })

  test('lose the clause after the last semicolon when they are too long', () => {
    expect(fittedTitle(`${'a'.repeat(60)}; ${'b'.repeat(20)}; ${'c'.repeat(20)}`, 'en')).toBe(
      `${'a'.repeat(60)}; ${'b'.repeat(20)}`,
    )
    expect(fittedTitle(`${'甲'.repeat(30)}；${'乙'.repeat(10)}`, 'zh-CN')).toBe('甲'.repeat(30))
    expect(fittedTitle('a'.repeat(120), 'en')).toBe('a'.repeat(120))
  })

  test('speak of the same figures in both languages', () => {
    const finding = { rule: 'scorecardTwo', met: 9, scored: 26, two: 4, open: 1 } as const
    expect(titleText(finding, wordsOf('en'))).toBe(
      'Nine of 26 scored aspects meet their target, four are two or more levels short; one could not be scored',
    )
    expect(titleText(finding, wordsOf('zh-CN'))).toBe('26个已评方面中9个达标、4个差两级或更多；另有1个未能评分')
  })

  test('changed by hand stand in for the proposal in that language only', () => {
    const input = fixtureReportInput()
    const value = buildReport({ ...input, titleEdits: [{ slide: 'areas', language: 'en', title: 'Ours' }] })
    const areas = (language: 'en' | 'zh-CN') =>
      proposedTitles(value, language).titles.find((one) => one.slide === 'areas')!
    expect(areas('en').edited).toBe('Ours')
    expect(areas('en').proposed).toContain('Maturity stands at')
    expect(areas('zh-CN').edited).toBeNull()
  })

  test('weak data speaks first', () => {
    const input = fixtureReportInput()
    const thin = { ...input, run: structuredClone(input.run) }
    thin.run.organisation.nodes[0]!.coverage.share = 0.5
    const summary = buildReport(thin).slides.find((slide) => slide.kind === 'summary')!
    expect(summary.finding.rule).toBe('summaryThin')
  })
})
