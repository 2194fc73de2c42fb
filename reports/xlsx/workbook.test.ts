import { readXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { schemaFaults } from '#test/support/schema-faults.ts'
import { columnLetters, looksLikeFormula, sheetNames, writeWorkbook } from './workbook.ts'
import type { SheetSpec } from './workbook.ts'

const madeAt = '2026-03-01T08:00:00Z'
const book = (...sheets: SheetSpec[]) => writeWorkbook({ sheets, title: 'Test', madeAt })

describe('a workbook', () => {
  test('keeps what people typed as text, even when it looks like a formula', async () => {
    const bytes = await book({
      name: 'Notes',
      columns: [{ header: 'note', width: 20 }],
      rows: [['=HYPERLINK("http://x","y")'], ['+1'], ['-1'], ['@SUM(A1)'], ['\t=1'], ['＝1+1']],
    })
    const parts = await JSZip.loadAsync(bytes)
    const sheet = await parts.file('xl/worksheets/sheet1.xml')!.async('string')
    expect(sheet).not.toContain('<f>')
    expect(await parts.file('xl/styles.xml')!.async('string')).toMatch(/<xf quotePrefix="1" numFmtId="\d+"/)
    const read = await readXlsx(bytes)
    expect(read.sheets[0]!.rows.slice(1).map((row) => row[0])).toEqual([
      '=HYPERLINK("http://x","y")',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '＝1+1',
    ])
  })

  test.each([
    ['one page wide while it can be read', 6, '1', "'Wide'!$1:$1"],
    ['several pages wide with the frozen column on each', 20, '2', "'Wide'!$1:$1,'Wide'!$A:$A"],
  ])('prints %s', async (_, columns, across, titles) => {
    const bytes = await book({
      name: 'Wide',
      columns: Array.from({ length: columns }, (__, index) => ({ header: `c${index}`, width: index === 0 ? 30 : 15 })),
      rows: [],
      frozenColumns: 1,
      print: 'landscape',
    })
    const parts = await JSZip.loadAsync(bytes)
    expect(await parts.file('xl/worksheets/sheet1.xml')!.async('string')).toContain(`fitToWidth="${across}"`)
    expect((await parts.file('xl/workbook.xml')!.async('string')).replaceAll('&apos;', "'")).toContain(`>${titles}<`)
  })

  test('prints some columns only, of a sheet whose name has to be quoted', async () => {
    const bytes = await book({
      name: "Bob's list, 2! (R&D)",
      columns: Array.from({ length: 20 }, (_, index) => ({ header: `c${index}`, width: 15 })),
      rows: [[1], [2]],
      print: 'landscape',
      printedColumns: 3,
    })
    const parts = await JSZip.loadAsync(bytes)
    expect(await parts.file('xl/worksheets/sheet1.xml')!.async('string')).toContain('fitToWidth="1"')
    const names = (await parts.file('xl/workbook.xml')!.async('string')).replaceAll('&apos;', "'")
    expect(names).toContain(">'Bob''s list, 2! (R&amp;D)'!$A$1:$C$3<")
    expect(names).toContain(">'Bob''s list, 2! (R&amp;D)'!$1:$1<")
    expect(await schemaFaults(bytes, 'xlsx')).toEqual([])
  })

  test('gives the same bytes for the same sheets', async () => {
    const sheet: SheetSpec = {
      name: 'A',
      columns: [{ header: 'x', width: 8 }],
      rows: [[1], ['二'], [null]],
      filter: true,
    }
    expect(await book(sheet)).toEqual(await book(sheet))
  })

  test('freezes the header, filters, hides key columns and offers lists', async () => {
    const bytes = await book(
      {
        name: 'Scores',
        columns: [
          { header: 'id', width: 8, hidden: true },
          { header: '级别\nLevel', width: 10 },
        ],
        rows: [
          ['a', 1],
          ['b', null],
        ],
        filter: true,
        frozenColumns: 1,
        validations: [
          { column: 1, firstRow: 1, lastRow: 2, list: ['1', '2'], message: { title: 'Level', text: 'Pick a level' } },
          { column: 0, firstRow: 1, lastRow: 2, list: { sheet: "Lists: A's", column: 0, firstRow: 1, lastRow: 1 } },
        ],
      },
      { name: "Lists: A's", columns: [{ header: 'x', width: 5 }], rows: [['one, two']], hidden: true },
    )
    const sheet = await (await JSZip.loadAsync(bytes)).file('xl/worksheets/sheet1.xml')!.async('string')
    expect(sheet).toContain('<pane xSplit="1" ySplit="1"')
    expect(sheet).toContain('<autoFilter ref="A1:B3"/>')
    expect(sheet).toMatch(/<col min="1" max="1" width="8"[^>]* hidden="true"/)
    expect(sheet).toContain('<formula1>"1,2"</formula1>')
    expect(sheet).toContain("<formula1>'Lists A''s'!$A$2:$A$2</formula1>")
  })

  test('writes true numbers and refuses what is none', async () => {
    const columns = [{ header: 'x', width: 8 }]
    const read = await readXlsx(await book({ name: 'N', columns, rows: [[1.25], [-0], ['not scored'], ['']] }))
    expect(read.sheets[0]!.rows.slice(1).map((row) => row[0] ?? null)).toEqual([1.25, 0, 'not scored', null])
    await expect(book({ name: 'N', columns, rows: [[Number.NaN]] })).rejects.toThrow('NaN')
  })

  test('refuses a list Excel would misread', async () => {
    const sheet = (list: string[]): SheetSpec => ({
      name: 'L',
      columns: [{ header: 'x', width: 8 }],
      rows: [[1]],
      validations: [{ column: 0, firstRow: 1, lastRow: 1, list }],
    })
    await expect(book(sheet(['a,b']))).rejects.toThrow('commas')
    await expect(book(sheet(['x'.repeat(256)]))).rejects.toThrow('too long')
  })

  test('cuts text that no cell can hold and drops characters XML forbids', async () => {
    const columns = [{ header: 'x', width: 8 }]
    const read = await readXlsx(await book({ name: 'T', columns, rows: [['字'.repeat(40_000)], ['a\u0001b\uD800']] }))
    const values = read.sheets[0]!.rows.slice(1).map((row) => String(row[0]))
    expect(values[0]).toHaveLength(32_767)
    expect(values[0]!.endsWith('…')).toBe(true)
    expect(values[1]).toBe('ab\uFFFD')
  })
})

test('sheet names are made acceptable and unique', () => {
  expect(sheetNames(['A/B: [x]?', "'quoted'", '', 'Gaps', 'gaps', 'n'.repeat(40), 'n'.repeat(40)])).toEqual([
    'A B x',
    'quoted',
    'Sheet',
    'Gaps',
    'gaps (2)',
    'n'.repeat(31),
    `${'n'.repeat(27)} (2)`,
  ])
})

test.each([
  ['=1', true],
  [' =1', true],
  ['-1', true],
  ['＝1', true],
  ['\n=', true],
  ['a=1', false],
  ['', false],
  ['1-2', false],
])('%j looks like a formula: %s', (text, expected) => {
  expect(looksLikeFormula(text)).toBe(expected)
})

test('columns are lettered as in a spreadsheet', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
