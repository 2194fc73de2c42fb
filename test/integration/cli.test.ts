/** The command line: every command in sentences and as JSON, in both languages; wrong words, unknown ids, exit codes. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '#cli/main.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { findLink } from '#server/accounts/one-time-links.ts'
import { insertPerson } from '#server/accounts/people.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { openDatabase } from '#server/storage/database.ts'
import { freshDatabase } from '#test/support/database.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer } from '#test/support/server.ts'
import { makeWorld, type World } from '#test/support/world.ts'

const app = await startTestServer()
const elsewhere = await freshDatabase()
const here = app.server.services.settings.databaseUrl ?? ''
const scratch = await mkdtemp(join(tmpdir(), 'touchstone-cli-'))
const nowhere = '11111111-1111-4111-8111-111111111111'
let world: World
let diagnostic: string
beforeAll(async () => {
  world = await makeWorld(app, await app.alice(), { packId: 'small-pack', assessorName: 'Bob' })
  diagnostic = String(world.revealed['diagnostic'])
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** Runs a command on the data of the server above, or of another database. */
async function touchstone(words: string[], databaseUrl = here) {
  process.env['DATABASE_URL'] = databaseUrl
  let out = ''
  let said = ''
  const data = words.includes('--help') ? [] : ['--data', join(scratch, 'data')]
  const code = await run([...words, ...data], {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (said += text) },
  })
  return { code, out, said }
}
const json = async (words: string[], databaseUrl?: string) => {
  const { code, out, said } = await touchstone([...words, '--json'], databaseUrl)
  expect(said).toBe('')
  return { code, value: JSON.parse(out) as Record<string, unknown> }
}

test('what there is: workspaces, diagnostics, results, explanations, runs', async () => {
  expect((await json(['workspaces'])).value).toMatchObject({ workspaces: [{ id: world.workspace, isSample: false }] })
  expect((await json(['diagnostics', world.workspace])).value).toMatchObject({ diagnostics: [{}, { id: diagnostic }] })
  expect((await touchstone(['results', diagnostic])).out).toMatch(/2\.0 {2}2 {2}aspect\/brand-promise/)
  expect((await json(['results', diagnostic])).value).toMatchObject({ nodes: expect.any(Array) })
  expect((await json(['explain', diagnostic, 'instrument'])).value).toMatchObject({ explanation: { measure: 'mean' } })
  const first = (await json(['score', diagnostic])).value
  expect((await touchstone(['score', diagnostic])).out.trim()).toBe(first['id'])
  expect(await touchstone(['reveal', diagnostic, '--lang', 'zh'])).toEqual({ code: 0, out: '已揭示。\n', said: '' })
  expect((await json(['settings'])).value).toMatchObject({ settings: expect.any(Array) })
  expect((await touchstone(['settings'])).out).not.toContain(here)
})

test('reports in every format', { timeout: 60_000 }, async () => {
  for (const format of ['pptx', 'pdf', 'xlsx', 'docx']) {
    const file = join(scratch, `report.${format}`)
    const { code, value } = await json(['report', diagnostic, '--format', format, '--lang', 'both', '--out', file])
    expect(code).toBe(0)
    expect((await stat(file)).size).toBe(value['bytes'])
  }
})

describe('wrong words end with 2, unknown things with 1, and JSON stays JSON', () => {
  const wrong = [
    ['nonsense'],
    ['pack'],
    ['workspaces', 'extra'],
    ['workspaces', '--what'],
    ['workspaces', '--lang', 'fr'],
    ['workspaces', '--lang', 'both'],
    ['results'],
    ['explain', 'x'],
    ['explain', 'x', 'instrument', '--measure', 'nope'],
    ['report', 'x'],
    ['report', 'x', '--format', 'doc', '--out', 'x'],
    ['report', 'x', '--out'],
    ['backup'],
    ['restore'],
    ['delete'],
    ['pack', 'check'],
    ['pack', 'import', 'x'],
    ['pack', 'export', 'x', '--out', 'y'],
    ['pack', 'handout', 'x'],
  ]
  test.each(wrong)('%s %s %s %s', async (...words) => {
    const given = words.filter((word) => word !== undefined)
    expect(await json(given)).toMatchObject({ code: 2, value: { ok: false, code: 'usage', title: expect.any(String) } })
    const plain = await touchstone(given)
    expect(plain).toMatchObject({ code: 2, out: '' })
    expect(plain.said.length).toBeGreaterThan(10)
  })

  test('unknown ids and files', async () => {
    const file = join(scratch, 'never')
    for (const id of ['nope', nowhere]) {
      const unknown = [
        ['diagnostics', id],
        ['results', id],
        ['results', diagnostic, '--unit', id],
        ['results', diagnostic, '--pack', id],
        ['explain', id, 'instrument'],
        ['explain', diagnostic, `area/${id}`],
        ['score', id],
        ['reveal', id],
        ['report', id, '--out', file],
        ['backup', file, '--workspace', id],
        ['restore', join(scratch, id)],
        ['delete', id, '--confirm', 'x'],
        ['pack', 'check', join(scratch, id)],
        ['pack', 'import', join(scratch, id), '--workspace', world.workspace],
        ['pack', 'import', join(scratch, id), '--workspace', id],
        ['pack', 'export', id, '1.0.0', '--out', file, '--workspace', world.workspace],
        ['report', diagnostic, '--out', join(scratch, 'no', 'such', 'folder', id)],
        ['backup', join(scratch, 'no', 'such', 'folder', id)],
      ]
      for (const words of unknown) {
        const { code, value } = await json([...words, '--lang', 'zh'])
        expect({ words, code, ok: value['ok'] }).toEqual({ words, code: 1, ok: false })
        expect(JSON.stringify(value)).toMatch(/\p{Script=Han}/u)
        expect(JSON.stringify(value)).not.toMatch(/\\n\s+at |select /)
      }
    }
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })
})

