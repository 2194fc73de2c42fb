/** The organisation and its workspace over HTTP: what a change leaves alone, what holds a unit, two people at once. */
import { beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type Visitor } from '#test/support/server.ts'
import { makeWorld, type World } from '#test/support/world.ts'

const app = await startTestServer()
let alice: Visitor
let world: World
const api = (path: string) => `/api/workspaces/${world.workspace}${path}`
interface Unit {
  id: string
  code: string
  headcount: number | null
  revenue: number | null
}
beforeAll(async () => {
  alice = await app.alice()
  world = await makeWorld(app, alice, { packId: 'small-pack', assessorName: 'Bob' })
})
const root = () => String(world.open['unit'])
const add = (code: string, more: object = {}) =>
  alice.post<Unit & { code: string }>(api('/units'), {
    parentId: root(),
    code,
    name: { en: code },
    kind: 'region',
    ...more,
  })

test('a change of the name leaves people and revenue alone', async () => {
  const { id } = (await add('north', { headcount: 120, revenue: 1.5 })).body
  const renamed = await alice.patch(api(`/units/${id}`), { name: { en: 'Far north' } })
  expect(renamed.body).toMatchObject({ name: { en: 'Far north' }, headcount: 120, revenue: 1.5, kind: 'region' })
  expect((await alice.patch(api(`/units/${id}`), { headcount: null })).body).toMatchObject({
    headcount: null,
    revenue: 1.5,
  })
  await alice.patch(api(`/units/${root()}`), { headcount: 900 })
  expect((await alice.patch(api(`/units/${root()}`), { headcount: null })).body).toMatchObject({ headcount: null })
})

test('numbers beyond a column are refused as such', async () => {
  for (const more of [{ headcount: 3e9 }, { headcount: 1.5 }, { headcount: -1 }, { revenue: 1e300 }])
    expect((await add('huge', more)).body).toMatchObject({ status: 400, code: 'request.invalid' })
  const segment = (more: object) =>
    alice.put(api('/segments/region'), {
      values: [{ code: 'a', name: { en: 'A' }, parentCode: null, headcount: null, ...more }],
    })
  for (const more of [{ headcount: -1 }, { headcount: 3e9 }, { code: '' }, { code: 'x'.repeat(5000) }])
    expect((await segment(more)).status).toBe(400)
})

test('the same code twice at the same moment: one is made, the others are told', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => add('twin')))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of replies.filter((reply) => reply.status !== 200)) {
    expect(status).toBe(409)
    expect(['unit.code.taken', 'request.conflict']).toContain(body.code)
  }
})

test('a unit of which something was said stays, also out of scope', async () => {
  const { id } = (await add('island')).body
  const made = await alice.post<{ id: string }>(api('/diagnostics'), {
    name: { en: 'Islands' },
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
    packs: [{ packId: 'small-pack', version: '1.0.0' }],
    unitIds: [root(), id],
  })
  const at = api(`/diagnostics/${made.body.id}`)
  await alice.put(`${at}/comments`, {
    packId: 'small-pack',
    unitId: id,
    aspect: 'brand-promise',
    comment: { en: 'Quiet' },
  })
  expect((await alice.patch(at, { unitIds: [root()] })).status).toBe(200)
  expect((await alice.delete(api(`/units/${id}`))).body).toMatchObject({ code: 'unit.used' })
})

test('a unit does not stand below itself, at any distance', async () => {
  const top = (await add('top')).body.id
  const below = (await add('below', { parentId: top })).body.id
  expect((await alice.patch(api(`/units/${top}`), { parentId: below })).body).toMatchObject({ code: 'unit.parent' })
  expect((await alice.delete(api(`/units/${top}`))).status).toBe(200)
  const { units } = (await alice.get<{ units: { id: string; parentId: string }[] }>(api('/organisation'))).body
  expect(units.find(({ id }) => id === below)?.parentId).toBe(root())
})

