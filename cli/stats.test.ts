/** `touchstone stats` in a terminal: what is printed, where, and the exit code. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { methods } from '#core/statistics/methods/run-method.ts'
import { stats } from './stats.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-stats-'))
  await writeFile(join(folder, 'scores.csv'), 'score\n9\n3\n10\n')
  await writeFile(join(folder, 'two.csv'), 'R1,R2\n1,1\n2,2\n1,2\n')
  await writeFile(join(folder, 'weights.csv'), ',1,2\n1,0,1\n2,1,0\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function call(args: string[], form: { json?: boolean; language?: 'en' | 'zh-CN' } = {}) {
  const lines: string[] = []
  const problems: string[] = []
  const code = await stats(
    args.map((word) => (word.endsWith('.csv') ? join(folder, word) : word)),
    {
      line: (text) => void lines.push(text),
      problem: (text) => void problems.push(text),
      language: form.language ?? 'en',
      json: form.json ?? false,
    },
  )
  return { code, text: lines.join('\n'), problem: problems.join('\n') }
}

describe('stats', () => {
  test('alone lists every method with an example', async () => {
    const { code, text } = await call([])
    expect(code).toBe(0)
    for (const { name, example } of methods) expect(text).toContain(`touchstone stats ${name} ${example}`)
  })

  test('--help explains a method in both languages', async () => {
    expect((await call(['nps', '--help'])).text).toContain('adjustedWald  adjusted Wald')
    expect((await call(['nps', '--help'], { language: 'zh-CN' })).text).toContain('adjustedWald  调整Wald')
    expect(JSON.parse((await call(['nps', '--help'], { json: true })).text)).toMatchObject({
      method: 'nps',
      keys: { adjustedWald: expect.stringContaining('adjusted Wald') },
    })
  })

  test('one JSON object, or lines for people', async () => {
    const { text } = await call(['nps', 'scores.csv', '--score', 'score'], { json: true })
    expect(JSON.parse(text)).toMatchObject({
      method: 'nps',
      n: 3,
      seed: null,
      results: { all: { nps: 33.3333333333333 } },
    })
    expect((await call(['nps', 'scores.csv', '--score=score'])).text).toContain('all.nps: 33.3333333333333')
  })

  test('a choice may be a file', async () => {
    const { text } = await call(
      ['kappa', 'two.csv', '--a', 'R1', '--b', 'R2', '--levels', '1,2', '--weights', 'weights.csv'],
      { json: true },
    )
    expect(JSON.parse(text)).toMatchObject({ variant: ['cohen-kappa-own'], results: { own: { kappa: 0.4 } } })
  })

  test('wrong calls and wrong data end with different codes', async () => {
    expect(await call(['nope'])).toMatchObject({ code: 2, text: '', problem: expect.stringContaining('nope') })
    expect((await call(['nps', 'scores.csv', '--scale', '7'])).code).toBe(2)
    expect((await call(['nps', 'scores.csv', '--score'])).code).toBe(2)
    expect((await call(['nps', '--score', 'score'])).code).toBe(2)
    expect((await call(['nps', 'scores.csv', 'two.csv', '--score', 'score'])).code).toBe(2)
    expect(await call(['nps', 'none.csv', '--score', 'score'])).toMatchObject({
      code: 1,
      problem: expect.stringContaining('none.csv'),
    })
    const inFolder = await stats(['nps', folder, '--score', 'score'], {
      line: (text) => expect(JSON.parse(text)).toMatchObject({ code: 'isFolder', details: { file: folder } }),
      problem: () => expect.unreachable(),
      language: 'en',
      json: true,
    })
    expect(inFolder).toBe(1)
    const { code, text } = await call(['csat', 'scores.csv', '--score', 'score', '--levels', '1,2,3'], { json: true })
    expect(code).toBe(1)
    expect(JSON.parse(text)).toMatchObject({ ok: false, code: 'outsideLevels', details: { row: 1, column: 'score' } })
  })
})
