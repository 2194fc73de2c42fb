/** The explanation of a number: its working, the ways to roll up, what changed, what would change it. */
export const explain = {
  title: (d: { number: string }) => `Why ${d.number}?`,
  panel: 'Explanation',
  close: 'Close',
  method: 'How this number is made',
  methods: 'How these numbers are made',
  target: (d: { level: number }) => `target ${d.level}`,
  absence: {
    notScored:
      'Applicable, but nothing that counts has been scored. It is left out of the step above, never counted as zero.',
    notApplicable: 'Not applicable here, so it has left the step above.',
    stated: (d: { reasons: string }) => `Not applicable: ${d.reasons}`,
    wholeOrganisationOnly:
      'This criterion is scored for the whole organisation only, so it does not apply in a single unit.',
    children: 'Nothing below it applies here.',
    cannotJudge: 'Assessors looked and could not judge.',
    notComparable: 'No unit that scored it has enough coverage or raters to be compared.',
    noUnitWeight: 'The units that scored it have no headcount or revenue to weigh by.',
  },

  sayRollUp: (d: { number: string; scored: number; applicable: number; below: string }) =>
    `${d.number} is the weighted mean of ${d.scored} of ${d.applicable} applicable ${d.below}.`,
  sayHollow: 'Less than two thirds of the applicable weight is scored, so the mark is hollow.',
  sayAgreed: (d: { level: number; name: string }) =>
    `The team agreed on level ${d.level}, ${d.name}, after the reveal.`,
  sayProvisional: (d: { raters: number }) =>
    `The lower median of ${d.raters} blind ratings. It is provisional until the team agrees a level.`,
  saySingle: 'The level of the only assessor who rated it.',
  sayImported: 'Taken from a former scorecard. It has no raters.',
  sayUnits: (d: { units: number }) =>
    `Combined over ${d.units} ${d.units === 1 ? 'unit' : 'units'}, each with its share of the weight.`,
  sayOwn: (d: { unit: string }) =>
    `Rated for the whole organisation in ${d.unit}, which goes before any roll-up over units.`,
  below: { areas: 'areas', aspects: 'aspects', criteria: 'criteria', units: 'units' },

  working: (d: { number: string; below: string }) => `From ${d.below} to ${d.number}`,
  scoredOf: (d: { scored: number; applicable: number }) => `${d.scored} of ${d.applicable} scored`,
  part: 'Part',
  levelColumn: { agreed: 'Agreed level', other: 'Level' },
  scoreColumn: 'Score',
  weightColumn: 'Weight',
  productColumn: 'Score × weight',
  shareColumn: 'Share',
  basisColumn: 'Basis',
  sum: 'Sum',
  shownAs: 'shown as',
  roundedOnce: 'rounded once, half away from zero, here only',

  ratings: 'Ratings of the blind round',
  assessor: 'Assessor',
  said: 'Said',
  reason: 'Reason',
  external: 'external',
  cannotJudge: 'Cannot judge',
  agreedTitle: 'What the team agreed',
  dissent: 'Dissent kept',
  disagreesOnApplicability: 'Some gave a level, others called it not applicable: a disagreement to settle.',
  leftOut: 'Left out of the step over units',

  ways: 'Three ways to roll up',
  waysDiffer: 'they differ, so all three are shown',
  waysAgree: 'all three agree',
  asked: 'asked',
  mean: 'Mean, weighted: sorts and draws',
  median: 'Median, weighted, lower of two: places the mark',
  gated: (d: { held: string }) =>
    d.held === '' ? 'Floor: the level everything reaches' : `Floor: held here by ${d.held}`,
  gatedAtMost: (d: { level: number }) => `at most ${d.level}`,
  atMostWhy: 'Floor: some criteria below are not scored, so it may be lower still',

  since: (d: { name: string; before: string; after: string }) => `Since ${d.name}: ${d.before} to ${d.after}`,
  real: 'Real change',
  raters: 'Changed raters',
  realAndRaters: 'Real change and changed raters, which cannot be told apart',
  content: 'Changed content',
  consensus: 'Agreed against blind',
  noSplit: {
    otherScale: 'Not compared: the scales differ.',
    otherInstrument: 'Not compared: another instrument.',
    importedWithoutRaters: 'Not split: the earlier marks were imported and have no raters.',
    otherUnits: 'Not split: the units in scope differ.',
    noBlindRatings: 'Not split: levels were agreed without blind ratings.',
    tooFewCriteria: 'Not split: fewer than ten common criteria.',
    notScored: 'Not split: there is no score in one of the years.',
  },
  total: 'Change',

  whatIf: 'What would change it',
  reaches: (d: { name: string; level: number }) => `${d.name} reaches ${d.level}`,
  falls: (d: { name: string; level: number }) => `${d.name} falls to ${d.level}`,
  atTarget: (d: { name: string; level: number }) => `${d.name} at its target ${d.level}`,
  equalWeights: 'All weights equal',

  again: 'Work it out again',
  againNote: 'one file holds everything',
  run: 'Score run',
  runNone: 'not stored yet; today’s ratings',
  runNever: 'never edited',
  inputs: 'Inputs',
  inputsOf: (d: { ratings: number; agreed: number; imported: number }) =>
    [
      `${d.ratings} ${d.ratings === 1 ? 'rating' : 'ratings'}`,
      `${d.agreed} agreed ${d.agreed === 1 ? 'level' : 'levels'}`,
      ...(d.imported === 0 ? [] : [`${d.imported} imported ${d.imported === 1 ? 'mark' : 'marks'}`]),
    ].join(', '),
  versions: 'Versions',
  versionsOf: (d: { pack: string; method: string }) => `pack ${d.pack}, method ${d.method}`,
  fingerprint: 'Fingerprint',
  download: 'Download the inputs',
  copyLink: 'Copy a link to this number',
  copied: 'Copied',
}
