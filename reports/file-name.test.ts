import { expect, test } from 'vitest'
import { fileName } from './file-name.ts'

test('a name that is too long for a file system keeps what tells files apart', () => {
  const names = ['记分卡', '报告'].map((kind) =>
    fileName(['远山电信'.repeat(40), '2026 '.repeat(50), kind, 'zh-en'], 'xlsx'),
  )
  for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240)
  expect(names[0]).toMatch(/^远山电信.*_2026-2026.*_记分卡_zh-en\.xlsx$/u)
  expect(names[1]).toMatch(/_报告_zh-en\.xlsx$/u)
})

test('a name never ends in half a character', () => {
  expect(fileName(['🦉'.repeat(100)], 'pdf').isWellFormed()).toBe(true)
})
