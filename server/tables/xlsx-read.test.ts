import { randomBytes } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { limits } from './limits.ts'
import { TableFault } from './table-fault.ts'
import { openWorkbook, type SheetRow } from './xlsx-read.ts'
import { type ZipEntry, buildZip, readZip } from './zip.ts'

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function entry(name: string, content: string | Buffer): ZipEntry {
  const bytes = Buffer.from(content)
  const data = deflateRawSync(bytes)
  return { name, method: 8, crc: crc32(bytes), compressedSize: data.length, size: bytes.length, data }
}

/** A workbook of hand-written parts. */
function workbook(
  parts: { sheet?: string | Buffer; strings?: string; workbook?: string; extra?: ZipEntry[] } = {},
): ZipEntry[] {
  return [
    entry('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    entry(
      '_rels/.rels',
      `<Relationships><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    entry(
      'xl/workbook.xml',
      parts.workbook ??
        `<workbook xmlns:r="${relations}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    entry(
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    entry('xl/sharedStrings.xml', parts.strings ?? '<sst><si><t>text &amp; more</t></si></sst>'),
    entry(
      'xl/worksheets/sheet1.xml',
      parts.sheet ?? sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>'),
    ),
    ...(parts.extra ?? []),
  ]
}

function sheetOf(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`
}

async function rowsOf(bytes: Buffer, sheet = 'One'): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of (await openWorkbook(bytes)).rows(sheet)) rows.push(row)
  return rows
}

test('a formula that nothing has computed is no empty cell', async () => {
  const cells = [
    '<c r="A1"><f>1+1</f><v>2</v></c>',
    '<c r="B1"><f>1+1</f></c>',
    '<c r="C1" t="str"><f>""</f><v></v></c>',
    '<c r="D1"><v>4</v></c>',
  ]
  const [row] = await rowsOf(buildZip(workbook({ sheet: sheetOf(`<row r="1">${cells.join('')}</row>`) })))
  expect(row).toMatchObject({ cells: ['2', '', '', '4'], formulas: [0, 1, 2], uncomputed: [1] })
})

test('a cell that stands twice, or cells out of order, are damage', async () => {
  for (const second of ['A1', 'B1']) {
    const row = `<row r="1"><c r="B1"><v>1</v></c><c r="${second}"><v>2</v></c></row>`
    expect(await codeOf(() => rowsOf(buildZip(workbook({ sheet: sheetOf(row) }))))).toBe('xlsxDamaged')
  }
})

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof TableFault) return error.code
    throw error
  }
  return 'read'
}

const open = (bytes: Buffer): Promise<string> => codeOf(async () => rowsOf(bytes))

describe('reading', () => {
  test('cells as text: numbers, dates, truth, rich text, what is missing', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '战略',
          rows: [['级别', null, 0.1 + 0.2, true, 3], [], [null, new Date('2026-01-31T00:00:00Z'), '两\n行']],
          columns: [{}, { numFmt: 'yyyy-mm-dd' }],
        },
        { name: 'Hidden', rows: [['x']], hidden: true },
      ],
    })
    const book = await openWorkbook(Buffer.from(bytes))
    expect(book.sheets.map(({ name, hidden }) => ({ name, hidden }))).toEqual([
      { name: '战略', hidden: false },
      { name: 'Hidden', hidden: true },
    ])
    const rows = await rowsOf(Buffer.from(bytes), '战略')
    expect(rows[0]).toEqual({ number: 1, cells: ['级别', '', '0.3', 'TRUE', '3'], formulas: [], uncomputed: [] })
    expect(rows.at(-1)).toEqual({ number: 3, cells: ['', '2026-01-31', '两\n行'], formulas: [], uncomputed: [] })
  })

  test('a formula is its last value, and named', async () => {
    const bytes = buildZip(
      workbook({ sheet: sheetOf('<row r="4"><c r="B4"><f>1+1</f><v>2</v></c><c r="C4"><v>3</v></c></row>') }),
    )
    expect(await rowsOf(bytes)).toEqual([{ number: 4, cells: ['', '2', '3'], formulas: [1], uncomputed: [] }])
  })

  test('macros and links to other workbooks are not even opened', async () => {
    const broken: ZipEntry = {
      name: 'xl/externalLinks/externalLink1.xml',
      method: 8,
      crc: 1,
      compressedSize: 3,
      size: 9,
      data: Buffer.from('xyz'),
    }
    const macro: ZipEntry = { ...broken, name: 'xl/vbaProject.bin' }
    expect(await rowsOf(buildZip(workbook({ extra: [broken, macro] })))).toEqual([
      { number: 1, cells: ['text & more', '2'], formulas: [], uncomputed: [] },
    ])
  })

  test('characters that no database stores are left out', async () => {
    const sheet = sheetOf('<row r="1"><c r="A1" t="str"><v>a&#0;b&#xD800;c&#7;</v></c></row>')
    expect((await rowsOf(buildZip(workbook({ sheet }))))[0]!.cells).toEqual(['ab\uFFFDc'])
  })

  test('an unknown sheet is a sentence', async () => {
    expect(await codeOf(async () => rowsOf(buildZip(workbook()), 'Two'))).toBe('sheetUnknown')
  })
})

describe('hostile archives', () => {
  test('not an archive, cut off, and an old or encrypted workbook', async () => {
    expect(await open(Buffer.from('PK not really'))).toBe('xlsxNotAWorkbook')
    expect(await open(buildZip(workbook()).subarray(0, 400))).toBe('xlsxNotAWorkbook')
    expect(await open(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]))).toBe('xlsxEncrypted')
    expect(await open(buildZip([]))).toBe('xlsxNotAWorkbook')
  })

  test('a zip bomb is refused by its ratio before anything is inflated', async () => {
    const bomb = entry('xl/worksheets/sheet1.xml', Buffer.alloc(64 * 1024 * 1024, 0x20))
    expect(bomb.size / bomb.compressedSize).toBeGreaterThan(limits.inflationRatio)
    expect(await open(buildZip([...workbook().filter((part) => part.name !== bomb.name), bomb]))).toBe('xlsxInflates')
  })

  test('a bomb that declares less than it holds stops at what it declared', async () => {
    const bomb = { ...entry('xl/worksheets/sheet1.xml', Buffer.alloc(64 * 1024 * 1024, 0x20)), size: 4096 }
    expect(await open(buildZip([...workbook().filter((part) => part.name !== bomb.name), bomb]))).toBe('xlsxDamaged')
  })

  test('a part of another length or checksum than declared', async () => {
    for (const change of [{ size: 10_000 }, { crc: 7 }]) {
      const parts = workbook().map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, ...change } : part))
      expect(await open(buildZip(parts))).toBe('xlsxDamaged')
    }
  })

  test('overlapping parts, two parts of one name, and a directory that differs from the local head', async () => {
    const bytes = buildZip(workbook())
    const end = bytes.length - 22
    const directory = bytes.readUInt32LE(end + 16)
    // the second entry points at the first one's bytes
    const overlapping = Buffer.from(bytes)
    const second = directory + 46 + '[Content_Types].xml'.length
    overlapping.writeUInt32LE(0, second + 42)
    expect(await open(overlapping)).toBe('xlsxDamaged')
    const [first] = workbook()
    expect(await open(buildZip([...workbook(), first!]))).toBe('xlsxDamaged')
    const renamed = Buffer.from(bytes)
    renamed.write('X', directory + 46)
    expect(await open(renamed)).toBe('xlsxDamaged')
  })

  test('a directory that says more than there is', () => {
    const bytes = buildZip(workbook())
    const end = bytes.length - 22
    for (const [at, value] of [
      [10, 4],
      [16, 0x7fffffff],
      [12, 0x7fffffff],
    ] as const) {
      const lying = Buffer.from(bytes)
      if (at === 10) lying.writeUInt16LE(value, end + at)
      else lying.writeUInt32LE(value, end + at)
      expect(() => readZip(lying)).toThrow(TableFault)
    }
  })

  test('too many parts', async () => {
    const many = Array.from({ length: limits.zipEntries + 1 }, (_, i) => entry(`junk/${i}`, ''))
    expect(await open(buildZip([...workbook(), ...many]))).toBe('xlsxTooManyParts')
  })

  test('names that climb out of the archive lead nowhere', async () => {
    const climbing = `<workbook xmlns:r="${relations}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`
    const parts = workbook({ workbook: climbing, extra: [entry('../../etc/passwd', 'x')] })
    expect(await rowsOf(buildZip(parts))).toHaveLength(1)
  })

  test('every single damaged byte is refused or read, never a crash', async () => {
    const bytes = buildZip(workbook())
    for (let at = 0; at < bytes.length; at += 5) {
      const damaged = Buffer.from(bytes)
      damaged[at] = damaged[at]! ^ 0xff
      expect(await open(damaged)).toMatch(/^(read|xlsx\w+|sheetUnknown|tooManyColumns)$/u)
    }
  }, 20_000)
})

