/** Score → Agreement: how far the assessors agreed before they saw each other's levels. */
const criteria = (count: number): string => (count === 1 ? '1 criterion' : `${count} criteria`)

export const agreement = {
  title: 'Agreement',
  findings: {
    poor: (d: { alpha: string }) => `Assessors read the levels differently: α ${d.alpha}, below 0.45`,
    moderate: (d: { alpha: string }) => `Assessors agree in part: α ${d.alpha}, below the 0.62 to aim for`,
    sufficient: (d: { alpha: string }) => `Assessors agree enough to rely on: α ${d.alpha}, at or above 0.62`,
  },
  basis: (d: { raters: number; ratings: string; units: string }) =>
    `First blind round · ${d.raters} ${d.raters === 1 ? 'assessor' : 'assessors'} · ${d.ratings} levels · ${d.units} criteria with two or more`,
  lede: 'Taken from the first blind round only. What the team agrees on afterwards never changes it.',
  toAspects: 'To the widest spreads',

  alpha: 'Krippendorff α',
  alphaRead: 'ordinal; 0 is chance, 1 is full agreement',
  bands: { poor: 'poor', moderate: 'moderate', sufficient: 'sufficient' },
  belowZero: 'below the left end: less than chance',
  intervalOf: (d: { low: string; high: string }) => `${d.low} to ${d.high}`,
  overCriteria: (d: { units: number }) => `over ${criteria(d.units)}`,
  leftOut: (d: { count: number }) => `${criteria(d.count)} with fewer than two levels left out`,
  columns: {
    aspect: 'Aspect',
    exact: 'Same level',
    withinOne: 'Same or next',
  },
  over: (d: { criteria: number; pairs: string }) => `${criteria(d.criteria)}, ${d.pairs} pairs`,
  tableOf: (d: { area: string }) => `Agreement on the aspects of ${d.area}`,
  wholeInstrument: 'Whole instrument',
  aspectNote:
    'An aspect has too few criteria for a coefficient of its own, so it shows how many pairs of assessors gave the same level, or levels next to each other.',

  none: {
    noData: 'No α: nothing is rated.',
    oneRater: 'No α: one assessor, so there is nobody to agree with.',
    noOverlap: 'No α: no criterion has levels from two assessors.',
    noVariation: 'No α: every level given is the same, so agreement and chance cannot be told apart.',
    other: 'No α can be formed.',
  },
  noInterval: {
    tooFew: (d: { minimum: number }) => `no interval under ${d.minimum} criteria`,
    allAgree: 'no interval: every pair agrees',
    other: 'no interval: it hangs on a single criterion',
  },

  leansTitle: 'Each against the rest',
  levelsUnit: 'levels',
  leanOver: (d: { interval: string; units: number }) => `${d.interval} over ${criteria(d.units)}`,
  leanNone: 'no criterion shared with others',
  leansNote: 'A lean is something to talk about, not a mistake. Nothing is corrected for it.',
  leansOwn: 'You see your own lean; the lead sees everybody’s.',

  externalTitle: 'External and internal',
  external: (d: { difference: string; direction: 'higher' | 'lower' | 'same' }) =>
    d.direction === 'same'
      ? 'External and internal assessors score alike'
      : `External assessors score ${d.difference} levels ${d.direction}`,
  externalOver: (d: { external: number; internal: number; units: number; interval: string }) =>
    `${d.external} external, ${d.internal} internal, ${criteria(d.units)}; ${d.interval}`,
  externalNone: 'No criterion was rated by both.',

  disputesTitle: 'Level, or not applicable?',
  disputesNone: 'Nobody called a criterion not applicable that others gave a level.',
  dispute: (d: { levels: readonly string[]; not: readonly string[] }) =>
    `${d.levels.join(', ')} gave a level; ${d.not.join(', ')} said not applicable`,

  readTitle: 'How to read it',
  read: [
    'α compares how far apart ratings lie with how far apart they would lie by chance. It depends on the criteria chosen: over criteria where everybody is at the same level it is low even when most ratings match.',
    'Bands: below 0.45 poor, from 0.45 moderate, from 0.62 sufficient. They were made for κ; using them for α is our rule. Krippendorff himself asks for 0.667 for tentative and 0.800 for firm conclusions.',
    'The interval leaves out one criterion at a time (jackknife).',
  ].join('\n'),
  method: 'How α is computed',

  aside: 'Agreement',
  pairs: (d: { same: string; near: string; pairs: string }) =>
    `Of ${d.pairs} pairs of ratings ${d.same} give the same level and ${d.near} the same or the next one.`,
  noPairs: 'Fewer than two assessors gave levels here.',
  areaAlpha: (d: { area: string; alpha: string; interval: string; band: string }) =>
    `Over ${d.area}, α is ${d.alpha} (${d.interval}): ${d.band}.`,
}
