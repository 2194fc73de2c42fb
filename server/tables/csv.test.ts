import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { csvLine, guardFormula } from './csv-write.ts'
import { countCsvRows, detectCsv, detectSeparator, readCsv } from './csv.ts'
import { CsvScanner } from './csv-scanner.ts'
import { type Encoding, detectEncoding } from '#core/encoding.ts'
import { Utf8Watch } from './encoding.ts'
import { limits } from './limits.ts'

const sample = '部门,姓名,评分\n市场部,张伟,3\n研发部,"李, 娜",4\n'

/** Small, seeded and good enough to vary test input. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

async function rowsOf(
  bytes: Uint8Array,
  encoding: Encoding = 'utf-8',
  separator = ',',
  piece = 7,
): Promise<string[][]> {
  const rows: string[][] = []
  await readCsv(Readable.from(pieces(bytes, piece)), { encoding, separator }, (row) =>
    rows.push(row.fault === null ? row.texts() : [`!${row.fault}`]),
  )
  return rows
}

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

function utf16(text: string, big: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

/** GB 18030 of the few characters used here, from a table made by decoding. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let first = 0xa1; first <= 0xf7; first++) {
    for (let second = 0xa1; second <= 0xfe; second++)
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  }
  return Buffer.from(
    [...text].flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : codes.get(character)!,
    ),
  )
}

describe('encoding', () => {
  test.each<[string, Buffer, Encoding]>([
    ['UTF-8', Buffer.from(sample), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${sample}`), 'utf-8-bom'],
    ['GB 18030', gb18030(sample), 'gb18030'],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${sample}`, false), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${sample}`, true), 'utf-16be'],
    ['UTF-16 LE without', utf16(sample, false), 'utf-16le'],
    ['UTF-16 BE without', utf16(sample, true), 'utf-16be'],
    ['Windows-1252', Buffer.from('Abteilung;Größe;Note\nFührung;Straße;3\nCafé;Ü;2\n', 'latin1'), 'windows-1252'],
    ['ASCII', Buffer.from('a,b\n1,2\n'), 'utf-8'],
    [
      'UTF-8 with one damaged byte',
      Buffer.concat([Buffer.from(sample.repeat(5)), Buffer.of(0xff), Buffer.from(sample)]),
      'utf-8',
    ],
    ['an unfinished character at the end', Buffer.from(sample).subarray(0, 4), 'utf-8'],
  ])('%s', async (_name, bytes, expected) => {
    expect(detectCsv(bytes).encoding).toBe(expected)
  })

  test.each<[string, Buffer]>([
    ['utf-8-bom', Buffer.from(`\uFEFF${sample}`)],
    ['gb18030', gb18030(sample)],
    ['utf-16le', utf16(`\uFEFF${sample}`, false)],
    ['utf-16be', utf16(sample, true)],
  ])('%s is read whatever the pieces', async (encoding, bytes) => {
    for (const piece of [1, 2, 3, 64]) {
      expect(await rowsOf(bytes, encoding as Encoding, ',', piece)).toEqual(parse(sample))
    }
  })

  test('a file that is ASCII for long and Chinese later is found out by the watch', () => {
    const watch = new Utf8Watch()
    const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(20_000)), gb18030(sample.repeat(20))])
    for (const piece of pieces(bytes, 4099)) watch.push(piece)
    expect(watch.fault).not.toBeNull()
    expect(detectCsv(bytes.subarray(0, 65_536), watch.fault).encoding).toBe('gb18030')
  })

  test('the watch finds nothing in UTF-8, wherever it is cut', () => {
    for (const piece of [1, 2, 3, 5]) {
      const watch = new Utf8Watch()
      for (const part of pieces(Buffer.from(`${sample}😀é`), piece)) watch.push(part)
      expect(watch.fault).toBeNull()
    }
  })

  test('the euro sign of Windows-1252 is not lost', async () => {
    expect(detectEncoding(Buffer.from([0x31, 0x80, 0x2c, 0x32]))).toBe('windows-1252')
    expect(await rowsOf(Buffer.from([0x31, 0x80, 0x2c, 0x32]), 'windows-1252')).toEqual([['1€', '2']])
  })
})

describe('separator', () => {
  test.each([
    ['a,b,c\n1,2,3\n4,5,6', ','],
    ['a;b;c\n"1,5";2;3\n"4,5";5;6', ';'],
    ['a\tb\n1,2\t3\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['one column\nof text, with commas\nhere', ','],
    ['sep=;\na,b;c\n1,2;3\n', ';'],
    ['"x;y","z"\n"a\nb;","c"\n', ','],
  ])('%j', (text, expected) => {
    expect(detectSeparator(text)).toBe(expected)
  })
})

describe('rows', () => {
  test.each([
    'a,b\n1,2\n',
    'a,b\r\n1,2\r\n',
    'a,b\n1,2',
    '"a ""quoted"" word",b\n"line\nbreak","x,y"\n',
    '"a\r\nb","",""\n"",2,3\n',
    'ab"c,d\n',
    ',\n,,\n',
    '“引号”,"他说：""好"""\n',
    '""""\n"a"""\n',
  ])('as csv-parse reads %j', async (text) => {
    const judge = parse(text, { relax_column_count: true, relax_quotes: true })
    for (const piece of [1, 2, 3, 1000]) expect(await rowsOf(Buffer.from(text), 'utf-8', ',', piece)).toEqual(judge)
  })

  test('as csv-parse reads a thousand random tables', async () => {
    const next = random(20_240_501)
    const alphabet = ['a', '1', '"', ',', '\n', '\r\n', '客户', ' ', '=']
    for (let round = 0; round < 1000; round++) {
      const table = Array.from({ length: 1 + Math.floor(next() * 4) }, () =>
        Array.from({ length: 2 }, () =>
          Array.from({ length: Math.floor(next() * 5) }, () => alphabet[Math.floor(next() * alphabet.length)]!).join(
            '',
          ),
        ),
      )
      const text = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
      expect(await rowsOf(Buffer.from(text), 'utf-8', ',', 1 + Math.floor(next() * 9))).toEqual(table)
    }
  })

  test('a lone CR ends a row; an empty line is a row of one empty cell', async () => {
    expect(await rowsOf(Buffer.from('a,b\r1,2\r'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(await rowsOf(Buffer.from('a\n\nb\n'))).toEqual([['a'], [''], ['b']])
  })

  test('a fault costs its own row', async () => {
    const tooLong = 'x'.repeat(limits.cellBytes + 1)
    expect(await rowsOf(Buffer.from(`a,b\n1,${tooLong}\n3,4\n`), 'utf-8', ',', 65_536)).toEqual([
      ['a', 'b'],
      ['!cellTooLong'],
      ['3', '4'],
    ])
    expect(await rowsOf(Buffer.from(`a,b\n"1"x,2\n3,4\n`))).toEqual([['a', 'b'], ['!textAfterQuote'], ['3', '4']])
    expect(await rowsOf(Buffer.from(`a,b\n1\0,2\n3,4\n`))).toEqual([['a', 'b'], ['!zeroByte'], ['3', '4']])
    expect(await rowsOf(Buffer.from(`${'a,'.repeat(limits.columns + 1)}\n1,2\n`))).toEqual([
      ['!tooManyColumns'],
      ['1', '2'],
    ])
  })

  test('a quote that is never closed costs its own line', async () => {
    expect(await rowsOf(Buffer.from('a,b\n"1,2\n3,4\n5,6\n'))).toEqual([
      ['a', 'b'],
      ['!unclosedQuote'],
      ['3', '4'],
      ['5', '6'],
    ])
    expect(await rowsOf(Buffer.from('a,b\n"1,2\n3,4\n"5",6\n'))).toEqual([
      ['a', 'b'],
      ['!unclosedQuote'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  test('a line without end is given up in constant memory, and what follows is read', async () => {
    const head = Buffer.from('a,b\n')
    async function* endless(): AsyncGenerator<Buffer> {
      yield head
      for (let i = 0; i < 200; i++) yield Buffer.alloc(65_536, 0x78)
      yield Buffer.from('\n1,2\n')
    }
    const rows: (string | null)[] = []
    await readCsv(endless(), { encoding: 'utf-8', separator: ',' }, (row) => rows.push(row.fault ?? row.text(0)))
    expect(rows).toEqual(['a', 'rowTooLong', '1'])
  })

  test('rows of quotes only are read to the end', () => {
    let rows = 0
    const scanner = new CsvScanner(',', () => rows++)
    scanner.write(Buffer.from('"a\n'.repeat(300_000)))
    scanner.end()
    expect(rows).toBeGreaterThan(100_000)
  })
})

describe('the number of rows is what reading finds', () => {
  const expectSame = async (text: string, piece: number): Promise<void> => {
    const form = { encoding: 'utf-8', separator: ',' } as const
    const counted = await countCsvRows(Readable.from(pieces(Buffer.from(text), piece)), form)
    expect({ text, piece, rows: counted }).toEqual({
      text,
      piece,
      rows: (await rowsOf(Buffer.from(text), 'utf-8', ',', piece)).length,
    })
  }

  test('in texts of line ends, quotes and faults, however they are cut', async () => {
    const next = random(20_261_128)
    for (const alphabet of [
      ['a', ',', '\n', '\r\n', '\r', '客', '\0'],
      ['a', ',', '\n', '\r\n', '\r', '"', 'b,c\n'],
      ['line,1\n', 'line,2\r\n', 'x', '"q\nq"', '"', '\r'],
    ])
      for (let round = 0; round < 700; round++) {
        const text = Array.from(
          { length: Math.floor(next() * 14) },
          () => alphabet[Math.floor(next() * alphabet.length)]!,
        ).join('')
        await expectSame(text, 1 + Math.floor(next() * 9))
      }
  })

  test('with lines beyond what a row may be', async () => {
    const long = 'x'.repeat(limits.rowBytes + 10)
    for (const text of [`a\n${long}\nb\n`, long, `${long}\r\n"q\nq",2\nlast`, `a,${long}"\nb\n`])
      for (const piece of [65_536, 8_000_000]) await expectSame(text, piece)
  })
})

describe('writing', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ['@cmd', "'@cmd"],
    ['+1', "'+1"],
    ['\tx', "'\tx"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ["'=1", "''=1"],
    ['plain', 'plain'],
    ["it's", "it's"],
  ])('%j becomes %j', (text, expected) => {
    expect(guardFormula(text)).toBe(expected)
  })

  test('what is written is read back', () => {
    expect(parse(csvLine(['a,b', 'say "hi"', 3, -1, ' x ', 'two\nlines']))).toEqual([
      ['a,b', 'say "hi"', '3', '-1', ' x ', 'two\nlines'],
    ])
  })
})
