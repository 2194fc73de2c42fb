/** Workforce answers from CSV and XLSX over HTTP: proposals, every row accounted for, releases, undo, anonymity in the table. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { writeXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AnswersMapping, Import } from '#contract/import.ts'
import type { SegmentValue } from '#contract/organisation.ts'
import { makeImportScene, pack, type ImportScene } from './imports-support.ts'

let scene: ImportScene

beforeAll(async () => {
  scene = await makeImportScene()
})

const items = pack.surveyItems.map(({ id }) => id)

async function upload(name: string, content: Uint8Array | string): Promise<Import> {
  const { status, body } = await scene.upload(scene.alice, 'answers', name, content)
  expect({ status, body }).toMatchObject({ status: 200 })
  return body
}

async function preview(id: string, mapping: unknown): Promise<Import> {
  const { status, body } = await scene.alice.put<Import>(`${scene.at}/imports/${id}/mapping`, mapping)
  expect({ status, body }).toMatchObject({ status: 200 })
  return scene.settled(id)
}

async function commit(id: string): Promise<Import> {
  await scene.alice.post(`${scene.at}/imports/${id}/commit`)
  return scene.settled(id)
}

interface Stored {
  release: number
  answers: Buffer
  codes: (string | null)[]
}

async function stored(): Promise<Stored[]> {
  const { rows } = await scene.app.server.services.db.query({
    text: `select r.release, r.answers, t.codes from response r join segment_tuple t on t.workspace_id = r.workspace_id and t.survey_id = r.survey_id and t.tuple_id = r.tuple_id
           where r.workspace_id = $1 order by r.release, r.answers, t.codes`,
    values: [scene.workspace],
  })
  return rows as Stored[]
}

const mapped = (found: Import): AnswersMapping => found.mapping as AnswersMapping

test('a file of answers: columns are proposed, every row is accounted for, the bytes are right', async () => {
  const head = ['部门', 'role', ...items.slice(0, 4), 'comment'].join(';')
  const lines = [
    head,
    '市场部;leader;1;2;3;4;good',
    '市场部;frontline;4;;n/a;无法判断;',
    '研发;frontline;稳定;Picture 2;1;;x',
    '研发;frontline;5;1;1;1;x',
    '研发;frontline;1;excellent;1;1;x',
    '研发;frontline;;;;;x',
    '研发;frontline;1;1',
    '',
    '"研;发";leader;1.0; 2 ;３;4;',
  ]
  const found = await upload('answers.csv', `${lines.join('\r\n')}\r\n`)
  expect(found).toMatchObject({
    state: 'uploaded',
    detected: { format: 'csv', encoding: 'utf-8', separator: ';', rows: 9 },
  })
  expect(mapped(found).items).toEqual(items.slice(0, 4).map((criterion, i) => ({ column: 2 + i, criterion })))
  expect(mapped(found).segments).toEqual([
    { column: 0, dimension: 'department' },
    { column: 1, dimension: 'roleLevel' },
  ])
  expect(mapped(found).missing).toEqual([
    { text: '无法判断', meaning: 'cannotTell' },
    { text: 'n/a', meaning: 'notApplicable' },
  ])
  const seen = await preview(found.id, mapped(found))
  expect(seen).toMatchObject({ state: 'previewed', preview: { accepted: 4, refused: 4 } })
  expect(seen.preview!.refusedRows.map(({ row, code, column }) => [row, code, column])).toEqual([
    [5, 'levelOutsideScale', items[0]],
    [6, 'valueUnknown', items[1]],
    [7, 'noAnswer', ''],
    [8, 'ragged', ''],
  ])
  expect(seen.preview!.notes).toEqual([
    expect.stringContaining('3 values of department are new'),
    expect.stringContaining('2 values of role level are new'),
    '1 empty line was passed over.',
  ])
  expect(await stored()).toEqual([])
  const done = await commit(found.id)
  expect(done).toMatchObject({ state: 'committed', undoable: true })
  const rows = await stored()
  expect(rows.map(({ answers, codes }) => [[...answers], codes])).toEqual([
    [
      [1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0],
      ['市场部', 'leader'],
    ],
    [
      [1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0],
      ['研;发', 'leader'],
    ],
    [
      [4, 2, 1, 255, 0, 0, 0, 0, 0, 0, 0, 0],
      ['研发', 'frontline'],
    ],
    [
      [4, 255, 253, 254, 0, 0, 0, 0, 0, 0, 0, 0],
      ['市场部', 'frontline'],
    ],
  ])
  const organisation = await scene.alice.get<{ segments: { dimension: string; name: object }[] }>(
    `/api/workspaces/${scene.workspace}/organisation`,
  )
  expect(
    organisation.body.segments.filter(({ dimension }) => dimension === 'department').map(({ name }) => name),
  ).toContainEqual({ 'zh-CN': '市场部' })
  const refused = await scene.alice.get<Buffer>(`${scene.at}/imports/${found.id}/refused.csv`)
  expect(refused.body.toString()).toContain('6,brand-promise.ownership,"“excellent” is neither')
})

test('labels that carry their number are proposed, and only when they agree', async () => {
  const file = (labels: string[]) => [items[0], ...labels].join('\n')
  const proposal = async (labels: string[]) => mapped(await upload('labels.csv', file(labels))).values
  const four = ['4 - 同意', '1 - 完全不同意', '2 - 不同意', '3', '4 - 同意', 'N/A']
  expect(await proposal(four)).toEqual([
    { text: '1 - 完全不同意', level: 1 },
    { text: '2 - 不同意', level: 2 },
    { text: '4 - 同意', level: 4 },
  ])
  const found = await upload('labels.csv', file(four))
  expect((await preview(found.id, found.mapping)).preview).toMatchObject({ accepted: 6, refused: 0 })
  expect(await proposal(['3分', '４分'])).toEqual([
    { text: '3分', level: 3 },
    { text: '４分', level: 4 },
  ])
  expect(await proposal(['Agree (4)', 'Disagree (2)'])).toHaveLength(2)
  for (const no of [['4 - yes', '4 - no'], ['5 - beyond'], ['1-2次', '3-4次'], ['4 - 同意', 'perhaps']])
    expect(await proposal(no)).toEqual([])
})

test('separators at the end of rows, marks nobody sees, and a row of totals cost nobody else', async () => {
  const head = ['部门', ...items.slice(0, 2)].join(',')
  const tidy = ['研发,1,2', '\u200b研发,2,2', '市场\u202e,3,3', '合计,6,7']
  const counted = async (content: string) => {
    const found = await upload('ends.csv', content)
    const { preview: seen, problem } = await preview(found.id, found.mapping)
    return { problem, accepted: seen?.accepted, refused: seen?.refusedRows.map(({ row }) => row), notes: seen?.notes }
  }
  const both = await counted([head, ...tidy].join('\n'))
  expect(both).toMatchObject({ problem: null, accepted: 3, refused: [5] })
  expect(both.notes?.join()).toMatch(/department (is|are) new .*: (研发, )?市场$/u)
  // by some programs in the header alone, by others in the rows alone
  expect(await counted([`${head},,`, ...tidy].join('\n'))).toEqual(both)
  expect(await counted([head, ...tidy.map((row) => `${row},,`)].join('\n'))).toEqual(both)
  expect(await counted([head, ...tidy, '研发,1,2,,5', '研发,1'].join('\n'))).toMatchObject({ refused: [5, 6, 7] })
})

test('a second file with other columns adds a release; undo takes one back and leaves the other', async () => {
  const before = await stored()
  const found = await upload('more.csv', `region,Q5,Q6\nnorth,3,1\nsouth,2,2\n`)
  expect(mapped(found)).toMatchObject({
    items: [
      { column: 1, criterion: items[4] },
      { column: 2, criterion: items[5] },
    ],
    segments: [{ column: 0, dimension: 'region' }],
  })
  await preview(found.id, mapped(found))
  expect((await commit(found.id)).state).toBe('committed')
  const added = (await stored()).filter(({ release }) => release === 2)
  expect(added.map(({ answers, codes }) => [[...answers].slice(4, 6), codes])).toEqual([
    [
      [2, 2],
      [null, null, 'south'],
    ],
    [
      [3, 1],
      [null, null, 'north'],
    ],
  ])
  const undone = await scene.alice.post<Import>(`${scene.at}/imports/${found.id}/undo`)
  expect(undone.body.state).toBe('undone')
  expect((await stored()).map(({ answers, release }) => [[...answers], release])).toEqual(
    before.map(({ answers, release }) => [[...answers], release]),
  )
  const organisation = await scene.alice.get<{ segments: { dimension: string }[] }>(
    `/api/workspaces/${scene.workspace}/organisation`,
  )
  expect(organisation.body.segments.some(({ dimension }) => dimension === 'region')).toBe(false)
  // a number once used is not used again
  const again = await upload('again.csv', `region,Q5,Q6\nnorth,3,1\n`)
  await preview(again.id, mapped(again))
  await commit(again.id)
  expect((await stored()).map(({ release }) => release)).toContain(3)
  await scene.alice.post(`${scene.at}/imports/${again.id}/undo`)
})

describe('what the preview kept for the commit', () => {
  const file = `department,Q1,Q2\n${Array.from({ length: 40 }, (_, i) => `kept ${i % 3},${1 + (i % 4)},${1 + (i % 3)}`).join('\n')}\nkept 1,7,1\n`
  const committedRows = async (between: (accepted: string, id: string) => Promise<void>): Promise<unknown[]> => {
    const before = Math.max(0, ...(await stored()).map(({ release }) => release))
    const found = await upload('kept.csv', file)
    expect(await preview(found.id, found.mapping)).toMatchObject({ preview: { accepted: 40, refused: 1 } })
    const { dataFolder } = scene.app.server.services.settings
    await between(`${dataFolder}/uploads/${scene.workspace}/${scene.diagnostic}/${found.id}.accepted`, found.id)
    expect(await commit(found.id)).toMatchObject({ state: 'committed', problem: null })
    const rows = (await stored()).filter(({ release }) => release > before)
    await scene.alice.post(`${scene.at}/imports/${found.id}/undo`)
    return rows.map(({ answers, codes }) => [[...answers], codes.filter((code) => code !== null)])
  }

  test('is used, and gives what reading the file again gives', async () => {
    const used = await committedRows(async (accepted) => expect((await stat(accepted)).mode & 0o777).toBe(0o600))
    expect(used).toHaveLength(40)
    expect(await committedRows((accepted) => rm(accepted))).toEqual(used)
    expect(await committedRows((accepted) => writeFile(accepted, 'not what was kept'))).toEqual(used)
    const changed = await committedRows(async (accepted) => {
      const bytes = await readFile(accepted)
      bytes[4] = bytes[4] === 1 ? 2 : 1
      await writeFile(accepted, bytes)
    })
    expect(changed).toEqual(used)
  })

  test('is of the mapping previewed last', async () => {
    const rows = await committedRows(async (_accepted, id) => {
      const { body } = await scene.alice.get<Import>(`${scene.at}/imports/${id}`)
      const other = { ...mapped(body), segments: [], items: mapped(body).items.slice(1) }
      expect(await preview(id, other)).toMatchObject({ preview: { accepted: 41, refused: 0 } })
    })
    expect(rows).toHaveLength(41)
    expect(new Set(rows.map((row) => (row as [number[], string[]])[1].length))).toEqual(new Set([0]))
  })

  test('is not used when the organisation has another name for a group since', async () => {
    const rows = await committedRows(async () => {
      const api = `/api/workspaces/${scene.workspace}`
      const { body } = await scene.alice.get<{ segments: SegmentValue[] }>(`${api}/organisation`)
      const values = body.segments
        .filter(({ dimension }) => dimension === 'department')
        .map(({ code, name, parentCode, headcount }) => ({ code, name, parentCode, headcount }))
      const { status } = await scene.alice.put(`${api}/segments/department`, {
        values: [...values, { code: 'k1', name: { en: 'Kept 1' }, parentCode: null, headcount: null }],
      })
      expect(status).toBe(200)
    })
    const groups = new Set(rows.map((row) => (row as [number[], string[]])[1][0]))
    expect(groups).toEqual(new Set(['kept 0', 'k1', 'kept 2']))
  })
})

test('answers that a score run read stay', async () => {
  const { workspace, diagnostic, at, alice, app } = scene
  const found = await upload('used.csv', `Q1,Q2\n3,1\n`)
  await preview(found.id, mapped(found))
  await commit(found.id)
  const release = (await stored()).at(-1)!.release
  await app.server.services.db.query({
    text: `insert into score_run (workspace_id, id, diagnostic_id, pack_id, method_version, inputs_hash, releases, input, result, made_by) values ($1, gen_random_uuid(), $2, 'small-pack', '1', 'x', $3, '{}', '{}', 'test')`,
    values: [workspace, diagnostic, JSON.stringify([1, release])],
  })
  expect((await alice.get<Import>(`${at}/imports/${found.id}`)).body.undoable).toBe(false)
  expect((await alice.post(`${at}/imports/${found.id}/undo`)).body).toMatchObject({ code: 'import.used' })
})

describe('scales', () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${1 + (i % 5)},${1 + ((i * 2) % 5)}`).join('\n')

  test('a foreign scale is refused as a whole, never shifted', async () => {
    const found = await upload('five.csv', `Q1,Q2\n${rows}\n`)
    const seen = await preview(found.id, mapped(found))
    expect(seen).toMatchObject({
      state: 'uploaded',
      preview: null,
      problem: expect.stringContaining('“5” stands in 24 cells, but the scale has 4 levels'),
    })
    expect((await scene.alice.post(`${scene.at}/imports/${found.id}/commit`)).status).toBe(422)
  })

  test('mapped value by value it is taken; a number the mapping leaves out is refused', async () => {
    const found = await upload('five.csv', `Q1,Q2\n${rows}\n`)
    const values = [
      ['1', 1],
      ['2', 2],
      ['3', 2],
      ['4', 3],
    ].map(([text, level]) => ({ text: String(text), level: Number(level) }))
    const short = await preview(found.id, { ...mapped(found), values })
    expect(short).toMatchObject({ state: 'uploaded', problem: expect.stringContaining('“5”') })
    const seen = await preview(found.id, { ...mapped(found), values: [...values, { text: '5', level: 4 }] })
    expect(seen).toMatchObject({ state: 'previewed', preview: { accepted: 60, refused: 0 } })
  })

  test('one slip of the finger costs its row', async () => {
    const found = await upload('slip.csv', `Q1,Q2\n${'1,2\n'.repeat(99)}1,33\n`)
    expect(await preview(found.id, mapped(found))).toMatchObject({
      state: 'previewed',
      preview: { accepted: 99, refused: 1 },
    })
  })
})

describe('mappings that cannot be', () => {
  test.each<[string, Partial<AnswersMapping>]>([
    ['column', { items: [{ column: 9, criterion: items[0]! }] }],
    ['criterion', { items: [{ column: 0, criterion: 'brand-promise.none' }] }],
    [
      'twice',
      {
        items: [
          { column: 0, criterion: items[0]! },
          { column: 1, criterion: items[0]! },
        ],
      },
    ],
    ['used twice', { items: [{ column: 0, criterion: items[0]! }], segments: [{ column: 0, dimension: 'region' }] }],
    ['levels', { values: [{ text: 'x', level: 7 }] }],
    ['no row', { headerRow: 900 }],
    ['separator', { separator: '::' }],
  ])('%s', async (_name, change) => {
    const found = await upload('a.csv', `Q1,Q2\n3,1\n`)
    const reply = await scene.alice.put(`${scene.at}/imports/${found.id}/mapping`, { ...mapped(found), ...change })
    expect(reply).toMatchObject({ status: 422, body: { code: 'import.mapping' } })
  })

  test('a column of names is no group', async () => {
    const found = await upload(
      'ids.csv',
      `department,Q1\n${Array.from({ length: 10_050 }, (_, i) => `person ${i},2`).join('\n')}\n`,
    )
    expect(await preview(found.id, mapped(found))).toMatchObject({
      state: 'uploaded',
      problem: expect.stringContaining('single people'),
    })
  })
})

describe('formats', () => {
  const table = [
    ['区域', 'Q1', 'Q2'],
    ['华东', 1, 2],
    ['华北', 3, 4],
    ['华东', 2, null],
  ]

  test('XLSX: the sheet is asked for', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['nothing here']] },
        { name: '答卷', rows: table },
        { name: 'Other', rows: [['Q1'], [4]] },
      ],
    })
    const found = await upload('answers.xlsx', bytes)
    expect(found.detected).toMatchObject({
      format: 'xlsx',
      encoding: null,
      sheets: [{ name: 'Notes' }, { name: '答卷', rows: 4 }, { name: 'Other' }],
    })
    expect(mapped(found)).toMatchObject({ sheet: '答卷', items: [{ column: 1 }, { column: 2 }] })
    const other = await preview(found.id, { ...mapped(found), sheet: 'Other', items: [], segments: [] })
    expect(other).toMatchObject({
      state: 'uploaded',
      mapping: { sheet: 'Other', items: [{ column: 0, criterion: items[0] }] },
    })
    const seen = await preview(found.id, mapped(found))
    expect(seen.preview).toMatchObject({ accepted: 3, refused: 0 })
    const nowhere = await scene.alice.put(`${scene.at}/imports/${found.id}/mapping`, {
      ...mapped(found),
      sheet: 'Nowhere',
    })
    expect(nowhere).toMatchObject({ status: 422, body: { code: 'import.file' } })
  })

  test('XLSX: a formula that nothing has computed is refused, not taken for left empty', async () => {
    const rows = [
      [items[0]!, items[1]!],
      [1, 2],
      [null, 3],
    ]
    const cells = new Map([['2,0', { formula: '1+1' }]])
    const bytes = await writeXlsx({ sheets: [{ name: 'One', rows, cells }] })
    const found = await upload('formulas.xlsx', bytes)
    expect((await preview(found.id, found.mapping)).preview).toMatchObject({
      accepted: 1,
      refusedRows: [{ sheet: 'One', row: 3, column: items[0], code: 'formulaWithoutValue' }],
    })
  })

  test.each([
    ['utf-16le', Buffer.from(`\uFEFF${table.map((row) => row.join('\t')).join('\r\n')}`, 'utf16le'), '\t'],
    ['utf-8-bom', Buffer.from(`\uFEFF${table.map((row) => row.join(',')).join('\n')}`), ','],
    // 区域,Q1,Q2 / 华东,1,2 in GB 18030
    [
      'gb18030',
      Buffer.concat([
        Buffer.from('c7f8d3f2', 'hex'),
        Buffer.from(',Q1,Q2\n'),
        Buffer.from('bbaab6ab', 'hex'),
        Buffer.from(',1,2\n'),
      ]),
      ',',
    ],
    ['windows-1252', Buffer.from('Région|Q1|Q2\nÎle-de-France|1|2\n', 'latin1'), '|'],
  ])('%s', async (encoding, bytes, separator) => {
    const found = await upload('a.txt', bytes)
    expect(found.detected).toMatchObject({ encoding, separator })
    expect(mapped(found).items).toHaveLength(2)
    const seen = await preview(found.id, { ...mapped(found), segments: [{ column: 0, dimension: 'region' }] })
    expect(seen.preview).toMatchObject({ refused: 0 })
    expect(seen.preview!.notes[0]).toMatch(/华东|Île-de-France/u)
  })

  test('what is no table is a sentence', async () => {
    for (const [name, content] of [
      ['a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 1)])],
      ['a.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
      ['e.csv', Buffer.alloc(0)],
    ] as const) {
      expect((await scene.upload(scene.alice, 'answers', name, content)).body).toMatchObject({
        code: 'import.file',
      })
    }
    const why = async (content: string) =>
      (await scene.upload(scene.alice, 'answers', 'nothing.csv', content)).body as unknown
    for (const nothing of ['\uFEFF', '\n\n\n', ' ', ' , ,\n,,'])
      expect(await why(nothing)).toMatchObject({ title: 'The file is empty. Choose another one.' })
    expect(await why(`${Array(5000).fill('x').join(',')}\n`)).toMatchObject({
      title: 'The table has more than 2000 columns. Leave out what is not needed and upload it again.',
    })
  })

  test('hostile rows are counted, the others are taken', async () => {
    const hostile = [
      'department,Q1,Q2',
      'a,1,2',
      `${'b'.repeat(200)},1,2`,
      'a,1\u0000,2',
      `a,"1"x,2`,
      `a,${'9'.repeat(120_000)},2`,
      'a,=1+1,2',
      '"a,1,2',
      'a,3,4',
      '=HYPERLINK("http://evil"),1,2',
    ]
    const found = await upload('hostile.csv', hostile.join('\n'))
    const seen = await preview(found.id, {
      ...mapped(found),
      items: [
        { column: 1, criterion: items[0] },
        { column: 2, criterion: items[1] },
      ],
      segments: [{ column: 0, dimension: 'department' }],
    })
    expect(seen.preview!.refusedRows.map(({ row, code }) => [row, code])).toEqual([
      [3, 'segmentTooLong'],
      [4, 'zeroByte'],
      [5, 'textAfterQuote'],
      [6, 'cellTooLong'],
      [7, 'valueUnknown'],
      [8, 'unclosedQuote'],
    ])
    expect(seen.preview!.accepted).toBe(3)
    // what is refused goes into the list without becoming a formula
    const csv = (await scene.alice.get<Buffer>(`${scene.at}/imports/${found.id}/refused.csv`)).body.toString()
    expect(csv).not.toMatch(/(^|,)[=+@-]/mu)
  })
})

describe('in the table', () => {
  test('rows stand in another order than in the file', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `d${String(i % 3)},${1 + (Math.floor(i / 1000) % 3)},1`)
    const found = await upload('order.csv', `department,Q1,Q2\n${lines.join('\n')}\n`)
    await preview(found.id, mapped(found))
    await commit(found.id)
    const { rows } = await scene.app.server.services.db.query({
      text: `select answers from response where workspace_id = $1 and release = (select max(release) from response where workspace_id = $1) order by ctid`,
      values: [scene.workspace],
    })
    const first = (rows as Stored[]).slice(0, 1000).map(({ answers }) => answers[0]!)
    expect(rows).toHaveLength(3000)
    // in the order of the file, the first thousand would all be 1
    expect(first.filter((level) => level === 1).length).toBeGreaterThan(200)
    expect(first.filter((level) => level === 1).length).toBeLessThan(470)
    await scene.alice.post(`${scene.at}/imports/${found.id}/undo`)
  })

  test('an import that was interrupted says so, has written nothing and can be started again', async () => {
    const { app, alice, at, workspace } = scene
    const before = (await stored()).length
    const found = await upload('stopped.csv', `Q1,Q2\n${'1,2\n'.repeat(20)}`)
    await preview(found.id, mapped(found))
    // what a killed process leaves behind
    await app.server.services.db.query({
      text: `update import set state = 'running' where workspace_id = $1 and id = $2`,
      values: [workspace, found.id],
    })
    expect((await alice.get<Import>(`${at}/imports/${found.id}`)).body).toMatchObject({
      state: 'previewed',
      problem: expect.stringContaining('interrupted'),
    })
    expect((await stored()).length).toBe(before)
    expect(await commit(found.id)).toMatchObject({ state: 'committed', problem: null })
    expect((await stored()).length).toBe(before + 20)
    await alice.post(`${at}/imports/${found.id}/undo`)
  })

  test('the answers as people gave them do not stay on disk', async () => {
    const { rows } = (await scene.alice.get<{ rows: Import[] }>(`${scene.at}/imports`)).body
    const files = await readdir(
      `${scene.app.server.services.settings.dataFolder}/uploads/${scene.workspace}/${scene.diagnostic}`,
    )
    const finished = rows.filter(({ state }) => state === 'committed' || state === 'undone').map(({ id }) => id)
    expect(finished.length).toBeGreaterThan(3)
    const kept = finished.flatMap((id) => [id, `${id}.accepted`])
    expect(files.filter((file) => kept.includes(file))).toEqual([])
  })
})

test('what was uploaded and answered goes with the diagnostic', async () => {
  const { alice, at, app, workspace, diagnostic } = scene
  expect(await stored()).not.toEqual([])
  await upload('left.csv', 'Q1,Q2\n1,2\n')
  const folder = `${app.server.services.settings.dataFolder}/uploads/${workspace}`
  expect(await readdir(folder)).toContain(diagnostic)
  expect((await alice.delete(`${at}?confirm=${encodeURIComponent('Audit 2026')}`)).status).toBe(200)
  expect(await readdir(folder)).toEqual([])
  const left = await app.server.services.db.query({
    text: 'select count(*)::int as n from response where workspace_id = $1',
    values: [workspace],
  })
  expect(left.rows).toEqual([{ n: 0 }])
})
