/** Beside the ratings of an aspect: how often pairs of assessors agree here, and α over the area it belongs to. */
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { Aspect, PackArea } from '#core/instrument/pack.ts'
import { isDefined } from '#core/statistics/result.ts'
import { useAgreement } from '../../data/agreement.ts'
import { diagnosticPath, useDiagnostic, useWorkspace } from '../../data/places.ts'
import { Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { AlphaScale, useIntervalWords, useNoAlphaWords } from '../agreement/alpha.tsx'

export function AspectAgreement(props: { unitId: string; aspect: Aspect; area: PackArea }): ReactElement {
  const { agreement } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const format = useFormat()
  const say = useSay()
  const intervalWords = useIntervalWords()
  const noAlphaWords = useNoAlphaWords()
  const query = useAgreement(props.unitId)
  return (
    <Section
      title={agreement.aside}
      note={
        <Link to={diagnosticPath(workspace.id, diagnostic.id, 'score/agreement')} search={{ unit: props.unitId }}>
          {agreement.alpha}
        </Link>
      }
    >
      <Answer of={query}>
        {({ aspects, areas }) => {
          const here = aspects.find(({ address }) => address === `aspect/${props.aspect.id}`)
          const area = areas.find(({ address }) => address === `area/${props.area.id}`)
          return (
            <>
              {here !== undefined && isDefined(here.exact) && isDefined(here.withinOne) ? (
                <p>
                  {agreement.pairs({
                    same: format.percent(here.exact),
                    near: format.percent(here.withinOne),
                    pairs: format.count(here.pairs),
                  })}
                </p>
              ) : (
                <p className="muted">{agreement.noPairs}</p>
              )}
              {area !== undefined && (
                <>
                  <AlphaScale of={area} />
                  <p className="note">
                    {isDefined(area.alpha) && area.band !== null
                      ? agreement.areaAlpha({
                          area: say(props.area.name),
                          alpha: format.coefficient(area.alpha),
                          interval: intervalWords(area.interval, format.hundredths),
                          band: agreement.bands[area.band],
                        })
                      : noAlphaWords(area.alpha)}
                  </p>
                </>
              )}
            </>
          )
        }}
      </Answer>
    </Section>
  )
}
