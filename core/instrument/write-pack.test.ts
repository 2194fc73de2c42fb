import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { smallPack } from '#test/support/pack-fixture.ts'
import { canonicalPack, samePack } from './canonical.ts'
import { fileSchemas, formatKeys } from './pack-files.ts'
import type { Aspect, Criterion, Pack } from './pack.ts'
import { readPack } from './read-pack.ts'
import { writePack } from './write-pack.ts'

/** Numbers in 0…1 from a seed (mulberry32), so that a failing case can be drawn again. */
function drawFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Pieces that YAML writers and readers like to disagree about. */
const pieces = [
  'yes', 'no', 'null', '~', '1.0', '0x1F', '1e3', '2024-01-01', 'true', '- a', '? b', 'key: value', '#not a comment',
  'a # b', '"quoted"', "it's", '[list]', '{map}', '&anchor', '*alias', '!tag', '|', '>', '%', '@at', '`tick`', '\\n',
  '。', '客户之声', '「引用」', '👩‍💼', 'é', 'line\nbreak', 'two\n\nbreaks', 'trailing:', ': leading', '=', '<<', '---', '...',
  'a  b', 'tab-free', '100%', 'C:\\path', '-', '.5', '12', 'null: ', '，', 'word '.repeat(40),
] // prettier-ignore

function textMaker(draw: () => number) {
  const words = () => {
    const count = 1 + Math.floor(draw() * 4)
    const joint = draw() < 0.5 ? ' ' : draw() < 0.5 ? '' : '\n'
    return (
      Array.from({ length: count }, () => pieces[Math.floor(draw() * pieces.length)] ?? '')
        .join(joint)
        .trim() || 'x'
    )
  }
  return () => ({ 'zh-CN': words(), en: words() })
}

/** A random pack: the small one with its texts, weights, flags and optional parts drawn anew. */
function drawPack(seed: number): Pack {
  const draw = drawFrom(seed)
  const text = textMaker(draw)
  const chance = () => draw() < 0.5
  const weight = () => (chance() ? 1 : Math.round(draw() * 1000) / 8)
  const pack = smallPack({ levels: (3 + Math.floor(draw() * 5)) as 3 | 4 | 5 | 6 | 7 })
  const perLevel = () => Object.fromEntries(pack.scale.levels.map((level) => [level.number, text()]))
  const criterion = (one: Criterion): Criterion => ({
    ...one,
    name: text(),
    weight: weight(),
    wholeOrganisationOnly: chance(),
    descriptors: perLevel(),
    ...(chance() && { lookFor: text() }),
    ...(chance() && { remedy: text() }),
  })
  const aspect = (one: Aspect): Aspect => ({
    ...one,
    name: text(),
    weight: weight(),
    ...(chance() && { description: text() }),
    criteria: [...one.criteria.map(criterion), { ...criterion(one.criteria[0] as Criterion), id: 'always', weight: 1 }],
  })
  return {
    ...pack,
    name: text(),
    description: text(),
    areas: pack.areas.map((area) => ({
      ...area,
      aspects: area.aspects.map(aspect).map((one) => ({ ...one, weight: one.weight + 0.5 })),
      requests: chance() ? [] : area.requests.map((request) => ({ ...request, ask: text(), forms: [text(), text()] })),
      checklist: chance() ? [] : area.checklist,
    })),
    notes: chance() ? [] : [text(), text()],
    modes: chance() ? [] : [{ id: 'foundations', name: text(), description: text() }],
    ...(chance() && {
      roadmap: {
        horizons: [{ id: 'soon', months: 6, name: text() }],
        dimensions: [{ id: 'people', name: text(), description: text() }],
      },
    }),
    surveyItems: pack.surveyItems.filter(chance).map((item) => ({ ...item, question: text(), options: perLevel() })),
    links: chance() ? [] : [{ from: 'brand-promise.goals', to: 'other/one.two', relation: 'equal', why: text() }],
    references: chance()
      ? []
      : [{ id: 'figure', statement: text(), figure: '12.50', year: 2023, source: text(), informs: ['brand-promise'] }],
    forms: chance()
      ? []
      : [
          {
            id: 'walk',
            name: text(),
            sections: [
              {
                id: 'one',
                name: text(),
                fields: [
                  {
                    id: 'seen',
                    label: text(),
                    kind: 'choice',
                    choices: [
                      { id: 'yes', name: text() },
                      { id: 'no', name: text() },
                    ],
                    informs: [],
                  },
                ],
              },
            ],
          },
        ],
  }
}

describe('writing and reading a pack', () => {
  test('reading what was written gives the same pack, for 60 random packs', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const pack = drawPack(seed)
      const reading = readPack(writePack(pack))
      expect(reading.faults, `seed ${seed}`).toEqual([])
      expect(reading.pack, `seed ${seed}`).toEqual(pack)
    }
  })

  test('writing what was read gives the same files', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const files = writePack(drawPack(seed))
      const { pack } = readPack(files)
      expect(writePack(pack as Pack)).toEqual(files)
    }
  })

  test('the canonical text does not depend on the order of keys, and does on content', () => {
    const pack = smallPack()
    const turned = JSON.parse(JSON.stringify(pack), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Pack
    expect(canonicalPack(turned)).toBe(canonicalPack(pack))
    expect(samePack(pack, turned)).toBe(true)
    expect(samePack(pack, { ...pack, licence: 'MIT' })).toBe(false)
    expect(samePack(pack, { ...pack, areas: pack.areas.toReversed() })).toBe(false)
  })
})

test('every key of the schemas has its place in the written order', () => {
  const keys = new Set<string>()
  const collect = (schema: z.core.$ZodType): void => {
    if (schema instanceof z.ZodObject) {
      for (const [key, inner] of Object.entries(schema.shape)) {
        keys.add(key)
        collect(inner)
      }
    } else if (schema instanceof z.ZodArray) collect(schema.element)
    else if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) collect(schema.unwrap())
  }
  for (const schema of Object.values(fileSchemas)) collect(schema)
  expect(keys.size).toBeGreaterThan(50)
  expect([...keys].filter((key) => !formatKeys.includes(key))).toEqual([])
})
