import { describe, expect, test } from 'vitest'
import * as distributions from './distributions.ts'

const functions = new Map<string, (...numbers: number[]) => number>(Object.entries(distributions))

/** R 4.2.2: pnorm, qnorm, pt, qt, pchisq, qchisq, pf, qf, pbeta, qbeta, pbinom, lgamma. */
const fromR: [string, number[], number][] = [
  ['normalCdf', [-8], 6.2209605742717849e-16],
  ['normalCdf', [-3.3], 0.00048342414238377744],
  ['normalCdf', [0.2], 0.57925970943910299],
  ['normalCdf', [1.2], 0.88493032977829178],
  ['normalCdf', [1.8], 0.96406968088707423],
  ['normalCdf', [5], 0.99999971334842808],
  ['normalCdf', [-37], 5.7255712225245771e-300],
  ['normalQuantile', [1e-300], -37.047096299361201],
  ['normalQuantile', [1e-10], -6.3613409024040557],
  ['normalQuantile', [0.03], -1.8807936081512509],
  ['normalQuantile', [0.3], -0.52440051270804067],
  ['normalQuantile', [0.9], 1.2815515655446008],
  ['normalQuantile', [0.9999], 3.7190164854557084],
  ['tCdf', [-50, 3], 8.8085760206359757e-6],
  ['tCdf', [-1000, 2.5], 2.2747463948307502e-8],
  ['tCdf', [-0.001, 7], 0.49961500862249941],
  ['tCdf', [2, 1], 0.85241638234956674],
  ['tCdf', [4, 200], 0.99995543452390701],
  ['tCdf', [-6, 1000000], 9.8692490617722109e-10],
  ['tCdf', [-3, 0.7], 0.14168566965051291],
  ['tQuantile', [0.975, 1], 12.706204736174694],
  ['tQuantile', [0.975, 2], 4.3026527297494619],
  ['tQuantile', [0.975, 9.3], 2.2510822246844402],
  ['tQuantile', [1e-12, 4], -1316.0727465592572],
  ['tQuantile', [0.6, 30], 0.25560536495191277],
  ['tQuantile', [0.975, 1000000], 1.9599663568141066],
  ['tQuantile', [0.0005, 0.8], -3103.0865613954375],
  ['chiSquareCdf', [0.001, 1], 0.025227120630039609],
  ['chiSquareCdf', [3, 2], 0.77686983985157021],
  ['chiSquareCdf', [30, 40], 0.12478121503252478],
  ['chiSquareCdf', [1000, 1100], 0.014409727889913465],
  ['chiSquareCdf', [1000000, 1000500], 0.3620244932726302],
  ['chiSquareUpper', [200, 3], 4.2185411071920418e-43],
  ['chiSquareUpper', [3, 2], 0.22313016014842982],
  ['chiSquareUpper', [50, 40], 0.13357483408565046],
  ['chiSquareUpper', [0.5, 1], 0.47950012218695348],
  ['chiSquareQuantile', [0.95, 1], 3.841458820694124],
  ['chiSquareQuantile', [0.025, 3], 0.21579528262389788],
  ['chiSquareQuantile', [1e-8, 0.5], 1.3499395786223442e-32],
  ['chiSquareQuantile', [0.5, 1000], 999.33341240338098],
  ['chiSquareQuantile', [0.999, 10], 29.588298445074418],
  ['fCdf', [0.01, 3, 7], 0.0015047529598882989],
  ['fCdf', [3, 2, 10], 0.904632568359375],
  ['fCdf', [1.1, 500, 700], 0.87655486119835224],
  ['fUpper', [60, 3, 7], 2.3280966491805188e-5],
  ['fUpper', [3, 2, 10], 0.095367431640624972],
  ['fUpper', [1.1, 500, 700], 0.12344513880164773],
  ['fUpper', [10000, 1, 5], 1.8960014224623655e-9],
  ['fQuantile', [0.95, 2, 10], 4.1028210151304005],
  ['fQuantile', [0.025, 5, 15], 0.15557596307848698],
  ['fQuantile', [0.975, 119, 1], 1013.9847006987694],
  ['fQuantile', [0.975, 4999, 4999], 1.0570140729827484],
  ['betaCdf', [0.3, 2, 3], 0.34829999999999989],
  ['betaCdf', [1e-5, 0.5, 0.5], 0.002013171839475387],
  ['betaCdf', [0.5, 100000, 100000], 0.49999999999999994],
  ['betaCdf', [0.9, 30, 2], 0.169564633100865],
  ['betaQuantile', [0.025, 3, 8], 0.066739511177734467],
  ['betaQuantile', [0.975, 4, 7], 0.65245285005999731],
  ['betaQuantile', [0.025, 1, 1000], 2.5317487491294048e-5],
  ['betaQuantile', [0.975, 10000, 3], 0.99993814088692889],
  ['betaQuantile', [0.5, 0.1, 0.2], 0.041652495555596344],
  ['binomialCdf', [3, 10, 0.5], 0.17187500000000006],
  ['binomialCdf', [400, 1000000, 0.0005], 2.0673408133485882e-6],
  ['binomialCdf', [2, 50, 0.3], 4.4499163626647398e-6],
  ['logGamma', [0.001], 6.9071788853838534],
  ['logGamma', [0.5], 0.57236494292470008],
  ['logGamma', [1.5], -0.12078223763524518],
  ['logGamma', [7], 6.5792512120101012],
  ['logGamma', [100.5], 361.43554046777757],
  ['logGamma', [10000000], 151180949.36947393],
  // Exact rational arithmetic: R 4.2.2 gives …473, the closed form 1.5((1 − 10⁻⁶)^(−2/3) − 1) gives …334.
  ['fQuantile', [1e-6, 2, 3], 1.5 * Math.expm1((-2 / 3) * Math.log1p(-1e-6))],
]

