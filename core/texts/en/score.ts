/** Sentences about scores that pages, files and the command line share: why a number is what it is, and what went wrong. */
const criteria = (n: number) => (n === 1 ? 'criterion' : 'criteria')
const are = (n: number) => (n === 1 ? 'is' : 'are')

export const score = {
  /** `names` is a list already joined. */
  levels: {
    all: (d: { level: string }) => `Every scored criterion is ${d.level}.`,
    some: (d: { names: string; count: number; level: string }) => `${d.names} ${are(d.count)} ${d.level}`,
    others: (d: { count: number; level: string }) =>
      d.count === 1 ? `the other one is ${d.level}` : `the other ${d.count} are ${d.level}`,
    join: '; ',
    end: '.',
  },
  parts: {
    areas: (d: { count: number }) => `${d.count} ${d.count === 1 ? 'area' : 'areas'}`,
    aspects: (d: { count: number }) => `${d.count} ${d.count === 1 ? 'aspect' : 'aspects'}`,
    criteria: (d: { count: number }) => `${d.count} ${criteria(d.count)}`,
  },
  meanOf: (d: { value: string; parts: string }) => `${d.value} is the weighted mean of ${d.parts}.`,
  range: (d: { highest: string; high: string; lowest: string; low: string }) =>
    `${d.highest} is highest at ${d.high}, ${d.lowest} lowest at ${d.low}.`,
  oneWeight: (d: { name: string; weight: string; before: string; after: string }) =>
    `${d.name} counts ${d.weight} times, which takes the score from ${d.before} to ${d.after}.`,
  oneWeightSame: (d: { name: string; weight: string }) =>
    `${d.name} counts ${d.weight} times, which changes nothing here.`,
  weights: (d: { before: string; after: string }) =>
    `The weights are not equal; they take the score from ${d.before} to ${d.after}.`,
  weightsSame: 'The weights are not equal, which changes nothing here.',
  missing: (d: { parts: string; count: number }) =>
    `${d.parts} ${are(d.count)} not scored and left out, never counted as zero.`,
  leftOut: (d: { parts: string; count: number }) => `${d.parts} ${d.count === 1 ? 'does' : 'do'} not apply here.`,
  hollow: (d: { share: string }) =>
    `Only ${d.share} of the applicable weight is scored, less than two thirds, so the mark is hollow.`,

  agreed: (d: { level: string }) => `The team agreed on ${d.level}.`,
  provisional: (d: { level: string; raters: number }) =>
    `${d.level} is the lower median of ${d.raters} blind ratings, and provisional until the team agrees.`,
  single: (d: { level: string }) => `${d.level} is what the only assessor who rated it gave.`,
  imported: (d: { value: string }) => `${d.value} was taken from a former scorecard. It has no raters.`,
  ownRating: (d: { unit: string }) =>
    `It was rated for the whole organisation (${d.unit}), which goes before any roll-up over units.`,
  overUnits: {
    equal: (d: { value: string; count: number }) =>
      `${d.value} is the mean of ${d.count} units, each counting the same.`,
    headcount: (d: { value: string; count: number }) => `${d.value} is the mean of ${d.count} units by headcount.`,
    revenue: (d: { value: string; count: number }) => `${d.value} is the mean of ${d.count} units by revenue.`,
  },
  onlyUnit: (d: { value: string; unit: string }) => `${d.value} comes from ${d.unit}, the only unit that counts here.`,
  unitsLeftOut: (d: { units: string; count: number }) => `${d.units} ${are(d.count)} not comparable and left out.`,
  disagreesOnApplicability:
    'Some assessors gave a level and others called it not applicable: a disagreement to settle.',

  absent: {
    noRatings: 'Nobody has rated it yet.',
    cannotJudge: 'Assessors looked and could not judge.',
    children: 'Nothing below it that counts has been scored yet.',
    notComparable: 'Every unit that scored it has too little coverage or too few raters to be compared.',
    noUnitWeight: 'The units that scored it have no headcount or revenue to weigh by.',
    stated: (d: { reasons: string }) => `It does not apply: ${d.reasons}`,
    wholeOrganisationOnly: 'It is scored once for the whole organisation, so it does not apply in a single unit.',
    childrenNotApplicable: 'Nothing below it that counts applies here.',
  },

  floor: {
    exact: (d: { level: string; held: string; count: number }) =>
      `Every criterion reaches ${d.level}; ${d.held} ${d.count === 1 ? 'holds' : 'hold'} it there.`,
    more: (d: { count: number }) => `${d.count} more`,
    top: (d: { level: string }) => `Every criterion reaches ${d.level}, the highest level.`,
    atMost: (d: { level: string; count: number }) =>
      `The floor is at most ${d.level}: ${d.count} ${d.count === 1 ? 'part is' : 'parts are'} not scored yet and may lie lower.`,
    atMostBelow: (d: { level: string }) => `The floor is at most ${d.level}: something further down is not scored yet.`,
  },
  medianOf: (d: { half: string; level: string; cumulated: string }) =>
    `Half of the weight is ${d.half}; counted from the lowest level, it is reached at ${d.level} (${d.cumulated}).`,

  whatIf: {
    reaches: (d: { name: string; level: string }) => `${d.name} reaches ${d.level}`,
    falls: (d: { name: string; level: string }) => `${d.name} falls to ${d.level}`,
    atTarget: (d: { name: string; level: string }) => `${d.name} at its target ${d.level}`,
    allWeightsEqual: 'All weights equal',
  },

  faults: {
    'weights.allZero': (d: { about: string }) =>
      `All weights under ${d.about} are zero, so nothing there could ever count. Give at least one a weight above zero.`,
    'level.offScale': (d: { about: string }) => `This level is not on the instrument’s scale: ${d.about}.`,
    'address.unknown': (d: { about: string }) =>
      `The instrument has no ${d.about}. It was rated with another version, or the name is wrong.`,
    'unit.unknown': (d: { about: string }) => `The unit ${d.about} is not in the scope of this diagnostic.`,
    'assessor.unknown': (d: { about: string }) => `${d.about} is not an assessor of this diagnostic.`,
    'rating.duplicate': (d: { about: string }) => `This stands twice where it may stand once: ${d.about}.`,
    'organisation.several': (d: { about: string }) =>
      `More than one unit is marked as the whole organisation: ${d.about}. Mark one only.`,
    'unitWeight.invalid': (d: { about: string }) =>
      `Headcount and revenue of the unit ${d.about} must be zero or more, or left empty.`,
  },
  tallyFaults: {
    'item.unknown': (d: { about: string }) => `The survey has no item ${d.about}.`,
    'dimension.unknown': (d: { about: string }) => `The answers have no segment ${d.about}.`,
    'category.unknown': (d: { about: string }) => `The segment has no group ${d.about}.`,
    'groupSize.tooSmall': (d: { about: string }) => `The minimum group size cannot be ${d.about}; it is at least 5.`,
    'cross.tooDeep': (d: { about: string }) =>
      `At most two segments can be combined, a filter included: ${d.about} is more.`,
  },
}
