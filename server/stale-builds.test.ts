import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { removeStaleBuilds, staleBuilds } from './stale-builds.ts'

test('only builds of ours go: older ones, and those whose builder has ended', () => {
  const names = [
    'web-0a',
    'web-0b',
    'web-0b.17',
    'web-0b.18',
    'tmp',
    'test',
    'compile-cache',
    'chromium-153.0.0',
    'web',
    'web-0a.x',
    'web-0a.served.x',
  ]
  expect(staleBuilds(names, 'web-0b', (pid) => pid === 17)).toEqual(['web-0a', 'web-0b.18'])
})

test('a build stays while a process that serves it lives', () => {
  const names = ['web-0a', 'web-0a.served.17', 'web-0a.served.18', 'web-0b', 'web-0b.served.18', 'web-0c', 'web-0c.17']
  expect(staleBuilds(names, 'web-0d', (pid) => pid === 17)).toEqual([
    'web-0a.served.18',
    'web-0b',
    'web-0b.served.18',
    'web-0c',
  ])
})

test('a server of before keeps its pages until it ends, also when it is killed', async () => {
  const home = mkdtempSync(join(tmpdir(), 'builds-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  for (const name of ['web-0a', 'web-0b', 'web-0c']) mkdirSync(join(home, name))
  const program = join(import.meta.dirname, 'stale-builds.ts')
  const note = (name: string, then: string) => [
    '--input-type=module',
    '-e',
    `import { noteServed } from ${JSON.stringify(program)}; noteServed(${JSON.stringify(home)}, '${name}'); ${then}`,
  ]
  const server = spawn(process.execPath, note('web-0a', "console.log('up'); setInterval(() => {}, 1000)"))
  onTestFinished(() => void server.kill('SIGKILL'))
  await once(server.stdout, 'data')
  // one that ends by itself takes its note along
  spawnSync(process.execPath, note('web-0b', ''))
  expect(readdirSync(home)).toEqual(['web-0a', `web-0a.served.${server.pid}`, 'web-0b', 'web-0c'])

  await removeStaleBuilds(home, 'web-0c')
  expect(readdirSync(home)).toEqual(['web-0a', `web-0a.served.${server.pid}`, 'web-0c'])

  server.kill('SIGKILL')
  await once(server, 'exit')
  writeFileSync(join(home, 'chromium'), '')
  await removeStaleBuilds(home, 'web-0c')
  expect(readdirSync(home)).toEqual(['chromium', 'web-0c'])
})
