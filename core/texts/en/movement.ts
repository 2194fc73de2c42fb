/** Movement between years: real change, changed raters, changed content, agreed against blind. */
export const movement = {
  title: 'Trend',
  findingUp: (d: { up: number; down: number; all: number }) => {
    const of = `of ${d.all} ${d.all === 1 ? 'aspect' : 'aspects'}`
    if (d.down === 0) return `${d.up} ${of} moved up`
    return d.up === 0 ? `${d.down} ${of} moved down` : `${d.up} ${of} moved up, ${d.down} moved down`
  },
  findingTotal: (d: { change: string; real: string }) => `The score moved ${d.change}; ${d.real} of it is real change`,
  findingUnsplit: (d: { change: string }) => `The score moved ${d.change}`,
  findingBaseline: 'This is the baseline: next year’s movement starts here',
  findingNotCompared: 'The two diagnostics cannot be compared',
  baselineWhat:
    'Name a former diagnostic as the one before, or import a former scorecard as a baseline, and the movement stands here.',
  kicker: (d: { now: string; then: string }) => `${d.now} against ${d.then}`,
  lede: (d: { criteria: number; raters: number }) =>
    `${d.criteria} common criteria, ${d.raters} ${d.raters === 1 ? 'rater' : 'raters'} in both years. The parts add up to the change of the score.`,
  ledeUnsplit: 'Before and after only: this change cannot be told apart into its parts.',
  columns: {
    before: 'Before',
    after: 'Now',
    change: 'Change',
    real: 'Real',
    raters: 'Raters',
    content: 'Content',
    consensus: 'Agreed − blind',
    criteria: 'Criteria',
  },
  realAndRaters: 'real and raters together',
  caption: 'Movement by area and aspect',
  isNew: 'new',
  formerly: (d: { name: string }) => `${d.name}, before`,
  parts: 'The four parts',
  partsWhat: {
    real: 'Real: the same criteria seen by the same people.',
    raters: 'Raters: what changes because other people looked.',
    content: 'Content: what changes because criteria or weights changed.',
    consensus: 'Agreed − blind: how far the agreed levels moved away from the blind ratings.',
  },
  tooFew:
    'Split from ten common criteria and two shared raters; otherwise before and after only. Changes are taken before rounding, so shown figures need not subtract.',
}