/** R 4.2.2: pt(t, df, ncp), whose own error bound is 1e-12. */
const noncentral: [string, number[], number][] = [
  ['noncentralTCdf', [2, 10, 1], 0.80761156253031108],
  ['noncentralTCdf', [0.5, 20, -0.7], 0.88300254992930161],
  ['noncentralTCdf', [-1, 8, 0.5], 0.076723093111404017],
  ['noncentralTCdf', [6, 30, 4], 0.93958468776639537],
  ['noncentralTCdf', [12, 100, 9], 0.98867825741285964],
]

function call(name: string, given: number[]): number {
  return functions.get(name)!(...given)
}

describe('distributions', () => {
  test.each(fromR)('%s(%j) is %d', (name, given, expected) => {
    const error = Math.abs(call(name, given) - expected) / Math.abs(expected)
    expect(error).toBeLessThan(1e-13)
  })

  test.each(noncentral)('%s(%j) is %d', (name, given, expected) => {
    expect(Math.abs(call(name, given) - expected) / Math.abs(expected)).toBeLessThan(3e-12)
  })

  test('a quantile is undone by its distribution function', () => {
    for (const p of [1e-9, 0.025, 0.5, 0.7, 0.975]) {
      for (const df of [0.6, 1, 3.5, 80, 12345]) {
        expect(distributions.tCdf(distributions.tQuantile(p, df), df) / p).toBeCloseTo(1, 12)
        expect(distributions.chiSquareCdf(distributions.chiSquareQuantile(p, df), df) / p).toBeCloseTo(1, 12)
        expect(distributions.fCdf(distributions.fQuantile(p, df, 7), df, 7) / p).toBeCloseTo(1, 12)
        expect(distributions.betaCdf(distributions.betaQuantile(p, df, 3), df, 3) / p).toBeCloseTo(1, 11)
      }
    }
  })

  test('the ends', () => {
    expect(distributions.binomialCdf(10, 10, 0.3)).toBe(1)
    expect(distributions.binomialUpper(8, 10, 0.5)).toBeCloseTo(56 / 1024, 15)
    expect(distributions.binomialProbability(0, 4, 0)).toBe(1)
    expect(distributions.betaQuantile(1, 2, 3)).toBe(1)
    expect(distributions.normalTwoSided(0)).toBe(1)
    expect(distributions.tTwoSided(0, 4)).toBe(1)
  })
})
