/** The Excel round trip over HTTP: export, fill, import, look, commit, undo; and what is refused. */
import { readXlsx, writeXlsx, type CellValue, type Workbook } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Import } from '#contract/import.ts'
import { schemaFaults } from '#test/support/schema-faults.ts'
import { makeImportScene, pack, type ImportScene } from './imports-support.ts'

let scene: ImportScene

let online: string

beforeAll(async () => {
  scene = await makeImportScene()
  const { alice, workspace, root, shop, at } = scene
  const made = await alice.post<{ id: string }>(`/api/workspaces/${workspace}/units`, {
    parentId: root,
    code: 'online',
    name: { en: 'Online', 'zh-CN': '线上' },
    kind: 'channel',
  })
  online = made.body.id
  await alice.patch(at, { unitIds: [root, shop, online] })
})

type Edit = (rows: CellValue[][], column: (head: string) => number, sheet: string) => void

/** Exports somebody's workbook, changes cells and gives the bytes. */
async function filled(assessor: string, edit: Edit, language = 'both'): Promise<Uint8Array> {
  const exported = await scene.alice.get<Buffer>(`${scene.at}/workbook?assessor=${assessor}&language=${language}`)
  expect(exported.status).toBe(200)
  return edited(exported.body, edit)
}

async function edited(bytes: Uint8Array, edit: Edit): Promise<Uint8Array> {
  const book: Workbook = await readXlsx(bytes)
  for (const sheet of book.sheets) {
    const head = (sheet.rows[0] ?? []).map(String)
    if (head.includes('criterion'))
      edit(sheet.rows, (name) => head.findIndex((cell) => cell === name || cell.split('\n').includes(name)), sheet.name)
  }
  return writeXlsx({ sheets: book.sheets.map(({ name, rows, hidden }) => ({ name, rows, hidden: hidden ?? false })) })
}

async function commit(id: string, who = scene.alice): Promise<{ status: number; body: Import & { code?: string } }> {
  return who.post(`${scene.at}/imports/${id}/commit`)
}

async function sheetOf(
  assessor: string,
  unit: string,
): Promise<
  { criterion: string; value: { kind: string; level?: number; reason?: string }; note: string; version: number }[]
> {
  return (await scene.alice.get<{ ratings: never[] }>(`${scene.at}/sheet?unit=${unit}&assessor=${assessor}`)).body
    .ratings
}

/** Those that are rated in each unit. */
const criteria = pack.areas.flatMap((area) =>
  area.aspects.flatMap((aspect) =>
    aspect.criteria.filter((one) => !one.wholeOrganisationOnly).map((criterion) => `${aspect.id}.${criterion.id}`),
  ),
)

test('the workbook: one sheet an area, keys hidden, levels from a list, whole-organisation criteria once', async () => {
  const { assessors, at, alice } = scene
  const exported = await alice.get<Buffer>(`${at}/workbook?assessor=${assessors.wu}&language=both`)
  expect(exported.headers.get('content-disposition')).toContain('.xlsx')
  expect(await schemaFaults(exported.body, 'xlsx')).toEqual([])
  const book = await readXlsx(exported.body)
  expect(book.sheets.map(({ name }) => name)).toEqual(
    ['说明 Read me', '承诺 Promise', '交付 Delivery', '列表 Lists'].map((name) =>
      expect.stringContaining(name.split(' ')[0]!),
    ),
  )
  const sheet = book.sheets[1]!
  expect(sheet.rows[0]!.slice(0, 6)).toEqual([
    'diagnostic_id',
    'assessor_id',
    'unit_id',
    'pack',
    'criterion',
    'version',
  ])
  expect(sheet.columns!.slice(0, 6).every((column) => column.hidden)).toBe(true)
  expect(sheet.freezePane).toMatchObject({ rows: 1 })
  expect(sheet.dataValidations).toMatchObject([{ type: 'list' }])
  // 2 aspects × 3 criteria: one of each is rated once for the organisation, and only there; the others in each unit
  expect(sheet.rows).toHaveLength(1 + 2 + 4 + 4)
  const asked = sheet.rows.slice(1).map(([, , unit, , criterion]) => [unit, String(criterion).endsWith('.goals')])
  expect(asked.every(([unit, whole]) => (unit === scene.root) === whole)).toBe(true)
  expect(book.sheets.at(-1)).toMatchObject({ hidden: true })
  expect(book.sheets.at(-1)!.rows.map(([cell]) => cell)).toContain('1 起步 Starting')
})

