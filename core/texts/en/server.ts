/** What the server says in the terminal. */
export const server = {
  ready: (d: { address: string }) => `Touchstone is ready: ${d.address}`,
  readyWithLink: (d: { link: string }) => `Touchstone is ready. Open this once to make your account: ${d.link}`,
  progress: {
    database: 'Database brought up to date.',
    web: 'Building the pages…',
    sample: 'Making the sample organisation…',
  },
  usage: `npm start -- [--port N] [--host ADDRESS] [--data FOLDER] [--empty]
  --port N        port to listen on (8420)
  --host ADDRESS  address to listen on (127.0.0.1); another one needs an account with a password first
  --data FOLDER   where everything is kept (~/.touchstone)
  --empty         start without the sample organisation
  DATABASE_URL    use this PostgreSQL (15 or later) instead of the embedded one`,
}
