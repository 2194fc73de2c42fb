/** The scorecard page: head figures, rows, areas, overall opinion. */
const aspects = (n: number) => (n === 1 ? 'aspect' : 'aspects')
const areas = (n: number) => (n === 1 ? 'area' : 'areas')

export const scorecard = {
  title: 'Scorecard',
  findingNothing: 'Nothing is scored yet',
  findingBelow: (d: { below: number; scored: number }) =>
    `${d.below} of ${d.scored} ${aspects(d.scored)} ${d.below === 1 ? 'is' : 'are'} below target`,
  findingMet: 'Every scored aspect reaches its target',
  findingNoTarget: (d: { score: string; levels: number; name: string }) =>
    `The score is ${d.score} of ${d.levels}: ${d.name}`,
  lede: (d: { best: string; bestScore: string; worst: string; worstScore: string }) =>
    `${d.best} leads at ${d.bestScore}; ${d.worst} is lowest at ${d.worstScore}.`,
  basis: {
    agreed: (d: { raters: number }) => `agreed by ${d.raters} ${d.raters === 1 ? 'assessor' : 'assessors'}`,
    provisional: (d: { raters: number }) => `blind ratings of ${d.raters} assessors, not agreed yet`,
    single: () => 'ratings of one assessor where only one has rated',
    imported: () => 'taken from a former scorecard, without raters',
  },
  basisMixed: (d: { raters: number; parts: string }) =>
    `${d.raters} ${d.raters === 1 ? 'assessor' : 'assessors'}: ${d.parts}`,
  basisCount: {
    agreed: (d: { count: number }) => `${d.count} agreed`,
    provisional: (d: { count: number }) => `${d.count} provisional`,
    single: (d: { count: number }) => `${d.count} by one rater`,
    imported: (d: { count: number }) => `${d.count} imported`,
  },
  basisTag: { agreed: 'agreed', provisional: 'provisional', single: 'one rater', imported: 'imported' },
  criteria: (d: { criteria: number }) => `${d.criteria} ${d.criteria === 1 ? 'criterion' : 'criteria'}`,

  totalScore: (d: { areas: number }) => `Score, mean of ${d.areas} ${areas(d.areas)}`,
  totalOf: (d: { levels: number; name: string }) => `of ${d.levels} · ${d.name}`,
  sameContentAs: (d: { name: string }) => `On the same content as ${d.name}`,
  since: (d: { name: string }) => `Since ${d.name}`,
  belowTarget: 'Aspects below target',
  ofScored: (d: { scored: number }) => `of ${d.scored}`,
  coverageOf: (d: { applicable: number }) => `of ${d.applicable} applicable criteria`,

  number: '#',
  aspectsScored: (d: { scored: number; applicable: number }) =>
    `${d.scored} of ${d.applicable} ${aspects(d.applicable)} scored`,
  onSameContent: 'on the same content',
  showAspects: (d: { aspects: number }) => `Show ${d.aspects} ${aspects(d.aspects)}`,
  hideAspects: 'Show fewer',
  criteriaNotApplicable: (d: { count: number }) => `${d.count} N/A`,
  highOnLow: 'High level, low confidence',
  caption: (d: { unit: string }) => `Scorecard of ${d.unit}`,
  editComment: (d: { aspect: string }) => `Comment on ${d.aspect}`,
  addComment: 'Add a comment',

  choose: 'Which rows, and in which order',
  find: 'Find in names and comments',
  show: 'Rows',
  shows: {
    all: 'all aspects',
    below: 'below target',
    open: 'not scored far enough',
    commented: 'with a comment',
  },
  order: 'Order',
  orders: {
    pack: 'as in the instrument',
    score: 'lowest score first',
    gap: 'largest gap first',
    moved: 'largest change first',
  },
  shown: (d: { shown: number; all: number }) => `${d.shown} of ${d.all} ${aspects(d.all)}`,
  noneShown: 'No aspect fits',
  noneShownWhat: 'Look for other words, or show all aspects again.',
  showAll: 'Show all aspects',

  areas: (d: { areas: number }) => `${d.areas} ${areas(d.areas)}`,
  areasNote: (d: { levels: number }) => `score, 0–${d.levels}`,

  opinion: 'Overall opinion',
  opinionNote: 'by rule, not by average',
  verdicts: {
    cannotSay: 'No opinion yet',
    notReady: 'Not ready to launch the experience strategy',
    readyWithConditions: 'Ready to launch, with conditions',
    ready: 'Ready to launch the experience strategy',
  },
  rules: {
    cannotSay: (d: { open: number; areas: number }) =>
      `Rule 1 applies: ${d.open} of ${d.areas} ${areas(d.areas)} ${d.open === 1 ? 'is' : 'are'} not scored far enough, or ${d.open === 1 ? 'has' : 'have'} no target.`,
    notReady: (d: { findings: number; below: number; areas: number }) =>
      d.findings === 0
        ? `Rule 2 applies: more than half of the areas are below target (${d.below} of ${d.areas}).`
        : `Rule 2 applies: ${d.findings === 1 ? 'one critical finding is open' : `${d.findings} critical findings are open`}, and ${d.below} of ${d.areas} ${areas(d.areas)} ${d.below === 1 ? 'is' : 'are'} below target.`,
    readyWithConditions: (d: { below: number; areas: number; aspects: number }) =>
      `Rule 3 applies: ${d.below} of ${d.areas} ${areas(d.areas)} and ${d.aspects} ${aspects(d.aspects)} are below target, and no critical finding is open.`,
    ready: () => 'Rule 4 applies: every area and every aspect reaches its target, and no critical finding is open.',
  },
  units: 'Units',
  where: 'Where',
  weakest: 'Weakest unit',
  weakestScore: 'Its score',
  unitsCombined: (d: { how: string }) => `Units combined ${d.how.toLowerCase()}`,
  notComparable: {
    tooLittleCoverage: 'not comparable: less than two thirds scored',
    tooFewRaters: 'not comparable: one rater',
    noUnitWeight: 'not weighed: no headcount or revenue',
  },
  leftOutUnit: (d: { unit: string; why: string; on: string | null }) =>
    `${d.unit}: ${d.why}${d.on === null ? '' : ` (${d.on})`}`,
  subject: 'Scored for',
  instrument: 'Instrument',
  printLine: (d: { period: string; pack: string; method: string; run: string }) =>
    `${d.period} · ${d.pack} · method ${d.method} · ${d.run}`,
  noRun: 'not stored as a score run',
  runMade: (d: { when: string }) => `score run of ${d.when}`,
  storeRun: 'Store as a score run',
  storeRunWhat: 'A score run keeps today’s scores with their inputs for good. The board pack is made from one.',
  storedRun: (d: { when: string; who: string }) => `Stored ${d.when} by ${d.who}; these scores are its scores.`,
  scoreRun: 'Score run',
}
