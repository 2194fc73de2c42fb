/** Trying the survey questions of an instrument, one a screen, and the questionnaire on paper. */
const questions = (n: number) => (n === 1 ? '1 question' : `${n} questions`)
const minutes = (n: number) => (n === 1 ? '1 minute' : `${n} minutes`)

export const tryOut = {
  open: 'Try the questions',
  openPaper: 'Questionnaire on paper',
  title: 'Try the questions',
  kicker: (d: { instrument: string }) => `Try-out: ${d.instrument}`,
  heading: 'Answer as one of your staff would',
  lede: 'One question a screen, as it will look on a phone. Choose the sentence that is most like your organisation.',
  toLibrary: 'To the library',

  role: 'Who are you answering as?',
  roleWhat: 'Each question goes only to those who can judge it.',
  roles: {
    frontline: 'I serve customers',
    specialist: 'I work behind the scenes',
    manager: 'I lead a team or a department',
    leader: 'I am in top management',
  },
  rolesWhat: {
    frontline: 'In a shop, on the phone, at their home',
    specialist: 'In finance, IT, product, personnel and the like',
    manager: 'In any part of the organisation',
    leader: 'Or on the board',
  },
  roleMissing: 'Choose who you are answering as',
  extent: 'How many questions?',
  sample: (d: { questions: number; minutes: number }) => `${questions(d.questions)}, about ${minutes(d.minutes)}`,
  sampleWhat: 'A draw spread over the topics, as long as one person’s share of a survey.',
  all: (d: { questions: number; minutes: number }) => `All ${d.questions}, about ${minutes(d.minutes)}`,
  allWhat: 'Everything this role can judge.',
  pace: 'Where do the minutes come from?',
  paceWhat: (d: { words: number; characters: number; seconds: number }) =>
    `From the length of the texts: ${d.words} English words or ${d.characters} Chinese characters a minute, and ${d.seconds} seconds to choose. An estimate, not a limit: nobody measures how long you take.`,
  begin: 'Begin',

  begunTitle: 'You have begun',
  begun: (d: { role: string; reached: number; total: number }) =>
    `“${d.role}”: ${d.reached} of ${questions(d.total)} done.`,
  resume: 'Go on',
  toReview: 'To the review',
  erase: 'Erase and start again',
  eraseTitle: 'Erase these answers?',
  eraseWhat: 'They are on this device only and cannot be brought back.',

  stays: 'Who sees my answers?',
  staysHere: 'Nobody. This is a try-out: the answers stay on this device and are never sent.',
  staysKept: 'They outlast a reload and stay until you erase them; anyone who uses this browser can open them.',
  staysInMemory: 'This browser stores nothing, so they are gone when the page is closed.',
  staysFree: 'You can leave a question empty, say you can’t tell, or stop at any time.',

  question: (d: { number: number; total: number }) => `Question ${d.number} of ${d.total}`,
  minutesLeft: (d: { minutes: number }) => `about ${minutes(d.minutes)} left`,
  ask: 'Which describes us best?',
  cannotTell: 'I can’t tell',
  back: 'Back',
  next: 'Next',
  leaveEmpty: 'Leave empty',
  done: 'Done',
  unchoose: 'Take my choice back',
  keys: (d: { options: number }) => `Keys: 1–${d.options} choose, 0 or ? can’t tell, ↑ ↓ move, Enter goes on`,

  review: 'Your answers',
  reviewHeading: (d: { levels: number; total: number }) =>
    d.levels === d.total
      ? d.total === 1
        ? 'The question is answered'
        : `All ${d.total} questions are answered`
      : `${d.levels} of ${questions(d.total)} answered`,
  reviewCannotTell: (d: { count: number }) => `${d.count} you can’t tell`,
  reviewLeftEmpty: (d: { count: number }) => `${d.count} left empty`,
  reviewNotReached: (d: { count: number }) => `${d.count} not reached yet`,
  reviewWhat:
    'You can change any of them. Below each stands what it would count as. In a survey no answer counts alone: it is taken together with those of a whole group.',
  reversed: 'You saw the options from the highest level down; half of all respondents do. Here they stand by level.',
  notReversed:
    'You saw the options from the lowest level up; the other half of all respondents see them the other way round.',
  sameAgain: 'The same questions again, for somebody else',
  change: 'Change',
  changeOf: (d: { question: string }) => `Change: ${d.question}`,
  leftEmpty: 'Left empty',
  notReached: 'Not reached yet',
  countsAs: 'What this counts as',
  criterion: (d: { criterion: string; aspect: string }) => `${d.aspect}: ${d.criterion}`,
  assessor: 'An assessor reads at this level:',
  cannotTellCounts: 'It gives no level. Where more than 30% can’t tell, that is a finding of its own: nobody sees it.',
  leftEmptyCounts: 'It gives no level and says nothing: left empty is neither low nor “can’t tell”.',
  notReachedCounts: 'Nothing yet.',
  elsewhere: 'Other instruments it says something about',
  nowhereElse: 'No other instrument asks anything like it.',
  levelThere: 'there:',
  orLevel: 'or',
  noLevelThere: 'no level of its own there',

  noItemsTitle: 'This instrument has no survey questions',
  noItems: 'There is nothing to try. Staff answer only instruments whose pack has a survey folder.',

  paperTitle: 'Questionnaire on paper',
  paperHeading: (d: { questions: number; role: string | null }) =>
    d.role === null ? questions(d.questions) : `${questions(d.questions)} for ${d.role}`,
  paperLede:
    'To read through, hand round or discuss. Staff see the options without levels, and half of them in reverse.',
  paperHow: 'Tick in each question the sentence that is most like us. Leave out what you would rather not answer.',
  paperAll: 'Everyone',
  paperRoles: 'Questions for',
}
