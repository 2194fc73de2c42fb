/** Workforce answers by group: the heat map. */
export const groups = {
  title: 'By group',
  findingWidest: (d: { aspect: string; high: string; highScore: string; low: string; lowScore: string }) =>
    `Groups differ most on ${d.aspect}: ${d.high} ${d.highScore}, ${d.low} ${d.lowScore}`,
  findingAlike: 'The groups shown agree within half a level',
  findingNone: 'No two groups can be compared yet',
  kicker: (d: { responses: string; minimum: number }) =>
    `Workforce lens · ${d.responses} responses · groups from ${d.minimum} people`,
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
  everyone: 'Everyone',
  notGiven: 'Not given',
  caption: (d: { dimension: string }) => `Mean level by aspect and ${d.dimension.toLowerCase()}`,
  cell: (d: { aspect: string; group: string; score: string; items: number; fewest: string }) =>
    `${d.aspect}, ${d.group}: score ${d.score} from ${d.items} ${d.items === 1 ? 'item' : 'items'}, at least ${d.fewest} answers each`,
  hiddenCell: (d: { aspect: string; group: string }) => `${d.aspect}, ${d.group}: hidden`,
  noAnswers: 'No answers',
  leftOut: 'Left out because some group has too few answers',
  legendHidden: 'Hidden to protect the people who answered',
  legendNone: 'Nobody answered',
  lowest: 'lowest',
  highest: 'highest',
  tooFew: (d: { minimum: number }) =>
    `A group is shown from ${d.minimum} people who answered the very item. Hidden looks the same whatever the cause.`,
  emptyTitle: 'No staff answers yet',
  empty:
    'Answers of a staff survey show where leaders, managers and frontline see the organisation differently. They come in as a CSV or XLSX file.',
  importAnswers: 'Import answers',
}
