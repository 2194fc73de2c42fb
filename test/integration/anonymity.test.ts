/** An attack on small groups through everything that leaves the server: tables, crosses, files. */
import { readXlsx } from 'hucre'
import { beforeAll, expect, test } from 'vitest'
import type { ReplyOf } from '#contract/route.ts'
import type { getWorkforce } from '#contract/score.ts'
import { startTestServer, type Visitor } from '#test/support/server.ts'

type Workforce = ReplyOf<typeof getWorkforce>

const app = await startTestServer({ empty: false })
const dimensions = ['roleLevel', 'department', 'region']
let alice: Visitor
let at: string
let whole: Workforce

beforeAll(async () => {
  alice = await app.alice()
  const session = await alice.get<{ workspaces: { id: string }[] }>('/api/session')
  const api = `/api/workspaces/${session.body.workspaces[0]?.id}`
  const list = await alice.get<{ rows: { id: string }[] }>(`${api}/diagnostics`)
  at = `${api}/diagnostics/${list.body.rows[0]?.id}`
  whole = (await alice.get<Workforce>(`${at}/workforce`)).body
})

const pairs = dimensions.flatMap((by) => [[by], ...dimensions.filter((and) => and !== by).map((and) => [by, and])])

test('the sample has a group under the minimum to attack', async () => {
  const { body } = await alice.get<Workforce>(`${at}/workforce?by=department`)
  const legal = body.groups.findIndex(({ key }) => key[0] === 'legal')
  expect(legal).toBeGreaterThanOrEqual(0)
  expect(body.items.filter(({ cells }) => cells[legal]?.kind === 'hidden').length).toBeGreaterThan(
    body.items.length * 0.9,
  )
})

test.each(pairs)(
  'by %s %s: a hidden cell says nothing, and no difference of sums tells on fewer than the minimum',
  async (by, and) => {
    const { body } = await alice.get<Workforce>(`${at}/workforce?by=${by}${and === undefined ? '' : `&and=${and}`}`)
    const least = body.minimumGroup
    for (const [i, { total, cells, criterion }] of body.items.entries()) {
      for (const cell of [total, ...cells]) {
        if (cell.kind === 'hidden') expect(Object.keys(cell)).toEqual(['kind'])
        else expect(cell.n).toBeGreaterThanOrEqual(least)
      }
      if (total.kind === 'hidden') continue
      // the same total in every table, or the difference of two totals would tell
      expect(whole.items[i]?.total).toEqual(total)
      const shown = cells.reduce((sum, cell) => sum + (cell.kind === 'shown' ? cell.n : 0), 0)
      const rest = total.n - shown
      expect(rest === 0 || rest >= least, `${criterion}: ${rest} people can be told from the total`).toBe(true)
      if (and === undefined) continue
      // every line of the cross against its own margin
      const margin = (await marginOf(by ?? '')).items[i]
      for (const [line, { key }] of (await marginOf(by ?? '')).groups.entries()) {
        const own = margin?.cells[line]
        if (own?.kind !== 'shown') continue
        const inLine = body.groups.reduce(
          (sum, group, at_) =>
            sum + (group.key[0] === key[0] && cells[at_]?.kind === 'shown' ? (cells[at_] as { n: number }).n : 0),
          0,
        )
        const hidden = own.n - inLine
        expect(
          hidden === 0 || hidden >= least,
          `${criterion} ${key[0]}: ${hidden} people can be told from the margin`,
        ).toBe(true)
      }
    }
  },
)

const margins = new Map<string, Promise<Workforce>>()
function marginOf(by: string): Promise<Workforce> {
  const known = margins.get(by) ?? alice.get<Workforce>(`${at}/workforce?by=${by}`).then(({ body }) => body)
  margins.set(by, known)
  return known
}

test('a file shows a hidden group as hidden, without a number', async () => {
  const report = await alice.get<Buffer>(`${at}/report?format=xlsx&language=en`)
  const book = await readXlsx(report.body)
  const sheet = book.sheets.find(({ name }) => /workforce/i.test(name))
  const table = (await alice.get<Workforce>(`${at}/workforce?by=roleLevel`)).body
  const hidden = table.aspects.reduce(
    (sum, { cells }) => sum + cells.filter((cell) => cell.kind === 'hidden').length,
    0,
  )
  const words = (sheet?.rows ?? []).flat().filter((cell) => /^hidden$/i.test(String(cell)))
  expect(words.length).toBeGreaterThanOrEqual(hidden)
})

test('another dimension than the survey has, and three at once, are refused', async () => {
  expect((await alice.get(`${at}/workforce?by=tenure`)).status).toBe(400)
  expect(await alice.get(`${at}/workforce?by=roleLevel&and=roleLevel`)).toMatchObject({
    status: 400,
    body: { code: 'request.invalid' },
  })
  expect((await alice.get(`${at}/workforce?by=name`)).status).toBe(400)
})
