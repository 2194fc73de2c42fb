/** Workforce answers by group: the heat map. */
export const groups = {
  title: 'By group',
  findingWidest: (d: { aspect: string; high: string; highScore: string; low: string; lowScore: string }) =>
    `Groups differ most on ${d.aspect}: ${d.high} at ${d.highScore}, ${d.low} at ${d.lowScore}`,
  findingAlike: 'The groups shown agree within half a level',
  findingNone: 'No two groups can be compared yet',
  kicker: (d: { responses: string; minimum: number }) =>
    `Workforce lens · ${d.responses} responses · groups from ${d.minimum} people`,
  waiting: (d: { minimum: number }) =>
    `Newer answers wait: they are counted once at least ${d.minimum} people have answered since these figures were first shown, so that nobody can be told apart by comparing.`,
  kickerHidden: (d: { minimum: number }) => `Workforce lens · fewer than ${d.minimum} responses: nothing is shown`,
  lede: 'Staff chose the sentence that describes the organisation best, one per level. Each cell is the mean level of a group.',
  by: 'Groups by',
  dimensions: {
    department: 'Department',
    roleLevel: 'Role level',
    segment: 'Segment',
    channel: 'Channel',
    region: 'Region',
    tenure: 'Tenure',
  },
  find: 'Find a group',
  noneFound: 'No group has this name.',
  order: 'Order of groups',
  orderListed: 'As listed',
  orderLowest: (d: { aspect: string }) => `Lowest first: ${d.aspect}`,
  everyone: 'Everyone',
  notGiven: 'Not given',
  caption: (d: { dimension: string }) => `Mean level by aspect and ${d.dimension.toLowerCase()}`,
  cell: (d: { aspect: string; group: string }) => `${d.aspect}, ${d.group}`,
  legendHidden: 'Hidden to protect the people who answered',
  tooFew: (d: { minimum: number }) =>
    `A group is shown from ${d.minimum} people who answered the very item. Hidden looks the same whatever the cause.`,
  emptyTitle: 'No staff answers yet',
  empty:
    'Answers of a staff survey show where leaders, managers and frontline see the organisation differently. They come in as a CSV or XLSX file.',

  panel: 'Explanation',
  say: (d: { score: string; items: number; fewest: string }) =>
    d.items === 1
      ? `${d.score} is the mean of one item, answered by ${d.fewest} people.`
      : `${d.score} is the weighted mean of ${d.items} item means; each item has at least ${d.fewest} answers. Persons’ means are never averaged.`,
  items: 'Its items',
  item: 'Item',
  answers: 'Answers',
  distribution: 'Answers per level',
  distributionSpoken: (d: { parts: readonly string[] }) => d.parts.join(', '),
  distributionPart: (d: { level: string; people: string }) => `${d.level} ${d.people}`,
  tooFewForDistribution: 'fewer than 10 answers, or one level only',
  cannotTell: (d: { count: string }) => `${d.count} of all who were asked could not tell`,
  leftOutTitle: 'Left out of the comparison',
  leftOutWhat: 'Some group has too few answers to these items, so they leave the aspect in every group.',
}
