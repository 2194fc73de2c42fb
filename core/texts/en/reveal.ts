/** Revealing the blind round, and agreeing on levels afterwards. */
/** A sentence begins with a word: a scale has at most seven levels, so at most six lie between two ratings. */
const capital = (n: number): string => ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][n] ?? String(n)

export const reveal = {
  title: 'Reveal and agree',
  findingNothing: 'Nothing is rated yet, so there is nothing to reveal',
  findingOpen: (d: { finished: number; assessors: number }) => `${d.finished} of ${d.assessors} sheets are complete`,
  findingAll: 'Every sheet is complete. The round can be revealed',
  findingSealed: 'Ratings are sealed until the lead reveals them',
  ledeOpen:
    'Until the reveal, nobody sees another’s levels. Afterwards everybody sees all of them, with their reasons.',
  sheets: 'Sheets',
  assessor: 'Assessor',
  settled: 'Settled',
  ofTotal: (d: { settled: number; total: number }) => `${d.settled} of ${d.total}`,
  external: 'external',
  reveal: 'Reveal the round',
  confirmTitle: 'Reveal the blind round?',
  confirmWhat: [
    'Everybody in this workspace sees all ratings and reasons, in all units.',
    'First ratings stay as they are and can no longer be changed.',
    'The team then agrees on a level, criterion by criterion, with a written reason.',
  ].join('\n'),
  confirmUnfinished: (d: { open: number }) =>
    d.open === 1
      ? 'One sheet is not complete. What is missing stays “not scored”.'
      : `${d.open} sheets are not complete. What is missing stays “not scored”.`,
  confirmOnce: 'This happens once and cannot be undone.',
  confirm: 'Reveal to everybody',

  findingAgreed: (d: { agreed: number; total: number }) =>
    d.total === 0
      ? 'Nothing is rated in this unit'
      : d.agreed === 0
        ? d.total === 1
          ? '1 criterion to agree on'
          : `${d.total} criteria to agree on`
        : d.agreed === d.total
          ? 'Every rated criterion has its agreed level'
          : `${d.agreed} of ${d.total} rated criteria agreed`,
  findingSpread: (d: { count: number }) =>
    d.count === 0
      ? 'No ratings lie two levels or more apart.'
      : d.count === 1
        ? 'On one criterion ratings lie two levels or more apart.'
        : `On ${d.count} criteria ratings lie two levels or more apart.`,
  ledeAgree:
    'Talk about the widest spread first. The first ratings are kept as they were given; the team only adds an agreed level and its reason.',
  begin: 'Begin with the widest spread',
  widest: 'Widest spread',
  agreedOf: (d: { agreed: number; total: number }) => `${d.agreed} of ${d.total} agreed`,
  noRatings: 'not rated',
  aspectsOf: (d: { area: string }) => `Aspects of ${d.area}`,
  agreedColumn: 'Agreed',

  kicker: (d: { number: string; area: string; unit: string; ratings: number }) =>
    `${d.number} · ${d.area} · ${d.unit} · ${d.ratings} ${d.ratings === 1 ? 'rating' : 'ratings'}`,
  findingApart: (d: { criterion: string; levels: number }) =>
    d.levels === 1 ? `One level apart on ${d.criterion}` : `${capital(d.levels)} levels apart on ${d.criterion}`,
  findingAllAgree: 'All ratings agree',
  findingSingle: 'No criterion has two ratings to compare',
  previousAspect: 'Previous aspect',
  nextAspect: 'Next aspect',
  allAspects: 'All aspects',
  criterionWidest: 'Criterion, widest spread first',
  spread: 'Spread',
  agreedLevel: 'Agreed level',
  spreads: (d: { spread: number | null; levels: number }) =>
    d.spread === null
      ? d.levels === 0
        ? 'No level'
        : 'One rating'
      : d.spread === 0
        ? 'All agree'
        : d.spread === 1
          ? 'One level apart'
          : `${capital(d.spread)} levels apart`,
  median: (d: { level: number }) => `median ${d.level}`,
  others: (d: { notApplicable: number; cannotJudge: number }) =>
    [
      ...(d.notApplicable > 0 ? [`${d.notApplicable} N/A`] : []),
      ...(d.cannotJudge > 0 ? [`${d.cannotJudge} can’t judge`] : []),
    ].join(' · '),
  agreed: 'agreed',
  notAgreed: 'not agreed yet',
  beingAgreed: 'being agreed',
  notApplicable: 'Not applicable',
  wrote: 'What each one wrote, before seeing the others',
  noRating: 'no rating',
  noReason: 'no reason given',
  cannotJudge: 'can’t judge',
  levelWeAgree: 'Level we agree on',
  because: 'Because',
  becauseMissing: 'Write why, in a sentence. The reason stands in the report beside the level.',
  levelMissing: 'Choose the level you agree on.',
  keepDissent: 'Keep dissent',
  dissent: 'Who stays at another level, and why',
  record: 'Record the agreement',
  recordAgain: 'Change the agreement',
  recorded: (d: { criterion: string }) => `${d.criterion}: agreement recorded`,
  dissentKept: (d: { dissent: string }) => `dissent kept: ${d.dissent}`,
  noDissent: 'no dissent',
  onlyLead: 'The lead records what the team agrees on.',
  conflictTitle: 'Somebody recorded another agreement',
  conflictWhat: 'Nothing is overwritten: choose which one stays.',
  theirs: 'Recorded meanwhile',
  keepMine: 'Record mine',
  takeTheirs: 'Keep the recorded one',
  score: 'What it does to the score',
  scoreNow: (d: { aspect: string }) => `${d.aspect} now stands at`,
  scoreNone: 'No score yet: too little is rated.',
  scoreOf: (d: { scored: number; applicable: number }) => `from ${d.scored} of ${d.applicable} applicable criteria`,
  internal: 'internal assessor',
  externalAssessor: 'external assessor',
  medianMark: 'median',
  agreedMark: 'agreed level, in its level colour',
  spoken: (d: { ratings: readonly string[] }) => d.ratings.join('; '),
  spokenRating: (d: { label: string; what: string }) => `${d.label}: ${d.what}`,
  level: (d: { level: number }) => `level ${d.level}`,
  againstRest: 'Each against the rest',
  levelsUnit: 'levels',
  againstNote: 'A lean is something to talk about, not a mistake. Nothing is corrected for it.',
}
