import { expect, test } from 'vitest'
import { coreProperties } from './core-properties.ts'

test('the properties carry the time of the run and the language of the file', () => {
  const core = '<cp:coreProperties><dcterms:created xsi:type="x">2030</dcterms:created>\n</cp:coreProperties>'
  expect(coreProperties(core, { madeAt: '2026-11-07T09:30:00.000Z', language: 'zh-CN' })).toBe(
    '<cp:coreProperties><dcterms:created xsi:type="x">2026-11-07T09:30:00Z</dcterms:created><dc:language>zh-CN</dc:language></cp:coreProperties>',
  )
})
