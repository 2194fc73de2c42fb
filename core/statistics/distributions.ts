/**
 * Distribution functions and quantiles, to about 1e-13 relative in both tails.
 *
 * Exports (p and the results of cdf/upper are probabilities; df > 0)
 *   normalCdf(z), normalUpper(z), normalTwoSided(z), normalDensity(z), normalQuantile(p)
 *   tCdf(t, df), tUpper(t, df), tTwoSided(t, df), tQuantile(p, df)
 *   noncentralTCdf(t, df, noncentrality)
 *   chiSquareCdf(x, df), chiSquareUpper(x, df), chiSquareQuantile(p, df)
 *   fCdf(x, df1, df2), fUpper(x, df1, df2), fQuantile(p, df1, df2)
 *   betaCdf(x, a, b), betaUpper(x, a, b), betaQuantile(p, a, b)
 *   gammaCdf(x, shape), gammaUpper(x, shape)          scale 1
 *   binomialProbability(k, n, p), binomialCdf(k, n, p), binomialUpper(k, n, p)    Upper is P(X ≥ k)
 *   logGamma(x)                                       x > 0
 *
 * Sources: Abramowitz & Stegun (1964), chapters 6 and 26; Loader (2000), Fast and accurate computation of binomial
 * probabilities (the saddle-point form that keeps all digits for large arguments); Lentz's continued fraction in
 * Press et al. (2007), Numerical Recipes, 5.2, 6.2, 6.4; Wichura (1988), algorithm AS 241, Appl. Statist. 37.
 */

const halfLogTwoPi = 0.9189385332046728
const sqrtTwoPi = 2.5066282746310007
const tiny = 1e-300
const precision = 1e-16
const mostTerms = 200_000

/** A probability as both tails, each to full relative precision. */
type Tails = { lower: number; upper: number }

/** log Γ(x + 1) − (x + ½) log x + x − ½ log 2π: what Stirling's formula leaves out. x > 0. */
function stirlingError(x: number): number {
  let correction = 0
  let shifted = x
  while (shifted < 16) {
    correction += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
    shifted += 1
  }
  const square = shifted * shifted
  const series =
    (1 / 12 -
      (1 / 360 -
        (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - 1 / 156 / square) / square) / square) / square) / square) /
        square) /
    shifted
  return series + correction
}

/** x log(x/mean) + mean − x without cancellation. */
function deviance(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) < 0.1 * (x + mean)) {
    const ratio = difference / (x + mean)
    let total = difference * ratio
    let term = 2 * x * ratio
    const square = ratio * ratio
    for (let odd = 3; odd < 1000; odd += 2) {
      term *= square
      const next = total + term / odd
      if (next === total) break
      total = next
    }
    return total
  }
  return x * Math.log(x / mean) + mean - x
}

/** log Γ(x), x > 0. Example: logGamma(5) is log 24. */
export function logGamma(x: number): number {
  if (x < 16) {
    // Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1))
    let product = 1
    let shifted = x
    while (shifted < 16) {
      product *= shifted
      shifted += 1
    }
    return logGamma(shifted) - Math.log(product)
  }
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x)
}

/** C(a + b, a) x^a y^b for real a, b > 0 and x + y = 1. */
function binomialTerm(a: number, b: number, x: number, y: number): number {
  if (x === 0 || y === 0) return 0
  const n = a + b
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y)
  return (Math.exp(exponent) * Math.sqrt(n / (a * b))) / sqrtTwoPi
}

/**
 * The continued fraction r with I_x(a, b) = x^a y^b / B(a, b) · r, in the contracted form of DiDonato & Morris (1992),
 * algorithm 708, ACM TOMS 18, 360–373 (BFRAC), which does not cancel where x is near the mean. Evaluated by Lentz's
 * method. x is below about a/(a + b), y = 1 − x.
 */
