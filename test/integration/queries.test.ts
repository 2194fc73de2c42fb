/** What a query may hold: the names of its route, and numbers in digits. */
import { beforeAll, expect, test } from 'vitest'
import { allRoutes, callOf, inputSchema } from '#test/support/routes.ts'
import { startTestServer } from '#test/support/server.ts'
import { makeWorld, type World } from '#test/support/world.ts'

const app = await startTestServer()
const routes = await allRoutes()
const paged = routes.filter(
  ([, { query }]) => query !== undefined && inputSchema(query).properties?.['limit'] !== undefined,
)
let world: World
beforeAll(async () => {
  world = await makeWorld(app, await app.alice(), { packId: 'small-pack', assessorName: 'Bob' })
})

test.each(routes)('%s refuses a name it does not know, and says which', async (_, route) => {
  const { method, path, body } = callOf(route, { ...world.revealed, limit: 5 })
  const address = `${path}${path.includes('?') ? '&' : '?'}units=7`
  for (const language of ['en', 'zh-CN']) {
    const reply = await world.owner.call<{ code: string; title: string }>(method, address, body, {
      'accept-language': language,
    })
    expect(reply.status).toBe(400)
    expect(reply.body.code).toBe('request.invalid')
    expect(reply.body.title).toContain(language === 'en' ? 'nothing here is called “units”' : '这里没有“units”')
  }
})

test.each(paged)('%s takes a number in digits only', async (_, route) => {
  const ask = (limit: string) => {
    const { method, path, body } = callOf(route, { ...world.revealed, limit, after: undefined })
    return world.owner.call<{ rows: unknown[]; code: string }>(method, path, body)
  }
  for (const limit of ['0x10', '1e1', ' 5', '5 ', '5.0', '+5', '-5', '５', '', 'NaN', 'Infinity', '0', '201'])
    expect((await ask(limit)).body.code, JSON.stringify(limit)).toBe('request.invalid')
  for (const limit of ['1', '005', '200']) expect((await ask(limit)).body.rows, limit).toBeInstanceOf(Array)
})