test('help of every command in both languages', async () => {
  const { out } = await touchstone(['--help'])
  const commands = [...out.matchAll(/^ {2}touchstone ((?:[a-z]+ ?)+)/gm)].map(([, words]) => (words ?? '').trim())
  expect(commands.length).toBeGreaterThan(14)
  const all = (await json(['--help'])).value['commands'] as { usage: string }[]
  expect(all).toHaveLength(commands.length)
  for (const { usage } of all) expect(out).toContain(usage)
  for (const words of commands) {
    expect((await touchstone([...words.split(' '), '--help'])).code).toBe(0)
    expect(await json([...words.split(' '), '--help'])).toMatchObject({ code: 0 })
    expect((await touchstone([...words.split(' '), '--help', '--lang', 'zh'])).out).toMatch(/\p{Script=Han}/u)
  }
})

test('a pack goes in and comes out unchanged', async () => {
  const zip = writePackZip(writePack(smallPack({ id: 'shelf-pack', levels: 7 })))
  const from = join(scratch, 'in.zip')
  const to = join(scratch, 'out.zip')
  await writeFile(from, zip)
  const where = ['--workspace', world.workspace]
  expect((await json(['pack', 'check', from])).code).toBe(0)
  expect((await json(['pack', 'import', from, ...where])).value).toMatchObject({
    ok: true,
    published: { pack: 'shelf-pack' },
  })
  // the same again is no fault; other content under the same version is
  expect((await json(['pack', 'import', from, ...where])).code).toBe(0)
  const changed = smallPack({ id: 'shelf-pack', levels: 7 })
  await writeFile(from, writePackZip(writePack({ ...changed, name: { en: 'Other', 'zh-CN': '别的' } })))
  expect((await json(['pack', 'import', from, ...where])).value).toMatchObject({ ok: false, code: 'pack.changed' })
  expect((await json(['pack', 'export', 'shelf-pack', '1.0.0', '--out', to, ...where])).code).toBe(0)
  expect((await readFile(to)).equals(Buffer.from(zip))).toBe(true)
})

test('what pack check calls an error is not published either', async () => {
  const pack = smallPack({ id: 'twin-levels' })
  const { descriptors } = pack.areas[0]!.aspects[0]!.criteria[0]!
  descriptors['2'] = descriptors['1']!
  const from = join(scratch, 'twin-levels.zip')
  await writeFile(from, writePackZip(writePack(pack)))
  const checked = await json(['pack', 'check', from])
  const published = await json(['pack', 'import', from, '--workspace', world.workspace])
  expect(checked.code).toBe(1)
  expect(published.code).toBe(1)
  expect(published.value).toMatchObject({ ok: false, published: null, faults: [{ code: 'quality.levelsEqual' }, {}] })
})

test('backup, restore elsewhere with the same numbers, deletion that leaves nothing', async () => {
  const file = join(scratch, 'all.touchstone')
  expect((await json(['backup', file])).value).toMatchObject({ workspaces: [world.workspace], scope: 'everything' })
  expect((await json(['backup', file])).value).toMatchObject({ ok: false, code: 'file.exists' })
  expect((await json(['restore', file])).value).toMatchObject({ ok: false, code: 'backup.exists' })
  expect((await json(['restore', file], elsewhere)).code).toBe(0)
  const numbers = async (url: string) => (await json(['results', diagnostic], url)).value
  expect(await numbers(elsewhere)).toEqual(await numbers(here))
  // the run is recognised by the keyed hash of its inputs, which came along
  expect((await json(['score', diagnostic], elsewhere)).value).toEqual((await json(['score', diagnostic])).value)

  // so it does for one workspace alone, which does not take the key of the others along
  const one = join(scratch, 'one.touchstone')
  const third = await freshDatabase()
  await json(['backup', one, '--workspace', world.workspace])
  expect((await json(['restore', one], third)).code).toBe(0)
  expect((await json(['score', diagnostic], third)).value).toEqual((await json(['score', diagnostic])).value)
  const { rows: keys } = await app.server.services.db.query({
    text: `select value from installation where key = 'hashKey'`,
  })
  expect(gunzipSync(await readFile(one)).toString('latin1')).not.toContain(String(keys[0]?.value))

  // where others have accounts and none of its owners does, the first to open it gets a link
  const fourthUrl = await freshDatabase()
  const fourth = openDatabase(fourthUrl)
  await insertPerson(fourth, 'Somebody', 'somebody@example.org', 'a password of their own')
  const { links } = (await json(['restore', one], fourthUrl)).value as { links: { email: string; link: string }[] }
  expect(links).toMatchObject([{ email: 'alice@example.org', link: expect.stringMatching(/\/welcome#[\w-]{43}$/) }])
  expect(await findLink(fourth, links[0]?.link.split('#')[1] ?? '')).toMatchObject({ email: 'alice@example.org' })
  await fourth.close()

  expect((await json(['delete', world.workspace, '--confirm', 'Of small-pack'])).code).toBe(0)
  const { db } = app.server.services
  const { rows } = await db.query({
    text: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' where c.relkind in ('r', 'p') and n.nspname = 'public'`,
  })
  expect(rows.length).toBeGreaterThan(15)
  for (const { name } of rows as { name: string }[]) {
    const left = await db.query({ text: `select 1 from "${name}" where workspace_id = $1`, values: [world.workspace] })
    expect({ name, rows: left.rows.length }).toEqual({ name, rows: 0 })
  }
  // what is back in its place works as before
  expect((await json(['restore', file])).code).toBe(0)
  expect(await numbers(here)).toEqual(await numbers(elsewhere))
})
