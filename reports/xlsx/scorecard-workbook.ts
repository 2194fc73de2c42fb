/**
 * The scorecard workbook: every number of a run in full precision, with what is needed to compute it again without this
 * program. Absences are words; single ratings appear only after the reveal.
 */
import type { ReportInput } from '../report-input.ts'
import type { ReportValue } from '../report-value.ts'
import { wordsOf } from '../words.ts'
import { footerText } from '../footer-text.ts'
import { agreementSheet } from './agreement-sheet.ts'
import { explanationSheet } from './explanation-sheet.ts'
import { gapSheet, movementSheet, workforceSheet } from './finding-sheets.ts'
import { placesOf } from './place.ts'
import { criteriaSheet, ratingsSheet, scorecardSheet } from './score-sheets.ts'
import { methodSheet, readMeSheet, summarySheet } from './text-sheets.ts'
import type { Tongues } from './sheets.ts'
import { writeWorkbook } from './workbook.ts'

/** The bytes of the workbook in one language, or with Chinese and English beside each other. */
export async function renderXlsx(
  input: ReportInput,
  value: ReportValue,
  language: 'en' | 'zh-CN' | 'both',
): Promise<Uint8Array> {
  const all = language === 'both' ? [wordsOf('zh-CN'), wordsOf('en')] : [wordsOf(language)]
  const tongues: Tongues = { first: all[0]!, all }
  const places = placesOf(input.pack)
  const sheets = [
    summarySheet(value, tongues),
    scorecardSheet(input, places, tongues),
    criteriaSheet(input, places, tongues),
    ...(input.revealed ? [ratingsSheet(input, places, tongues), agreementSheet(value.agreement, places, tongues)] : []),
    ...(value.gaps.length > 0 ? [gapSheet(input, value, places, tongues)] : []),
    ...(input.movement === null ? [] : [movementSheet(input.movement, places, tongues)]),
    ...(input.workforce === null ? [] : [workforceSheet(input.workforce, places, tongues)]),
    explanationSheet(input, places, tongues),
    methodSheet(input, value, tongues),
  ]
  return writeWorkbook({
    title: tongues.first.say(value.head.diagnostic),
    madeAt: input.madeAt,
    language: tongues.first.language,
    foot: footerText(value, tongues.first),
    sheets: [readMeSheet(input, value, tongues, sheets), ...sheets],
  })
}
