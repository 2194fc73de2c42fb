import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkCrosswalk } from '#core/instrument/crosswalk.ts'
import { faultPlace, faultText } from '#core/instrument/fault-text.ts'
import type { Fault } from '#core/instrument/fault.ts'
import { checkPack } from '#core/instrument/quality/check-pack.ts'
import { readPack } from '#core/instrument/read-pack.ts'
import { samePack } from '#core/instrument/canonical.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { shippedGlossary, shippedPackFolders } from './content.ts'
import { readPackFolder } from './read-folder.ts'

const said = (faults: readonly Fault[]) => faults.map((one) => `${faultPlace(one)} ${one.path} ${faultText(one, 'en')}`)

const glossary = await shippedGlossary()
const readings = await Promise.all(
  (await shippedPackFolders()).map(async (folder) => {
    const source = await readPackFolder(folder)
    return { name: basename(folder), source, reading: readPack(source.ok ? source.files : new Map()) }
  }),
)

describe('the shipped packs', () => {
  test.each(readings.map((one) => [one.name, one] as const))(
    '%s has neither errors nor warnings and survives writing',
    (name, one) => {
      expect(one.source.ok).toBe(true)
      expect(said(one.reading.faults)).toEqual([])
      const { pack } = one.reading
      if (pack === null) throw new Error(`${name} did not read`)
      expect(pack.id).toBe(name)
      expect(pack.languages).toEqual(['zh-CN', 'en'])
      expect(said(checkPack(pack, glossary, one.reading.locate))).toEqual([])
      const again = readPack(writePack(pack)).pack
      expect(again !== null && samePack(again, pack)).toBe(true)
    },
  )

  test('their crosswalk does not contradict itself', () => {
    const packs = readings.flatMap(({ reading }) => (reading.pack === null ? [] : [reading.pack]))
    expect(said(checkCrosswalk(packs).faults)).toEqual([])
  })

  /** With its probe a question takes about five minutes. */
  test('the 45-minute version of every guide fills its time, and speaks of every topic', () => {
    const guides = readings.flatMap(({ reading }) => reading.pack?.guides ?? [])
    expect(guides.length).toBeGreaterThan(6)
    for (const { role, topics } of guides) {
      const inShort = topics.map((topic) => topic.questions.filter((question) => question.inShortVersion).length)
      const count = inShort.reduce((sum, one) => sum + one, 0)
      expect(Math.min(...inShort), role).toBeGreaterThan(0)
      expect(count, role).toBeGreaterThanOrEqual(7)
      expect(count, role).toBeLessThanOrEqual(10)
      expect(count, role).toBeLessThan(topics.flatMap((topic) => topic.questions).length)
    }
  })
})
