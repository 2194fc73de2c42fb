/** What the server says in the terminal. */
export const server = {
  ready: (d: { address: string }) => `Touchstone is ready: ${d.address}`,
  readyWithLink: (d: { link: string }) => `Touchstone is ready. Open this once to make your account: ${d.link}`,
  progress: {
    database: 'Database brought up to date.',
    web: 'Building the pages…',
    sample: 'Making the sample organisation…',
  },
  settings: {
    value: (d: { name: string; variable: string; value: string }) =>
      `The setting ${d.name} (${d.variable}) cannot be “${d.value}”. touchstone settings says what each means.`,
    unknown: (d: { file: string; name: string }) =>
      `${d.file} has an unknown setting: ${d.name}. touchstone settings lists all.`,
    form: (d: { file: string }) => `${d.file} must hold names and values, one a line, such as “port: 8420”.`,
    unreadable: (d: { file: string; reason: string }) => `${d.file} cannot be read (${d.reason}).`,
  },
  wrong: (d: { words: string }) => `“${d.words}” is not understood. It goes like this:`,
  usage: `npm start -- [--port N] [--host ADDRESS] [--data FOLDER] [--empty]
  --port N        port to listen on (8420)
  --host ADDRESS  address to listen on (127.0.0.1); another one needs an account with a password first
  --data FOLDER   where everything is kept (~/.touchstone)
  --empty         start without the sample organisation
  DATABASE_URL    use this PostgreSQL (15 or later) instead of the embedded one`,
}
