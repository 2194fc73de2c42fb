/** The page that documents the HTTP API. */
export const api = {
  title: 'Touchstone API',
  lede: (d: { version: string }) =>
    `Version ${d.version}. Everything a page shows can be had here. Sign in with POST /api/session; the cookie it sets goes with each call. The machine-readable description:`,
  parameters: 'Parameters',
  required: 'required',
  body: 'Body',
  reply: 'Reply',
  problems: 'Problem codes',
}
