/**
 * Whether predictors separate two outcomes, so that logistic regression has no finite answer.
 *
 * Exports
 *   separation(predictors, outcome): Separation
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix'

export type Separation =
  | { readonly kind: 'none' }
  /** complete: a line has all 1s on one side; partial: cases on the line itself are of both kinds. */
  | {
      readonly kind: 'complete' | 'partial'
      /** Predictors the line is made of. */ readonly predictors: readonly number[]
    }

const tolerance = 1e-8

/**
 * With rows z = ±(1, x), + for an outcome of 1, there is a maximum of the likelihood exactly if no line has zβ ≥ 0 for
 * all rows and > 0 for one; that is so exactly if Σμz = −Σz has a solution μ ≥ 0 (Stiemke). Least squares with μ ≥ 0 by
 * Lawson & Hanson finds it, or leaves a rest that is such a line.
 *
 * Input: independent predictors; an outcome with both values, 0 or 1.
 * Source: Albert & Anderson (1984), Biometrika 71, 1–10; Lawson & Hanson (1974), Solving Least Squares Problems, 23.
 *
 * Example: x = 1, 2, 3, 4 with outcomes 0, 0, 1, 1 is complete; with 0, 1, 0, 1 none.
 */
export function separation(predictors: readonly Float64Array[], outcome: Float64Array): Separation {
  const n = outcome.length
  const width = predictors.length + 1
  const scaled = predictors.map((column) => {
    const centre = column.reduce((total, value) => total + value, 0) / n
    const size = Math.sqrt(column.reduce((total, value) => total + (value - centre) ** 2, 0) / n)
    return column.map((value) => (value - centre) / size)
  })
  const z = (row: number, j: number) => (outcome[row] === 1 ? 1 : -1) * (j === 0 ? 1 : scaled[j - 1]![row]!)
  const target = Array.from({ length: width }, (_, j) => {
    let total = 0
    for (let row = 0; row < n; row += 1) total -= z(row, j)
    return total / n
  })
  const rest = restOfNonNegative(z, n, target)
  const length = Math.hypot(...rest)
  if (length <= tolerance) return { kind: 'none' }
  // the rest points against every row: turned round it is the separating line
  let onLine = 0
  for (let row = 0; row < n; row += 1) {
    let side = 0
    for (let j = 0; j < width; j += 1) side -= rest[j]! * z(row, j)
    if (side <= tolerance * length) onLine += 1
  }
  const involved = [...scaled.keys()].filter((j) => Math.abs(rest[j + 1]!) > 1e-6 * length)
  return { kind: onLine === 0 ? 'complete' : 'partial', predictors: involved }
}

/** b − Aμ for the μ ≥ 0 that makes it shortest; A's columns are z(row, ·). At most as many μ are positive as b is long. */
function restOfNonNegative(z: (row: number, j: number) => number, rows: number, target: readonly number[]): number[] {
  const width = target.length
  let active: number[] = []
  let amounts: number[] = []
  let rest = [...target]
  const restOf = (list: readonly number[], values: readonly number[]) =>
    target.map((value, j) => value - list.reduce((total, row, place) => total + values[place]! * z(row, j), 0))
  for (let round = 0; round < 50 * (width + 1); round += 1) {
    let best = -1
    let most = 1e-12
    for (let row = 0; row < rows; row += 1) {
      let gain = 0
      for (let j = 0; j < width; j += 1) gain += z(row, j) * rest[j]!
      if (gain > most && !active.includes(row)) [best, most] = [row, gain]
    }
    if (best === -1) return rest
    active = [...active, best]
    amounts = [...amounts, 0]
    for (;;) {
      const wanted = leastSquaresOn(active, z, target)
      if (wanted.every((value) => value > 0)) {
        amounts = wanted
        break
      }
      let share = 1
      for (const [place, value] of wanted.entries()) {
        if (value <= 0) share = Math.min(share, amounts[place]! / (amounts[place]! - value))
      }
      amounts = amounts.map((value, place) => value + share * (wanted[place]! - value))
      const kept = amounts.map((value) => value > 1e-14)
      active = active.filter((_, place) => kept[place])
      amounts = amounts.filter((_, place) => kept[place])
      if (active.length === 0) break
    }
    rest = restOf(active, amounts)
  }
  return rest
}

function leastSquaresOn(active: readonly number[], z: (row: number, j: number) => number, target: readonly number[]) {
  const size = active.length
  const products = Matrix.zeros(size, size)
  const right = active.map((row) => target.reduce((total, value, j) => total + value * z(row, j), 0))
  for (const [i, first] of active.entries()) {
    for (const [k, second] of active.entries()) {
      products.set(
        i,
        k,
        target.reduce((total, _, j) => total + z(first, j) * z(second, j), i === k ? 1e-13 : 0),
      )
    }
  }
  return new CholeskyDecomposition(products).solve(Matrix.columnVector(right)).to1DArray()
}
