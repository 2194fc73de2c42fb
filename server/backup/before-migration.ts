/** A backup of everything before a migration that changes data. */
import type { Settings } from '#server/settings.ts'

export async function backupBeforeMigration(_url: string, _settings: Settings, migration: string): Promise<void> {
  throw new Error(`a backup before ${migration} is not possible yet`)
}
