/** Every method from outside: a CSV and options in, one object out. */
import { describe, expect, test } from 'vitest'
import { helpOf, linesOf, listOfMethods } from '#core/statistics/methods/describe.ts'
import { methodKeys, missingKeys } from '#core/statistics/methods/output-keys.ts'
import { findMethod, methods, type MethodOutput } from '#core/statistics/methods/run-method.ts'
import { randomStream } from '#core/statistics/random.ts'
import { runOnFiles } from './run.ts'

const random = randomStream(7, 0)
const level = (count: number): number => 1 + random.below(count)
const near = (value: number): number => Math.min(5, Math.max(1, value + random.below(3) - 1))
const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index))
const csv = (header: string, lines: readonly string[]): string => [header, ...lines].join('\n')

const long = csv(
  'unit,rater,value,kind',
  rows(36, (index) => `u${Math.floor(index / 3)},r${index % 3},${level(4)},${index % 3 === 0 ? 'in' : 'out'}`),
)
const wide = csv(
  'unit,R1,R2,R3',
  rows(12, (index) => `u${index},${level(4)},${level(4)},${level(4)}`),
)
const answers = csv(
  'team,id,period,A,B,C,D,v,w,score,s,y,bin',
  rows(60, (index) => {
    const a = level(5)
    const [b, c] = [near(a), near(a)]
    const team = index % 2 === 0 ? 'x' : 'y'
    const real = (2 * a + b + random.uniform()).toFixed(3)
    const weight = (1 + random.uniform()).toFixed(2)
    const cells = [team, index >> 1, `2024-Q${1 + (index % 4)}`, a, b, c, level(5), level(5), weight]
    return [...cells, random.below(11), level(5), real, random.below(2)].join(',')
  }),
)
const people = csv(
  'g,h',
  rows(40, (index) => `${index % 2 === 0 ? 'a' : 'b'},${index % 3}`),
)
const margins = 'margin,category,population\ng,a,60\ng,b,40\nh,0,30\nh,1,30\nh,2,40'
const series = csv(
  't,v,x,n',
  rows(9, (index) => `2024-0${index + 1},${(index + random.uniform()).toFixed(2)},${5 + index},40`),
)
const flows = 'amount,date\n-100,2024-01-01\n60,2025-01-01\n70,2026-01-01'
const model = 'inputs:\n  gain: { distribution: pert, min: 1, mode: 2, max: 4 }\n  cost: 2\noutput: gain - cost\n'
const matrix = '0,1,2,3\n1,0,1,2\n2,1,0,1\n3,2,1,0\n'

type Options = Record<string, string | number | boolean>
const run = (name: string, options: Options, data: string | null, files: Record<string, string> = {}): MethodOutput =>
  runOnFiles(name, options, data === null ? null : Buffer.from(data), (option) => Buffer.from(files[option] ?? ''))

const calls: [name: string, options: Options, data: string | null, files?: Record<string, string>][] = [
  ['krippendorff', { metric: 'all' }, long],
  ['kappa', { a: 'R1', b: 'R2', levels: '1,2,3,4' }, wide],
  ['kappa', { a: 'R1', b: 'R2', levels: '1,2,3,4', weights: 'own.csv' }, wide, { weights: matrix }],
  ['fleiss', { wide: true }, wide],
  ['kendall-w', { wide: true }, wide],
  ['icc', { wide: true }, wide],
  ['icc', { group: 'team', value: 'v' }, answers],
  ['rwg', { group: 'team', items: 'A,B,C', levels: '1,2,3,4,5' }, answers],
  ['bias', { kind: 'kind' }, long],
  ['within-one', { levels: '1,2,3,4' }, long],
  ['reliability', { items: 'A,B,C', levels: '1,2,3,4,5', reverse: 'C' }, answers],
  ['clustered', { items: 'A,B,C', group: 'team' }, answers],
  ['correlations', { items: 'A,B,C' }, answers],
  ['proportion', { x: 3, n: 10, population: 50 }, null],
  ['proportion', { value: 'v', success: '5', weights: 'w', population: 500 }, answers],
  ['mean', { value: 'v', weights: 'w', population: 500 }, answers],
  ['bootstrap', { value: 'v', draws: 50 }, answers],
  ['compare', { group: 'team', value: 'v' }, answers],
  ['compare', { group: 'period', value: 'v' }, answers],
  ['compare', { group: 'team', value: 'v', paired: 'id' }, answers],
  ['compare', { group: 'team', value: 'v', success: '4,5' }, answers],
  ['crosstab', { rows: 'A', columns: 'B' }, answers],
  ['adjust', { p: 'p' }, 'p\n0.01\n0.02\n\n0.5'],
  ['rake', { margins: 'margins.csv' }, people, { margins }],
  ['nps', { score: 'score', by: 'period' }, answers],
  ['csat', { score: 's', levels: '1,2,3,4,5' }, answers],
  ['ces', { score: 's', scale: '7' }, answers],
  ['ces', { score: 's', scale: '5' }, answers],
  ['favourability', { score: 's', levels: '1,2,3,4,5' }, answers],
  ['drivers', { outcome: 'y', predictors: 'A,B,D', bootstrap: 50, weights: 'w' }, answers],
  ['drivers', { outcome: 'y', predictors: 'A,B,D', pairwise: true }, answers],
  ['drivers', { outcome: 'bin', predictors: 'A,B,D', logistic: true }, answers],
  ['trend', { time: 't', value: 'v' }, series],
  ['trend', { time: 't', success: 'x', n: 'n' }, series],
  ['npv', { flow: 'amount', rate: 0.1 }, flows],
  ['npv', { flow: 'amount', rate: 0.1, date: 'date' }, flows],
  ['irr', { flow: 'amount', date: 'date' }, flows],
  ['payback', { flow: 'amount', rate: 0.1, date: 'date' }, flows],
  ['simulate', { draws: 100 }, model],
]
const titled = calls.map((call) => [`${call[0]} ${JSON.stringify(call[1])}`, call] as const)

