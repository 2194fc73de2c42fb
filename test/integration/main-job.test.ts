/**
 * The main job on data of the shape of a real study (2,042 people in 49 teams, eleven items on 1–5, generated and
 * seeded): own pack, two workbooks as raters, answers by CSV, scorecard by team with small teams hidden, board pack.
 */
import { readXlsx, writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import type { Import } from '#contract/import.ts'
import type { Results } from '#contract/score.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { randomStream } from '#core/statistics/random.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { leadershipPack } from '#test/support/leadership-pack.ts'
import { startTestServer } from '#test/support/server.ts'

const pack = leadershipPack()
const items = pack.surveyItems.map(({ id }) => id)
const people = 2042
const teams = 49

/** Team sizes vary widely; the last three teams have fewer than seven people. */
function generated(): { csv: string; sizes: Map<string, number>; sums: Map<string, number> } {
  const stream = randomStream(2042, 49)
  const sizes = new Map<string, number>()
  const sums = new Map<string, number>()
  const lines = [['COMPID', 'SUB', ...items.map((_, at) => `LEAD${String(at + 1).padStart(2, '0')}`)].join(',')]
  for (let person = 0; person < people; person++) {
    const small = person < 14
    const team = String(small ? 47 + (person % 3) : 1 + stream.below(teams - 3))
    sizes.set(team, (sizes.get(team) ?? 0) + 1)
    const answers = items.map(() => 1 + stream.below(5))
    sums.set(team, (sums.get(team) ?? 0) + (answers[0] ?? 0))
    lines.push([team, person, ...answers].join(','))
  }
  return { csv: lines.join('\n'), sizes, sums }
}

test('from an own pack to the board pack', async () => {
  const app = await startTestServer()
  const alice = await app.alice()
  const workspace = (
    await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Signal Corps', 'zh-CN': '通信兵团' } })
  ).body.id
  const api = `/api/workspaces/${workspace}`
  const imported = await alice.upload<{ committed: boolean; faults: { severity: string }[] }>(
    `${api}/packs?commit=true`,
    'leadership.zip',
    writePackZip(writePack(pack)),
  )
  expect(imported.body.committed).toBe(true)
  // its descriptors only judge, as those of its source do, and the import says so
  expect(new Set(imported.body.faults.map(({ severity }) => severity))).toEqual(new Set(['warning']))
  const root = (await alice.get<{ units: { id: string }[] }>(`${api}/organisation`)).body.units[0]?.id
  const made = await alice.post<{ id: string; assessors: { id: string }[] }>(`${api}/diagnostics`, {
    name: { en: 'Leadership 2026', 'zh-CN': '2026领导力' },
    periodFrom: '2026-01-01',
    periodTo: '2026-03-31',
    packs: [{ packId: pack.id, version: pack.version }],
    unitIds: [root],
    assessors: [{ name: 'Wu' }, { name: 'Li', external: true }],
    targets: [{ packId: pack.id, address: 'instrument', level: 4, rationale: '' }],
  })
  const at = `${api}/diagnostics/${made.body.id}`

  // two assessors' workbooks are two raters: Wu gives 3 everywhere, Li gives 3 and 4 in turn
  for (const [rater, { id }] of made.body.assessors.entries()) {
    const exported = await alice.get<Buffer>(`${at}/workbook?assessor=${id}&language=en`)
    const book = await readXlsx(exported.body)
    for (const sheet of book.sheets) {
      const head = (sheet.rows[0] ?? []).map(String)
      if (!head.includes('criterion')) continue
      sheet.rows.slice(1).forEach((row, line) => {
        row[head.indexOf('Level')] = rater === 0 ? 3 : 3 + (line % 2)
        row[head.indexOf('Why this level')] = 'Seen in the minutes'
      })
    }
    const bytes = await writeXlsx({
      sheets: book.sheets.map(({ name, rows, hidden }) => ({ name, rows, hidden: hidden ?? false })),
    })
    const preview = await alice.upload<Import>(`${at}/imports?kind=workbook`, `rater-${rater}.xlsx`, bytes)
    expect(preview.body.preview).toMatchObject({ accepted: 11, refused: 0 })
    expect((await alice.post<Import>(`${at}/imports/${preview.body.id}/commit`)).body.state).toBe('committed')
  }

  const { csv, sizes, sums } = generated()
  const found = await alice.upload<Import>(`${at}/imports?kind=answers`, 'responses.csv', csv)
  expect(found.body.detected).toMatchObject({ separator: ',', rows: people })
  const mapping = {
    kind: 'answers',
    headerRow: 1,
    items: items.map((criterion, i) => ({ column: 2 + i, criterion })),
    segments: [{ column: 0, dimension: 'department' }],
    values: [],
    missing: [],
    minimumGroup: 7,
  }
  const settled = async (id: string): Promise<Import> => {
    for (;;) {
      const { body } = await alice.get<Import>(`${at}/imports/${id}`)
      if (body.progress === null && body.state !== 'running') return body
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await alice.put(`${at}/imports/${found.body.id}/mapping`, mapping)
  expect((await settled(found.body.id)).preview).toMatchObject({ accepted: people, refused: 0 })
  await alice.post(`${at}/imports/${found.body.id}/commit`)
  expect((await settled(found.body.id)).state).toBe('committed')

  expect((await alice.post(`${at}/reveal`)).status).toBe(200)
  const results = (await alice.get<Results>(`${at}/results`)).body
  const node = (address: string) => results.nodes.find((one) => one.address === address)
  // lower median of 3 and 3, or of 3 and 4
  expect(node('instrument')).toMatchObject({ median: 3, mean: 3, basis: 'provisional', raters: 2, gap: { levels: 1 } })
  expect(results.gaps).toHaveLength(3)

  const heat = (
    await alice.get<{
      responses: number
      groups: { key: string[] }[]
      items: { total: { n: number }; cells: { kind: string; n?: number; mean?: number }[] }[]
    }>(`${at}/workforce?by=department`)
  ).body
  expect(heat.responses).toBe(people)
  const first = heat.items[0]
  const hidden = heat.groups.filter((_, i) => first?.cells[i]?.kind === 'hidden').map(({ key }) => Number(key[0]))
  expect(hidden.sort((a, b) => a - b)).toEqual([47, 48, 49])
  heat.groups.forEach(({ key: [team = ''] }, i) => {
    const cell = first?.cells[i]
    if (cell?.kind !== 'shown') return
    expect(cell.n).toBe(sizes.get(team))
    expect(cell.mean).toBeCloseTo((sums.get(team) ?? 0) / (sizes.get(team) ?? 1), 12)
  })
  expect(first?.total.n).toBe(people)

  expect((await alice.post(`${at}/score-runs`)).status).toBe(200)
  const starts: Record<string, string> = { pptx: 'PK', xlsx: 'PK', docx: 'PK', pdf: '%PDF' }
  for (const format of Object.keys(starts))
    for (const language of ['zh-CN', 'en', 'both']) {
      const report = await alice.get<Buffer>(`${at}/report?format=${format}&language=${language}`)
      expect(report.status, `${format} ${language}: ${report.status === 200 ? '' : JSON.stringify(report.body)}`).toBe(
        200,
      )
      expect(report.body.subarray(0, 4).toString('latin1'), format).toMatch(new RegExp(`^${starts[format]}`))
      // the same input gives the same bytes
      expect(
        (await alice.get<Buffer>(`${at}/report?format=${format}&language=${language}`)).body.equals(report.body),
      ).toBe(true)
    }
  // answers that a score run used stay
  expect((await alice.post(`${at}/imports/${found.body.id}/undo`)).body).toMatchObject({ code: 'import.used' })
})
