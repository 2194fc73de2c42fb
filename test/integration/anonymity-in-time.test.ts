/** Attacks on small groups by looking twice: before and after a further import, after an undo, by cross, aspect and file. */
import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import type { ReplyOf } from '#contract/route.ts'
import type { getWorkforce } from '#contract/score.ts'
import { makeImportScene, pack } from './imports-support.ts'

type Workforce = ReplyOf<typeof getWorkforce>
const scene = await makeImportScene()
const { alice, bob, at } = scene
const items = pack.surveyItems.map(({ id }) => id).slice(0, 3)

async function add(rows: string[]): Promise<string> {
  const csv = [['department', 'roleLevel', ...items].join(','), ...rows].join('\n')
  const { body } = await scene.upload(alice, 'answers', 'a.csv', csv)
  await alice.put(`${at}/imports/${body.id}/mapping`, body.mapping)
  await scene.settled(body.id)
  await alice.post(`${at}/imports/${body.id}/commit`)
  expect((await scene.settled(body.id)).state).toBe('committed')
  return body.id
}
const undo = (id: string) => alice.post(`${at}/imports/${id}/undo`)
const people = (count: number, department: string, role: string, level = 2) =>
  Array.from({ length: count }, (_, n) => `${department},${role},${level},${(n % 3) + 1},3`)
const look = async (query = '', who = alice) => (await who.get<Workforce>(`${at}/workforce${query}`)).body
const figures = ({ responses, items: rows, aspects }: Workforce) => ({ responses, rows, aspects })
const cellOf = (table: Workforce, department: string) =>
  table.items[0]?.cells[table.groups.findIndex(({ key }) => key[0] === department)]

test('one more person does not show as the difference of two looks', async () => {
  await add([...people(20, 'sales', 'staff'), ...people(12, 'legal', 'staff'), ...people(9, 'it', 'leader')])
  const queries = ['', '?by=department', '?by=roleLevel', '?by=department&and=roleLevel']
  const before = await Promise.all(queries.map((query) => look(query)))
  const file = async () =>
    (await readXlsx((await bob.get<Buffer>(`${at}/report?format=xlsx&language=en`)).body)).sheets
      .filter(({ name }) => /workforce/i.test(name))
      .map(({ rows }) => rows)
  const fileBefore = await file()
  expect(before[0]).toMatchObject({ responses: 41, waiting: false })

  const late = await add(people(1, 'legal', 'staff', 4))
  for (const [which, query] of queries.entries())
    for (const who of [alice, bob]) {
      const now = await look(query, who)
      expect(figures(now), query).toEqual(figures(before[which] as Workforce))
      expect(now.waiting).toBe(true)
    }
  expect(await file()).toEqual(fileBefore)
  // taken back, nothing waits any more, and nothing was to be seen
  await undo(late)
  expect(await look()).toMatchObject({ responses: 41, waiting: false })
})

test('small parts of a large further import are not shown, nor to be had by subtraction', async () => {
  const before = await look('?by=department')
  const more = await add([...people(15, 'sales', 'staff', 3), ...people(2, 'legal', 'staff', 4)])
  const now = await look('?by=department')
  expect(now).toMatchObject({ responses: 58, waiting: false })
  expect(cellOf(now, 'legal')).toEqual({ kind: 'hidden' })
  for (const [item, { total, cells }] of now.items.entries()) {
    const was = before.items[item]
    if (total.kind === 'hidden' || was?.total.kind !== 'shown') continue
    let rest = total.n - was.total.n
    for (const [group, cell] of cells.entries()) {
      const then = was.cells[before.groups.findIndex(({ key }) => key[0] === now.groups[group]?.key[0])]
      if (cell.kind === 'hidden' || then?.kind !== 'shown') continue
      const came = cell.n - then.n
      expect(came === 0 || came >= 7).toBe(true)
      rest -= came
    }
    expect(rest === 0 || rest >= 7, `${rest} people can be told from two looks`).toBe(true)
  }
  // where nobody came, the figures stay
  expect(cellOf(now, 'it')).toEqual(cellOf(before, 'it'))
  // and back: the table of before, as it was
  await undo(more)
  expect(figures(await look('?by=department'))).toEqual(figures(before))
})

test('what waited is counted with what came later', async () => {
  await add(people(3, 'sales', 'staff'))
  expect(await look()).toMatchObject({ responses: 41, waiting: true })
  await add(people(6, 'sales', 'staff'))
  expect(await look()).toMatchObject({ responses: 50, waiting: false })
  const { rows } = await scene.app.server.services.db.query({ text: 'select releases from survey_shown order by 1' })
  expect(rows.length).toBeGreaterThan(1)
})

test('files that come in before anybody looks are one: no look, no difference', async () => {
  const other = await makeImportScene()
  const rows = (count: number, department: string) => people(count, department, 'staff')
  for (const part of [rows(20, 'a'), rows(3, 'b'), rows(1, 'b'), rows(4, 'b')]) {
    const csv = [['department', 'roleLevel', ...items].join(','), ...part].join('\n')
    const { body } = await other.upload(other.alice, 'answers', 'a.csv', csv)
    await other.alice.put(`${other.at}/imports/${body.id}/mapping`, body.mapping)
    await other.settled(body.id)
    await other.alice.post(`${other.at}/imports/${body.id}/commit`)
    await other.settled(body.id)
  }
  const { body } = await other.alice.get<Workforce>(`${other.at}/workforce?by=department`)
  expect(body).toMatchObject({ responses: 28, waiting: false })
  expect(cellOf(body, 'b')).toMatchObject({ kind: 'shown', n: 8 })
})
