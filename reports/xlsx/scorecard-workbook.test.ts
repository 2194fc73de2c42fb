import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { scoreRun } from '#core/score/score-run.ts'
import { schemaFaults } from '#test/support/schema-faults.ts'
import { buildReport } from '../build-report.ts'
import { fixtureReportInput } from '../fixture.ts'
import type { ReportInput } from '../report-input.ts'
import { renderXlsx } from './scorecard-workbook.ts'

type Line = Record<string, unknown>

/** The rows of every sheet as records by head. */
async function sheetsOf(input: ReportInput, language: 'en' | 'zh-CN' | 'both' = 'en'): Promise<Record<string, Line[]>> {
  const workbook = await readXlsx(await renderXlsx(input, buildReport(input), language))
  return Object.fromEntries(
    workbook.sheets.map((sheet) => {
      const [head = [], ...rows] = sheet.rows
      return [
        sheet.name,
        rows.map((row) => Object.fromEntries(head.map((name, index) => [String(name), row[index] ?? null]))),
      ]
    }),
  )
}

/** Two units beside each other, so that the step over units is not the identity. */
function twoUnits(): ReportInput {
  return fixtureReportInput({ areas: 2, units: 2 })
}

describe('the scorecard workbook', { timeout: 30_000 }, () => {
  test.each(['en', 'zh-CN', 'both'] as const)('in %s is valid against the Open XML schema', async (language) => {
    const input = fixtureReportInput()
    expect(await schemaFaults(await renderXlsx(input, buildReport(input), language), 'xlsx')).toEqual([])
  })

  test('of the same input has the same bytes', async () => {
    const input = fixtureReportInput()
    const [first, second] = [
      await renderXlsx(input, buildReport(input), 'both'),
      await renderXlsx(input, buildReport(input), 'both'),
    ]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  test.each([
    ['one unit', fixtureReportInput()],
    ['two units', twoUnits()],
  ])('holds all that is needed to compute every score of %s again', async (_, input) => {
    const sheets = await sheetsOf(input)
    const results = Map.groupBy(sheets['Explanation']!, (row) => JSON.stringify([row['Unit id'], row['Address']]))
    let compared = 0
    for (const rows of results.values()) {
      const counting = rows.filter((row) => row['Counts'] === 'yes')
      const shown = rows[0]!['Result: weighted mean']
      if (typeof shown !== 'number') continue
      const weights = counting.reduce((sum, row) => sum + Number(row['Weight of the input']), 0)
      const products = counting.reduce(
        (sum, row) => sum + Number(row['Weight of the input']) * Number(row['Value of the input: weighted mean']),
        0,
      )
      expect(products / weights).toBeCloseTo(shown, 12)
      compared += 1
    }
    expect(compared).toBeGreaterThan(10)
  })

  test('names the units that take no part in a criterion of the organisation, so that its coverage follows', async () => {
    const whole = fixtureReportInput({ areas: 2, units: 3 })
    const { criterion, unitId } = whole.input.ratings[0]!
    const aspect = criterion.split('.')[0]!
    const isHere = (one: { criterion: string; unitId: string }) =>
      one.unitId === unitId && one.criterion.startsWith(`${aspect}.`)
    // in one unit, one aspect is known by a single criterion
    const input = {
      ...whole.input,
      ratings: whole.input.ratings.filter((one) => !isHere(one) || one.criterion === criterion),
      agreed: whole.input.agreed.filter((one) => !isHere(one)),
    }
    const sheets = await sheetsOf({ ...whole, input, run: scoreRun(input) })
    const ofOrganisation = (row: Line) => row['Unit'] === 'Organisation'
    const lines = Map.groupBy(sheets['Explanation']!.filter(ofOrganisation), (row) => String(row['Address']))
    let idle = 0
    for (const row of sheets['Criteria']!.filter(ofOrganisation)) {
      if (row['State'] !== 'scored') continue
      const units = lines.get(String(row['Address']))!
      const weight = (rows: Line[]) => rows.reduce((sum, one) => sum + Number(one['Weight of the input']), 0)
      const applicable = units.filter((one) => one['Value of the input: Level'] !== 'N/A')
      const counting = units.filter((one) => one['Counts'] === 'yes')
      expect(weight(counting) / weight(applicable)).toBeCloseTo(Number(row['Coverage']), 12)
      for (const one of units.filter((line) => line['Counts'] === 'no'))
        expect(one['Why it does not count']).not.toBe('')
      idle += units.length - counting.length
    }
    expect(idle).toBeGreaterThan(0)
  })

  test('holds the ratings from which every level of a unit follows', async () => {
    const input = fixtureReportInput()
    const sheets = await sheetsOf(input)
    const byCriterion = Map.groupBy(sheets['Ratings']!, (row) => String(row['Address']))
    for (const row of sheets['Criteria']!) {
      if (row['State'] !== 'scored') continue
      const given = byCriterion.get(String(row['Address']))!
      const agreed = given.find((one) => one['Given as'] === 'agreed level')
      const blind = given
        .filter((one) => one['Given as'] === 'blind rating' && one['Value'] === 'level')
        .map((one) => Number(one['Level']))
        .sort((a, b) => a - b)
      expect(row['Level']).toBe(agreed?.['Level'] ?? blind[Math.ceil(blind.length / 2) - 1])
    }
  })

  test('shows no single rating before the reveal', async () => {
    const sheets = await sheetsOf({ ...fixtureReportInput(), revealed: false })
    expect(Object.keys(sheets)).not.toContain('Ratings')
    expect(JSON.stringify(sheets)).not.toContain('Dana Fox')
  })

  test('writes absences as words and numbers as numbers', async () => {
    const input = fixtureReportInput()
    const rows = (await sheetsOf(input))['Scorecard']!
    const open = rows.find((row) => row['Name'] === 'Benchmarking')!
    expect(open['Score']).toBe('not scored')
    const whole = rows.find((row) => row['Kind'] === 'Instrument')!
    expect(whole['Score']).toBe(input.run.organisation.nodes[0]!.mean)
    expect(
      rows.flatMap((row) => Object.values(row)).some((value) => typeof value === 'number' && !Number.isFinite(value)),
    ).toBe(false)
  })

  test('leaves no number of a hidden group', async () => {
    const rows = (await sheetsOf(fixtureReportInput()))['Workforce']!
    expect(new Set(rows.flatMap((row) => [row['Specialists\nScore'], row['Specialists\nAnswers']]))).toEqual(
      new Set(['hidden']),
    )
  })

  test('has heads in both languages', async () => {
    const rows = (await sheetsOf(fixtureReportInput(), 'both'))['记分卡']!
    expect(Object.keys(rows[0]!)).toContain('得分\nScore')
  })
})