function betaFraction(x: number, y: number, a: number, b: number): number {
  // λ = a − (a + b)x, from whichever of x and y keeps its digits.
  const lambda = a > b ? (a + b) * y - b : a - (a + b) * x
  const c1 = 1 + 1 / a
  const nonzero = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  const first = nonzero((1 + lambda) / c1)
  let fraction = first
  let c = first
  let d = 0
  for (let n = 1; n < mostTerms; n += 1) {
    const share = n / a
    const p = 1 + (n - 1) / a
    const s = a + 2 * n - 1
    const w = n * (b - n) * x
    const numerator = p * (p + b / a) * (a / s) * (a / s) * w * x
    const denominator = n + w / s + ((share + 1) / (c1 + 2 * share)) * (1 + lambda + n * (1 + y))
    d = 1 / nonzero(denominator + numerator * d)
    c = nonzero(denominator + numerator / c)
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < precision) break
  }
  return 1 / fraction
}

/** Both tails of the beta distribution; y = 1 − x is given apart so that neither end loses digits. */
function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  // x^a y^b / B(a, b) = ab/(a + b) · C(a + b, a) x^a y^b
  const term = (binomialTerm(a, b, x, y) * a * b) / (a + b)
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, term * betaFraction(x, y, a, b))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, term * betaFraction(y, x, b, a))
  return { lower: 1 - upper, upper }
}

function gammaTails(x: number, shape: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  // x^a e^−x / Γ(a + 1)
  const term = Math.exp(-stirlingError(shape) - deviance(shape, x)) / (sqrtTwoPi * Math.sqrt(shape))
  if (x < shape + 1) {
    let total = 1
    let factor = 1
    for (let n = 1; n < mostTerms; n += 1) {
      factor *= x / (shape + n)
      total += factor
      if (factor < total * precision) break
    }
    const lower = Math.min(1, term * total)
    return { lower, upper: 1 - lower }
  }
  let b = x + 1 - shape
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < mostTerms; n += 1) {
    const numerator = -n * (n - shape)
    b += 2
    d = numerator * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + numerator / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const factor = d * c
    fraction *= factor
    if (Math.abs(factor - 1) < precision) break
  }
  const upper = Math.min(1, term * shape * fraction)
  return { lower: 1 - upper, upper }
}

/** P(Z ≤ z). Example: normalCdf(1.96) is 0.97500210485178. */
export function normalCdf(z: number): number {
  return normalUpper(-z)
}

/** P(Z > z), to full precision far out. Example: normalUpper(6) is 9.8658764503769e-10. */
export function normalUpper(z: number): number {
  if (z === 0) return 0.5
  const tails = gammaTails((z * z) / 2, 0.5)
  return z > 0 ? tails.upper / 2 : 0.5 + tails.lower / 2
}

/** P(|Z| ≥ |z|). Example: normalTwoSided(1.96) is 0.0499957902964409. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalUpper(Math.abs(z)))
}

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / sqrtTwoPi
}

function polynomial(coefficients: readonly number[], x: number): number {
  let total = 0
  for (const coefficient of coefficients) total = total * x + coefficient
  return total
}

const centreNumerator = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
]
const centreDenominator = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
]
const middleNumerator = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const middleDenominator = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const tailNumerator = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const tailDenominator = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
]

/** The z with P(Z ≤ z) = p, 0 < p < 1 (±Infinity at the ends). Example: normalQuantile(0.975) is 1.95996398454005. */
export function normalQuantile(p: number): number {
  const centred = p - 0.5
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred
    return (centred * polynomial(centreNumerator, r)) / polynomial(centreDenominator, r)
  }
  const tail = centred < 0 ? p : 1 - p
  if (tail <= 0) return centred < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const r = Math.sqrt(-Math.log(tail))
  const z =
    r <= 5
      ? polynomial(middleNumerator, r - 1.6) / polynomial(middleDenominator, r - 1.6)
      : polynomial(tailNumerator, r - 5) / polynomial(tailDenominator, r - 5)
  return centred < 0 ? -z : z
}

function tTails(t: number, df: number): Tails {
  const square = t * t
  const beyond = betaTails(df / (df + square), square / (df + square), df / 2, 0.5).lower / 2
  return t >= 0 ? { lower: 1 - beyond, upper: beyond } : { lower: beyond, upper: 1 - beyond }
}

