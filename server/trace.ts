/** What a log keeps of a failure: where it was, and not its words, which may hold what somebody typed. */
export function traceOf(error: unknown): { name: string; code: string; stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, code: '', stack: '' }
  // the stack begins with the message, whose own lines may look like places
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  const { code } = error as { code?: unknown }
  return { name: error.name, code: typeof code === 'string' ? code : '', stack: frames.join('\n') }
}
