/** What stands on paper only: numbered notes that say how each number of the page came about. */
export const printed = {
  notes: 'Notes: how each number came about',
  working: (d: { products: string; weights: string; quotient: string }) =>
    `Σ weight × score ${d.products} ÷ Σ weight ${d.weights} = ${d.quotient}`,
  coverage: (d: { scored: number; applicable: number }) => `${d.scored} of ${d.applicable} criteria scored`,
  hollow: 'less than two thirds scored',
  absent: 'not scored, left out and never counted as zero',
  notApplicable: 'does not apply, left out',
  changeParts: (d: { change: string; real: string; raters: string; content: string; consensus: string }) =>
    `Change ${d.change}: ${d.real} real, ${d.raters} raters, ${d.content} content, ${d.consensus} agreed − blind.`,
  join: '; ',
  named: (d: { name: string; number: string }) => `${d.name} ${d.number}`,
  line: (d: { head: string; parts: string }) => `${d.head}: ${d.parts}.`,
}
