import { expect, test } from 'vitest'
import { staleBuilds } from './stale-builds.ts'

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
  ]
  expect(staleBuilds(names, 'web-0b', (pid) => pid === 17)).toEqual(['web-0a', 'web-0b.18'])
})
