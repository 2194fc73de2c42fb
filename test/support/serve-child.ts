/** A server in a process of its own, for tests that kill it. Arguments: data folder, database. Prints address and token. */
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'

const [dataFolder = '', databaseUrl = ''] = process.argv.slice(2)
const { settings } = readSettings(
  { dataFolder, port: '0', empty: 'true' },
  { DATABASE_URL: databaseUrl, TOUCHSTONE_LOG: 'silent' },
)
const server = await startServer(settings, { web: false })
process.stdout.write(`${JSON.stringify({ address: server.address, token: server.setupToken })}\n`)