/** What is not right in an answer: a bad number, more than 15 digits, or a key nobody explains. */
function faults(method: string, value: unknown, path = 'results'): string[] {
  if (typeof value === 'number') {
    const isFine = Number.isFinite(value) && !Object.is(value, -0) && Number(value.toPrecision(15)) === value
    return isFine ? [] : [`${path}: ${value}`]
  }
  if (value === undefined) return [`${path}: undefined`]
  if (Array.isArray(value)) return value.flatMap((inner, index) => faults(method, inner, `${path}[${index}]`))
  if (value === null || typeof value !== 'object' || 'reason' in value) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const isKnown = methodKeys[method]!.includes(key) || key === 'draws'
    return [...(isKnown ? [] : [`${path}.${key}: not explained`]), ...faults(method, inner, `${path}.${key}`)]
  })
}

/** The same table with its rows turned round and its columns in another order. */
function turned(table: string, keepFirst: boolean): string {
  const [header, ...lines] = table.split('\n').map((line) => line.split(','))
  const order = header!.map((_, index) => index)
  const places = keepFirst ? [0, ...order.slice(1).reverse()] : order.reverse()
  return [header!, ...lines.reverse()].map((cells) => places.map((place) => cells[place]).join(',')).join('\n')
}

describe('every method', () => {
  test('is called in the tests, has words in both languages and an example', () => {
    expect(new Set(calls.map(([name]) => name))).toEqual(new Set(methods.map(({ name }) => name)))
    for (const language of ['en', 'zh-CN'] as const) {
      expect(listOfMethods(language).split('\n').length).toBeGreaterThan(2 * methods.length)
      for (const method of methods) {
        const help = helpOf(method, language)
        // a key or an option without words ends its line
        expect(help.split('\n').filter((line) => /^ +(--)?[\w-]+ +$/.test(line))).toEqual([])
        for (const key of [...missingKeys, ...methodKeys[method.name]!]) expect(help).toContain(`    ${key}  `)
      }
    }
  })

  test.each(titled)('%s', (_, [name, options, data, files]) => {
    const output = run(name, options, data, files)
    expect(output).toMatchObject({ method: name, version: expect.stringMatching(/^\d+\.\d+/) })
    expect(output.variant.length).toBeGreaterThan(0)
    expect(faults(name, output.results)).toEqual([])
    expect(run(name, options, data, files)).toEqual(output)
    expect(linesOf(output, 'zh-CN').every((line) => !line.includes(': undefined') && !line.includes('[object'))).toBe(
      true,
    )
  })

  const inFileOrder = new Set(['adjust', 'rake', 'simulate'])
  const movable = titled.filter(([, [name, options, data]]) => {
    const needsOrder = inFileOrder.has(name) || (options['flow'] !== undefined && options['date'] === undefined)
    return !needsOrder && data !== null
  })
  test.each(movable)('%s in another order of rows and columns', (_, [name, options, data, files]) => {
    const other = turned(data!, options['wide'] === true)
    expect(run(name, options, other, files)).toEqual(run(name, options, data, files))
  })
})

