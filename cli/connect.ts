/**
 * The command line at the data: beside a running Touchstone on the same data folder (or DATABASE_URL), else with an
 * embedded PostgreSQL of its own for as long as the command runs. It acts as the owner of the data folder.
 */
import { Id } from '#contract/common.ts'
import type { Actor } from '#server/access/may.ts'
import { problem } from '#server/http/problem.ts'
import { hashKey } from '#server/installation.ts'
import { runningAddress } from '#server/listening.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#server/postgres/start.ts'
import { startResults } from '#server/results/results.ts'
import type { Services } from '#server/services.ts'
import { readSettings, type Settings } from '#server/settings.ts'
import { version } from '#server/version.ts'
import { openDatabase, type Queryable } from '#server/storage/database.ts'
import { getWorkspace, type WorkspaceRow } from '#server/workspaces/workspaces.ts'
import { prepareDatabase } from '#server/storage/prepare.ts'

export const operator: Actor = { kind: 'operator', name: 'touchstone (command line)' }

/** Runs `work` with everything the server has but HTTP. */
export async function withServices<T>(settings: Settings, work: (services: Services) => Promise<T>): Promise<T> {
  const running = settings.databaseUrl ?? findEmbeddedPostgres({ dataFolder: settings.dataFolder })
  const own = running === undefined ? await startEmbeddedPostgres({ dataFolder: settings.dataFolder }) : null
  const url = running ?? own?.url ?? ''
  try {
    await prepareDatabase(url, settings)
    const db = openDatabase(url, { connections: 4 })
    const results = startResults(url, settings.resultsMegabytes)
    try {
      return await work({ db, results, settings, hashKey: await hashKey(db), version })
    } finally {
      await results.close()
      await db.close()
    }
  } finally {
    await own?.stop()
  }
}

/** Settings from the environment, with `--data` where given. */
export function settingsFor(data: string | undefined): {
  settings: Settings
  sources: ReturnType<typeof readSettings>['sources']
} {
  return readSettings(data === undefined ? {} : { dataFolder: data }, process.env)
}

/** A one-time link at the server that runs on this data folder, or where the next one is set to listen. */
export async function welcomeLink({ host, port, dataFolder }: Settings, token: string): Promise<string> {
  const address = (await runningAddress(dataFolder)) ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  return `${address}/welcome#${token}`
}

/** The workspace of that id. @throws problem `notFound`, also for what is no id */
export async function workspaceGiven(db: Queryable, id: string): Promise<WorkspaceRow> {
  if (!Id.safeParse(id).success) throw problem('notFound')
  return getWorkspace(db, id)
}
