/**
 * The board pack and the reports: titles that are findings, statements, heads, footnotes and notes.
 * Figures arrive formatted; counts arrive as numbers because English bends the words around them.
 * A title may end in clauses set off by semicolons: when it is too long for its place, the last clause is dropped.
 */
const words = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
/** A number that opens a sentence, in a word up to nine. */
const opening = (n: number) => words[n] ?? String(n)
const inside = (n: number) => (words[n] ?? String(n)).toLowerCase()
const plural = (n: number, one: string, many = `${one}s`) => (n === 1 ? one : many)
const list = (names: string) => names
const firmAreas = (d: { firm: number; all: number }) =>
  d.firm === 0
    ? 'No area stands firm yet'
    : `${opening(d.firm)} of ${inside(d.all)} areas ${plural(d.firm, 'stands', 'stand')} firm`

export const reports = {
  and: ' and ',
  comma: ', ',
  semicolon: '; ',
  fullStop: '.',
  colon: ': ',
  sample: 'Sample data',
  sampleLong: 'Sample organisation: every figure in this file is made up.',
  madeWith: 'Made with Touchstone',
  deckFor: 'Board pack for the CX council',
  reportFor: 'Diagnostic report',
  runOf: (d: { day: string }) => `score run of ${d.day}`,
  /** A file of scores as they stood, without a stored run. */
  draft: 'draft',
  draftOf: (d: { day: string }) => `draft of ${d.day}, no stored score run`,
  period: (d: { from: string; to: string }) => `${d.from} to ${d.to}`,

  slides: {
    cover: 'Cover',
    summary: 'Executive summary',
    areas: 'Areas',
    scorecard: 'Scorecard',
    certainty: 'How sure we are',
    movement: 'What moved',
    workforce: 'What the workforce says',
    gaps: 'The gaps that matter',
    nextLevel: 'What it takes',
    method: 'Method',
    area: 'Area',
  },
  kickers: {
    summary: 'Executive summary',
    areas: 'Where we stand',
    scorecard: 'Where we stand',
    certainty: 'How sure we are',
    movement: 'What moved',
    workforce: 'What the workforce says',
    gaps: 'The gaps that matter',
    nextLevel: 'What it takes',
    method: 'Method',
    area: (d: { number: string; score: string; target: string }) =>
      `Appendix ${d.number}  |  area score ${d.score}, target ${d.target}`,
    areaWithoutTarget: (d: { number: string; score: string }) => `Appendix ${d.number}  |  area score ${d.score}`,
  },
  pageOf: (d: { page: number; pages: number }) => (d.pages > 1 ? ` (${d.page} of ${d.pages})` : ''),

  titles: {
    summaryNothing: () => 'Nothing is scored yet, so there is no picture to show',
    summaryThin: (d: { coverage: string; low: number }) =>
      d.low === 0
        ? `A first picture, not yet a verdict: ${d.coverage} of criteria are scored`
        : `A first picture, not yet a verdict: ${d.coverage} of criteria are scored; ${inside(d.low)} ${plural(d.low, 'aspect rests', 'aspects rest')} on thin coverage`,
    summaryUnsure: (d: { alpha: string }) =>
      `A first picture, not yet a verdict: assessors agree poorly so far (α ${d.alpha})`,
    summaryNoTarget: (d: { organisation: string; score: string; max: string }) =>
      `${d.organisation} stands at ${d.score} of ${d.max}; without targets no gap can be stated`,
    summaryAllMet: (d: { organisation: string; scored: number }) =>
      `${d.organisation} meets its target on all ${d.scored} scored aspects`,
    summaryMet: (d: { organisation: string; met: number; scored: number; two: number; gaps: number }) =>
      `${d.organisation} meets its target on ${d.met} of ${d.scored} scored aspects; ${
        d.two > 0
          ? `${inside(d.two)} ${plural(d.two, 'sits', 'sit')} two or more levels below`
          : `${inside(d.gaps)} ${plural(d.gaps, 'is', 'are')} one level below`
      }`,
    areasNothing: () => 'No area can be scored so far',
    areasFew: (d: { scored: number; all: number; best: string; score: string }) =>
      `${opening(d.scored)} of ${inside(d.all)} areas can be scored so far; ${d.best} stands at ${d.score}`,
    areasLeads: (d: { score: string; max: string; target: string; best: string; worst: string }) =>
      `Maturity stands at ${d.score} of ${d.max} against a target of ${d.target}; ${d.best} leads and ${d.worst} trails`,
    areasOverlap: (d: { score: string; max: string; target: string }) =>
      `Maturity stands at ${d.score} of ${d.max} against a target of ${d.target}; no area clearly leads`,
    areasNoTarget: (d: { score: string; max: string; best: string; worst: string }) =>
      `Maturity stands at ${d.score} of ${d.max} and has no target yet; ${d.best} leads and ${d.worst} trails`,
    areasNoTargetOverlap: (d: { score: string; max: string }) =>
      `Maturity stands at ${d.score} of ${d.max} and has no target yet; no area clearly leads`,
    scorecardOpen: (d: { scored: number; all: number; met: number }) =>
      `${opening(d.scored)} of ${inside(d.all)} aspects ${plural(d.scored, 'is', 'are')} scored; ${inside(d.met)} of them ${plural(d.met, 'meets its', 'meet their')} target`,
    scorecardNoTarget: (d: { scored: number; all: number }) =>
      `${opening(d.scored)} of ${inside(d.all)} aspects ${plural(d.scored, 'is', 'are')} scored; targets are not set yet`,
    scorecardTwo: (d: { met: number; scored: number; two: number; open: number }) =>
      `${opening(d.met)} of ${inside(d.scored)} scored aspects ${plural(d.met, 'meets its', 'meet their')} target, ${inside(d.two)} ${plural(d.two, 'is', 'are')} two or more levels short${openAspects(d.open)}`,
    scorecardOne: (d: { met: number; scored: number; open: number }) =>
      `${opening(d.met)} of ${inside(d.scored)} scored aspects ${plural(d.met, 'meets its', 'meet their')} target and none is more than one level short${openAspects(d.open)}`,
    scorecardAll: (d: { scored: number; open: number }) =>
      `All ${d.scored} scored aspects meet their target${openAspects(d.open)}`,
    certaintyNothing: () => 'Nothing is scored yet, so there is nothing to be sure of',
    certaintyOneView: () => 'One view so far: agreement cannot be shown, so read every level as a first opinion',
    certaintyImported: () => 'The levels come from a former scorecard without raters, so agreement cannot be shown',
    certaintyWeak: (d: { firm: number; all: number; weak: string }) =>
      `${firmAreas(d)}; ${list(d.weak)} must be verified before money follows`,
    certaintyPartly: (d: { firm: number; all: number; partly: string }) =>
      `${firmAreas(d)}; assessors agree only in part on ${list(d.partly)}`,
    certaintyThin: (d: { coverage: string; alpha: string; low: string; criteria: string }) =>
      `${d.coverage} of criteria are scored and agreement is ${d.alpha}, but on ${d.criteria} criteria it could be as low as ${d.low}`,
    certaintySolid: (d: { coverage: string; alpha: string }) =>
      `The picture is solid: ${d.coverage} of criteria are scored, agreement is ${d.alpha} and no area is weak`,
    certaintyAlike: (d: { coverage: string }) =>
      `${d.coverage} of criteria are scored, and the assessors gave the same level throughout`,
    movementBaseline: (d: { score: string }) =>
      `This is the baseline: next year’s movement will be read against ${d.score}`,
    movementNone: () => 'The two years cannot be compared, so no movement can be shown',
    movementUnsplit: (d: { total: string }) =>
      `The score moved by ${d.total} against last year; real change and other raters cannot be told apart`,
    movementTotal: (d: { total: string }) =>
      `The score moved by ${d.total} against last year; what of it is real change cannot be shown`,
    movementReal: (d: { up: number; all: number; total: string; real: string }) =>
      `${opening(d.up)} of ${inside(d.all)} areas score higher than last year; of the ${d.total} overall, ${d.real} is real change`,
    movementFlat: (d: { total: string; real: string }) =>
      `No area scores higher than last year; of the ${d.total} overall, ${d.real} is real change`,
    workforceHidden: (d: { k: number }) => `No group is large enough to be shown: each needs at least ${d.k} answers`,
    workforceFew: (d: { shown: number; groups: number; k: number }) =>
      `Only ${inside(d.shown)} of ${inside(d.groups)} groups ${plural(d.shown, 'is', 'are')} large enough to be shown; the others stay under ${d.k} answers`,
    workforceWide: (d: { aspect: string; high: string; highScore: string; low: string; lowScore: string }) =>
      `The widest split is over ${d.aspect}: ${d.high} at ${d.highScore}, ${d.low} at ${d.lowScore}`,
    workforceAlike: (d: { spread: string }) => `The groups see the organisation alike, within ${d.spread} of a level`,
    gapsNone: () => 'No scored aspect is below its target',
    gapsWeak: (d: { gaps: number }) =>
      `${opening(d.gaps)} ${plural(d.gaps, 'gap stands out and must', 'gaps stand out, and all of them must')} be verified before ${plural(d.gaps, 'it is', 'they are')} funded`,
    gapsMixed: (d: { gaps: number; firm: number; weak: number }) =>
      `${opening(d.gaps)} gaps matter most: ${inside(d.firm)} ${plural(d.firm, 'rests', 'rest')} on several raters and can be funded now; ${inside(d.weak)} must be verified first`,
    gapsFirm: (d: { gaps: number }) =>
      d.gaps === 1
        ? 'One gap matters most, and its level rests on several raters'
        : `${opening(d.gaps)} gaps matter most, and each level rests on several raters`,
    nextLevelSome: (d: { known: number; gaps: number }) =>
      d.known === 0
        ? `The pack has no words yet for the next level of the ${d.gaps} gaps`
        : `The next level is described for ${inside(d.known)} of ${inside(d.gaps)} gaps; the pack has no words yet for the rest`,
    nextLevelAll: (d: { gaps: number }) =>
      d.gaps === 1
        ? 'The next level is concrete: the gap has an observable change to work towards'
        : `The next level is concrete: each of the ${inside(d.gaps)} gaps has one observable change to work towards`,
    method: () => 'How the numbers were made, and what they cannot tell',
    areaNothing: (d: { area: string }) => `${d.area}: nothing is scored yet`,
    areaNotApplicable: (d: { area: string }) => `${d.area} does not apply to this organisation`,
    areaNoTarget: (d: { area: string; weakest: string; score: string }) =>
      `${d.area}: no target is set; the lowest score is ${d.score}, for ${d.weakest}`,
    areaOpen: (d: { area: string; met: number; scored: number; open: string }) =>
      `${d.area}: ${d.met} of ${d.scored} scored ${plural(d.scored, 'aspect', 'aspects')} at target; ${d.open} could not be scored`,
    areaTwo: (d: { area: string; met: number; scored: number; aspects: string; two: number }) =>
      `${d.area}: ${d.met} of ${d.scored} at target; ${d.aspects} ${plural(d.two, 'is', 'are')} two or more levels short`,
    areaBelow: (d: { area: string; met: number; scored: number; aspect: string }) =>
      `${d.area}: ${d.met} of ${d.scored} at target; the weakest below target is ${d.aspect}`,
    areaAll: (d: { area: string; scored: number }) =>
      d.scored === 1 ? `${d.area}: its one aspect is at target` : `${d.area}: all ${d.scored} aspects are at target`,
  },

  rules: {
    summaryNothing: 'nothing is scored',
    summaryThin: 'less than 80% of the criteria are scored',
    summaryUnsure: 'agreement between assessors is below 0.45',
    summaryNoTarget: 'no target is set',
    summaryAllMet: 'every scored aspect meets its target',
    summaryMet: 'some scored aspect is below its target',
    areasNothing: 'no area has a score',
    areasFew: 'fewer than half of the areas have a score',
    areasOverlap: 'the judgement ranges of the best and the worst area overlap, or their shown scores are equal',
    areasNoTarget: 'no target is set for the instrument',
    areasNoTargetOverlap: 'no target is set, and no area stands apart',
    areasLeads: 'the best area stands clear of the worst',
    scorecardOpen: 'more than a quarter of the aspects are not scored',
    scorecardNoTarget: 'no target is set',
    scorecardTwo: 'some aspect is two or more levels short',
    scorecardAll: 'every scored aspect meets its target',
    scorecardOne: 'no aspect is more than one level short',
    certaintyNothing: 'nothing is scored',
    certaintyImported: 'most levels were imported from a former scorecard',
    certaintyOneView: 'most levels come from one rater',
    certaintyWeak: 'some area has less than 80% of its weight scored, agreement below 0.45, or too few raters',
    certaintyPartly: 'some area has agreement from 0.45 to below 0.62',
    certaintyAlike: 'every level given is the same, so that there is no α',
    certaintyThin:
      'every area has enough coverage, agreement and raters, but the interval of the agreement reaches below 0.45',
    certaintySolid: 'every area has enough coverage, agreement and raters',
    movementBaseline: 'there is no former run',
    movementNone: 'the two years cannot be compared',
    movementUnsplit: 'too few raters or criteria are common to both years',
    movementTotal: 'the change cannot be split',
    movementFlat: 'no area scores higher',
    movementReal: 'some area scores higher, and the change can be split',
    workforceHidden: 'every group is hidden',
    workforceFew: 'fewer than half of the groups can be shown',
    workforceWide: 'some aspect has groups half a level apart or more',
    workforceAlike: 'no aspect has groups half a level apart',
    gapsNone: 'no aspect is below its target',
    gapsWeak: 'no listed gap rests on several raters with enough coverage',
    gapsMixed: 'some listed gaps do not',
    gapsFirm: 'every listed gap rests on several raters with enough coverage',
    nextLevelSome: 'the pack lacks words for some of the next levels',
    nextLevelAll: 'the pack has words for every next level',
    method: 'always',
    areaNothing: 'nothing is scored',
    areaNotApplicable: 'the area does not apply',
    areaNoTarget: 'no target is set',
    areaOpen: 'some aspect is not scored',
    areaTwo: 'some aspect is two or more levels short',
    areaAll: 'every aspect meets its target',
    areaBelow: 'some aspect is one level short, none is two',
    edited: 'changed by hand',
  },

  agreement: {
    alpha: 'Agreement (α)',
    low: 'Interval from',
    high: 'Interval to',
    band: 'Reading',
    exact: 'Same level',
    withinOne: 'Same or next',
    pairs: 'Pairs',
    none: 'no α',
    bands: { poor: 'poor', moderate: 'moderate', sufficient: 'sufficient' },
    bandsOnChart: { sufficient: 'from 0.62', moderate: 'from 0.45', poor: 'below 0.45' },
    reach: (d: { low: string; high: string }) => ` (${d.low} to ${d.high})`,
    figure: (d: { alpha: string; reach: string; band: string }) => `${d.alpha}${d.reach}, ${d.band}`,
    ofArea: (d: { area: string; figure: string }) => `${d.area}: agreement ${d.figure}.`,
    overall: (d: { figure: string }) =>
      `Over all criteria, agreement between assessors in the first blind round is α ${d.figure}.`,
  },

  leftOut: {
    workforceNoAnswers: 'No workforce answers have been collected.',
    perception: 'The perception gap with its interval is not computed in this version.',
    customer: 'No customer feedback has been collected.',
    evidence: 'Evidence is not collected in this version, so confidence is not stated.',
    money: 'Initiatives, costs and benefits are not planned in this version.',
    gapsNoTarget: 'No target is set, so there are no gaps.',
    gapsNone: 'No scored aspect is below its target.',
    nothingScored: 'Nothing is scored yet.',
    names: {
      workforce: 'Workforce by group',
      perception: 'Perception gap',
      customer: 'Customers’ voice and drivers',
      evidence: 'Confidence from evidence',
      money: 'Roadmap, return, decisions',
      gaps: 'Gaps that matter',
      nextLevel: 'What it takes',
      areas: 'Areas',
      scorecard: 'Scorecard',
      certainty: 'How sure we are',
    },
  },

  absence: {
    notScored: 'not scored',
    notScoredOf: (d: { scored: string; applicable: string }) => `not scored (${d.scored} of ${d.applicable})`,
    notApplicable: 'N/A',
    noReading: 'no reading',
    hidden: 'hidden',
    noTarget: 'no target',
    notStated: 'not stated',
    notCompared: 'not compared',
    cannotTellApart: 'cannot be told apart',
    none: 'none',
  },
  absencesHead: 'Four kinds of “no number”.',
  absences: (d: { k: string }) =>
    `Not scored (nobody has given a level); not applicable (with a reason); no reading (the group was not asked or left it empty); hidden (fewer than ${d.k} people). None of them counts as low.`,

  summary: {
    score: (d: { max: string }) => `of ${d.max}: maturity score`,
    scoreDetail: (d: { target: string; range: string; last: string }) =>
      [d.target && `target ${d.target}`, d.last && `last year ${d.last}`, d.range && `judgement range ${d.range}`]
        .filter(Boolean)
        .join('; '),
    met: (d: { scored: number }) => `of ${d.scored} scored aspects at target`,
    metDetail: (d: { one: number; two: number }) => `${d.one} one level short, ${d.two} two or more`,
    coverage: 'of applicable weight scored',
    coverageDetail: (d: { scored: string; applicable: string; raters: number }) =>
      `${d.scored} of ${d.applicable}, by ${d.raters} ${plural(d.raters, 'rater')}`,
    change: 'score against last year',
    changeDetail: (d: { real: string }) =>
      d.real ? `of it ${d.real} real change` : 'real change and raters cannot be told apart',
    baseline: 'Baseline',
    baselineLabel: 'first year measured',
    baselineDetail: 'movement is shown from next year on',
    stand: 'Where we stand',
    matters: 'What holds us back',
    ask: 'What we ask',
    sure: 'How sure we are',
    standMet: (d: { met: number; scored: number; one: number; two: number }) =>
      `${d.met} of ${d.scored} scored aspects meet their target; ${d.one} ${plural(d.one, 'is', 'are')} one level short and ${d.two} two or more`,
    standScored: (d: { scored: number; all: number }) =>
      `${d.scored} of ${d.all} aspects are scored; no targets are set`,
    standBest: (d: { best: string; bestScore: string; worst: string; worstScore: string }) =>
      `${d.best} scores highest (${d.bestScore}), ${d.worst} lowest (${d.worstScore})`,
    standMoved: (d: { total: string; real: string }) =>
      `Overall ${d.total} against last year, of which ${d.real} is real change`,
    standMovedUnsplit: (d: { total: string }) =>
      `Overall ${d.total} against last year; real change and raters cannot be told apart`,
    standBaseline: 'This run is the baseline for the years to come',
    standWeakestUnit: (d: { unit: string; score: string }) => `The weakest comparable unit is ${d.unit} (${d.score})`,
    mattersGap: (d: { aspect: string; level: string; target: string }) =>
      `${d.aspect}: level ${d.level}, target ${d.target}`,
    mattersFloor: (d: { level: string; criteria: number }) =>
      `The floor is level ${d.level}: ${d.criteria} ${plural(d.criteria, 'criterion stands', 'criteria stand')} there and hold the whole down`,
    mattersCritical: (d: { findings: number }) =>
      `${d.findings} critical ${plural(d.findings, 'finding is', 'findings are')} open`,
    mattersNoGap: 'No scored aspect is below its target',
    askGap: (d: { aspect: string; change: string }) => `${d.aspect}: ${d.change}`,
    askCollect: (d: { areas: string }) => `Complete the scoring of ${d.areas} before money follows`,
    askAgree: (d: { levels: number }) =>
      `Agree ${d.levels} ${plural(d.levels, 'level that is', 'levels that are')} still provisional or rest on one rater`,
    askTargets: 'Set a target level for each area',
    askOwner: 'Name an owner for each gap on the list',
    sureText: (d: { coverage: string; agreed: string; open: number; agreement: string }) =>
      `${d.coverage} of applicable weight is scored; ${d.agreed} of the levels were agreed by the team. ${
        d.open === 0
          ? 'Every aspect has a level.'
          : `${opening(d.open)} ${plural(d.open, 'aspect is', 'aspects are')} not scored.`
      } ${d.agreement} Evidence is not part of this version.`,
  },

  opinion: {
    cannotSay: 'Cannot say yet',
    notReady: 'Not ready',
    readyWithConditions: 'Ready with conditions',
    ready: 'Ready',
    label: 'Overall opinion',
    rule: {
      1: 'an area is not scored, thinly scored or without a target',
      2: 'a critical finding is open, or more than half of the areas are below target',
      3: 'some area or aspect is below target',
      4: 'every area and aspect meets its target',
    },
  },

  heads: {
    area: 'Area',
    aspect: 'Aspect',
    criterion: 'Criterion',
    unit: 'Unit',
    level: 'Level',
    score: 'Score',
    target: 'Target',
    gap: 'Gap',
    floor: 'Floor',
    weight: 'Weight',
    coverage: 'Coverage',
    range: 'Judgement range',
    atTarget: 'At target',
    basis: 'Basis',
    raters: 'Raters',
    confidence: 'Confidence',
    comment: 'Comment',
    nowTarget: 'Now → target',
    levelNext: 'Level',
    whatWeSaw: 'What we saw',
    nextLevelLooks: 'What the next level looks like',
    firstStep: 'A first step',
    workforce: 'Workforce',
    thisYear: 'This year',
    lastYear: 'Last year',
    total: 'Total',
    real: 'Real',
    content: 'Content',
    consensus: 'Consensus',
    answers: 'Answers',
    door: 'Door',
    did: 'What we did',
    howMuch: 'How much',
    cannotTell: 'What it cannot tell',
    whyNotCompared: 'Why not compared',
    allAreas: 'All areas',
    all: 'All',
    criteria: 'Criteria',
    criteriaByLevel: 'Criteria, coloured by level',
    reason: 'Reason',
  },

  exhibits: {
    profile: 'Profile by area',
    profileUnit: (d: { max: string }) => `score, 1 to ${d.max}`,
    areaScores: 'Area scores',
    reading: 'Reading.',
    atTargetOf: (d: { met: number; scored: number }) => `${d.met} of ${d.scored}`,
    coverage: 'Coverage',
    coverageUnit: 'share of applicable weight scored',
    basis: 'What the levels rest on',
    basisUnit: 'criteria',
    areaScore: 'Area score',
    areaScoreUnit: (d: { max: string }) => `this year and last, scale 1 to ${d.max}`,
    changeFrom: 'Where the change comes from',
    changeUnit: 'score points',
    heatMap: (d: { dimension: string }) => `Workforce by ${d.dimension}`,
    groupsShown: (d: { shown: number; groups: number; aspect: string }) =>
      `${d.shown} of ${d.groups} groups: the highest and lowest on ${d.aspect}.`,
    heatMapUnit: (d: { max: string }) => `score, 1 to ${d.max}; number of answers in brackets`,
    targetReached: 'target reached',
    targetOpen: 'target not yet reached',
    barEnds: 'Bar ends at today’s level',
    hollow: 'dashed: under two thirds scored',
    whyThese: 'Why these.',
    whyTheseText: (d: { below: number; listed: number }) =>
      d.below === d.listed
        ? 'All aspects below target, ordered by distance times weight; drivers and money are not known in this version.'
        : `${d.below} aspects are below target. These ${d.listed} combine the largest distance and weight; drivers and money are not known in this version.`,
    leftOut: 'Left out of this pack',
    coverageBarsAlt: (d: { rows: string }) => `Bar chart of coverage by area. ${d.rows}`,
    basisAlt: (d: { rows: string }) => `Stacked bars of what the levels rest on, by area. ${d.rows}`,
    radarAlt: (d: { rows: string }) => `Radar of area scores and targets. ${d.rows}`,
    barsAlt: (d: { rows: string }) => `Bars of area scores, this year and last. ${d.rows}`,
    tableAlt: (d: { name: string; rows: number }) => `Table “${d.name}” with ${d.rows} rows`,
    logoAlt: (d: { organisation: string }) => `Logo of ${d.organisation}`,
    rowAlt: (d: { name: string; value: string }) => `${d.name} ${d.value}.`,
    areaReadingSpread: (d: { name: string; gap: string }) => `${d.name} is furthest from its target (${d.gap}).`,
    areaReadingRange: (d: { name: string; range: string }) =>
      `The widest judgement range is that of ${d.name} (${d.range}).`,
    areaReadingNone: 'No area has both a score and a target.',
    oneRater: 'Too few ratings: agreement needs at least two raters on the same criteria.',
    agreement: 'Agreement',
    agreementUnit: 'Krippendorff α',
    agreementAlt: (d: { rows: string }) => `Bar chart of agreement between assessors by area. ${d.rows}`,
    areaLine: (d: { name: string; coverage: string; open: number }) =>
      `${d.name}: ${d.coverage} of the weight scored, ${d.open} ${plural(d.open, 'criterion', 'criteria')} open.`,
    allCovered: 'No area lies under 80% coverage.',
    movementBaseline:
      'There is no former run to compare with. The scores of this run are kept unchanged, so that next year’s movement can be split into real change, changed content and other raters.',
    areaFloor: (d: { level: string; criteria: string; more: number }) =>
      `Level ${d.level} holds the area down: ${d.criteria}${d.more > 0 ? ` and ${d.more} more` : ''}.`,
    areaMoved: (d: { total: string; real: string }) =>
      d.real ? `${d.total} against last year, of it ${d.real} real change.` : `${d.total} against last year.`,
    movementHow:
      'Real = change on common criteria by common raters. Content = criteria added or dropped. Raters = who rated. Consensus = agreed against blind levels. The four add up to the total.',
  },

  basis: { agreed: 'Agreed', provisional: 'Provisional', single: 'One rater', imported: 'Imported' },
  confidence: { high: 'high', moderate: 'moderate', low: 'low', veryLow: 'very low' },
  states: { scored: 'scored', notScored: 'not scored', notApplicable: 'not applicable' },

  noSplit: {
    otherScale: 'the scales differ',
    otherInstrument: 'another instrument',
    importedWithoutRaters: 'imported marks have no raters',
    otherUnits: 'other units in scope',
    noBlindRatings: 'levels were agreed without blind ratings',
    tooFewCriteria: 'fewer than ten common criteria',
    notScored: 'not scored in both years',
  },

  footnotes: {
    run: (d: { day: string; run: string }) => `Source: score run of ${d.day} (${d.run}).`,
    score: 'Level = lower median of the criteria; score = mean of ordinal levels.',
    ratings: (d: { scored: string; applicable: string; raters: number }) =>
      `n = ${d.scored} of ${d.applicable} applicable criteria, ${d.raters} ${plural(d.raters, 'rater')}.`,
    range: 'Judgement range comes from the spread of the raters and is not a statistical interval.',
    weights: (d: { weighting: string; units: number }) =>
      d.units > 1 ? `${d.units} units weighed ${d.weighting}.` : 'One unit.',
    rounding: 'Gaps are taken before rounding, so shown figures may differ by 0.1.',
    coverage: 'Coverage counts weight: a half-scored aspect counts half.',
    movement: (d: { criteria: number; raters: number }) =>
      `${d.criteria} common ${plural(d.criteria, 'criterion', 'criteria')}, ${d.raters} common ${plural(d.raters, 'rater')}.`,
    workforce: (d: { answers: string; k: string }) =>
      `n = ${d.answers} answers; groups under ${d.k} answers to an item are hidden. An aspect is the mean of its items.`,
    gaps: 'Ordered by levels below target × weight of aspect and area, then by distance of the score, then by instrument order.',
    nextLevel: (d: { pack: string; version: string }) =>
      `Descriptors from ${d.pack}, version ${d.version}, shortened to whole sentences.`,
    method: (d: { run: string; method: string; pack: string; inputs: string }) =>
      `Score run ${d.run}, method ${d.method}, pack ${d.pack}, inputs ${d.inputs}. The whole run can be recomputed from the exported workbook.`,
  },
  weighting: { equal: 'equally', headcount: 'by headcount', revenue: 'by revenue' },

  notes: {
    agreement:
      'Agreement is Krippendorff’s α (ordinal) of the first blind round, with a jackknife interval; what was agreed afterwards does not change it. An area without a bar has no α, or one at or below chance. From 0.45 moderate, from 0.62 sufficient: bands made for κ, used for α as our own rule.',
    finding: (d: { rule: string }) => `Why this title: ${d.rule}.`,
    edited: (d: { proposed: string }) => `The title was changed by hand. Proposed by rule: ${d.proposed}`,
    basis: (d: { scored: string; applicable: string; levels: string; raters: number }) =>
      `Basis: ${d.scored} of ${d.applicable} applicable criteria scored from ${d.levels} given levels by ${d.raters} ${plural(d.raters, 'rater')}.`,
    method: (d: { method: string }) =>
      `Method ${d.method}. A criterion has the agreed level, or before agreement the lower median of the blind ratings. Aspect, area and instrument are rolled up from the step below only; the level is the weighted lower median, the score the weighted mean, the floor the highest level that every criterion reaches.`,
    missing:
      'Missing is not low: criteria without a level leave the mean and lower the coverage; they never count as zero.',
    workforce: (d: { k: string }) =>
      `Workforce answers stand on the same scale. A cell with fewer than ${d.k} people is hidden and leaves no number in this file.`,
    movement: (d: { criteria: number; raters: number }) =>
      `Movement is computed with the mean, on ${d.criteria} criteria scored in both years and ${d.raters} raters of both years.`,
    gaps: 'Priority = levels below target × pack weight of the aspect × pack weight of its area.',
    run: (d: { run: string; made: string; inputs: string }) =>
      `Score run ${d.run}, made ${d.made}, inputs ${d.inputs}.`,
  },

  method: {
    evidenceDoor: 'Ratings',
    evidenceDid: (d: { raters: number }) =>
      `${d.raters} ${plural(d.raters, 'assessor')} scored alone against written levels, then agreed where they differed; level = lower median, score = mean`,
    evidenceHow: (d: {
      scored: string
      applicable: string
      levels: string
      notApplicable: string
      cannotJudge: string
    }) =>
      `${d.scored} of ${d.applicable} criteria from ${d.levels} levels; not applicable ${d.notApplicable}, cannot judge ${d.cannotJudge}`,
    evidenceCannot: 'A score is not a measure of distance: from 2 to 3 is not the same step as from 3 to 4',
    importedDoor: 'Former scorecard',
    importedDid: 'Marks mapped to levels and shown as imported, without raters',
    importedHow: (d: { marks: string }) => `${d.marks} marks`,
    importedCannot: 'Who gave the marks, and from what evidence',
    workforceDoor: 'Workforce',
    workforceDid: (d: { k: string }) => `Anchored questions on the same scale; groups under ${d.k} hidden`,
    workforceHow: (d: { answers: string; groups: number }) =>
      `${d.answers} answers in ${d.groups} ${plural(d.groups, 'group')}`,
    workforceCannot: 'Those who did not answer may differ',
    unitsDoor: 'Units',
    unitsDid: (d: { weighting: string }) => `Each unit scored on its own, then combined ${d.weighting}`,
    unitsHow: (d: { units: number; left: number }) =>
      `${d.units} ${plural(d.units, 'unit')}; ${d.left === 0 ? 'every reading could be compared' : `${d.left} ${plural(d.left, 'reading')} left out as not comparable`}`,
    unitsCannot: 'A good average can hide a weak unit',
    movementDoor: 'Movement',
    movementDid: 'Change split into real change, content, raters and consensus over what both years share',
    movementHow: (d: { criteria: number; raters: number }) =>
      `${d.criteria} common ${plural(d.criteria, 'criterion', 'criteria')}, ${d.raters} common ${plural(d.raters, 'rater')}`,
    movementCannot: 'Whether the work of the year caused the change',
    coverageDoor: 'Coverage',
    coverageDid: 'Scored weight ÷ applicable weight, at every step',
    coverageHow: (d: { coverage: string; open: number }) =>
      `${d.coverage} overall; ${d.open} ${plural(d.open, 'aspect')} not scored`,
    coverageCannot: 'What the open criteria would have shown',
  },

  report: {
    contents: 'Contents',
    chapters: {
      summary: 'Summary',
      howToRead: 'How to read this report',
      scorecard: 'Scorecard',
      certainty: 'How sure we are',
      areas: 'Areas',
      workforce: 'What the workforce says',
      gaps: 'Gaps and what it takes',
      movement: 'Movement',
      method: 'Method and coverage',
      glossary: 'Glossary',
    },
    howToRead: {
      level:
        'Filled cells end at the level: the weighted lower median of the criteria below. It is always a level of the scale.',
      score: 'The score is the weighted mean of levels, to one decimal. It sorts and draws; it never places a mark.',
      target: 'The gold triangle on the top edge is the target; hatched cells are the gap.',
      lastYear: 'The grey ring on the bottom edge is last year’s level.',
      hollow: 'A hollow strip (outlined cells) means that less than two thirds of the applicable weight is scored.',
      absence: 'A dashed strip without a number is not scored; a grey plate is not applicable.',
      floor:
        'The floor is the highest level that every applicable criterion reaches; “at most” while one of them is open.',
    },
    levelsHead: 'The levels',
    nowLabel: 'Now',
    nextLabel: 'Next level',
    topLevel: 'This is the highest level of the scale.',
    commentLabel: 'Comment',
    noDescriptor: 'The pack has no words for this level.',
    criterionNotScored: 'Not scored: no level has been given.',
    criterionCannotJudge: 'Not scored: those who looked could not judge.',
    criterionNotApplicable: (d: { reason: string }) => (d.reason ? `Not applicable: ${d.reason}` : 'Not applicable.'),
    table: 'Table',
    levelOf: (d: { level: string; name: string }) => `Level ${d.level}, ${d.name}`,
    scoreLine: (d: { score: string; target: string; gap: string }) =>
      [`score ${d.score}`, d.target && `target ${d.target}`, d.gap && `gap ${d.gap}`].filter(Boolean).join(', '),
    coverageLine: (d: { coverage: string; scored: string; applicable: string }) =>
      `${d.scored} of ${d.applicable} criteria scored, coverage ${d.coverage}`,
    rangeLine: (d: { range: string }) => `judgement range ${d.range}`,
    floorLine: (d: { level: string; atMost: boolean }) => (d.atMost ? `floor at most ${d.level}` : `floor ${d.level}`),
    targetWhy: (d: { rationale: string }) => `Why this target: ${d.rationale}`,
    noGaps: 'No scored aspect is below its target, so this chapter lists nothing.',
    noTargets: 'No target is set, so no gap can be listed.',
    gapLine: (d: { level: string; target: string; score: string }) =>
      `Level ${d.level}, target ${d.target}, score ${d.score}.`,
    workforceReading: (d: { score: string; n: string }) => `workforce ${d.score} (n ${d.n})`,
  },

  glossary: {
    criterion: 'Criterion',
    criterionMeaning: 'The smallest thing that is scored; it has one descriptor per level.',
    aspect: 'Aspect',
    aspectMeaning: 'A topic that gathers several criteria; one row of the scorecard.',
    level: 'Level',
    levelMeaning: 'A named step of the ordinal scale; a higher one includes what the lower one asks.',
    score: 'Score',
    scoreMeaning: 'The weighted mean of levels, shown to one decimal.',
    floor: 'Floor',
    floorMeaning: 'The highest level that every applicable criterion reaches.',
    coverage: 'Coverage',
    coverageMeaning: 'Scored weight divided by applicable weight.',
    provisional: 'Provisional',
    provisionalMeaning: 'The lower median of blind ratings before the team has agreed a level.',
    consensus: 'Consensus',
    consensusMeaning: 'The agreed level with its written reason and any dissent.',
    judgementRange: 'Judgement range',
    judgementRangeMeaning: 'The score if the strictest or the most generous rater were right everywhere.',
    target: 'Target',
    targetMeaning: 'The level that was chosen to be reached, with its rationale.',
    hidden: 'Hidden',
    hiddenMeaning: 'A group too small to be shown without pointing at people.',
  },

  workbook: {
    sheets: {
      readMe: 'Read me',
      summary: 'Summary',
      scorecard: 'Scorecard',
      criteria: 'Criteria',
      ratings: 'Ratings',
      agreement: 'Agreement',
      gaps: 'Gaps',
      movement: 'Movement',
      workforce: 'Workforce',
      explanation: 'Explanation',
      method: 'Method & versions',
    },
    item: 'Item',
    value: 'Value',
    text: 'Text',
    sheet: 'Sheet',
    holds: 'What it holds',
    readMe: {
      purpose: 'All numbers of one score run, so that they can be recomputed without this program.',
      recompute:
        'To recompute: Ratings → Criteria (agreed level, else lower median of the blind levels) → Explanation (each aspect, area and the instrument as Σ weight × value ÷ Σ weight of the rows that count).',
      precision:
        'Numbers are stored in full precision and only shown rounded. Cells hold words where there is no number.',
      blind: 'Ratings are listed only after the reveal.',
      unitsNote:
        'The unit “Organisation” is the separate step over units; with one unit it equals that unit. Where the organisation itself was scored on a criterion, that stands; the others are combined over the units by the weights in Explanation.',
    },
    holdsText: {
      summary: 'the figures of the executive summary',
      scorecard: 'instrument, areas and aspects of the organisation and of every unit',
      criteria: 'every criterion of the organisation and of every unit',
      ratings: 'every single rating and every agreed level',
      agreement: 'how far the assessors agreed in the first blind round',
      gaps: 'every aspect below its target, with the next steps',
      movement: 'this year against last year',
      workforce: 'workforce scores by group, small groups hidden',
      explanation: 'formula, inputs and weights of every aspect, area and of the instrument',
      method: 'versions, counts and hashes',
    },
    organisation: 'Organisation',
    unitId: 'Unit id',
    address: 'Address',
    kind: 'Kind',
    kinds: { instrument: 'Instrument', area: 'Area', aspect: 'Aspect', criterion: 'Criterion' },
    name: 'Name',
    state: 'State',
    scoredCriteria: 'Criteria scored',
    applicableCriteria: 'Criteria applicable',
    weightScored: 'Weight scored',
    weightApplicable: 'Weight applicable',
    share: 'Coverage',
    hollow: 'Under two thirds scored',
    gapLevels: 'Gap (levels)',
    gapScore: 'Gap (score)',
    rangeLow: 'Judgement range, low',
    rangeHigh: 'Judgement range, high',
    floorAtMost: 'Floor reads “at most”',
    floorHeldBy: 'Held down by',
    targetFrom: 'Target set on',
    targetKinds: { own: 'this row', above: 'above', below: 'median of the rows below' },
    assessor: 'Assessor',
    external: 'External',
    note: 'Note',
    given: 'Given as',
    givenAs: { blind: 'blind rating', agreed: 'agreed level', imported: 'imported mark' },
    valueKinds: {
      level: 'level',
      score: 'score',
      notScored: 'not scored',
      notApplicable: 'not applicable',
      cannotJudge: 'cannot judge',
    },
    dissent: 'Dissent',
    rank: 'Rank',
    size: 'Levels short',
    combinedWeight: 'Weight (aspect × area)',
    priority: 'Priority',
    nextStep: 'Next step: criterion',
    nextFrom: 'From level',
    nextTo: 'To level',
    nextDescriptor: 'What the next level looks like',
    remedy: 'A first step',
    formula: 'Formula',
    result: 'Result',
    child: 'Input',
    childWeight: 'Weight of the input',
    childShare: 'Share of the result',
    childValue: 'Value of the input',
    counts: 'Counts',
    whyNot: 'Why it does not count',
    means: { median: 'weighted lower median', mean: 'weighted mean', gated: 'floor' },
    scoreFormula: 'Σ weight × value ÷ Σ weight',
    unitFormula: 'Σ share of unit × value',
    yes: 'yes',
    no: 'no',
    run: 'Score run',
    madeAt: 'Made at (UTC)',
    inputsHash: 'Hash of the inputs',
    methodVersion: 'Method version',
    packVersion: 'Pack and version',
    unitWeighting: 'Units weighed',
    period: 'Period',
    minimumGroup: 'Smallest group shown',
    respondents: 'Answers',
    countNames: {
      units: 'Units in scope',
      assessors: 'Assessors',
      raters: 'Assessors who gave a level',
      criteria: 'Criteria in the pack',
      levels: 'Levels given',
      notApplicable: 'Not applicable',
      cannotJudge: 'Cannot judge',
      agreed: 'Agreed levels',
      imported: 'Imported marks',
      targets: 'Targets',
    },
    previous: 'Last year',
    change: 'Change',
    commonCriteria: 'Common criteria',
    commonRaters: 'Common raters',
    aspectCounts: {
      scored: 'Aspects scored',
      met: 'Aspects at target',
      one: 'Aspects one level short',
      two: 'Aspects two or more levels short',
      open: 'Aspects not scored',
    },
    whyNotApplicable: {
      wholeOrganisationOnly: 'rated for the whole organisation only',
      children: 'nothing below applies',
    },
    whyNotScored: {
      noRatings: 'nobody has rated it',
      cannotJudge: 'those who looked could not judge',
      children: 'nothing below is scored',
      notComparable: 'no unit that scored it is comparable',
      noUnitWeight: 'the units that scored it have no weight',
    },
  },
  file: {
    pptx: 'board-pack',
    pdf: 'report',
    xlsx: 'scorecard',
    docx: 'report',
  },
}

function openAspects(open: number): string {
  if (open === 0) return ''
  return `; ${inside(open)} could not be scored`
}
