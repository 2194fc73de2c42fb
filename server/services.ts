/** What every part of the server is given: made once in main.ts (or by a test), never imported as a global. */
import type { Results } from '#server/results/results.ts'
import type { Settings } from '#server/settings.ts'
import type { Db } from '#server/storage/database.ts'

export interface Services {
  db: Db
  /** Tallies of workforce answers, in a thread of their own. */
  results: Results
  settings: Settings
  /** Key for hashes of inputs and bodies; kept in the database, so that a restore keeps it. */
  hashKey: Buffer
  version: string
}