test('random levels go out and come back as they are, in every language', async () => {
  const { assessors, at, root, shop } = scene
  let state = 11
  const next = (n: number) => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % n
  const wanted = new Map<string, { kind: string; level?: number; reason?: string }>()
  const notes = ['', '=SUM(A1)', '- 见附件', "it's", '两行\n第二行', '@home', '+86', '＝全角', "'quoted"]
  for (const language of ['en', 'zh-CN', 'both']) {
    const bytes = await filled(
      assessors.wu,
      (rows, column) => {
        const level = column(language === 'zh-CN' ? '级别' : 'Level')
        for (const row of rows.slice(1)) {
          const key = `${String(row[column('unit_id')])} ${String(row[column('criterion')])}`
          const pick = next(7)
          row[column(language === 'zh-CN' ? '不适用的理由' : 'Reason for N/A')] = null
          row[column(language === 'zh-CN' ? '为什么是这一级' : 'Why this level')] = notes[next(notes.length)]!
          if (pick < 4) {
            row[level] = next(2) === 0 ? pick + 1 : `${pick + 1} ${['起步', 'Building', '运转', '稳定 Steady'][pick]}`
            wanted.set(key, { kind: 'level', level: pick + 1 })
          } else if (pick === 4) {
            row[level] = 'N/A'
            row[column(language === 'zh-CN' ? '不适用的理由' : 'Reason for N/A')] = '=没有门店'
            wanted.set(key, { kind: 'notApplicable', reason: '=没有门店' })
          } else {
            row[level] = pick === 5 ? '无法判断' : 'Can’t judge'
            wanted.set(key, { kind: 'cannotJudge' })
          }
        }
      },
      language,
    )
    const preview = await scene.upload(scene.alice, 'workbook', 'Wu.xlsx', bytes)
    expect(preview.body).toMatchObject({ state: 'previewed', preview: { refused: 0, accepted: 4 + 8 + 8 } })
    expect((await commit(preview.body.id)).body.state).toBe('committed')
    for (const unit of [root, shop, online])
      for (const rating of await sheetOf(assessors.wu, unit))
        expect(rating.value).toEqual(wanted.get(`${unit} ${rating.criterion}`))
    // what was imported goes out again unchanged
    const again = await scene.alice.get<Buffer>(`${at}/workbook?assessor=${assessors.wu}&language=${language}`)
    const unchanged = await scene.upload(scene.alice, 'workbook', 'again.xlsx', again.body)
    expect(unchanged.body.preview).toMatchObject({ unchanged: 20, changes: [], refused: 0 })
  }
})

test('every refused row says where and why, and the others are taken', async () => {
  const { assessors, shop } = scene
  const bytes = await filled(assessors.li, (rows, column, sheet) => {
    const [level, criterion] = [column('Level'), column('criterion')]
    for (const row of rows.slice(1)) row[level] = 2
    if (!sheet.includes('Promise')) return
    rows[1]![level] = 5
    rows[2]![level] = 'N/A'
    rows[3]![level] = 'excellent'
    rows[4]![criterion] = 'brand-promise.unknown'
    rows[5]![column('diagnostic_id')] = '00000000-0000-4000-8000-000000000000'
    rows[6]![column('assessor_id')] = assessors.wu
    rows[7]![column('unit_id')] = '00000000-0000-4000-8000-000000000000'
    rows[8]![column('pack')] = 'other-pack'
    rows[9]![column('Reason for N/A')] = 'none'
    rows[10]![criterion] = null
    rows.push([...rows[1]!], [...rows[1]!])
    rows[11]![level] = 3
    rows[11]![column('unit_id')] = shop
    rows[12]![level] = 4
    rows[12]![criterion] = 'customer-voice.follow-up'
    rows[12]![column('unit_id')] = shop
  })
  const { body } = await scene.upload(scene.alice, 'workbook', 'Li.xlsx', bytes)
  const refused = Object.fromEntries(body.preview!.refusedRows.map((row) => [row.row, row.code]))
  expect(refused).toEqual({
    2: 'levelOutsideScale',
    3: 'notApplicableWithoutReason',
    4: 'levelUnreadable',
    5: 'criterionUnknown',
    6: 'otherDiagnostic',
    7: 'otherAssessor',
    8: 'unitUnknown',
    9: 'packUnknown',
    10: 'levelAndReason',
    11: 'idsMissing',
    12: 'wholeOrganisationOnly',
  })
  expect(body.preview!.refusedRows[0]).toMatchObject({
    sheet: expect.stringContaining('Promise'),
    column: 'J',
    reason: expect.stringContaining('1 to 4'),
  })
  expect(body.preview!.accepted).toBe(1 + 10)
  const csv = await scene.alice.get<Buffer>(`${scene.at}/imports/${body.id}/refused.csv`)
  expect(csv.body.toString().split('\r\n')).toHaveLength(1 + 11 + 1)
  scene.alice.language = 'zh-CN'
  const chinese = await scene.alice.get<Import>(`${scene.at}/imports/${body.id}`)
  scene.alice.language = 'en'
  expect(chinese.body.preview!.refusedRows[0]!.reason).toContain('1到4')
})

