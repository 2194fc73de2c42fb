/** How far an area's result can be relied on: whether enough of it is scored, and whether its assessors agree. */
import type { AreaAgreement } from '#core/score/agreement.ts'
import type { NodeAddress } from '#core/score/types.ts'
import { isDefined } from '#core/statistics/result.ts'
import { firmCoverage } from './find-area.ts'
import type { AreaRow, ReportValue } from './report-value.ts'
import type { Words } from './words.ts'

export type Firmness = 'firm' | 'partly' | 'weak'

/** Of the instrument or of an area. */
export function agreementOf({ agreement }: Pick<ReportValue, 'agreement'>, address: NodeAddress): AreaAgreement {
  return [agreement.instrument, ...agreement.areas].find((one) => one.address === address)!
}

/**
 * `weak`: under 80 % of the weight scored, poor agreement, or too few raters to speak of agreement. `partly`: moderate
 * agreement. Ratings that are all the same leave α without a value and are firm.
 */
export function firmnessOf(value: Pick<ReportValue, 'agreement'>, area: AreaRow): Firmness {
  if ((area.node.coverage.share ?? 0) < firmCoverage) return 'weak'
  const { alpha, band } = agreementOf(value, area.node.address)
  if (!isDefined(alpha)) return alpha.reason === 'noVariation' ? 'firm' : 'weak'
  return band === 'sufficient' ? 'firm' : band === 'moderate' ? 'partly' : 'weak'
}

/** α with its interval and its band; or that there is none. */
export function agreementText({ alpha, interval, band }: AreaAgreement, { t, coefficient, hundredths }: Words): string {
  if (!isDefined(alpha) || band === null) return t.agreement.none
  const reach = isDefined(interval)
    ? t.agreement.reach({ low: hundredths(interval.low), high: hundredths(interval.high) })
    : ''
  return t.agreement.figure({ alpha: coefficient(alpha), reach, band: t.agreement.bands[band] })
}

/** How sure the summary is, in sentences; `open` aspects have no level. */
export function sureText(
  value: Pick<ReportValue, 'agreement' | 'counts' | 'instrument'>,
  open: number,
  words: Words,
): string {
  const { basis } = value.counts
  const scored = basis.agreed + basis.provisional + basis.single + basis.imported
  if (scored === 0) return words.t.titles.certaintyNothing()
  return words.t.summary.sureText({
    coverage: words.percent(value.instrument.node.coverage.share ?? 0),
    agreed: words.percent(basis.agreed / scored),
    open,
    agreement: overallText(value, words),
  })
}

/** Agreement over all criteria, or what it would need. */
export function overallText({ agreement, counts }: Pick<ReportValue, 'agreement' | 'counts'>, words: Words): string {
  return counts.raters < 2
    ? words.t.exhibits.oneRater
    : words.t.agreement.overall({ figure: agreementText(agreement.instrument, words) })
}
