/** A backup of everything before a migration that changes data, into the data folder. */
import { join } from 'node:path'
import { makeFolder } from '#server/make-folder.ts'
import type { Settings } from '#server/settings.ts'
import { openDatabase } from '#server/storage/database.ts'
import { writeBackup } from './write-backup.ts'

/** The file it wrote: `backups/before-<migration>-<time>.touchstone`. */
export async function backupBeforeMigration(
  url: string,
  settings: Settings,
  migration: string,
  version: string,
): Promise<string> {
  const folder = join(settings.dataFolder, 'backups')
  makeFolder(folder)
  const file = join(
    folder,
    `before-${migration.replace(/\.sql$/, '')}-${new Date().toISOString().replace(/[:.]/g, '-')}.touchstone`,
  )
  const db = openDatabase(url, { connections: 2 })
  try {
    await writeBackup(db, file, null, version)
    return file
  } finally {
    await db.close()
  }
}
