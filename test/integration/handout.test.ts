/** An instrument handed out over HTTP: shipped and imported ones, whole and in parts, and what is refused. */
import { beforeAll, expect, test } from 'vitest'
import { writePack } from '#core/instrument/write-pack.ts'
import { partText } from '#reports/ooxml/archive.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer, type Visitor } from '#test/support/server.ts'

const app = await startTestServer()
let alice: Visitor
let packs: string

beforeAll(async () => {
  alice = await app.alice()
  const { id } = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank' } })).body
  packs = `/api/workspaces/${id}/packs`
  await alice.upload(`${packs}?commit=true`, 'small.zip', writePackZip(writePack(smallPack())))
})

test('a shipped guide as Word, an imported instrument as a workbook', async () => {
  const guide = await alice.get<Buffer>(
    `${packs}/cx-diagnostic/1.0.0/handout?format=docx&language=both&part=guideShort&id=ceo`,
  )
  expect(guide.status).toBe(200)
  expect(guide.headers.get('content-type')).toContain('wordprocessingml')
  expect(guide.headers.get('content-disposition')).toContain(encodeURIComponent('首席执行官'))
  expect(await partText(guide.body, 'word/document.xml')).toContain('Chief executive officer')

  const whole = await alice.get<Buffer>(`${packs}/small-pack/1.0.0/handout?format=xlsx`)
  expect(whole.headers.get('content-disposition')).toContain('Small-instrument_instrument_1-0-0.xlsx')
  expect(await partText(whole.body, 'xl/workbook.xml')).toContain('name="Survey items"')
})

test('an unknown part says which there are; an unknown version and a wrong format are refused', async () => {
  const asked = `${packs}/small-pack/1.0.0/handout`
  const unknown = await alice.get<{ code: string; title: string }>(`${asked}?format=docx&part=guide&id=cfo`)
  expect(unknown).toMatchObject({ status: 404, body: { code: 'pack.noPart' } })
  expect(unknown.body.title).toContain('ceo')
  expect((await alice.get(`${packs}/small-pack/9.0.0/handout?format=docx`)).body).toMatchObject({
    code: 'pack.unknown',
  })
  expect((await alice.get(`${asked}?format=pdf`)).status).toBe(400)
})
