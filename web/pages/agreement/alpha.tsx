/** Krippendorff's α as a mark: the figure, its interval, and where both lie between chance and full agreement. */
import './alpha.css'
import type { CSSProperties, ReactElement } from 'react'
import type { AreaAgreement } from '#core/score/agreement.ts'
import { agreementLimits } from '#core/statistics/krippendorff-alpha.ts'
import { isDefined } from '#core/statistics/result.ts'
import type { Interval } from '#core/statistics/result.ts'
import { useFormat, useTexts } from '../../theme/preferences.tsx'

/** The interval in words, or why there is none. */
export function useIntervalWords(): (interval: Interval, show: (value: number) => string) => string {
  const { agreement } = useTexts()
  return (interval, show) => {
    if (isDefined(interval)) return agreement.intervalOf({ low: show(interval.low), high: show(interval.high) })
    if (interval.reason === 'tooFew')
      return agreement.noInterval.tooFew({ minimum: Number(interval.detail?.['minimum']) })
    return interval.reason === 'allAgree' ? agreement.noInterval.allAgree : agreement.noInterval.other
  }
}

/** Why there is no α. */
export function useNoAlphaWords(): (alpha: AreaAgreement['alpha']) => string {
  const { agreement } = useTexts()
  return (alpha) => {
    if (typeof alpha === 'number') return ''
    const { reason } = alpha
    return reason === 'noData' || reason === 'oneRater' || reason === 'noOverlap' || reason === 'noVariation'
      ? agreement.none[reason]
      : agreement.none.other
  }
}

/** The drawing ends at 0 and 1 and says so where a figure or an interval goes on beyond. */
const place = (value: number): string => `${Math.min(1, Math.max(0, value)) * 100}%`

export function AlphaScale({ of }: { of: AreaAgreement }): ReactElement | null {
  const { agreement } = useTexts()
  if (!isDefined(of.alpha)) return null
  const interval = isDefined(of.interval) ? of.interval : null
  const { moderate, sufficient } = agreementLimits
  return (
    <>
      <div
        className="alpha-scale"
        aria-hidden="true"
        style={{ '--moderate': place(moderate), '--sufficient': place(sufficient) } as CSSProperties}
      >
        {interval !== null && (
          <i className="reach" style={{ left: place(interval.low), right: `calc(100% - ${place(interval.high)})` }} />
        )}
        <i className={of.alpha < 0 ? 'at beyond' : 'at'} style={{ left: place(of.alpha) }} />
        <span style={{ left: place(moderate) }}>{moderate}</span>
        <span style={{ left: place(sufficient) }}>{sufficient}</span>
      </div>
      {of.alpha < 0 && <p className="note">{agreement.belowZero}</p>}
    </>
  )
}

/** Figure, band and interval, for a heading or a row. */
export function AlphaFigure({ of, large = false }: { of: AreaAgreement; large?: boolean }): ReactElement {
  const { agreement } = useTexts()
  const format = useFormat()
  const intervalWords = useIntervalWords()
  const noAlphaWords = useNoAlphaWords()
  if (!isDefined(of.alpha) || of.band === null) return <p className="muted">{noAlphaWords(of.alpha)}</p>
  return (
    <p className={large ? 'alpha-figure large' : 'alpha-figure'}>
      <b>{format.coefficient(of.alpha)}</b>
      <span className={`tag ${of.band === 'sufficient' ? 'ok' : of.band === 'poor' ? 'bad' : 'warn'}`}>
        {agreement.bands[of.band]}
      </span>
      <span className="note">
        {intervalWords(of.interval, format.hundredths)} · {agreement.overCriteria({ units: of.units })}
      </span>
    </p>
  )
}
