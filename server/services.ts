/** What every part of the server is given: made once in main.ts (or by a test), never imported as a global. */
import type { Settings } from '#server/settings.ts'
import type { Db } from '#server/storage/database.ts'

export interface Services {
  db: Db
  settings: Settings
  /** Key for hashes of inputs and bodies; kept in the database, so that a restore keeps it. */
  hashKey: Buffer
  version: string
}