describe('bad input', () => {
  test.each<[string, string, Options, string | null, object]>([
    ['an unknown column', 'mean', { value: 'x' }, 'v\n1', { code: 'unknownColumn' }],
    [
      'text in a number',
      'mean',
      { value: 'v' },
      'v\n1\nabc',
      { code: 'notANumber', detail: { row: 2, column: 'v', cell: 'abc' } },
    ],
    ['a level outside the scale', 'csat', { score: 's', levels: '1,2,3' }, 's\n1\n4', { code: 'outsideLevels' }],
    ['no bytes', 'mean', { value: 'v' }, '', { code: 'emptyTable' }],
    ['a header alone', 'mean', { value: 'v' }, 'v\n', { code: 'emptyTable' }],
    [
      'a ragged row',
      'mean',
      { value: 'v' },
      'v,w\n1,2\n3',
      { code: 'wrongCellCount', detail: { row: 2, count: 1, expected: 2 } },
    ],
    ['two columns of one name', 'mean', { value: 'v' }, 'v,v\n1,2', { code: 'duplicateHeader' }],
    [
      'a huge cell',
      'mean',
      { value: 'v' },
      `a,v\n1,2\n2,${'x'.repeat(5_000_000)}`,
      { code: 'cellTooLong', detail: { row: 2, column: 'v' } },
    ],
    [
      'a huge cell without end',
      'mean',
      { value: 'v' },
      `a,v\n1,2\n2,"${'x'.repeat(5_000_000)}`,
      { code: 'cellTooLong', detail: { row: 2, column: 'v' } },
    ],
    ['an open quote', 'mean', { value: 'v' }, 'a,v\n1,"2\n3,4', { code: 'notCsv', detail: { row: 1, column: 'v' } }],
    ['no file', 'mean', { value: 'v' }, null, { code: 'optionNeeded' }],
    ['an option that is not there', 'mean', { value: 'v', draw: 3 }, 'v\n1', { code: 'unknownOption' }],
    ['an option left out', 'mean', {}, 'v\n1', { code: 'optionNeeded', detail: { option: 'value' } }],
    ['an option out of range', 'mean', { value: 'v', confidence: 2 }, 'v\n1', { code: 'optionValue' }],
    [
      'the same rating twice',
      'krippendorff',
      {},
      'unit,rater,value\na,r,1\na,r,2',
      { code: 'duplicateRating', detail: { row: 2 } },
    ],
    [
      'a negative weight',
      'mean',
      { value: 'v', weights: 'w' },
      'v,w\n1,-1',
      { code: 'negativeWeight', detail: { row: 1, column: 'w' } },
    ],
    [
      'a negative weight of a share, behind a row without an answer',
      'proportion',
      { value: 'v', success: '1', weights: 'w' },
      'v,w\n,1\n1,1\n0,-1',
      { code: 'negativeWeight', detail: { row: 3, column: 'w' } },
    ],
    [
      'a negative weight of drivers',
      'drivers',
      { outcome: 'y', predictors: 'a', weights: 'w' },
      'y,a,w\n1,2,1\n3,4,-1',
      { code: 'negativeWeight', detail: { row: 2, column: 'w' } },
    ],
    [
      'a word that is no declared level',
      'kappa',
      { a: 'R1', b: 'R2', levels: 'low,high' },
      'R1,R2\nlow,high\nlow,huge',
      { code: 'outsideLevels', detail: { row: 2, column: 'R2' } },
    ],
    [
      'a top that is no part of the scale',
      'csat',
      { score: 's', levels: '1,2', top: 2 },
      's\n1',
      { code: 'optionValue' },
    ],
    ['a rate of everything', 'npv', { flow: 'f', rate: -1 }, 'f\n1', { code: 'optionValue' }],
    ['a workbook', 'mean', { value: 'v' }, 'PK\u0003\u0004\u0014\n1', { code: 'notText', detail: { row: 0 } }],
    ['a zero byte', 'mean', { value: 'v' }, 'v\n1\n\u0000', { code: 'notText', detail: { row: 2, column: 'v' } }],
    [
      'a time that is none',
      'trend',
      { time: 't', value: 'v' },
      't,v\n2025-02-30,1',
      { code: 'notATime', detail: { row: 1, column: 't' } },
    ],
    ['a p-value over 1', 'adjust', { p: 'p' }, 'p\n2', { code: 'notAProbability', detail: { row: 1, column: 'p' } }],
  ])('%s', (_, name, options, data, problem) => {
    expect(() => run(name, options, data)).toThrow(
      expect.objectContaining({
        ...problem,
        ...('detail' in problem ? { detail: expect.objectContaining(problem.detail as object) } : {}),
      }),
    )
  })

  test('an unknown method names those there are', () => {
    expect(() => findMethod('nope')).toThrow(expect.objectContaining({ code: 'unknownMethod' }))
  })
})

