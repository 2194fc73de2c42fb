/** One door to all formats: a report's input in, a file out. */
import type { Language } from '#core/language.ts'
import { cleanTexts } from './clean-text.ts'
import { buildReport } from './build-report.ts'
import { buildDocument } from './document/build.ts'
import { fileName, instrumentParts } from './file-name.ts'
import { renderDocx } from './docx/render-docx.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { renderPptx } from './pptx/deck.ts'
import type { ReportInput } from './report-input.ts'
import { wordsOf } from './words.ts'
import { renderXlsx } from './xlsx/scorecard-workbook.ts'

export type ReportFormat = 'pptx' | 'pdf' | 'xlsx' | 'docx'
export type ReportLanguage = Language | 'both'
export type ReportFile = { bytes: Uint8Array; mediaType: string; fileName: string }

const mediaTypes: Record<ReportFormat, string> = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/**
 * Makes one file. The same input gives the same bytes. `both` is Chinese with English beside it, as far as the format
 * has room: titles in the deck, heads and names in the workbook.
 */
export async function renderReport(
  input: ReportInput,
  format: ReportFormat,
  language: ReportLanguage,
): Promise<ReportFile> {
  const clean = cleanTexts(input)
  return {
    bytes: await bytesOf(clean, format, language),
    mediaType: mediaTypes[format],
    fileName: fileNameOf(clean, format, language),
  }
}

async function bytesOf(input: ReportInput, format: ReportFormat, language: ReportLanguage): Promise<Uint8Array> {
  const value = buildReport(input)
  const first: Language = language === 'both' ? 'zh-CN' : language
  switch (format) {
    case 'pptx':
      return renderPptx(value, first, language === 'both')
    case 'xlsx':
      return renderXlsx(input, value, language)
    case 'pdf':
      return renderPdf(buildDocument(value, first, language === 'both' ? 'en' : null), input.branding)
    default:
      return renderDocx(buildDocument(value, first, language === 'both' ? 'en' : null), input.branding)
  }
}

/** Organisation, diagnostic, the instrument where there are several, and kind, without characters that a file system refuses. */
function fileNameOf(input: ReportInput, format: ReportFormat, language: ReportLanguage): string {
  const words = wordsOf(language === 'both' ? 'zh-CN' : language)
  const parts = [
    words.say(input.organisationName),
    words.say(input.diagnosticName),
    ...(input.instruments.length > 1 ? instrumentParts(input.pack, input.instruments, words.say) : []),
    words.t.file[format],
    ...(language === 'both' ? ['zh-en'] : []),
  ]
  return fileName(parts, format)
}