/** P(T ≤ t), Student's t. Example: tCdf(2.0, 5) is 0.949030260585071. */
export function tCdf(t: number, df: number): number {
  return tTails(t, df).lower
}

export function tUpper(t: number, df: number): number {
  return tTails(t, df).upper
}

/** P(|T| ≥ |t|). Example: tTwoSided(2.0, 5) is 0.101939478829858. */
export function tTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * tTails(Math.abs(t), df).upper)
}

/** The t with P(T ≤ t) = p, 0 < p < 1. Example: tQuantile(0.975, 9) is 2.2621571628541. */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -tQuantileUpper(p, df)
  return tQuantileUpper(1 - p, df)
}

function tQuantileUpper(tail: number, df: number): number {
  const logDensity = (t: number) => Math.log(tDensityAtZero(df)) - ((df + 1) / 2) * Math.log1p((t * t) / df)
  return root((t) => tTails(t, df).upper, logDensity, tail, Math.abs(normalQuantile(tail)))
}

function tDensityAtZero(df: number): number {
  return Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI)
}

/**
 * The x ≥ 0 at which a falling tail function equals `tail`, by Newton's method on the logarithm, kept inside a
 * bracket. `logDensity` is the logarithm of minus its derivative and only speeds it up.
 */
function root(upper: (x: number) => number, logDensity: (x: number) => number, tail: number, start: number): number {
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let x = start > 0 ? start : 1
  const target = Math.log(tail)
  for (let round = 0; round < 2000; round += 1) {
    const value = upper(x)
    if (value === tail) return x
    if (value > tail) low = x
    else high = x
    if (high < Number.POSITIVE_INFINITY && high - low <= 2e-16 * high) return x
    // On the logarithm a far tail is nearly straight, where the plain Newton step would crawl.
    let next = x + (Math.log(value) - target) * Math.exp(Math.log(value) - logDensity(x))
    if (!(next > low && next < high)) next = between(low, high)
    if (Math.abs(next - x) <= 2e-16 * x) return next
    x = next
  }
  return x
}

/** A point inside the bracket: its geometric middle, so that far ends of the half-line are reached quickly. */
function between(low: number, high: number): number {
  if (high === Number.POSITIVE_INFINITY) return low === 0 ? 1 : low * 16
  if (low === 0) return high / 1024
  return high > 4 * low ? Math.sqrt(low) * Math.sqrt(high) : (low + high) / 2
}

/**
 * P(T ≤ t) of the noncentral t. Source: Lenth (1989), algorithm AS 243, Appl. Statist. 38, 185–189: a Poisson mixture
 * of incomplete beta functions, summed outwards from its largest term.
 *
 * Example: noncentralTCdf(2, 10, 1) is 0.7994594.
 */
export function noncentralTCdf(t: number, df: number, noncentrality: number): number {
  if (t < 0) return 1 - noncentralTCdf(-t, df, -noncentrality)
  const below = normalCdf(-noncentrality)
  if (t === 0) return below
  const square = t * t
  const x = square / (df + square)
  const y = df / (df + square)
  const half = (noncentrality * noncentrality) / 2
  if (half === 0) return tCdf(t, df)
  const evenWeight = (j: number) => Math.exp(-half + j * Math.log(half) - logGamma(j + 1))
  const oddWeight = (j: number) => Math.exp(-half + j * Math.log(half) - logGamma(j + 1.5))
  const term = (j: number) =>
    evenWeight(j) * betaTails(x, y, j + 0.5, df / 2).lower +
    (noncentrality / Math.SQRT2) * oddWeight(j) * betaTails(x, y, j + 1, df / 2).lower
  const middle = Math.floor(half)
  let total = 0
  for (let j = middle; j >= 0; j -= 1) {
    total += term(j)
    if (evenWeight(j) < 1e-18) break
  }
  for (let j = middle + 1; j < middle + mostTerms; j += 1) {
    total += term(j)
    if (evenWeight(j) < 1e-18) break
  }
  return Math.min(1, Math.max(0, below + total / 2))
}

