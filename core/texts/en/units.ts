/** The page that sets the units of a diagnostic side by side. */
export const units = {
  title: 'Units side by side',
  kicker: (d: { units: number; how: string }) =>
    `${d.units} ${d.units === 1 ? 'unit' : 'units'} · combined ${d.how.toLowerCase()}`,
  findingWeakest: (d: { units: string; count: number; score: string; spread: string }) =>
    `${d.units} ${d.count === 1 ? 'scores' : 'score'} lowest at ${d.score}, ${d.spread} below the highest`,
  findingLevel: 'The units score alike',
  findingFew: 'Fewer than two units can be compared yet',
  findingOne: 'One unit: nothing to set beside it',
  lede: 'Each figure is a unit’s own score; the organisation’s stands first. The lowest unit of each row is named.',
  oneWhat:
    'Units are business areas, regions, brands or channels that are scored on their own. Put several in the scope of a diagnostic, and they stand here side by side.',
  oneDo: 'Change the scope',
  caption: 'Scores of the units by aspect',
  order: 'Order of the rows',
  orders: {
    pack: 'as in the instrument',
    spread: 'widest spread first',
    organisation: 'lowest score of the organisation first',
  },
  orderUnit: (d: { unit: string }) => `lowest score of ${d.unit} first`,
  sortBy: (d: { unit: string }) => `Sort by ${d.unit}, lowest first`,
  show: 'Rows',
  showAll: 'areas and aspects',
  showAreas: 'areas only',
  spread: 'Spread',
  spreadWhat: 'highest − lowest comparable score',
  weakest: 'lowest',
  comparable: 'Comparable',
  yes: 'yes',
  unweighed: 'not weighed: no figure to weigh by',
  compare: 'Compare units',
  of: (d: { name: string; unit: string }) => `${d.name}, ${d.unit}`,
  weight: {
    headcount: (d: { weight: string }) => `${d.weight} people`,
    revenue: (d: { weight: string }) => `revenue ${d.weight}`,
  },
}
