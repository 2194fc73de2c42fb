import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

const scratch = mkdtempSync(join(tmpdir(), 'touchstone-folder-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

test('a folder and those above it, again without harm, through a link, for this account alone', () => {
  const deep = join(scratch, 'a', 'b', 'c')
  makeFolder(deep)
  makeFolder(deep)
  expect(statSync(deep).mode & 0o777).toBe(0o700)
  symlinkSync(join(scratch, 'a'), join(scratch, 'link'))
  makeFolder(join(scratch, 'link', 'd'))
  expect(statSync(join(scratch, 'a', 'd')).isDirectory()).toBe(true)
})

test('what stands in the way is named', () => {
  writeFileSync(join(scratch, 'file'), '')
  symlinkSync(join(scratch, 'nowhere'), join(scratch, 'dangling'))
  for (const name of ['file', 'file/below/it', 'dangling', 'dangling/below'])
    expect(() => makeFolder(join(scratch, name))).toThrow(/EEXIST|ENOTDIR|ENOENT/)
})
