import type { ReportValue } from './report-value.ts'
import type { Words } from './words.ts'

/** Organisation, diagnostic, the workspace's own line, and that the figures are samples where they are. */
export function footerText(value: ReportValue, words: Words): string {
  const { head } = value
  return [
    words.say(head.organisation),
    words.say(head.diagnostic),
    head.branding.footer === null ? '' : words.say(head.branding.footer),
    head.isSample ? words.t.sample : '',
  ]
    .filter(Boolean)
    .join('  |  ')
}
