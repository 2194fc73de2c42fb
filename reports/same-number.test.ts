import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { formatScore } from '#core/format/number.ts'
import type { NodeScore } from '#core/score/types.ts'
import { buildReport } from './build-report.ts'
import { buildDocument } from './document/build.ts'
import { fixtureReportInput } from './fixture.ts'
import { partNames, partText } from './ooxml/archive.ts'
import { renderReport } from './render.ts'
import type { ReportFormat } from './render.ts'

const input = fixtureReportInput()
const names = new Map<string, string>(
  input.pack.areas.flatMap((area) => [
    [`area/${area.id}`, area.name.en!] as const,
    ...area.aspects.map((aspect) => [`aspect/${aspect.id}`, aspect.name.en!] as const),
  ]),
)
/** Areas and aspects by name: the score as the run has it, shown to one decimal. */
const expected = new Map(
  input.run.organisation.nodes
    .filter((node): node is NodeScore & { mean: number } => names.has(node.address) && node.mean !== null)
    .map((node) => [names.get(node.address)!, node.mean]),
)

const render = async (format: ReportFormat) => (await renderReport(input, format, 'en')).bytes

/** The texts of the cells of every table row of a part. */
function tableRows(xml: string, row: string, cell: string, text: string): string[][] {
  const inside = (whole: string, tag: string) => whole.match(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gsu')) ?? []
  return inside(xml, row).map((line) =>
    inside(line, cell).map((one) =>
      inside(one, text)
        .map((run) => run.replace(/<[^>]*>/gu, ''))
        .join(''),
    ),
  )
}

const bare = (name: string) => name.replace(/^\d+\s+/u, '')

describe('one number stands the same everywhere', { timeout: 60_000 }, () => {
  test('in the deck’s scorecard and its charts', async () => {
    const bytes = await render('pptx')
    const found = new Map<string, string>()
    for (const path of (await partNames(bytes)).filter((name) => /^ppt\/slides\/slide\d+\.xml$/u.test(name))) {
      const xml = await partText(bytes, path)
      if (!xml.includes('name="Scorecard"')) continue
      for (const row of tableRows(xml, 'a:tr', 'a:tc', 'a:t')) found.set(bare(row[0] ?? ''), row.at(-2) ?? '')
    }
    for (const [name, mean] of expected) expect([name, found.get(name)]).toEqual([name, formatScore(mean, 'en')])
    const chart = await partText(bytes, 'ppt/charts/chart1.xml')
    for (const area of input.pack.areas) {
      const mean = expected.get(area.name.en!)!
      expect(chart).toContain(`<c:v>${Number(formatScore(mean, 'en'))}</c:v>`)
    }
  })

  test('in the workbook, in full precision', async () => {
    const book = await readXlsx(await render('xlsx'))
    const [head = [], ...rows] = book.sheets.find((sheet) => sheet.name === 'Scorecard')!.rows
    const [name, score] = [head.indexOf('Name'), head.indexOf('Score')]
    const found = new Map(rows.map((row) => [String(row[name]), row[score]]))
    for (const [one, mean] of expected) expect([one, found.get(one)]).toEqual([one, mean])
  })

  test('in the Word report’s scorecard', async () => {
    const xml = await partText(await render('docx'), 'word/document.xml')
    const levels = input.pack.scale.levels.length
    const rows = tableRows(xml, 'w:tr', 'w:tc', 'w:t').filter((row) => row.length === levels + 6)
    const found = new Map(rows.map((row) => [bare(row[0] ?? ''), row[levels + 1]]))
    for (const [name, mean] of expected) expect([name, found.get(name)]).toEqual([name, formatScore(mean, 'en')])
  })

  test('in what the PDF is set from', () => {
    const { scorecard } = buildDocument(buildReport(input), 'en')
    const lines = scorecard.areas.flatMap((area) => [area.line, ...area.aspects])
    const found = new Map(lines.map((line) => [line.name.text, line.score]))
    for (const [name, mean] of expected) expect([name, found.get(name)]).toEqual([name, formatScore(mean, 'en')])
  })
})
