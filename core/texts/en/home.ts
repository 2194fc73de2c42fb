/** A diagnostic's home page: where it stands, what is next for the reader, who is waited for, the road to the board. */
export const home = {
  title: 'Home',
  kicker: (d: { period: string; status: string }) => `Period ${d.period} · ${d.status}`,
  findingNoAssessors: 'The diagnostic is set up; it needs its assessors',
  findingNotBegun: 'Everything is set up. Scoring has not begun',
  findingOpen: (d: { percent: string }) => `Blind scoring is at ${d.percent}`,
  findingAllIn: 'Every sheet is in. The round can be revealed',
  findingMine: (d: { settled: number; total: number }) => `You have settled ${d.settled} of ${d.total} ratings`,
  ledeOpen: (d: { finished: number; assessors: number; notBegun: number }) =>
    `${d.finished} of ${d.assessors} ${d.assessors === 1 ? 'assessor has' : 'assessors have'} finished${d.notBegun === 0 ? '' : `, ${d.notBegun} ${d.notBegun === 1 ? 'has' : 'have'} not begun`}. Nobody sees another’s levels before the reveal.`,
  ledeMine: 'Nobody sees your levels before the reveal, and you see nobody else’s.',

  next: 'Next for you',
  nextNote: (d: { count: number }) => (d.count === 1 ? '1 thing' : `${d.count} things`),
  nothing: 'Nothing waits for you here.',
  actions: {
    sheet: {
      title: 'Score your sheet',
      what: (d: { settled: number; total: number }) =>
        `${d.settled} of ${d.total} ratings settled. Nobody sees your levels before the reveal.`,
      button: 'Continue',
    },
    workbooks: {
      title: 'Send the scoring workbooks',
      what: 'Assessors who work in Excel fill in a workbook each; a filled one comes back as one rater.',
      button: 'Open workbooks',
    },
    answers: {
      title: 'Bring in the staff answers',
      what: 'A CSV or XLSX file of the survey shows where groups see the organisation differently.',
      button: 'Import answers',
    },
    reveal: {
      title: 'Reveal the blind round',
      what: 'It happens once, for all. The first ratings stay visible and unedited.',
      button: 'Open the round',
    },
    agree: {
      title: 'Agree the levels',
      what: 'Where ratings differ, the team agrees a level with a written reason.',
      button: 'Open the ratings',
    },
    scorecard: {
      title: 'Read the scorecard',
      what: 'Levels, targets, gaps and the overall opinion by rule.',
      button: 'Open the scorecard',
    },
    reports: {
      title: 'Make the board pack',
      what: 'Slide titles are proposed from the findings and can be changed before export.',
      button: 'Open reports',
    },
  },

  waiting: 'Waiting on others',
  waitingNobody: 'Nobody. Every sheet is in.',
  left: (d: { left: number }) => `${d.left} ${d.left === 1 ? 'rating' : 'ratings'} open`,
  notBegun: 'not begun',

  doors: 'Where the work stands',
  assessor: 'Assessor',
  settled: 'Settled',
  survey: 'Staff survey',
  responses: (d: { responses: string }) => `${d.responses} responses`,
  responsesHidden: (d: { minimum: number }) => `fewer than ${d.minimum} responses, so nothing is shown`,
  noSurvey: 'No answers yet',
  areasTitleOf: (d: { areas: number }) => `${d.areas} ${d.areas === 1 ? 'area' : 'areas'} at a glance`,
  criteriaScored: 'Criteria scored',

  road: 'Road to the board',
  steps: {
    setUp: 'Set-up agreed',
    scoring: 'Blind scoring',
    reveal: 'Reveal and agree',
    run: 'Score run stored',
    board: 'Board pack',
  },
  setUpOn: (d: { assessors: number; units: number }) =>
    `${d.units} ${d.units === 1 ? 'unit' : 'units'}, ${d.assessors} ${d.assessors === 1 ? 'assessor' : 'assessors'}`,
  scoringOf: (d: { settled: string; total: string }) => `${d.settled} of ${d.total} ratings`,
}
