/** Signing in, and making the owner's account from the one-time link. */
export const session = {
  signInTitle: 'Sign in',
  signInLede: 'With the address and password of your account.',
  forgot: 'Forgot the password? Whoever runs Touchstone makes you a one-time link with npx touchstone password-link.',
  signInButton: 'Sign in',
  email: 'Email',
  password: 'Password',
  passwordHelp: 'At least 10 characters. A sentence is easier to remember than a word.',
  name: 'Your name',
  nameHelp: 'As colleagues know you. Results never show it; the people page and the history do.',
  setupNeeded:
    'This Touchstone has no account yet. Open the one-time link printed where it was started; it makes the account of the owner.',

  welcomeTitle: 'Welcome',
  setupHeading: 'Make the account of the owner',
  setupLede: 'The owner sees everything on this Touchstone and gives others access. The link works once.',
  invitationHeading: (d: { name: string }) => `Welcome, ${d.name}`,
  invitationLede: 'Choose a password. The link works once.',
  makeAccount: 'Make the account',
  linkUsed: 'This link does not work',
  linkUsedWhat:
    'It has been used, has expired or is not complete. Copy it again in full, or ask for a new one: whoever runs Touchstone finds it where it was started; a colleague’s comes from the people page.',
  noLink: 'The address holds no one-time link.',

  nameMissing: 'Write your name.',
  emailWrong: 'Write an email address, such as name@example.com.',
  passwordShort: 'The password needs at least 10 characters.',
  passwordMissing: 'Write your password.',
}
