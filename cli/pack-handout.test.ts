import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProblemError } from '#server/http/problem.ts'
import type { Output } from './output.ts'
import { packHandout } from './pack-handout.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handout-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  const lines: string[] = []
  const problems: string[] = []
  const out: Output = {
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
    language: 'en',
    json: false,
  }
  return { code: await packHandout(args, out), lines, problems }
}

describe('pack handout', { timeout: 30_000 }, () => {
  test('writes a part of a shipped instrument without a data folder', async () => {
    const file = join(folder, 'guide.docx')
    const asked = ['--format', 'docx', '--language', 'both', '--part', 'guideShort', '--id', 'ceo', '--out', file]
    expect((await run('cx-diagnostic', '1.0.0', ...asked)).code).toBe(0)
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
  })

  test('takes the language of the command line when none is named for the file', async () => {
    const file = join(folder, 'requests.xlsx')
    const { code, lines } = await run('cx-diagnostic', '1.0.0', '--format', 'xlsx', '--part', 'requests', '--out', file)
    expect(code).toBe(0)
    expect(lines[0]).toContain('requests.xlsx written')
  })

  test('says which parts there are, and which instruments there are not', async () => {
    const file = ['--format', 'docx', '--out', join(folder, 'x.docx')]
    await expect(run('cx-diagnostic', '1.0.0', ...file, '--part', 'guide', '--id', 'clown')).rejects.toMatchObject({
      code: 'pack.noPart',
      details: { known: expect.stringContaining('ceo') as unknown },
    })
    await expect(run('no-such-pack', '1.0.0', ...file)).rejects.toBeInstanceOf(ProblemError)
  })

  test('a wrong format, part or a missing file name is a fault of usage', async () => {
    const file = ['--out', join(folder, 'x.docx')]
    expect((await run('cx-diagnostic', '1.0.0', '--format', 'pdf', ...file)).code).toBe(2)
    expect((await run('cx-diagnostic', '1.0.0', '--format', 'docx', '--part', 'soul', ...file)).code).toBe(2)
    expect((await run('cx-diagnostic', '1.0.0', '--format', 'docx')).code).toBe(2)
  })
})
