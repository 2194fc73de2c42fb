/** Gaps: aspects below target and what it takes to reach the next level. */
export const gaps = {
  title: 'Gaps',
  finding: (d: { count: number }) => `${d.count} ${d.count === 1 ? 'aspect is' : 'aspects are'} below target`,
  findingTwo: (d: { count: number; two: number }) =>
    `${d.count} ${d.count === 1 ? 'aspect is' : 'aspects are'} below target, ${d.two} of them by two levels or more`,
  findingNone: 'No aspect is below its target',
  findingNoTarget: 'There is no target to measure a gap against',
  noTarget:
    'Targets are set per instrument, area or aspect when a diagnostic is started, and can be changed in its settings.',
  lede: 'Each gap shows what assessors would see at the next level.',
  order: 'Order',
  orders: {
    weight: 'size × weight, heaviest first',
    size: 'distance of the score, largest first',
    pack: 'as in the instrument',
  },
  allAreas: 'all areas',
  size: (d: { levels: number }) => (d.levels === 1 ? '1 level' : `${d.levels} levels`),
  toTarget: (d: { from: string; to: string }) => `${d.from} to ${d.to}`,
  weight: (d: { weight: string }) => `weight ${d.weight}`,
  whatItTakes: 'What it takes',
  nextStep: (d: { level: number; next: number }) => `from ${d.level} to ${d.next}`,
  firstStep: 'First step',
  lookFor: 'Evidence',
  moreSteps: (d: { count: number }) => `Show evidence, first steps and ${d.count} more`,
  evidence: 'Show evidence and first steps',
  fewerSteps: 'Show fewer',
  hollow: 'Less than two thirds scored',
  caption: (d: { order: string }) => `Gaps: ${d.order}`,
}
