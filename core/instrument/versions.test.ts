import { describe, expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { canonicalPack } from './canonical.ts'
import { comparePackVersions, judgePublication, supersedes } from './versions.ts'

const published = (version: string) => {
  const pack = smallPack({ version })
  return { id: pack.id, version, content: canonicalPack(pack) }
}

describe('versions of packs', () => {
  test.each([
    ['1.0.0', '1.0.0', 0],
    ['1.0.0', '1.0.1', -1],
    ['1.10.0', '1.9.9', 1],
    ['2.0.0', '10.0.0', -1],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(comparePackVersions(a, b))).toBe(sign)
  })

  test('only a later version of the same pack supersedes', () => {
    expect(supersedes({ id: 'a', version: '1.0.0' }, { id: 'a', version: '1.0.1' })).toBe(true)
    expect(supersedes({ id: 'a', version: '1.0.1' }, { id: 'a', version: '1.0.1' })).toBe(false)
    expect(supersedes({ id: 'a', version: '1.0.0' }, { id: 'b', version: '1.0.1' })).toBe(false)
  })

  test('publishing', () => {
    const all = [published('1.0.0'), published('1.2.0')]
    expect(judgePublication([], smallPack())).toEqual({ kind: 'newest', supersedes: null })
    expect(judgePublication(all, smallPack({ version: '1.10.0' }))).toEqual({ kind: 'newest', supersedes: '1.2.0' })
    expect(judgePublication(all, smallPack({ version: '1.1.0' }))).toEqual({ kind: 'older', newest: '1.2.0' })
    expect(judgePublication(all, smallPack({ version: '1.2.0' }))).toEqual({ kind: 'same' })
    expect(judgePublication(all, smallPack({ id: 'other' }))).toEqual({ kind: 'newest', supersedes: null })
  })

  test('a published version with other content is refused by name', () => {
    const changed = { ...smallPack(), licence: 'MIT' }
    const judged = judgePublication([published('1.0.0')], changed)
    expect(judged).toMatchObject({
      kind: 'refused',
      fault: { code: 'version.contentDiffers', details: { pack: 'small-pack', version: '1.0.0' } },
    })
  })
})
