/**
 * Numbers of other software on the same files, through the door that everyone uses. R is 4.2.2, Python 3.11 with numpy
 * 2.4.6 and scipy 1.17.1; the calls stand in the names. Rows are separated by blanks.
 */
import { expect, test } from 'vitest'
import { runOnFiles } from './run.ts'

type Case = [
  why: string,
  method: string,
  options: Record<string, string | boolean>,
  table: string,
  expected: Record<string, number>,
]

const cases: Case[] = [
  [
    'Krippendorff with missing ratings: every pair by itself in Python 3.11, jackknife by leaving out',
    'krippendorff',
    { metric: 'all' },
    'unit,rater,value u1,R1,1 u1,R2,1 u1,R3, u1,R4,1 u2,R1,2 u2,R2,2 u2,R3,3 u2,R4,2 u3,R1,3 u3,R2,3 u3,R3,3 u3,R4,3 u4,R1,3 u4,R2,3 u4,R3,3 u4,R4,3 u5,R1,2 u5,R2,2 u5,R3,2 u5,R4,2 u6,R1,1 u6,R2,2 u6,R3,3 u6,R4,4 u7,R1,4 u7,R2,4 u7,R3,4 u7,R4,4 u8,R1,1 u8,R2,1 u8,R3,2 u8,R4,1 u9,R1,2 u9,R2,2 u9,R3,2 u9,R4,2 u10,R1, u10,R2,5 u10,R3,5 u10,R4,5 u11,R1, u11,R2, u11,R3,1 u11,R4,1 u12,R1, u12,R2, u12,R3,3 u12,R4,',
    {
      'ordinal.alpha': 0.8153875037549,
      'ratio.alpha': 0.7974027747116,
      'ordinal.jackknife.standardError': 0.1480313422264,
      'ordinal.interval.low': 0.4855531188287,
    },
  ],
  [
    'systematic disagreement: the same',
    'krippendorff',
    { wide: true },
    'unit,R1,R2 u1,1,4 u2,4,1 u3,2,3 u4,3,2 u5,1,4 u6,4,1 u7,2,3 u8,3,2 u9,1,4 u10,4,1 u11,1,3',
    { 'nominal.alpha': -0.2905027932961, 'ordinal.alpha': -0.8772727272727, 'interval.interval.low': -0.943919386779 },
  ],
  [
    'disagreement beyond chance: vcd 1.4.11 Kappa()',
    'kappa',
    { a: 'R1', b: 'R2', levels: '1,2,3' },
    'unit,R1,R2 u1,1,2 u2,2,1 u3,1,2 u4,2,1 u5,3,1 u6,1,3',
    {
      'none.kappa': -0.6363636363636,
      'linear.kappa': -0.7142857142857,
      'quadratic.kappa': -0.8,
      'linear.standardError': 0.03534797566467,
    },
  ],
  [
    'agreement below chance: numpy 2.4.6 by formula',
    'fleiss',
    { wide: true },
    'unit,R1,R2,R3,R4,R5,R6 u1,1,3,2,1,2,1 u2,3,1,1,1,3,1 u3,1,1,3,1,2,2 u4,1,3,2,1,2,3 u5,2,1,2,3,1,2',
    {
      kappa: -0.1080139372822,
      standardErrorUnderNull: 0.08311790516509,
      p: 0.1937632354672,
      'categories.0.kappa': -0.125,
    },
  ],
  [
    'ICC: psych 2.2.9 ICC(lmer = FALSE)',
    'icc',
    { wide: true },
    'unit,R1,R2,R3 u1,-1.5035,0.1311,1.0431 u2,0.8021,1.0026,1.0541 u3,-0.0715,-0.2998,1.7039',
    {
      'forms.0.icc': -0.04127594443792,
      'forms.1.interval.low': -0.1767454591665,
      'forms.1.interval.high': 0.9190915767543,
      'forms.4.interval.low': -0.8201530226491,
      'forms.5.p': 0.3167046277224,
    },
  ],
  [
    'negative alpha: psych alpha()',
    'reliability',
    { items: 'A,B' },
    'A,B 1,5 2,3.5 3,3 4,2 5,2',
    { 'listwise.alpha': -25.0, 'listwise.standardizedAlpha': -40.10610749742 },
  ],
  [
    'levels 0, 2, 4, 6: numpy by formula',
    'rwg',
    { group: 'GRP', items: 'C,A,B', levels: '0,2,4,6' },
    'GRP,A,C,B y,2,0,2 x,0,0,4 y,0,4,6 x,2,,6 y,0,0,6 x,0,4,0 y,0,6, x,2,0,4 x,,0,0 y,2,4,2 x,2,4,2 x,4,2,0 y,0,0,2 x,6,0,6',
    {
      'groups.0.items.0.rwg': 0.08571428571429,
      'groups.0.items.1.rwg': -0.3571428571429,
      'groups.0.items.2.rwg': 0.2761904761905,
      'groups.0.adMJ': 1.814814814815,
    },
  ],
  [
    'weights with zeros: survey 4.1.1 svymean()',
    'mean',
    { value: 'v', weights: 'w' },
    'v,w 3.05,0.3 4.18,4 3.98,0.3 4.58,4 3.15,0 4.26,0 3.9,0 2.55,0.3 4.59,0 2.67,4 1.66,1 2.58,0.3',
    {
      'weighted.mean': 3.593521126761,
      'weighted.standardError': 0.4682743376193,
      'weighted.interval.low': 2.486228271627,
      'weighted.effectiveN': 4.085089141005,
    },
  ],
  [
    'ties: t.test, oneway.test, wilcox.test(exact = FALSE), kruskal.test; noncentral t by mpmath',
    'compare',
    { group: 'g', value: 'v' },
    'g,v b1,4 b1,4 b1,4 b1,2 b1,5 b1,5 b1,4 b1,3 b1,3 b1,5 b1,3 b1,5 b2,3 b2,3 b2,3 b2,1 b2,4 b2,2 b2,2 b2,2 b2,3 ,3 b1,',
    {
      'welchT.p': 0.003810085278146,
      'mannWhitney.p': 0.00823975458237,
      'welchF.df2': 18.3897698882,
      'kruskalWallis.h': 7.175861803632,
      'cliffDelta.interval.low': 0.1806023683013,
      'standardizedDifference.cohenDInterval.high': 2.393902785972,
    },
  ],
  [
    'three groups: oneway.test, kruskal.test',
    'compare',
    { group: 'g', value: 'v' },
    'g,v b1,4 b1,5 b1,5 b2,2 b2,3 b2,3 ,3 b1,',
    { 'welchF.f': 18.0, 'welchF.p': 0.01323559956368, 'kruskalWallis.p': 0.04311444678308 },
  ],
  [
    'ties and zeros: t.test, wilcox.test(exact = FALSE)',
    'compare',
    { group: 'w', value: 'v', paired: 'id', groups: 'now,then' },
    'id,w,v p0,then,2.0 p1,then,5.0 p2,then,2.0 p3,then,5.0 p4,then,3.0 p5,then,1.0 p6,then,3.0 p7,then,3.0 p8,then,4.0 p9,then,4.0 p0,now,2.0 p1,now,4.0 p2,now,1.0 p3,now,4.0 p4,now,3.0 p5,now,2.0 p6,now,3.0 p7,now,2.0 p8,now,2.0 p9,now,4.0 q,now,4 q2,then,',
    { 'pairedT.p': 0.09573390947126, 'wilcoxon.v': 3.0, 'wilcoxon.normalP': 0.1198138142055 },
  ],
  [
    'no success in one group: Newcombe by formula, prop.test(correct = FALSE)',
    'compare',
    { group: 'g', value: 'v', success: 'yes' },
    'g,v a,no a,no a,no a,no a,no a,no a,no a,no a,no a,no b,yes b,yes b,yes b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no b,no',
    {
      'shareDifference.interval.low': -0.3604188647408,
      'shareDifference.interval.high': 0.144204549213,
      'shareDifference.p': 0.1967056024589,
    },
  ],
  [
    'a gap in the columns: chisq.test, vcd assocstats, coin 1.4.2 lbl_test, cor.test',
    'crosstab',
    { rows: 'a', columns: 'b' },
    'a,b 3,2 3,2 1,7 1,1 2,3 3,7 1,2 4,1 4,7 2,2 ,1 2,',
    {
      chiSquare: 8.472222222222,
      cramersV: 0.5314201797141,
      'linearByLinear.mSquare': 0.1436699072028,
      'kendallTauB.p': 0.8446421165964,
      'spearman.p': 0.8571535481274,
    },
  ],
  [
    '8 rows, 3 predictors: lm, car::vif; LMG over all subsets and Johnson by eigh in numpy',
    'drivers',
    { outcome: 'y', predictors: 'p0,p1,p2' },
    'p0,p1,p2,y -1.5395,-0.5256,0.323,0.0447 -1.6573,0.3159,-1.1964,-0.1807 1.6533,-0.2586,-1.1535,-0.5076 0.2649,1.009,0.0863,-0.0053 -1.1864,0.7552,-0.4999,0.8248 0.862,-0.5261,1.0467,1.0042 -0.8965,0.9965,-0.6754,0.0894 -0.7899,2.4821,1.7086,0.3035',
    {
      'model.rSquared': 0.3471533629149,
      'model.predictors.0.p': 0.7063235957634,
      'model.predictors.2.lmg': 0.3127640434022,
      'model.predictors.2.johnson': 0.3140487315497,
      'model.predictors.1.varianceInflation': 1.264971386379,
    },
  ],
  [
    'ties in time and value: cor.test(method = "kendall", continuity = TRUE), slopes in numpy',
    'trend',
    { time: 't', value: 'v' },
    't,v 0,-0.79 0,0.48 1,1.37 1,-0.02 2,2.22 2,1.87 3,1.8 3,1.71 4,2.86 4,2.43 5,2.75 5,1.05 99,',
    {
      'mannKendall.variance': 206.6666666667,
      'mannKendall.p': 0.02170405514607,
      'theilSen.slope': 0.48125,
      'theilSen.interval.low': 0.17,
    },
  ],
  [
    'uneven times, one of them twice: prop.trend.test',
    'trend',
    { time: 't', success: 'x', n: 'n' },
    't,x,n 0,1,10 1,3,12 2.5,0,5 7,6,9 7,2,4 9,0,0',
    {
      'cochranArmitage.chiSquare': 8.142729252338,
      'cochranArmitage.p': 0.00432341613902,
      'cochranArmitage.slope': 0.07022476973269,
    },
  ],
  [
    'three rates: mpmath polyroots',
    'irr',
    { flow: 'amount' },
    'amount,y -100,0 360,1 -431,2 171.6,3',
    { 'roots.0': 0.1, 'roots.1': 0.2, 'roots.2': 0.3 },
  ],
  [
    "dates out of order: the example on Microsoft's page of XIRR",
    'irr',
    { flow: 'f', date: 'd' },
    'd,f 2009-04-01,2750 2009-02-15,3250 2008-10-30,4250 2008-03-01,2750 2008-01-01,-10000',
    { irr: 0.3733625335188 },
  ],
]

/** The number at a path such as `forms.0.icc`. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner, key) => (inner as Record<string, unknown>)[key], value)
}

test.each(cases)('%s', (_, method, options, table, expected) => {
  const data = Buffer.from(table.replaceAll(' ', '\n'))
  const { results } = runOnFiles(method, options, data, () => Buffer.alloc(0))
  for (const [path, value] of Object.entries(expected)) {
    const found = at(results, path)
    expect(found, path).toBeTypeOf('number')
    expect(Math.abs((found as number) / value - 1), path).toBeLessThan(1e-9)
  }
})
