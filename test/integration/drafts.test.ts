/** Reading a report stores nothing: an assessor's file is a draft, and the answers in it can still be taken back. */
import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import type { Import } from '#contract/import.ts'
import { makeImportScene, pack } from './imports-support.ts'

const scene = await makeImportScene()
const { alice, bob, at } = scene
const items = pack.surveyItems.map(({ id }) => id).slice(0, 3)
const runs = async () => (await alice.get<{ rows: { id: string }[] }>(`${at}/score-runs`)).body.rows

test('an assessor’s or a draft download stores no run; the owner’s run is found again by the same scores', async () => {
  const rows = Array.from({ length: 12 }, (_, n) => `sales,${(n % 3) + 1},2,3`)
  const { body } = await scene.upload(
    alice,
    'answers',
    'a.csv',
    [['department', ...items].join(','), ...rows].join('\n'),
  )
  await alice.put(`${at}/imports/${body.id}/mapping`, body.mapping)
  await scene.settled(body.id)
  await alice.post(`${at}/imports/${body.id}/commit`)
  expect((await scene.settled(body.id)).state).toBe('committed')

  const wordsOf = async (file: Buffer) => (await readXlsx(file)).sheets.flatMap(({ rows: found }) => found.flat())
  for (const who of [bob, alice])
    for (const format of ['xlsx', 'pptx', 'docx', 'pdf']) {
      const first = await who.get<Buffer>(`${at}/report?format=${format}&language=en`)
      expect(first.status).toBe(200)
      expect((await who.get<Buffer>(`${at}/report?format=${format}&language=en`)).body.equals(first.body)).toBe(true)
      if (format === 'xlsx') expect(await wordsOf(first.body)).toContain('draft')
    }
  expect(await wordsOf((await bob.get<Buffer>(`${at}/report?format=xlsx&language=zh-CN`)).body)).toContain('草稿')
  expect(await runs()).toEqual([])
  expect((await alice.get<Import>(`${at}/imports/${body.id}`)).body.undoable).toBe(true)

  expect((await bob.post(`${at}/score-runs`)).status).toBe(403)
  const { id } = (await alice.post<{ id: string }>(`${at}/score-runs`)).body
  const later = await wordsOf((await bob.get<Buffer>(`${at}/report?format=xlsx&language=en`)).body)
  expect(later).toContain(id)
  expect(later).not.toContain('draft')
  expect(await runs()).toHaveLength(1)
  expect((await alice.post(`${at}/imports/${body.id}/undo`)).body).toMatchObject({ code: 'import.used' })
})
