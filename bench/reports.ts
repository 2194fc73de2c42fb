/**
 * The four files of one diagnostic (27 aspects, two years, a survey) in Chinese with English beside it: the first time
 * in a process, again, and one format at a time. Expected: all four under 3 seconds on two cores. The alternative
 * beside it is a PDF compiler started anew for each report instead of one that is kept.
 */
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { buildReport } from '#reports/build-report.ts'
import { buildDocument } from '#reports/document/build.ts'
import { fixtureReportInput } from '#reports/fixture.ts'
import { renderPdf } from '#reports/pdf/render-pdf.ts'
import { renderReport } from '#reports/render.ts'
import type { ReportFormat } from '#reports/render.ts'
import { percentile, print, timed } from './table.ts'

const formats: ReportFormat[] = ['pptx', 'pdf', 'xlsx', 'docx']
const input = fixtureReportInput()
// Another run each time, because the PDF compiler remembers what it has set before.
let runs = 0
const another = () => ({
  ...input,
  runId: `run-${++runs}`,
  diagnosticName: { en: `Diagnostic ${runs}`, 'zh-CN': `诊断${runs}` },
})
const all = () => {
  const made = another()
  return Promise.all(formats.map((format) => renderReport(made, format, 'both')))
}

const first = await timed(1, all)
const again = await timed(5, all)
const rows = [
  { what: 'all four, first in the process', median: first[0] ?? 0, worst: first[0] ?? 0 },
  { what: 'all four, again', median: percentile(again, 0.5), worst: again.at(-1) ?? 0 },
]
for (const format of formats) {
  const alone = await timed(5, () => renderReport(another(), format, 'both'))
  rows.push({ what: format, median: percentile(alone, 0.5), worst: alone.at(-1) ?? 0 })
}
const fonts = fileURLToPath(new URL('../fonts', import.meta.url))
const anew = await timed(3, () => {
  // What each report would pay before the first line is set.
  NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] })
  return renderPdf(buildDocument(buildReport(another()), 'zh-CN', 'en'), input.branding)
})
rows.push({ what: 'pdf with a compiler of its own', median: percentile(anew, 0.5), worst: anew.at(-1) ?? 0 })
process.stdout.write('One diagnostic, 27 aspects, milliseconds\n')
print(rows)
