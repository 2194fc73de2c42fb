import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettings, SettingFault } from './settings.ts'

let dataFolder = ''
beforeEach(async () => void (dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-settings-'))))
afterEach(() => rm(dataFolder, { recursive: true }))
const file = () => join(dataFolder, 'settings.yaml')

function faultOf(work: () => unknown): SettingFault {
  try {
    work()
  } catch (error) {
    if (error instanceof SettingFault) return error
    throw error
  }
  throw new Error('nothing was wrong')
}

test('option before environment before file before default', async () => {
  await writeFile(file(), 'port: 1001\nhost: localhost\nempty: yes\nuploadMegabytes: 10\n')
  const { settings, sources } = readSettings(
    { dataFolder, port: '1003' },
    { TOUCHSTONE_PORT: '1002', TOUCHSTONE_HOST: '::1' },
  )
  expect(settings).toMatchObject({ port: 1003, host: '::1', empty: true, uploadMegabytes: 10, logLevel: 'warn' })
  expect(sources).toMatchObject({ port: 'option', host: 'environment', empty: 'file', logLevel: 'default' })
})

describe('a settings file that is wrong is said in one sentence, in both languages', () => {
  test.each([
    ['prot: 9', /unknown setting: prot/],
    ['__proto__: 1', /unknown setting: __proto__/],
    ['constructor: 1', /unknown setting: constructor/],
    ['dataFolder: /x', /unknown setting/],
    ['[1, 2]', /must hold names and values/],
    ['hello', /must hold names and values/],
    ['port: {a: 1}', /must hold names and values/],
    ['a: &a [*a, *a]', /must hold names and values/],
    ['port: &p 1\nuploadMegabytes: *p', /must hold names and values/],
    ['port: [1', /cannot be read/],
    ['port: !!js/function x', /cannot be read/],
    ['port: 1\nport: 2', /cannot be read/],
    ['port: 1\n---\nport: 2', /cannot be read/],
    ['port: abc', /port \(TOUCHSTONE_PORT\) cannot be “abc”/],
    ['port: 70000', /cannot be “70000”/],
    ['logLevel: loud', /cannot be “loud”/],
    [`host: ${'x'.repeat(70_000)}`, /cannot be read/],
  ])('%s', async (text, sentence) => {
    await writeFile(file(), text)
    const fault = faultOf(() => readSettings({ dataFolder }, {}))
    expect(fault.sentence('en')).toMatch(sentence)
    expect(fault.sentence('en')).not.toContain('\n')
    expect(fault.sentence('zh-CN')).toMatch(/\p{Script=Han}.*。$/u)
  })

  test('a folder of that name', async () => {
    await mkdir(file())
    expect(faultOf(() => readSettings({ dataFolder }, {})).sentence('en')).toContain('EISDIR')
  })
})

test('an empty file is no fault', async () => {
  await writeFile(file(), '# nothing yet\n')
  expect(readSettings({ dataFolder }, {}).settings.port).toBe(8420)
})
