import { describe, expect, test } from 'vitest'
import { schemaFaults } from '#test/support/schema-faults.ts'
import { fixtureReportInput } from './fixture.ts'
import type { ReportInput } from './report-input.ts'
import { renderReport } from './render.ts'

/** Names and comments as somebody might type them who means no good, or pastes from anywhere. */
function hostileInput(): ReportInput {
  const nasty = 'A<b>&"\'\u0001\u202E]]>\uD800😀 =1+1 #panic() ${x} $1 $& '
  const input = structuredClone(fixtureReportInput({ areas: 2 }))
  for (const area of input.pack.areas) {
    area.name = { en: nasty }
    area.short = { en: '<&">' }
    for (const aspect of area.aspects) {
      aspect.name = { 'zh-CN': `仅中文${nasty}` }
      for (const criterion of aspect.criteria) criterion.descriptors = {}
    }
  }
  for (const node of input.run.organisation.nodes) {
    if (node.kind === 'aspect') node.comment = { en: `${nasty} long words `.repeat(80) }
  }
  const footer = { en: nasty }
  return {
    ...input,
    organisationName: { en: nasty },
    diagnosticName: { en: nasty.repeat(4) },
    branding: { ...input.branding, footer },
    titleEdits: [{ slide: 'areas', language: 'en', title: nasty.repeat(7) }],
  }
}

describe('every format', { timeout: 30_000 }, () => {
  test.each(['pptx', 'xlsx', 'docx', 'pdf'] as const)('%s holds what anybody types', async (format) => {
    const { bytes, fileName } = await renderReport(hostileInput(), format, 'en')
    // eslint-disable-next-line no-control-regex -- what a file system refuses
    expect(fileName).not.toMatch(/[<>:"/\\|?*\u0000-\u001F\u202E]/u)
    if (format !== 'pdf') expect(await schemaFaults(bytes, format)).toEqual([])
  })

  test.each([
    ['pptx', 'en', 'Spruce-Telecom_Customer-experience-diagnostic-2026_board-pack.pptx'],
    ['pdf', 'zh-CN', '云杉电信_2026年客户体验诊断_报告.pdf'],
    ['xlsx', 'both', '云杉电信_2026年客户体验诊断_记分卡_zh-en.xlsx'],
    ['docx', 'en', 'Spruce-Telecom_Customer-experience-diagnostic-2026_report.docx'],
  ] as const)('%s in %s is called %s', async (format, language, name) => {
    const file = await renderReport(fixtureReportInput({ areas: 1 }), format, language)
    expect(file.fileName).toBe(name)
    expect(file.mediaType).toMatch(/^application\//u)
  })

  test.each([
    ['en', 'Spruce-Telecom_Customer-experience-diagnostic-2026_VoC-programme-now_board-pack.pptx'],
    ['zh-CN', '云杉电信_2026年客户体验诊断_客户-之声_呈报材料.pptx'],
  ] as const)('of several instruments, the name in %s says which', async (language, name) => {
    const input = fixtureReportInput({ areas: 1 })
    const other = { id: 'other', short: { en: 'Other' } }
    const short = { en: 'VoC: programme / now', 'zh-CN': '客户/之声' }
    const file = await renderReport(
      { ...input, instruments: [input.pack, other], pack: { ...input.pack, short } },
      'pptx',
      language,
    )
    expect(file.fileName).toBe(name)
  })
})