describe('reading a table', () => {
  const meanOf = (data: string | Buffer, options: Options = {}) =>
    runOnFiles('mean', { value: 'v', ...options }, Buffer.from(data), () => Buffer.alloc(0))

  test('missing codes, empty lines, marks, separators, encodings and number forms', () => {
    expect(meanOf('v\n1\n\n3\n')).toMatchObject({ n: 2, missing: { leftOut: 1 }, results: { unweighted: { mean: 2 } } })
    expect(meanOf('a,v\n1,1\n\n2,3\n')).toMatchObject({ n: 2, missing: { leftOut: 0 } })
    expect(meanOf('v\n1\n99\n0.0\n-\nNA\n', { missing: '99,0,-' })).toMatchObject({
      n: 1,
      missing: { codes: ['', 'NA', '99', '0', '-'] },
    })
    expect(meanOf('\uFEFFv;a\r\n1.5;x\r\n2,5;y\r\n'.replace('2,5', '2.5'))).toMatchObject({
      results: { unweighted: { mean: 2 } },
    })
    expect(meanOf(Buffer.from('v\ta\n1e1\tx\n+2\ty\n', 'utf16le'))).toMatchObject({
      results: { unweighted: { mean: 6 } },
    })
    expect(meanOf('v\n" 4 "\n.5\n123456789.123456789\n')).toMatchObject({ n: 3 })
    expect(meanOf('v\n0.1\n0.2\n')).toMatchObject({ results: { unweighted: { mean: 0.15 } } })
  })

  test('numbers of rows under no name, as R and pandas write them, and a first line that says the separator', () => {
    expect(meanOf('"","v"\n"1",1\n"2",3\n')).toMatchObject({ results: { unweighted: { mean: 2 } } })
    const wide = Buffer.from(',R1,R2\n0,1,2\n1,2,2\n2,3,3\n')
    const alpha = runOnFiles('krippendorff', { wide: true, metric: 'ordinal' }, wide, () => wide)
    expect(alpha).toMatchObject({ n: 3, results: { ordinal: { raters: 2 } } })
    const margins = Buffer.from(',margin,category,size\n0,g,a,30\n1,g,b,10\n')
    const raked = runOnFiles('rake', { margins: 'm.csv' }, Buffer.from(',g\n0,a\n1,b\n'), () => margins)
    expect(raked).toMatchObject({ results: { raking: { weights: [1.5, 0.5] } } })
    expect(meanOf('sep=;\r\nv;w\r\n1;2\r\n3;4\r\n')).toMatchObject({ results: { unweighted: { mean: 2 } } })
    expect(() => meanOf('sep=;\nv;w\n1;2\nx;4\n')).toThrow(
      expect.objectContaining({ detail: { row: 2, column: 'v', cell: 'x' } }),
    )
    const unnamed = Buffer.from('unit,R1,\na,1,2\n')
    expect(() => runOnFiles('fleiss', { wide: true }, unnamed, () => unnamed)).toThrow(
      expect.objectContaining({ code: 'emptyHeader', detail: { column: '3' } }),
    )
  })

  test('a name in Chinese', () => {
    expect(runOnFiles('nps', { score: '推荐' }, Buffer.from('推荐\n9\n0\n'), () => Buffer.alloc(0))).toMatchObject({
      results: { all: { nps: 0 } },
    })
  })

  test('words are categories for methods that know no order', () => {
    const table = Buffer.from('unit,R1,R2\na,yes,yes\nb,no,yes\nc,no,no\n')
    expect(runOnFiles('fleiss', { wide: true }, table, () => table)).toMatchObject({
      results: { categories: [{ category: 'no' }, { category: 'yes' }] },
    })
    expect(runOnFiles('krippendorff', { wide: true, metric: 'nominal' }, table, () => table).n).toBe(3)
  })
})
