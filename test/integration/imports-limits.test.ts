/** Uploads beyond the limit of the installation are refused, and nothing of them stays. */
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { expect, test, vi } from 'vitest'
import { makeImportScene } from './imports-support.ts'

const scene = await makeImportScene({ TOUCHSTONE_UPLOAD_MB: '1' })

test('an upload over the limit', async () => {
  const large = `Q1,Q2\n${'1,2\n'.repeat(400_000)}`
  const reply = await scene.upload(scene.alice, 'answers', 'large.csv', large)
  expect(reply).toMatchObject({
    status: 413,
    body: { code: 'upload.tooLarge', title: 'The file is larger than 1 MB.' },
  })
  expect(await readdir(scene.app.server.services.settings.dataFolder, { recursive: true })).not.toContainEqual(
    expect.stringMatching(/uploads\/.*\/.*\/./u),
  )
})

test('an upload that breaks off leaves nothing', async () => {
  const { address } = scene.app
  const session = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: 'alice@example.org', password: 'correct horse battery' }),
  })
  const outgoing = request(`${address}${scene.at}/imports?kind=answers`, {
    method: 'POST',
    headers: {
      cookie: session.headers.getSetCookie()[0]!.split(';')[0],
      origin: address,
      'content-type': 'multipart/form-data; boundary=x',
    },
  })
  outgoing.on('error', () => {})
  outgoing.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nQ1,Q2\n1,2\n')
  const files = async (): Promise<string[]> =>
    (await readdir(scene.app.server.services.settings.dataFolder, { recursive: true })).filter((path) =>
      /uploads\/.*\/.*\/./u.test(path),
    )
  await vi.waitFor(async () => expect(await files()).toHaveLength(1))
  outgoing.destroy()
  await vi.waitFor(async () => expect(await files()).toEqual([]))
  const after = await scene.alice.get<{ rows: unknown[] }>(`${scene.at}/imports`)
  expect(after.body.rows).toEqual([])
})
