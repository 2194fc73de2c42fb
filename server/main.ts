/** `npm start`: settings from the command line, one line with the address, an orderly end on Ctrl-C. */
import { parseArgs } from 'node:util'
import { texts } from '#core/texts/index.ts'
import { exitCodes } from '#launcher/exit-codes.mjs'
import { StartProblem, terminalLanguage } from '#launcher/problem.mjs'
import { readSettings, SettingFault } from './settings.ts'
import { startServer, type RunningServer } from './start.ts'

const t = texts[terminalLanguage()].server

function options() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        empty: { type: 'boolean' },
        help: { type: 'boolean' },
      },
      strict: true,
    })
    return values
  } catch {
    process.stderr.write(`${t.wrong({ words: process.argv.slice(2).join(' ').slice(0, 80) })}\n${t.usage}\n`)
    process.exit(exitCodes.usage)
  }
}

async function main(): Promise<void> {
  const given = options()
  if (given.help === true) {
    process.stdout.write(`${t.usage}\n`)
    return
  }
  const { settings } = readSettings(
    {
      ...(given.port === undefined ? {} : { port: given.port }),
      ...(given.host === undefined ? {} : { host: given.host }),
      ...(given.data === undefined ? {} : { dataFolder: given.data }),
      ...(given.empty === true ? { empty: 'true' } : {}),
    },
    process.env,
  )
  const ending = new AbortController()
  let server: RunningServer | undefined
  const end = async () => {
    if (ending.signal.aborted) return
    ending.abort()
    // while it starts, the start itself stops what it began and ends below
    if (server === undefined) return
    await server.close()
    process.exit(exitCodes.ok)
  }
  process.on('SIGINT', () => void end())
  process.on('SIGTERM', () => void end())
  process.on('SIGHUP', () => void end())
  const { signal } = ending
  try {
    server = await startServer(settings, { signal, progress: (step) => process.stderr.write(`${t.progress[step]}\n`) })
  } catch (error) {
    if (signal.aborted) process.exit(exitCodes.ok)
    throw error
  }
  void server.lost.then(async (problem) => {
    if (signal.aborted) return
    process.stderr.write(`${problem.message}\n`)
    await server?.close()
    process.exit(problem.exitCode)
  })
  const { address, setupToken } = server
  process.stdout.write(
    `${setupToken === null ? t.ready({ address }) : t.readyWithLink({ link: `${address}/welcome#${setupToken}` })}\n`,
  )
}

await main().catch((error: unknown) => {
  if (error instanceof StartProblem) {
    process.stderr.write(`${error.message}\n`)
    process.exit(error.exitCode)
  }
  if (error instanceof SettingFault) {
    process.stderr.write(`${error.message}\n`)
    process.exit(exitCodes.usage)
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(exitCodes.unexpected)
})