describe('units by CSV', () => {
  interface Reply {
    added: number
    faults: { row: number; column: string; reason: string }[]
    committed: boolean
  }
  const head = 'code,parent,name_zh,name_en,kind,headcount,revenue\n'
  const bring = async (csv: string, commit = false) =>
    (await alice.post<Reply>(api('/units/import'), { csv, commit })).body
  const places = async (csv: string) => (await bring(csv, true)).faults.map(({ row, column }) => `${row} ${column}`)

  test('a name too long for the model is refused, and the organisation stays readable', async () => {
    expect(await places(`${head}long,,${'名'.repeat(401)},,region,1,2\n`)).toEqual(['2 name_zh'])
    expect((await alice.get(api('/organisation'))).status).toBe(200)
  })

  test('rows are numbered as a spreadsheet numbers them', async () => {
    expect(await places(`\n${head}\n\nr1,,甲,,region,x,\n`)).toEqual(['5 headcount'])
    expect(await places(`${head}r1,,"甲\n乙",,region,1,\nr2,,丙,,region,x,\n`)).toEqual(['3 headcount'])
    expect(await places(`${head}r1,,"甲,,region,1,\nr2,,丙,,region,x,\n`)).toEqual(['2 ', '3 headcount'])
    expect(await places(`${head}r1,,甲,,region,1,2,3\nr2,,丙\n`)).toEqual(['2 '])
  })

  test('any separator, and separators at the end of rows', async () => {
    const row = 'sep1,,甲,A,region,１２,3\n'
    for (const text of [
      `${head}${row}`.replaceAll(',', ';'),
      `${head}${row}`.replaceAll(',', '\t'),
      `sep=|\n${`${head}${row}`.replaceAll(',', '|')}`,
      `${head}${row}`.replaceAll('\n', ',,\n'),
      `\uFEFF${head}${row}`.replaceAll('\n', '\r'),
    ])
      expect(await bring(text)).toMatchObject({ added: 1, faults: [] })
  })

  test('numbers, headers and files that are none', async () => {
    expect(await places(`${head}n1,,甲,A,region,0x10,1e308\nn2,,乙,B,region,"1,000",-1\n`)).toEqual([
      '2 headcount',
      '2 revenue',
      '3 headcount',
      '3 revenue',
    ])
    expect(await places('code,code,parent,name_en\na,b,,X\n')).toEqual(['1 code'])
    expect(await bring('')).toMatchObject({ faults: [{ row: 1, column: '', reason: 'The file is empty.' }] })
    expect(await bring(head)).toMatchObject({ faults: [{ row: 1, reason: 'Below the header there are no rows.' }] })
    expect(await places(`${head}n1,,\uFFFD\uFFFD,,region,1,2\n`)).toEqual(['2 name_zh'])
  })

  test('thousands of units in a chain, and one that was there put below a new one', async () => {
    const chain = Array.from({ length: 3000 }, (_, at) => `k${at},${at === 2999 ? '' : `k${at + 1}`},,K${at},other,,\n`)
    expect(await bring(`${head}old,,,Old,other,,\n`, true)).toMatchObject({ added: 1 })
    expect(await bring(`${head}old,k0,,Old,other,,\n${chain.join('')}`, true)).toMatchObject({
      added: 3000,
      changed: 1,
      committed: true,
    })
    const { units } = (await alice.get<{ units: (Unit & { parentId: string })[] }>(api('/organisation'))).body
    const codeOf = new Map(units.map(({ id, code }) => [id, code]))
    const parentOf = (code: string) => codeOf.get(units.find((unit) => unit.code === code)!.parentId)
    expect(['old', 'k0', 'k2998', 'k2999'].map(parentOf)).toEqual(['k0', 'k1', 'k2999', codeOf.get(root())])
  })

  test('the preview says of each row what it adds or changes, and writes nothing', async () => {
    interface Rows {
      rows: { row: number; code: string; before: object | null; after: object }[]
    }
    const look = async (csv: string, commit = false) =>
      (await alice.post<Rows & Reply>(api('/units/import'), { csv, commit })).body
    const north = { name: { 'zh-CN': '北区', en: 'North' }, kind: 'region', headcount: 20, revenue: null }
    const first = `${head}shop9,upland,店,,channel,,\nupland,,北区,North,region,20,\n`
    const shown = await look(first)
    expect(shown).toMatchObject({ added: 2, committed: false })
    expect(shown.rows).toMatchObject([
      { row: 2, code: 'shop9', before: null, after: { name: { 'zh-CN': '店' }, parent: north.name, headcount: null } },
      { row: 3, code: 'upland', before: null, after: north },
    ])
    await look(first, true)
    // an empty cell clears, a column that is not there does not
    const again = await look('code,parent,name_en,headcount\nupland,,Northern,\n')
    expect(again.rows).toMatchObject([
      { row: 2, before: north, after: { ...north, name: { ...north.name, en: 'Northern' }, headcount: null } },
    ])
    expect((await look(first)).rows).toEqual([])
    const many = Array.from({ length: 250 }, (_, at) => `m${at},,,M${at},other,,\n`).join('')
    const { rows, added } = (await look(head + many)) as unknown as Rows & { added: number }
    expect([rows.length, added]).toEqual([200, 250])
  })

  test('what nobody sees makes no other name', async () => {
    expect(await bring(`${head}hidden,,\u202e甲\u200b乙,,region,,\n`, true)).toMatchObject({ committed: true })
    const { units } = (await alice.get<{ units: { code: string; name: object }[] }>(api('/organisation'))).body
    expect(units.find(({ code }) => code === 'hidden')?.name).toEqual({ 'zh-CN': '甲乙' })
  })
})

test('a logo the reports would have to leave out is refused in a sentence, in either language', async () => {
  const signature = '89504e470d0a1a0a0000000d49484452'
  const picture = (width: number, height: number) => {
    const size = [width, height].map((side) => side.toString(16).padStart(8, '0')).join('')
    return `data:image/png;base64,${Buffer.from(`${signature}${size}0100000000deadbeef`, 'hex').toString('base64')}`
  }
  const brand = (logo: string | null, language = 'en') =>
    alice.call<{ code: string; title: string }>(
      'PATCH',
      api(''),
      { branding: { logo, primaryColour: null, accentColour: null, footer: null } },
      { 'accept-language': language },
    )
  expect(await brand(picture(64, 64))).toMatchObject({ status: 422, body: { code: 'logo.damaged' } })
  expect((await brand(picture(64, 64), 'zh-CN')).body.title).toMatch(/^标志图片已损坏/u)
  const huge = await brand(picture(20_000, 20_000))
  expect(huge).toMatchObject({ status: 422, body: { code: 'logo.tooManyPixels' } })
  expect(huge.body.title).toContain('16 million pixels')
  expect((await brand(picture(20_000, 20_000), 'zh-CN')).body.title).toContain('1600万像素')
  expect((await alice.get(api(''))).body).toMatchObject({ branding: { logo: null } })
  expect((await brand(null)).status).toBe(200)
})
