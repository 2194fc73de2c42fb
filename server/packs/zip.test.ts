import { crc32, deflateRawSync } from 'node:zlib'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { packLimits } from '#core/instrument/limits.ts'
import { readPack } from '#core/instrument/read-pack.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { buildZip } from '#server/tables/zip.ts'
import type { ZipEntry } from '#server/tables/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { readPackZip, writePackZip } from './zip.ts'

function entry(name: string, content: string | Buffer = 'a: 1\n', over: Partial<ZipEntry> = {}): ZipEntry {
  const plain = Buffer.from(content)
  const data = deflateRawSync(plain)
  return { name, method: 8, crc: crc32(plain), compressedSize: data.length, size: plain.length, data, ...over }
}

const bytesOf = (files: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]))

describe('a pack as a zip', () => {
  test('goes out and comes in unchanged, byte for byte', async () => {
    const stored = new Map<string, Uint8Array>()
    // As a user might have written it: comments, odd spacing, Windows line ends, a byte order mark.
    for (const [path, text] of writePack(smallPack())) {
      stored.set(
        path,
        Buffer.from(path === 'pack.yaml' ? `\ufeff# mine\r\n${text.replaceAll('\n', '\r\n')}` : `${text}\n\n`),
      )
    }
    const reading = await readPackZip(writePackZip(stored))
    expect(reading.ok && bytesOf(reading.files)).toEqual(bytesOf(stored))
    expect(reading.ok && readPack(reading.files).pack).toEqual(smallPack())
  })

  test('the same files give the same bytes', () => {
    const files = writePack(smallPack())
    expect(writePackZip(files).equals(writePackZip(new Map([...files].reverse())))).toBe(true)
  })

  test('other programs read it, and theirs is read, inside a folder of its own and with litter', async () => {
    const files = writePack(smallPack())
    const theirs = await JSZip.loadAsync(writePackZip(files))
    expect(Object.keys(theirs.files).sort()).toEqual([...files.keys()].sort())
    const zip = new JSZip()
    for (const [path, text] of files) zip.file(`my-pack/${path}`, text)
    zip.file('__MACOSX/my-pack/._pack.yaml', 'x').file('my-pack/.DS_Store', 'x')
    const reading = await readPackZip(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
    expect(reading.ok && [...reading.files.keys()].sort()).toEqual([...files.keys()].sort())
  })
})

describe('a hostile zip is refused by name', () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'a')
  /** Too large for a file of a pack, and not so even that its compression gives it away. */
  const uneven = Buffer.from(Array.from({ length: 300_000 }, (_, i) => `${i},`).join(''))
  const inner = buildZip([entry('x')])
  const cases: [string, ZipEntry[], string[]][] = [
    ['a path that climbs', [entry('../../etc/cron.d/x')], ['file.badPath ../../etc/cron.d/x']],
    ['an absolute path', [entry('/etc/passwd')], ['file.badPath /etc/passwd']],
    ['a drive', [entry('C:/x.yaml')], ['file.badPath C:/x.yaml']],
    ['a backslash', [entry('aspects\\..\\x.yaml')], ['file.badPath aspects\\..\\x.yaml']],
    ['a link', [entry('pack.yaml', '/etc/passwd', { unixMode: 0o120777 })], ['source.link pack.yaml']],
    ['a zip inside', [entry('pack.yaml'), entry('inner.zip')], ['zip.nested inner.zip']],
    [
      'a zip under another name',
      [entry('pack.yaml', inner, { method: 0, data: inner, compressedSize: inner.length })],
      ['zip.nested pack.yaml'],
    ],
    ['two that differ in case', [entry('pack.yaml'), entry('Pack.yaml')], ['zip.duplicate Pack.yaml']],
    ['a file over the limit', [entry('pack.yaml', uneven)], ['file.tooLarge pack.yaml']],
    [
      'more than all files may have',
      Array.from({ length: 21 }, (_, i) => entry(`aspects/a${i}.yaml`, megabyte)),
      ['pack.tooLarge '],
    ],
    [
      'too many files',
      Array.from({ length: packLimits.files + 1 }, (_, i) => entry(`aspects/a${i}.yaml`)),
      ['pack.tooManyFiles '],
    ],
    ['a size that lies', [entry('pack.yaml', megabyte, { size: 10 })], ['zip.damaged ']],
    ['a checksum that lies', [entry('pack.yaml', 'a: 1', { crc: 1 })], ['zip.damaged ']],
    [
      'all faults at once',
      [entry('../a'), entry('b.zip'), entry('/c')],
      ['file.badPath ../a', 'zip.nested b.zip', 'file.badPath /c'],
    ],
  ]
  test.each(cases)('%s', async (_, entries, expected) => {
    const zip = buildZip(entries)
    // `buildZip` writes no modes: put them into the directory, where archives keep them.
    for (const { name, unixMode } of entries) {
      if (unixMode !== undefined) zip.writeUInt16LE(unixMode, zip.lastIndexOf(name) - 46 + 40)
    }
    const reading = await readPackZip(zip)
    expect(reading.ok ? [] : reading.faults.map((one) => `${one.code} ${one.file}`)).toEqual(expected)
  })

  test.each([
    ['no zip', Buffer.from('pack.yaml: no')],
    ['nothing', Buffer.alloc(0)],
    ['half a zip', writePackZip(writePack(smallPack())).subarray(0, 500)],
  ])('%s', async (_, bytes) => {
    const reading = await readPackZip(bytes)
    expect(reading.ok ? [] : reading.faults.map((one) => one.code)).toEqual(['zip.notAZip'])
  })

  test('a small zip that inflates to gigabytes is refused before it does', async () => {
    const bomb = entry('pack.yaml', Buffer.alloc(8 * 1024 * 1024))
    const honest = await readPackZip(buildZip([bomb]))
    expect(honest.ok ? [] : honest.faults.map((one) => one.code)).toEqual(['zip.bomb'])
    const lying = await readPackZip(buildZip([{ ...bomb, size: 1000 }]))
    expect(lying.ok ? [] : lying.faults.map((one) => one.code)).toEqual(['zip.damaged'])
  })
})
