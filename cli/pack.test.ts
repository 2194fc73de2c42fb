import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPack } from '#core/instrument/read-pack.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { readPackZip, writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import type { Output } from './output.ts'
import { packCheck, packExport, packImport } from './pack.ts'
import type { PackShelf } from './pack.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'))
  for (const [path, text] of writePack(smallPack())) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
})
afterEach(() => rm(folder, { recursive: true }))

function collect(options: Partial<Output> = {}) {
  const lines: string[] = []
  const problems: string[] = []
  const out: Output = {
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
    language: 'en',
    json: false,
    ...options,
  }
  return { lines, problems, out }
}

/** A shelf that keeps the last zip it published. */
function shelf(): PackShelf & { kept: Uint8Array | null } {
  const self: PackShelf & { kept: Uint8Array | null } = {
    kept: null,
    importZip: async (bytes, commit) => {
      const source = await readPackZip(bytes)
      const reading = source.ok ? readPack(source.files) : { pack: null, faults: source.faults }
      const committed = commit && reading.pack !== null
      if (committed) self.kept = bytes
      return { pack: reading.pack === null ? null : { pack: reading.pack }, faults: reading.faults, committed }
    },
    exportZip: async (pack, version) => (pack === 'small-pack' && version === '1.0.0' ? self.kept : null),
  }
  return self
}

const breakAspect = () => writeFile(join(folder, 'aspects/brand-promise.yaml'), 'id: brand-promise\n')

describe('pack check', () => {
  test('a clean folder and a clean zip', async () => {
    const zip = join(folder, '..', `${Date.now()}.zip`)
    await writeFile(zip, writePackZip(writePack(smallPack())))
    for (const path of [folder, zip]) {
      const { lines, out } = collect()
      expect(await packCheck([path], out)).toBe(0)
      expect(lines).toEqual(['small-pack 1.0.0: 12 criteria, nothing to mend.'])
    }
    await rm(zip)
  })

  test('faults are printed with file, line and path, in the language asked for', async () => {
    await breakAspect()
    const { lines, out } = collect({ language: 'zh-CN' })
    expect(await packCheck([folder], out)).toBe(1)
    expect(lines).toContain('aspects/brand-promise.yaml:1:1 criteria\n  错误：缺少“criteria”。')
    expect(lines.at(-1)).toMatch(/^\d+ 个文件中有 \d+ 处错误、0 处提醒。$/)
  })

  test('as JSON', async () => {
    await breakAspect()
    const { lines, out } = collect({ json: true })
    expect(await packCheck([folder], out)).toBe(1)
    const report = JSON.parse(lines.join('')) as { ok: boolean; faults: { code: string; message: string }[] }
    expect(report.ok).toBe(false)
    expect(report.faults[0]).toMatchObject({ code: 'shape.missingKey', file: 'aspects/brand-promise.yaml', line: 1 })
  })

  test('a missing folder and no folder', async () => {
    const { lines, problems, out } = collect()
    expect(await packCheck([join(folder, 'nowhere')], out)).toBe(1)
    expect(lines[0]).toContain('no such folder or zip file')
    expect(await packCheck([], out)).toBe(2)
    expect(problems).toEqual(['touchstone pack check FOLDER|ZIP'])
  })
})

describe('pack import and export', () => {
  test('what was imported comes out unchanged', async () => {
    const kept = shelf()
    const { lines, out } = collect()
    expect(await packImport([folder], out, kept)).toBe(0)
    const file = join(folder, 'out.zip')
    expect(await packExport(['small-pack', '1.0.0', '--out', file], out, kept)).toBe(0)
    expect(lines).toEqual(['small-pack 1.0.0 is published.', `small-pack 1.0.0 is in ${file}.`])
    const reading = await readPackZip(await readFile(file))
    expect(reading.ok && Buffer.from(reading.files.get('pack.yaml') ?? []).toString()).toBe(
      await readFile(join(folder, 'pack.yaml'), 'utf8'),
    )
  })

  test('a pack with errors is not published', async () => {
    await breakAspect()
    const kept = shelf()
    const { problems, out } = collect()
    expect(await packImport([folder], out, kept)).toBe(1)
    expect(problems).toEqual(['The pack is not published.'])
    expect(kept.kept).toBeNull()
  })

  test('an unknown pack', async () => {
    const { problems, out } = collect()
    expect(await packExport(['other', '1.0.0', '--out', join(folder, 'x.zip')], out, shelf())).toBe(1)
    expect(problems).toEqual(['There is no pack other 1.0.0 here.'])
  })
})
