import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { schemaFaults } from '#test/support/schema-faults.ts'
import { buildReport } from '../build-report.ts'
import { fixtureReportInput } from '../fixture.ts'
import type { ReportInput } from '../report-input.ts'
import { renderPptx } from './deck.ts'

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function partsOf(bytes: Uint8Array, folder: string): Promise<string[]> {
  const zip = await JSZip.loadAsync(bytes)
  const names = Object.keys(zip.files).filter((name) => name.startsWith(folder) && name.endsWith('.xml'))
  return Promise.all(names.map((name) => zip.file(name)!.async('string')))
}

describe('the deck', { timeout: 30_000 }, () => {
  const variants: [string, ReportInput, 'en' | 'zh-CN', boolean][] = [
    ['english', fixtureReportInput(), 'en', false],
    ['both', fixtureReportInput(), 'zh-CN', true],
    ['two areas, seven levels, baseline', fixtureReportInput({ areas: 2, levels: 7, baseline: true }), 'zh-CN', false],
    [
      'branded',
      {
        ...fixtureReportInput({ areas: 1, levels: 3 }),
        workforce: null,
        branding: { logo: pixel, primaryColour: '#FFEE00', accentColour: '#00CCFF', footer: { en: 'Board only' } },
      },
      'en',
      false,
    ],
  ]
  test.each(variants)('%s is valid against the Open XML schema', async (_, input, language, both) => {
    expect(await schemaFaults(await renderPptx(buildReport(input), language, both), 'pptx')).toEqual([])
  })

  test('of the same input has the same bytes', async () => {
    const first = await renderPptx(buildReport(fixtureReportInput()), 'zh-CN')
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const second = await renderPptx(buildReport(fixtureReportInput()), 'zh-CN')
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
  })

  test('has native charts, notes on every slide and described tables', async () => {
    const bytes = await renderPptx(buildReport(fixtureReportInput()), 'en')
    expect((await partsOf(bytes, 'ppt/charts/chart')).length).toBe(5)
    const slides = await partsOf(bytes, 'ppt/slides/slide')
    expect((await partsOf(bytes, 'ppt/notesSlides/notesSlide')).length).toBe(slides.length)
    for (const slide of slides) {
      const frames = slide.match(/<p:nvGraphicFramePr>.*?<p:cNvPr [^>]*>/gsu) ?? []
      expect(frames.every((frame) => frame.includes('descr="'))).toBe(true)
    }
  })

  test('marks the sample on every slide', async () => {
    const slides = await partsOf(await renderPptx(buildReport(fixtureReportInput()), 'en'), 'ppt/slides/slide')
    expect(slides.every((slide) => /Sample (data|organisation)/u.test(slide))).toBe(true)
  })

  test('holds no number of a hidden group, not in a chart’s workbook either', async () => {
    const input = fixtureReportInput()
    const secret = 2.693
    const groups = input.workforce!.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (cell.kind === 'hidden' ? cell : { ...cell, mean: secret })),
    }))
    const hidden = {
      ...input,
      workforce: {
        ...input.workforce!,
        rows: groups.map((row) => ({ ...row, cells: row.cells.map(() => ({ kind: 'hidden' as const })) })),
      },
    }
    const zip = await JSZip.loadAsync(await renderPptx(buildReport(hidden), 'en'))
    const texts = await Promise.all(
      Object.values(zip.files)
        .filter((file) => file.name.endsWith('.xml'))
        .map((file) => file.async('string')),
    )
    expect(texts.some((text) => text.includes('2.7</a:t>') && text.includes('workforce'))).toBe(false)
  })

  test('writes the second title of a deck in both languages', async () => {
    const slides = await partsOf(await renderPptx(buildReport(fixtureReportInput()), 'zh-CN', true), 'ppt/slides/slide')
    expect(slides.filter((slide) => slide.includes('name="Title in English"')).length).toBe(slides.length - 1)
  })

  test.each(['en', 'zh-CN'] as const)(
    'cuts very long names in %s so that no table outgrows its place',
    async (language) => {
      const input = structuredClone(fixtureReportInput())
      const long = { en: 'A name as long as a paragraph '.repeat(6), 'zh-CN': '像一段话那么长的名称'.repeat(12) }
      for (const area of input.pack.areas) area.short = long
      const slides = await partsOf(await renderPptx(buildReport(input), language), 'ppt/slides/slide')
      // The chart of the same name says the whole names to those who cannot see it.
      const tables = slides.flatMap((slide) => slide.match(/<p:graphicFrame>.*?<\/p:graphicFrame>/gsu) ?? [])
      const names = /name="(Area scores|Where the change comes from|领域得分|变化从何而来)"/u
      const comparing = tables.filter((table) => names.test(table) && table.includes('<a:tbl>'))
      expect(comparing).toHaveLength(2)
      for (const table of comparing) {
        expect(table).not.toContain(long[language].trim())
        expect(table).toContain('…')
      }
    },
  )
})
