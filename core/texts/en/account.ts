/** One's own account: password and sessions. */
export const account = {
  title: 'Account',
  password: 'Password',
  passwordNote: 'changing it signs you out everywhere else',
  current: 'Present password',
  next: 'New password',
  again: 'New password, once more',
  currentMissing: 'Write your present password.',
  notTheSame: 'The two new passwords differ. Write the same one twice.',
  change: 'Change the password',
  changed: (d: { ended: number }) =>
    d.ended === 0
      ? 'Changed.'
      : `Changed. ${d.ended} other ${d.ended === 1 ? 'session has' : 'sessions have'} been signed out.`,
  sessions: 'Where you are signed in',
  sessionsNote: 'each ends by itself 30 days after signing in',
  device: 'Browser',
  unknownDevice: 'Not known',
  here: 'this one',
  started: 'Signed in',
  used: 'Last used',
  usedNote: 'to the hour',
  endOthers: 'Sign out everywhere else',
  ended: (d: { ended: number }) =>
    d.ended === 1 ? 'One other session has been signed out.' : `${d.ended} other sessions have been signed out.`,
  onlyHere: 'You are signed in nowhere else.',

  linkHeading: 'Choose a new password',
  linkLede: (d: { email: string }) =>
    `For the account ${d.email}. The link works once; afterwards you are signed in here and signed out everywhere else.`,
  linkButton: 'Set the password',
}