test('a level of its own for the organisation, where units are rated, is refused; an empty row is passed over', async () => {
  const bytes = await filled(scene.assessors.li, (rows, column, sheet) => {
    if (!sheet.includes('Promise')) return
    // as a workbook held them that was exported while the organisation stood alone in the scope
    const inShop = rows.findIndex((row) => row[column('unit_id')] === scene.shop)
    for (const level of [4, null])
      rows.push([...rows[inShop]!].with(column('unit_id'), scene.root).with(column('Level'), level))
  })
  const { body } = await scene.upload(scene.alice, 'workbook', 'Li.xlsx', bytes)
  expect(body.preview!.refusedRows.map(({ row, code }) => [row, code])).toEqual([[12, 'perUnitOnly']])
  expect(body.preview!.changes).toEqual([])
})

test('what a failed formula shows is no reason', async () => {
  const bytes = await filled(scene.assessors.li, (rows, column, sheet) => {
    if (!sheet.includes('Promise')) return
    rows[1]![column('Level')] = 'N/A'
    rows[1]![column('Reason for N/A')] = '#VALUE!'
    rows[2]![column('Level')] = 3
    rows[2]![column('Why this level')] = '#NAME?'
    rows[3]![column('Level')] = '#REF!'
    rows[4]![column('Level')] = 3
    rows[4]![column('Why this level')] = '#1 of all'
  })
  const { body } = await scene.upload(scene.alice, 'workbook', 'Li.xlsx', bytes)
  expect(body.preview!.refusedRows.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'K', 'formulaWithoutValue'],
    [3, 'L', 'formulaWithoutValue'],
    [4, 'J', 'formulaWithoutValue'],
  ])
  expect(body.preview!.changes.map(({ row }) => row)).toEqual([5])
})

test('what only begins with a number is no level', async () => {
  const said = ['3.5', '3-4', '2 – 3', '1.5 ', '3 Steady', '2 excellent', '2026-01-03', '2.', '2:']
  const bytes = await filled(scene.assessors.li, (rows, column, sheet) => {
    if (sheet.includes('Promise')) said.forEach((text, at) => (rows[at + 1]![column('Level')] = text))
  })
  const { body } = await scene.upload(scene.alice, 'workbook', 'Li.xlsx', bytes)
  expect(body.preview!.changes).toEqual([])
  expect(body.preview!.refusedRows.map(({ row, code }) => [row, code])).toEqual(
    said.map((_, at) => [at + 2, 'levelUnreadable']),
  )
})

test('two rows of one criterion: the same once, different ones not at all', async () => {
  const bytes = await filled(scene.assessors.li, (rows, column, sheet) => {
    if (!sheet.includes('Promise')) return void rows.splice(1)
    rows.splice(3)
    for (const row of rows.slice(1)) row[column('Level')] = 2
    rows.push([...rows[1]!], [...rows[2]!])
    rows[4]![column('Level')] = 3
  })
  const { body } = await scene.upload(scene.alice, 'workbook', 'twice.xlsx', bytes)
  expect(body.preview).toMatchObject({ accepted: 1, refused: 3 })
  expect(body.preview!.refusedRows.every(({ code }) => code === 'duplicate')).toBe(true)
})

