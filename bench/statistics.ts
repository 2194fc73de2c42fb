/**
 * Statistics at the size of a large survey, beside the plain way of computing the same number in the same run: α with
 * jackknife, LMG, bootstrap of Johnson's weights, correlations of many items. `node bench/statistics.ts [small]`
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { resampledRows } from '#core/statistics/bootstrap.ts'
import { centredCrossProducts, pairwiseCorrelations } from '#core/statistics/cross-products.ts'
import { driverBootstrapSteps } from '#core/statistics/driver-bootstrap.ts'
import { driverSample, type DriverColumn, type DriverSample } from '#core/statistics/driver-sample.ts'
import { johnsonWeights } from '#core/statistics/johnson-weights.ts'
import { keyDrivers } from '#core/statistics/key-drivers.ts'
import { krippendorffAlpha } from '#core/statistics/krippendorff-alpha.ts'
import { randomStream } from '#core/statistics/random.ts'
import { ratingsFromMatrix } from '#core/statistics/ratings.ts'
import { runOnFiles } from '#server/statistics/run.ts'
import { percentile, print, timed } from './table.ts'

const scale = process.argv[2] === 'small' ? 0.05 : 1
const random = randomStream(1, 0)
const table: Record<string, string | number>[] = []

/** Runs ours `times` and the plain way once (`share` of it, scaled up), and notes both in milliseconds. */
async function compare(
  what: string,
  expected: string,
  times: number,
  ours: () => unknown,
  plain: () => unknown,
  share = 1,
) {
  const own = await timed(times, ours)
  const [other] = await timed(1, plain)
  table.push({
    what,
    'ours, median': percentile(own, 0.5),
    'ours, best': own[0]!,
    'plain way': other! / share,
    expected,
  })
}

const columnsOf = (names: readonly string[], values: readonly Float64Array[]): DriverColumn[] =>
  names.map((name, index) => ({ name, values: values[index]! }))
const real = (rows: number) => Float64Array.from({ length: rows }, () => Math.round(random.uniform() * 1000) / 100)
const outcomeOf = (x: readonly Float64Array[]) =>
  x[0]!.map((value, row) => value + 0.5 * x[1]![row]! + random.uniform())

await alpha()
await lmg()
await johnson()
await correlations()
process.stdout.write(`milliseconds${scale === 1 ? '' : `, at ${scale} of the rows`}\n`)
print(table)

async function alpha(): Promise<void> {
  const units = Array.from({ length: 500 }, () => {
    const centre = random.below(5)
    return Array.from({ length: 50 }, () => Math.min(5, Math.max(1, centre + random.below(3))))
  })
  const ratings = ratingsFromMatrix(units)
  await compare(
    'α ordinal, 50 raters × 500 criteria, jackknife',
    '< 200',
    5,
    () => krippendorffAlpha(ratings, 'ordinal'),
    () => units.map((_, out) => plainAlpha(units.filter((_unit, at) => at !== out))),
  )
}

/** α by its coincidence matrix, pair by pair. */
function plainAlpha(units: readonly (readonly number[])[]): number {
  const counts = Array.from({ length: 6 }, () => new Float64Array(6))
  for (const unit of units) {
    for (const [i, a] of unit.entries()) {
      for (const [j, b] of unit.entries()) if (i !== j) counts[a]![b]! += 1 / (unit.length - 1)
    }
  }
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const n = totals.reduce((sum, count) => sum + count, 0)
  let [observed, expected] = [0, 0]
  for (let a = 0; a < 6; a++) {
    for (let b = 0; b < 6; b++) {
      const between = totals.slice(Math.min(a, b), Math.max(a, b) + 1).reduce((sum, count) => sum + count, 0)
      const distance = a === b ? 0 : (between - (totals[a]! + totals[b]!) / 2) ** 2
      observed += counts[a]![b]! * distance
      expected += (totals[a]! * totals[b]! * distance) / (n - 1)
    }
  }
  return 1 - observed / expected
}