/** P(X ≤ x), χ². Example: chiSquareCdf(3.841458820694124, 1) is 0.95. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaTails(x / 2, df / 2).lower
}

export function chiSquareUpper(x: number, df: number): number {
  return gammaTails(x / 2, df / 2).upper
}

/** The x with P(X ≤ x) = p. Example: chiSquareQuantile(0.95, 1) is 3.84145882069412. */
export function chiSquareQuantile(p: number, df: number): number {
  if (p <= 0) return 0
  const shape = df / 2
  const logDensity = (x: number) => (shape - 1) * Math.log(x / 2) - x / 2 - logGamma(shape) - Math.LN2
  return quantile((x) => gammaTails(x / 2, shape), logDensity, p, df)
}

/** A quantile on (0, ∞), solved in the smaller tail. */
function quantile(tails: (x: number) => Tails, logDensity: (x: number) => number, p: number, start: number): number {
  if (p > 0.5) return root((x) => tails(x).upper, logDensity, 1 - p, start)
  // The lower tail of x is the upper tail of 1/x.
  const inverted = (inverse: number) => logDensity(1 / inverse) - 2 * Math.log(inverse)
  return 1 / root((inverse) => tails(1 / inverse).lower, inverted, p, 1 / start)
}

function fTails(x: number, df1: number, df2: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  const total = df1 * x + df2
  return betaTails((df1 * x) / total, df2 / total, df1 / 2, df2 / 2)
}

/** P(X ≤ x), Fisher's F. Example: fCdf(3, 2, 10) is 0.904632568359375. */
export function fCdf(x: number, df1: number, df2: number): number {
  return fTails(x, df1, df2).lower
}

export function fUpper(x: number, df1: number, df2: number): number {
  return fTails(x, df1, df2).upper
}

/** The x with P(X ≤ x) = p. Example: fQuantile(0.95, 2, 10) is 4.10282101513043. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (p <= 0) return 0
  const a = df1 / 2
  const b = df2 / 2
  const constant = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(df1 / df2)
  const logDensity = (x: number) => constant + (a - 1) * Math.log(x) - (a + b) * Math.log1p((df1 * x) / df2)
  return quantile((x) => fTails(x, df1, df2), logDensity, p, 1)
}

/** P(X ≤ x), beta(a, b): the regularised incomplete beta function. Example: betaCdf(0.3, 2, 3) is 0.3483. */
export function betaCdf(x: number, a: number, b: number): number {
  return betaTails(x, 1 - x, a, b).lower
}

export function betaUpper(x: number, a: number, b: number): number {
  return betaTails(x, 1 - x, a, b).upper
}

/** The x with P(X ≤ x) = p. Example: betaQuantile(0.975, 4, 7) is 0.652452851. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  // x/(1 − x) has the whole half-line to itself, so both ends keep their digits.
  const constant = logGamma(a + b) - logGamma(a) - logGamma(b)
  const logDensity = (odds: number) => constant + (a - 1) * Math.log(odds) - (a + b) * Math.log1p(odds)
  const odds = quantile((value) => betaTails(value / (1 + value), 1 / (1 + value), a, b), logDensity, p, a / b)
  return odds / (1 + odds)
}

/** P(X ≤ x), gamma with scale 1: the regularised incomplete gamma function P. Example: gammaCdf(1, 1) is 1 − 1/e. */
export function gammaCdf(x: number, shape: number): number {
  return gammaTails(x, shape).lower
}

export function gammaUpper(x: number, shape: number): number {
  return gammaTails(x, shape).upper
}

/** P(X = k), binomial. Example: binomialProbability(3, 10, 0.5) is 0.1171875. */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0
  if (k === 0) return Math.exp(n * Math.log1p(-p))
  if (k === n) return p ** n
  return binomialTerm(k, n - k, p, 1 - p)
}

/** P(X ≤ k), binomial. Example: binomialCdf(3, 10, 0.5) is 0.171875. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return betaTails(1 - p, p, n - k, k + 1).lower
}

/** P(X ≥ k), binomial. Example: binomialUpper(8, 10, 0.5) is 0.0546875. */
export function binomialUpper(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (k > n) return 0
  return betaTails(p, 1 - p, k, n - k + 1).lower
}