describe('versions', () => {
  test('a newer rating is flagged before it is overwritten, an empty level never overwrites it', async () => {
    const { assessors, at, shop, alice } = scene
    const bytes = await filled(assessors.li, (rows, column) => {
      for (const row of rows.slice(1))
        row[column('Level')] = row[column('criterion')] === criteria[0] && row[column('unit_id')] === shop ? 4 : null
    })
    const rate = (criterion: string, level: number) =>
      alice.put(`${at}/ratings`, {
        packId: 'small-pack',
        assessorId: assessors.li,
        unitId: shop,
        criterion,
        value: { kind: 'level', level },
        basedOn: 0,
      })
    await rate(criteria[0]!, 1)
    await rate(criteria[1]!, 3)
    const { body } = await scene.upload(alice, 'workbook', 'Li.xlsx', bytes)
    expect(body.preview!.changes).toMatchObject([
      { address: `criterion/${criteria[0]}`, before: '1 Starting', after: '4 Steady', overwrites: true },
    ])
    expect((await commit(body.id)).status).toBe(200)
    expect((await sheetOf(assessors.li, shop)).map(({ criterion, value }) => [criterion, value.level])).toEqual([
      [criteria[1], 3],
      [criteria[0], 4],
    ])
  })

  test('what changed after the preview is not overwritten unseen', async () => {
    const { assessors, at, shop, alice } = scene
    const bytes = await filled(assessors.li, (rows, column) => {
      for (const row of rows.slice(1))
        if (row[column('criterion')] === criteria[1] && row[column('unit_id')] === shop) row[column('Level')] = 1
    })
    const { body } = await scene.upload(alice, 'workbook', 'Li.xlsx', bytes)
    expect(body.preview!.changes).toHaveLength(1)
    await alice.put(`${at}/ratings`, {
      packId: 'small-pack',
      assessorId: assessors.li,
      unitId: shop,
      criterion: criteria[1],
      value: { kind: 'level', level: 2 },
      basedOn: 1,
    })
    expect((await commit(body.id)).body).toMatchObject({ code: 'import.changed' })
    // looked at again, it is
    const again = await alice.put<Import>(`${at}/imports/${body.id}/mapping`, { kind: 'workbook', assessorId: null })
    expect(again.body.preview!.changes).toMatchObject([{ before: '2 Building', after: '1 Starting', overwrites: true }])
    expect((await commit(body.id)).body.state).toBe('committed')
    // a retry after a lost reply changes nothing
    expect((await commit(body.id)).body.state).toBe('committed')
  })

  test('undo restores what nobody changed since, and says what it left', async () => {
    const { assessors, at, shop, alice } = scene
    const before = await sheetOf(assessors.li, shop)
    const bytes = await filled(assessors.li, (rows, column) => {
      for (const row of rows.slice(1)) row[column('Level')] = 2
    })
    const { body } = await scene.upload(alice, 'workbook', 'Li.xlsx', bytes)
    const committed = await commit(body.id)
    expect(committed.body).toMatchObject({ state: 'committed', undoable: true })
    const changed = (await sheetOf(assessors.li, online))[0]!
    await alice.put(`${at}/ratings`, {
      packId: 'small-pack',
      assessorId: assessors.li,
      unitId: online,
      criterion: changed.criterion,
      value: { kind: 'level', level: 4 },
      basedOn: changed.version,
    })
    const undone = await alice.post<Import>(`${at}/imports/${body.id}/undo`)
    expect(undone.body).toMatchObject({
      state: 'undone',
      undoable: false,
      problem: expect.stringContaining('1 rating was'),
    })
    const after = new Map((await sheetOf(assessors.li, shop)).map((rating) => [rating.criterion, rating.value]))
    for (const rating of before) expect(after.get(rating.criterion)).toEqual(rating.value)
    expect(
      (await sheetOf(assessors.li, online)).find(({ criterion }) => criterion === changed.criterion)!.value.level,
    ).toBe(4)
    const history = await alice.get<{ versions: { source: string }[] }>(
      `${at}/ratings/history?unit=${shop}&assessor=${assessors.li}&criterion=${criteria[4]}`,
    )
    expect(history.body.versions.map(({ source }) => source)).toEqual(['undo', 'workbook'])
  })
})