async function lmg(): Promise<void> {
  const rows = Math.round(1_000_000 * scale)
  const names = Array.from({ length: 16 }, (_, index) => `p${index}`)
  const x = names.map(() => real(rows))
  const y = outcomeOf(x)
  const predictors = columnsOf(names, x)
  await compare(
    'LMG, 16 predictors × 1,000,000 rows, from memory',
    '< 1000',
    3,
    () => keyDrivers({ name: 'y', values: y }, predictors),
    () => plainLmg(plainCorrelations([...x, y])),
  )
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-bench-'))
  try {
    const path = join(folder, 'drivers.csv')
    const file = openSync(path, 'w')
    writeSync(file, `y,${names.join(',')}\n`)
    for (let from = 0; from < rows; from += 10_000) {
      let text = ''
      for (let row = from; row < Math.min(rows, from + 10_000); row++) {
        text += `${y[row]!.toFixed(3)},${x.map((column) => column[row]).join(',')}\n`
      }
      writeSync(file, text)
    }
    closeSync(file)
    await compare(
      'the same from CSV (plain way: split and Number)',
      '< 6000',
      1,
      () =>
        runOnFiles('drivers', { outcome: 'y', predictors: names.join(','), method: 'lmg' }, readFileSync(path), () => {
          throw new Error('no other file')
        }),
      () => {
        const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1)
        const cells = lines.map((line) => line.split(',').map(Number))
        return plainLmg(
          plainCorrelations(
            [...names.keys()]
              .map((at) => Float64Array.from(cells, (row) => row[at + 1]!))
              .concat(Float64Array.from(cells, (row) => row[0]!)),
          ),
        )
      },
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each correlation by itself, from means and deviations. */
function plainCorrelations(columns: readonly Float64Array[]): number[][] {
  const n = columns[0]!.length
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / n)
  return columns.map((x, i) =>
    columns.map((y, j) => {
      let [xx, yy, xy] = [0, 0, 0]
      for (let row = 0; row < n; row++) {
        const a = x[row]! - means[i]!
        const b = y[row]! - means[j]!
        xx += a * a
        yy += b * b
        xy += a * b
      }
      return xy / Math.sqrt(xx * yy)
    }),
  )
}

/** A regression of its own for each subset. */
function plainLmg(all: readonly (readonly number[])[]): number[] {
  const p = all.length - 1
  const worth = Array.from({ length: 2 ** p }, (_, subset) => {
    const used = [...Array.from({ length: p }).keys()].filter((j) => (subset >> j) & 1)
    if (used.length === 0) return 0
    const matrix = new Matrix(used.map((i) => used.map((j) => all[i]![j]!)))
    const right = used.map((j) => all[j]![p]!)
    const slopes = new CholeskyDecomposition(matrix).solve(Matrix.columnVector(right)).to1DArray()
    return slopes.reduce((sum, slope, at) => sum + slope * right[at]!, 0)
  })
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  const size = (subset: number): number => (subset === 0 ? 0 : (subset & 1) + size(subset >> 1))
  return Array.from({ length: p }, (_, j) =>
    worth.reduce((sum, value, subset) => {
      if ((subset >> j) & 1) return sum
      const k = size(subset)
      return sum + ((factorial(k) * factorial(p - k - 1)) / factorial(p)) * (worth[subset + 2 ** j]! - value)
    }, 0),
  )
}

async function johnson(): Promise<void> {
  const rows = Math.round(100_000 * scale)
  const names = Array.from({ length: 12 }, (_, index) => `p${String(index).padStart(2, '0')}`)
  const x = names.map(() => real(rows))
  const sample = driverSample({ name: 'y', values: outcomeOf(x) }, columnsOf(names, x)) as DriverSample
  const began = performance.now()
  let first = 0
  for (const step of driverBootstrapSteps(sample, { seed: 1, method: 'johnson' })) {
    if (step.drawsMade === 100) first = performance.now() - began
  }
  const own = performance.now() - began
  const all = [...sample.predictors, sample.outcome]
  const draws = 10
  const [plain] = await timed(1, () => {
    for (let draw = 0; draw < draws; draw++) {
      const chosen = resampledRows(rows, 1, draw)
      const matrix = plainCorrelations(all.map((column) => Float64Array.from(chosen, (row) => column[row]!)))
      johnsonWeights(
        matrix.slice(0, 12).map((row) => row.slice(0, 12)),
        matrix[12]!.slice(0, 12),
      )
    }
  })
  table.push({
    what: 'Johnson, 12 predictors × 100,000 rows, 2,000 draws (first 100 shown after …)',
    'ours, median': own,
    'ours, best': first,
    'plain way': (plain! * 2000) / draws,
    expected: '< 30000',
  })
}

async function correlations(): Promise<void> {
  const rows = Math.round(100_000 * scale)
  const items = Array.from({ length: 150 }, () => Float64Array.from({ length: rows }, () => 1 + random.below(5)))
  await compare(
    'correlations of 150 items × 100,000 rows, complete (plain way: 15 items, scaled up)',
    '< 1500',
    3,
    () => centredCrossProducts(items),
    () => plainCorrelations(items.slice(0, 15)),
    0.01,
  )
  const gaps = items.map((column) => column.map((value) => (random.below(10) === 0 ? Number.NaN : value)))
  await compare(
    'the same pairwise, a tenth missing (plain way: 15 items, scaled up)',
    '< 3000',
    3,
    () => pairwiseCorrelations(gaps),
    () => plainPairwise(gaps.slice(0, 15)),
    0.01,
  )
}

/** Each pair by itself over the rows that have both. */
function plainPairwise(columns: readonly Float64Array[]): number[][] {
  return columns.map((x) =>
    columns.map((y) => {
      const both = [...x.keys()].filter((row) => !Number.isNaN(x[row]!) && !Number.isNaN(y[row]!))
      return plainCorrelations([
        Float64Array.from(both, (row) => x[row]!),
        Float64Array.from(both, (row) => y[row]!),
      ])[0]![1]!
    }),
  )
}
