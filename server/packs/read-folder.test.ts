import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packLimits } from '#core/instrument/limits.ts'
import { readPack } from '#core/instrument/read-pack.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { readPackFolder } from './read-folder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'))
  for (const [path, text] of writePack(smallPack())) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
})
afterEach(() => rm(folder, { recursive: true }))

const codes = async () => {
  const reading = await readPackFolder(folder)
  return reading.ok ? readPack(reading.files).faults.map((one) => one.code) : reading.faults.map((one) => one.code)
}

describe('a pack in a folder', () => {
  test('reads whole, without what systems leave behind', async () => {
    await writeFile(join(folder, '.DS_Store'), 'x')
    await writeFile(join(folder, 'aspects', 'old.yaml~'), 'x')
    const reading = await readPackFolder(folder)
    expect(reading.ok && readPack(reading.files).pack).toEqual(smallPack())
  })

  test('a link out of the folder is refused', async () => {
    await symlink('/etc/passwd', join(folder, 'aspects', 'linked.yaml'))
    expect(await codes()).toEqual(['source.link'])
  })

  test('a huge file is named without being read whole', async () => {
    await writeFile(join(folder, 'references.yaml'), Buffer.alloc(packLimits.fileBytes * 3, 'a'))
    expect(await codes()).toEqual(['file.tooLarge'])
  })

  test('folders and links count as files do', async () => {
    for (let index = 0; index <= 2 * packLimits.files; index++) await mkdir(join(folder, `d${index}`))
    expect(await codes()).toEqual(['source.tooManyEntries'])
  }, 60_000)

  test('a name that is no text, and the true size of a huge file', async () => {
    await writeFile(Buffer.from(`${folder}/aspects/\xff.yaml`, 'latin1'), 'x')
    await writeFile(join(folder, 'references.yaml'), Buffer.alloc(packLimits.fileBytes * 3, 'a'))
    const reading = await readPackFolder(folder)
    expect(reading.ok ? [] : reading.faults.map(({ code, details }) => ({ code, details }))).toEqual([
      { code: 'file.tooLarge', details: { bytes: packLimits.fileBytes * 3, limit: packLimits.fileBytes } },
      { code: 'source.unreadable', details: {} },
    ])
  })

  test('endless folders and a missing one', async () => {
    await mkdir(join(folder, 'a/b/c/d/e/f'), { recursive: true })
    expect(await codes()).toEqual(['source.foldersTooDeep'])
    const missing = await readPackFolder(join(folder, 'nowhere'))
    expect(missing.ok ? [] : missing.faults.map((one) => one.code)).toEqual(['source.missing'])
  })
})
