import { describe, expect, test } from 'vitest'
import { buildReport } from '../build-report.ts'
import { buildDocument } from '../document/build.ts'
import { fixtureReportInput } from '../fixture.ts'
import type { ReportInput } from '../report-input.ts'
import { renderPdf } from './render-pdf.ts'

const noBranding = { logo: null, primaryColour: null, accentColour: null, footer: null }
const pdfOf = (input: ReportInput, language: 'en' | 'zh-CN' = 'en', second: 'en' | null = null) =>
  Buffer.from(renderPdf(buildDocument(buildReport(input), language, second), input.branding))

describe('the PDF', { timeout: 30_000 }, () => {
  test('is tagged, so that a screen reader finds heads, lists and tables', () => {
    const pdf = pdfOf(fixtureReportInput(), 'zh-CN', 'en').toString('latin1')
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/u)
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/Lang (zh-CN)')
  })

  test('has an outline, a title and embedded fonts', () => {
    const pdf = pdfOf(fixtureReportInput()).toString('latin1')
    expect(pdf.startsWith('%PDF-1.')).toBe(true)
    expect(pdf).toContain('/Outlines')
    expect(pdf).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC/u)
    expect(pdf).toContain('/FontFile')
  })

  test.each([
    ['en', null],
    ['zh-CN', null],
    ['zh-CN', 'en'],
  ] as const)('in %s beside %s has the same bytes twice', (language, second) => {
    const input = fixtureReportInput({ areas: 2 })
    expect(pdfOf(input, language, second).equals(pdfOf(input, language, second))).toBe(true)
  })

  test('takes what people typed as text', () => {
    const hostile = '#panic("x") *b* $x$ @ref <label> ]] #import "/etc/passwd": * \\ // /* ` = 标题'
    const input = fixtureReportInput({ areas: 1 })
    const comments = input.input.comments.map((comment) => ({ ...comment, text: { en: hostile } }))
    const run = structuredClone(input.run)
    for (const node of run.organisation.nodes) if (node.kind === 'aspect') node.comment = { en: hostile }
    expect(() =>
      pdfOf({
        ...input,
        run,
        input: { ...input.input, comments },
        organisationName: { en: hostile },
        diagnosticName: { en: hostile },
      }),
    ).not.toThrow()
  })

  test.each([3, 7])('draws a scale of %d levels', (levels) => {
    expect(pdfOf(fixtureReportInput({ levels, areas: 1, baseline: true })).length).toBeGreaterThan(20_000)
  })

  test('carries a logo and the colours of the workspace', () => {
    const logo =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const input = fixtureReportInput({ areas: 1 })
    const branded = pdfOf({
      ...input,
      branding: { ...noBranding, logo, primaryColour: '#FFEE00', accentColour: '#0000FF' },
    })
    expect(branded.toString('latin1')).toContain('/Subtype /Image')
  })

  test('is set without scores as well', () => {
    const input = fixtureReportInput({ areas: 1, empty: true })
    expect(pdfOf(input).length).toBeGreaterThan(20_000)
  })
})