describe('whose', () => {
  test('a workbook of an unknown assessor is assigned by hand', async () => {
    const { assessors, at, alice, diagnostic, root } = scene
    const bytes = await filled(assessors.li, (rows, column) => {
      for (const row of rows.slice(1)) {
        row[column('assessor_id')] = '11111111-1111-4111-8111-111111111111'
        if (row[column('unit_id')] === root && row[column('diagnostic_id')] === diagnostic) row[column('Level')] = 3
      }
    })
    const { body } = await scene.upload(alice, 'workbook', 'stranger.xlsx', bytes)
    expect(body.preview).toMatchObject({ accepted: 0 })
    expect(new Set(body.preview!.refusedRows.map(({ code }) => code))).toEqual(new Set(['assessorUnknown']))
    expect((await commit(body.id)).status).toBe(422)
    const assigned = await alice.put<Import>(`${at}/imports/${body.id}/mapping`, {
      kind: 'workbook',
      assessorId: assessors.wu,
    })
    expect(assigned.body.preview!.accepted).toBe(20)
  })

  test('an assessor brings in their own workbook and nobody else’s; the owner does not see sealed ratings', async () => {
    const { assessors, at, bob, alice, root } = scene
    expect((await bob.get(`${at}/workbook?assessor=${assessors.wu}`)).status).toBe(404)
    const own = await bob.get<Buffer>(`${at}/workbook?assessor=${assessors.bob}`)
    const bytes = await edited(own.body, (rows, column) => {
      for (const row of rows.slice(1)) row[column('Level')] = 3
    })
    const mine = await scene.upload(bob, 'workbook', 'Bob.xlsx', bytes)
    expect(mine.body.preview).toMatchObject({ accepted: 20 })
    expect((await commit(mine.body.id, bob)).body.state).toBe('committed')
    expect((await bob.post(`${at}/imports/${mine.body.id}/undo`)).status).toBe(403)
    const wus = await filled(assessors.wu, () => {})
    expect((await scene.upload(bob, 'workbook', 'Wu.xlsx', wus)).body.preview).toMatchObject({ accepted: 0 })
    expect((await scene.upload(bob, 'answers', 'a.csv', 'a,b\n1,2\n')).status).toBe(403)
    // the owner exports Bob's workbook empty, and an import of it hides what stands there, the same or not
    const empty = await readXlsx((await alice.get<Buffer>(`${at}/workbook?assessor=${assessors.bob}&language=en`)).body)
    expect(empty.sheets[1]!.rows.slice(1).every((row) => row[9] === null || row[9] === undefined)).toBe(true)
    const guess = await filled(assessors.bob, (rows, column) => {
      for (const row of rows.slice(1)) row[column('Level')] = 3
    })
    const guessed = await scene.upload(alice, 'workbook', 'guess.xlsx', guess)
    expect(guessed.body.preview!.unchanged).toBe(0)
    expect(new Set(guessed.body.preview!.changes.map(({ before }) => before))).toEqual(new Set(['sealed']))
    const listed = await bob.get<{ rows: Import[] }>(`${at}/imports`)
    expect(listed.body.rows.every((row) => row.fileName === 'Bob.xlsx' || row.fileName === 'Wu.xlsx')).toBe(true)
    expect((await bob.get(`${at}/imports/${guessed.body.id}`)).status).toBe(404)
    expect((await alice.get<{ ratings: unknown[] }>(`${at}/sheet?unit=${root}&assessor=${assessors.bob}`)).status).toBe(
      403,
    )
  })

  test('another workspace is not found', async () => {
    const { app, alice, diagnostic, at } = scene
    const other = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Other' } })).body.id
    const carol = await app.invited(other, 'Carol', 'owner')
    const some = (await alice.get<{ rows: Import[] }>(`${at}/imports`)).body.rows[0]!.id
    for (const path of [
      `${at}/imports`,
      `${at}/imports/${some}`,
      `/api/workspaces/${other}/diagnostics/${diagnostic}/imports`,
      `/api/workspaces/${other}/diagnostics/${diagnostic}/imports/${some}`,
    ]) {
      expect((await carol.get(path)).status).toBe(404)
    }
    expect(
      (await carol.upload(`/api/workspaces/${other}/diagnostics/${diagnostic}/imports?kind=answers`, 'a.csv', 'a\n1\n'))
        .status,
    ).toBe(404)
    expect(
      (await carol.get(`/api/workspaces/${other}/diagnostics/${diagnostic}/workbook?assessor=${scene.assessors.wu}`))
        .status,
    ).toBe(404)
  })
})

test('files that are no scoring workbook are a sentence', async () => {
  const { alice } = scene
  const plain = await writeXlsx({ sheets: [{ name: 'A', rows: [['x', 1]] }] })
  for (const [name, content] of [
    ['a.csv', 'a,b\n'],
    ['a.xlsx', 'PK\u0003\u0004 nothing'],
    ['b.xlsx', plain],
    ['empty.xlsx', ''],
  ] as const) {
    expect((await scene.upload(alice, 'workbook', name, content)).body).toMatchObject({
      code: 'import.file',
      title: expect.stringMatching(/\.$/u),
    })
  }
  expect((await alice.post(`${scene.at}/imports?kind=workbook`)).body).toMatchObject({ code: 'upload.missing' })
})

test('after the reveal, blind ratings stay', async () => {
  const { alice, at, assessors } = scene
  const bytes = await filled(assessors.li, (rows, column) => {
    for (const row of rows.slice(1)) row[column('Level')] = 1
  })
  const { body } = await scene.upload(alice, 'workbook', 'late.xlsx', bytes)
  await alice.post(`${at}/reveal`)
  expect((await commit(body.id)).body).toMatchObject({ code: 'rating.locked' })
  expect((await scene.upload(alice, 'workbook', 'late.xlsx', bytes)).body).toMatchObject({ code: 'rating.locked' })
})
