/** A backup of an older version: its tables are made as they were and brought up to date, whatever was renamed or dropped since. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { insertPerson } from '#server/accounts/people.ts'
import { many, openDatabase, sql, type Db } from '#server/storage/database.ts'
import { migrate, shippedMigrations, type Migration } from '#server/storage/migrate.ts'
import { insertUnit, rootUnit } from '#server/organisation/organisation.ts'
import { insertWorkspace } from '#server/workspaces/workspaces.ts'
import { freshDatabase } from '#test/support/database.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const folder = await mkdtemp(join(tmpdir(), 'touchstone-older-'))
afterAll(() => rm(folder, { recursive: true }))

const shipped = await shippedMigrations()
const later = (name: string, text: string): Migration => ({ name, text, hash: name, changesData: true })

/** A database as a program with these migrations left it. */
async function databaseAt(migrations: readonly Migration[]): Promise<Db> {
  const url = await freshDatabase()
  const db = openDatabase(url)
  await db.query({ text: 'drop schema public cascade; create schema public; drop schema touchstone_meta cascade' })
  await migrate(url, { migrations })
  return db
}

/** A workspace with people, units, a survey with answers and an immutable run. */
async function fill(db: Db): Promise<string> {
  const workspace = await insertWorkspace(db, { en: 'Harbour', 'zh-CN': '海港\t银行' })
  const dana = await insertPerson(db, 'Dana', 'dana@example.org', 'a long enough password')
  await db.query(sql`insert into membership (workspace_id, person_id, role) values (${workspace}, ${dana}, 'owner')`)
  const root = await rootUnit(db, workspace)
  await insertUnit(db, workspace, {
    parentId: root.id,
    code: 'north',
    name: { en: 'North' },
    kind: 'region',
    headcount: 12,
    revenue: null,
  })
  const [diagnostic, survey] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
  await db.query({
    text: `insert into diagnostic (workspace_id, id, name, period_from, period_to) values ($1, $2, '{"en":"2026"}', '2026-01-01', '2026-06-30')`,
    values: [workspace, diagnostic],
  })
  await db.query({
    text: `insert into assessor (workspace_id, id, diagnostic_id, rater_key, name, label, person_id) values ($1, $2, $2, 'd', 'Dana', 'A', $3)`,
    values: [workspace, diagnostic, dana],
  })
  await db.query({
    text: `insert into survey (workspace_id, id, diagnostic_id, pack_id, items, dimensions) values ($1, $3, $2, 'p', '["a.b"]', '[]')`,
    values: [workspace, diagnostic, survey],
  })
  await db.query({
    text: `insert into response (workspace_id, survey_id, release, tuple_id, answers) select $1, $2, 1, 0, '\\x03' from generate_series(1, 9)`,
    values: [workspace, survey],
  })
  await db.query({
    text: `insert into score_run (workspace_id, id, diagnostic_id, pack_id, method_version, inputs_hash, input, result, made_by) values ($1, $2, $2, 'p', '1', 'h', '{}', '{}', 'Dana')`,
    values: [workspace, diagnostic],
  })
  return workspace
}

const turned = [
  ...shipped,
  later(
    '0900_turned.sql',
    `alter table unit rename column headcount to staff;
     alter table workspace drop column branding;
     alter table survey rename to inquiry;
     create table heads (workspace_id uuid references workspace (workspace_id) on delete cascade, unit_code text, staff int, primary key (workspace_id, unit_code));
     insert into heads select workspace_id, code, staff from unit where staff is not null;
     drop table report_title;
     alter table person add column tongue text not null default 'en';
     update workspace set name = name || '{"en":"Harbour Bank"}'`,
  ),
]

test.each([
  ['everything', null],
  ['one workspace', 'own'],
] as const)('%s of the first version comes in, as the migrations since make it', async (name, scope) => {
  const old = await databaseAt(shipped.slice(0, 1))
  const workspace = await fill(old)
  const file = join(folder, `${name}.touchstone`)
  expect((await writeBackup(old, file, scope === null ? null : workspace, '0.1.0')).migration).toBe('0001_spine.sql')
  await old.close()

  for (const migrations of [shipped, turned]) {
    const now = await databaseAt(migrations)
    try {
      await restoreBackup(now, file, { migrations })
      const rows = (text: string) => many(now, { text, values: [] })
      expect(await rows('select count(*) as n from response')).toEqual([{ n: 9 }])
      expect(await rows('select made_by from score_run')).toEqual([{ made_by: 'Dana' }])
      expect(await rows('select p.name from assessor a join person p on p.id = a.person_id')).toEqual([
        { name: 'Dana' },
      ])
      expect(await rows('select password_hash is not null as has from person')).toEqual([{ has: scope === null }])
      const isTurned = migrations === turned
      expect(await rows(`select name ->> 'en' as en, name ->> 'zh-CN' as zh from workspace`)).toEqual([
        { en: isTurned ? 'Harbour Bank' : 'Harbour', zh: '海港\t银行' },
      ])
      expect(await rows(`select ${isTurned ? 'staff' : 'headcount'} as heads from unit where code = 'north'`)).toEqual([
        { heads: 12 },
      ])
      if (isTurned)
        expect(await rows('select unit_code, staff from heads')).toEqual([{ unit_code: 'north', staff: 12 }])
      // nothing of the older tables is left, and the rules of today's hold
      expect(await rows(`select 1 from pg_namespace where nspname = 'touchstone_restore'`)).toEqual([])
      await expect(rows(`update score_run set made_by = 'Eve'`)).rejects.toThrow('never edited')
      await expect(restoreBackup(now, file, { migrations })).rejects.toMatchObject({ code: 'backup.exists' })
    } finally {
      await now.close()
    }
  }
})

test('a migration that cannot take the older rows leaves nothing behind', async () => {
  const old = await databaseAt(shipped.slice(0, 1))
  await fill(old)
  const file = join(folder, 'stuck.touchstone')
  await writeBackup(old, file, null, '0.1.0')
  await old.close()
  const migrations = [...shipped, later('0900_stuck.sql', 'alter table unit add column must int not null')]
  const now = await databaseAt(migrations)
  await expect(restoreBackup(now, file, { migrations })).rejects.toThrow('must')
  for (const table of ['workspace', 'person', 'response'])
    expect(await many(now, { text: `select 1 from ${table}`, values: [] }), table).toEqual([])
  expect(await many(now, sql`select 1 from pg_namespace where nspname = 'touchstone_restore'`)).toEqual([])
  await now.close()
})
