/** The statistical methods over HTTP answer what the command line answers. */
import { beforeAll, expect, test } from 'vitest'
import type { MethodOutput } from '#core/statistics/methods/run-method.ts'
import { runOnFiles } from '#server/statistics/run.ts'
import { startTestServer, Visitor, type Reply } from '#test/support/server.ts'

const app = await startTestServer()
let alice: Visitor

beforeAll(async () => {
  alice = await app.alice()
})

const csv = 'period,score\n2024,9\n2024,3\n2025,10\n2025,9\n2025,\n'
const run = (method: string, body: unknown): Promise<Reply<MethodOutput & { code?: string; details?: object }>> =>
  alice.post(`/api/statistics/${method}`, body)

test('the same object as on the command line', async () => {
  const options = { score: 'score', by: 'period' }
  const { status, body } = await run('nps', { csv, options })
  expect(status).toBe(200)
  expect(body).toEqual(runOnFiles('nps', options, Buffer.from(csv), () => Buffer.alloc(0)))
})

test('columns are as good as CSV', async () => {
  const columns = { period: [2024, 2024, 2025, 2025, 2025], score: [9, 3, 10, '9', null] }
  const options = { score: 'score', by: 'period' }
  expect((await run('nps', { columns, options })).body).toEqual((await run('nps', { csv, options })).body)
})

test('a model and second files', async () => {
  const model = 'inputs: { x: { distribution: normal, mean: 1, sd: 1 } }\noutput: x\n'
  expect((await run('simulate', { model, options: { draws: 100, seed: 2 } })).body).toMatchObject({ seed: 2, n: 100 })
  const raked = await run('rake', {
    csv: 'g\na\na\nb\n',
    options: { margins: 'margins' },
    files: { margins: 'margin,category,count\ng,a,5\ng,b,5\n' },
  })
  expect(raked.body.results).toMatchObject({ raking: { weights: [0.75, 0.75, 1.5] } })
})

test('what is wrong has its row and column', async () => {
  const wrong = await run('nps', { csv: 'score\n9\n11\n', options: { score: 'score' } })
  expect(wrong).toMatchObject({
    status: 422,
    body: { code: 'statistics.input', details: { problem: 'outsideLevels', row: 2, column: 'score' } },
  })
  expect(await run('nope', {})).toMatchObject({ status: 422, body: { details: { problem: 'unknownMethod' } } })
})

test('the methods are listed in the language of the reader; a stranger sees nothing', async () => {
  alice.language = 'zh-CN'
  const { body } = await alice.get<{ methods: { method: string; title: string }[] }>('/api/statistics')
  expect(body.methods.find(({ method }) => method === 'nps')!.title).toBe('净推荐值')
  expect((await new Visitor(app.address).get('/api/statistics')).status).toBe(401)
})
