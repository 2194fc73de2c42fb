import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { backupBeforeMigration } from '#server/backup/before-migration.ts'
import { readBackup } from '#server/backup/format.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import { insertWorkspace } from '#server/workspaces/workspaces.ts'
import { freshDatabase } from '#test/support/database.ts'
import { many, openDatabase, sql } from './database.ts'
import { prepareDatabase } from './prepare.ts'
import { ChangedMigration, migrate, NewerDatabase, shippedMigrations, type Migration } from './migrate.ts'

const folder = await mkdtemp(join(tmpdir(), 'touchstone-migrate-'))
afterAll(() => rm(folder, { recursive: true }))

const next = (name: string, text: string): Migration => ({
  name,
  text,
  hash: name,
  changesData: text.startsWith('-- changes data'),
})

test('a migration runs once, two starting servers do not race, a failing one leaves nothing', async () => {
  const url = await freshDatabase()
  const db = openDatabase(url)
  try {
    const migrations = [...(await shippedMigrations()), next('0900_table.sql', 'create table later (n int)')]
    expect((await Promise.all([migrate(url, { migrations }), migrate(url, { migrations })])).flat()).toEqual([
      '0900_table.sql',
    ])
    const broken = [...migrations, next('0901_broken.sql', 'create table half (n int); select 1/0')]
    await expect(migrate(url, { migrations: broken })).rejects.toThrow('0901_broken.sql')
    expect(await many(db, sql`select to_regclass('half') as half`)).toEqual([{ half: null }])
    // an older program on a newer database stops, and says which migration it does not know
    await expect(migrate(url)).rejects.toThrow(NewerDatabase)
  } finally {
    await db.close()
  }
})

test('before a migration that changes data a backup of everything is written, which an upgraded database takes in', async () => {
  const url = await freshDatabase()
  const db = openDatabase(url)
  try {
    const id = await insertWorkspace(db, { en: 'Before' })
    const changes = next(
      '0900_names.sql',
      '-- changes data\nalter table workspace add column tier text not null default \'plain\'; update workspace set name = \'{"en":"After"}\'',
    )
    const migrations = [...(await shippedMigrations()), changes]
    const before: string[] = []
    await migrate(url, {
      migrations,
      beforeDataChange: async (name) =>
        void before.push(await backupBeforeMigration(url, { dataFolder: folder } as never, name, '0.1.0')),
    })
    expect(await readdir(join(folder, 'backups'))).toEqual([
      expect.stringMatching(/^before-0900_names-.*\.touchstone$/),
    ])
    expect((await readBackup(before[0] ?? '', {})).workspaces).toEqual([id])
    // and only that one time
    await migrate(url, { migrations, beforeDataChange: () => Promise.reject(new Error('no second backup')) })

    // the older backup comes to what the migration makes of it
    await db.query(sql`delete from workspace where workspace_id = ${id}`)
    await restoreBackup(db, before[0] ?? '', { migrations })
    expect(await many(db, sql`select name, tier from workspace where workspace_id = ${id}`)).toEqual([
      { name: { en: 'After' }, tier: 'plain' },
    ])
    await writeBackup(db, join(folder, 'newer.touchstone'), id, '0.2.0')
    const older = openDatabase(await freshDatabase())
    await expect(restoreBackup(older, join(folder, 'newer.touchstone'))).rejects.toMatchObject({
      code: 'backup.invalid',
    })
    await older.close()
  } finally {
    await db.close()
  }
})

test('a shipped migration that was changed after it ran is named, and nothing is touched', async () => {
  const url = await freshDatabase()
  const shipped = await shippedMigrations()
  const changed = shipped.map((one, at) => (at === 0 ? { ...one, hash: 'another' } : one))
  const migrations = [...changed, next('0900_table.sql', 'create table later (n int)')]
  await expect(migrate(url, { migrations })).rejects.toThrow(ChangedMigration)
  const db = openDatabase(url)
  try {
    expect(await many(db, sql`select to_regclass('later') as later`)).toEqual([{ later: null }])
    await db.query(sql`update touchstone_meta.migration set hash = 'another' where name = '0001_spine.sql'`)
    await expect(prepareDatabase(url, { databaseUrl: url } as never)).rejects.toMatchObject({
      code: 'data.changed',
      exitCode: 36,
      message: expect.stringContaining('0001_spine.sql'),
    })
  } finally {
    await db.close()
  }
})

test('migrations name no schema: an older backup is brought up to date beside the tables in use', async () => {
  for (const { name, text } of await shippedMigrations()) expect(text, name).not.toMatch(/\bpublic\s*\./i)
})
