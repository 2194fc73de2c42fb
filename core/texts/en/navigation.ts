/** Names of places: masthead, story menu, sub-menus, page titles. */
export const navigation = {
  skip: 'Skip to content',
  workspace: 'Workspace',
  diagnostic: 'Diagnostic',
  diagnosticPhone: 'Diagnostic, short',
  section: 'Section',
  menu: 'Menu',

  home: 'Home',
  collect: 'Collect',
  score: 'Score',
  understand: 'Understand',
  decide: 'Decide',
  tell: 'Tell',

  diagnostics: 'Diagnostics',
  library: 'Library',
  people: 'People',
  settings: 'Settings',
  account: 'Account',
  signIn: 'Sign in',
  signOut: 'Sign out',

  switchLanguage: '中文',
  themeDark: 'Dark',
  themeLight: 'Light',

  /** Pages below a verb of the story; the id of web/shell/story.ts. */
  pages: {
    organisation: 'Organisation',
    answers: 'Staff survey',
    imports: 'Imports',
    sheets: 'My sheets',
    workbooks: 'Workbooks',
    reveal: 'Reveal and agree',
    agreement: 'Agreement',
    baseline: 'Former scorecard',
    scorecard: 'Scorecard',
    units: 'Units',
    groups: 'By group',
    movement: 'Trend',
    gaps: 'Gaps',
    reports: 'Reports',
  },
}
