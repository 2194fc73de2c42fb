import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#test/support/database.ts'
import { many, openDatabase, sql, type Db } from '#server/storage/database.ts'
import { insertPerson } from '#server/accounts/people.ts'
import { deleteWorkspace, insertWorkspace } from '#server/workspaces/workspaces.ts'
import { insertUnit, listUnits, rootUnit } from '#server/organisation/organisation.ts'
import { writeBackup } from './write-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { backupTables } from './tables.ts'

const folder = await mkdtemp(join(tmpdir(), 'touchstone-backup-'))
const here = openDatabase(await freshDatabase())
const there = openDatabase(await freshDatabase())
afterAll(async () => {
  await here.close()
  await there.close()
  await rm(folder, { recursive: true })
})

async function workspaceWith(db: Db, name: string, email: string): Promise<string> {
  const id = await insertWorkspace(db, { en: name, 'zh-CN': '带\t制表符\n与\\反斜杠' })
  const person = await insertPerson(db, 'Dana', email, null)
  await db.query(sql`insert into membership (workspace_id, person_id, role) values (${id}, ${person}, 'owner')`)
  await insertUnit(db, id, {
    parentId: (await rootUnit(db, id)).id,
    code: 'north',
    name: { en: 'North' },
    kind: 'region',
    headcount: 12,
    revenue: null,
  })
  return id
}

test('one workspace moves to another database, its people are recognised by address, others stay behind', async () => {
  const id = await workspaceWith(here, 'First', 'Dana@example.org')
  const other = await workspaceWith(here, 'Second', 'eli@example.org')
  const known = await insertPerson(there, 'Dana there', 'dana@EXAMPLE.org', null)
  const file = join(folder, 'one.touchstone')
  await writeBackup(here, file, id, '0.1.0')
  expect((await restoreBackup(there, file)).workspaces).toEqual([id])
  expect(await listUnits(there, id)).toEqual(await listUnits(here, id))
  expect(await many(there, sql`select person_id from membership where workspace_id = ${id}`)).toEqual([
    { person_id: known },
  ])
  expect(await many(there, sql`select 1 from workspace where workspace_id = ${other}`)).toEqual([])
  expect(await many(there, sql`select email from person order by email`)).toEqual([{ email: 'dana@EXAMPLE.org' }])
  await expect(restoreBackup(there, file)).rejects.toMatchObject({ code: 'backup.exists' })
  // after deletion nothing of it is left in any table
  await deleteWorkspace(there, id)
  for (const table of await backupTables(there))
    if (table.ofWorkspace)
      expect(
        await many(there, { text: `select 1 from "${table.name}" where workspace_id = $1`, values: [id] }),
        table.name,
      ).toEqual([])
})

test('a damaged, shortened, foreign or newer file changes nothing and is named', async () => {
  const id = await workspaceWith(here, 'Third', 'fay@example.org')
  const file = join(folder, 'good.touchstone')
  await writeBackup(here, file, id, '0.1.0')
  const plain = gunzipSync(await readFile(file))
  const variants: Record<string, Buffer> = {
    notGzip: Buffer.from('hello'),
    empty: Buffer.alloc(0),
    shortened: (await readFile(file)).subarray(0, -40),
    flipped: gzipSync(Buffer.from(plain.map((byte, at) => (at === plain.indexOf('North') ? byte ^ 1 : byte)))),
    newer: gzipSync(Buffer.from(plain.toString('latin1').replace('"format":1', '"format":9'), 'latin1')),
    twoJoined: gzipSync(Buffer.concat([plain, plain])),
  }
  for (const [name, content] of Object.entries(variants)) {
    const bad = join(folder, `${name}.touchstone`)
    await writeFile(bad, content)
    await expect(restoreBackup(there, bad), name).rejects.toMatchObject({ code: 'backup.invalid' })
    expect(await many(there, sql`select 1 from workspace where workspace_id = ${id}`), name).toEqual([])
  }
  const copy = join(folder, 'copy.touchstone')
  await copyFile(file, copy)
  await restoreBackup(there, copy)
})

test('everything, with accounts, into an empty installation', async () => {
  const file = join(folder, 'all.touchstone')
  await insertPerson(here, 'Gus', 'gus@example.org', 'a long enough password')
  const head = await writeBackup(here, file, null, '0.1.0')
  expect(head.scope).toBe('everything')
  const empty = openDatabase(await freshDatabase())
  try {
    await restoreBackup(empty, file)
    const count = (db: Db, table: string) => many(db, { text: `select count(*) as n from ${table}`, values: [] })
    for (const table of ['workspace', 'unit', 'membership', 'person'])
      expect(await count(empty, table), table).toEqual(await count(here, table))
  } finally {
    await empty.close()
  }
})
