/** Names of places: masthead, story menu, sub-menus, page titles. */
export const navigation = {
  skip: 'Skip to content',
  workspace: 'Workspace',
  diagnostic: 'Diagnostic',
  section: 'Section',

  home: 'Home',
  collect: 'Collect',
  score: 'Score',
  understand: 'Understand',
  decide: 'Decide',
  tell: 'Tell',
  progress: (d: { verb: string; percent: string }) => `${d.verb}, ${d.percent} done`,

  diagnostics: 'Diagnostics',
  library: 'Library',
  people: 'People',
  settings: 'Settings',
  signIn: 'Sign in',
  signOut: 'Sign out',
  me: 'My account',
  more: 'More',

  switchLanguage: '中文',
  themeDark: 'Dark',
  themeLight: 'Light',

  collectPages: { answers: 'Staff survey', organisation: 'Organisation' },
  scorePages: { sheets: 'My sheets', workbooks: 'Workbooks', raters: 'Raters' },
  understandPages: {
    scorecard: 'Scorecard',
    heatMap: 'By group',
    movement: 'Trend',
  },
  decidePages: { gaps: 'Gaps' },
  tellPages: { reports: 'Reports' },
}