describe('hostile XML', () => {
  test.each<[string, { sheet?: string | Buffer; strings?: string; workbook?: string }]>([
    [
      'a document type',
      {
        sheet: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheetOf('<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>')}`,
      },
    ],
    [
      'entities that expand',
      { strings: '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>' },
    ],
    ['a document type in the list of sheets', { workbook: '<!DOCTYPE w><workbook/>' }],
    ['nesting without end', { sheet: `<worksheet>${'<a>'.repeat(100_000)}` }],
    ['a tag without end', { sheet: `<worksheet ${'x'.repeat(200_000)}` }],
    ['an attribute without end', { sheet: `<worksheet a="${'x'.repeat(200_000)}"></worksheet>` }],
    ['text without end', { sheet: `<worksheet>${'x'.repeat(2_000_000)}</worksheet>` }],
    ['an open comment', { sheet: `<worksheet><!-- ${'x'.repeat(200_000)}` }],
    ['UTF-16', { sheet: Buffer.from(`\uFEFF${sheetOf('')}`, 'utf16le') }],
    ['another declared encoding', { sheet: `<?xml version="1.0" encoding="UTF-7"?>${sheetOf('')}` }],
    ['a row that does not exist', { sheet: sheetOf('<row r="1048577"/>') }],
    ['a row below zero', { sheet: sheetOf('<row r="-1"/>') }],
    ['a cell that does not exist', { sheet: sheetOf('<row r="1"><c r="AAAA1"><v>1</v></c></row>') }],
    [
      'rows out of order',
      { sheet: sheetOf('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>') },
    ],
    ['an end without a beginning', { sheet: '</worksheet>' }],
    ['a sheet that breaks off', { sheet: '<worksheet><sheetData><row r="1">' }],
  ])('%s is refused', async (_name, parts) => {
    expect(await open(buildZip(workbook(parts)))).toMatch(/^xlsx(Damaged|Inflates)$/u)
  })

  test('the last column of the widest sheet costs nothing', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    ).join('')
    expect(await open(buildZip(workbook({ sheet: sheetOf(rows) })))).toBe('tooManyColumns')
  })

  test('a dimension that lies changes nothing', async () => {
    const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData></worksheet>`
    expect(await rowsOf(buildZip(workbook({ sheet })))).toEqual([
      { number: 1, cells: ['1'], formulas: [], uncomputed: [] },
      { number: 1_048_576, cells: ['', '2'], formulas: [], uncomputed: [] },
    ])
  })

  test('a text table beyond its limit', async () => {
    const strings = { ...entry('xl/sharedStrings.xml', randomBytes(200_000)), size: limits.sharedStringsBytes + 1 }
    const parts = workbook().map((part) => (part.name === strings.name ? strings : part))
    expect(await open(buildZip(parts))).toBe('xlsxTooLarge')
  })
})
