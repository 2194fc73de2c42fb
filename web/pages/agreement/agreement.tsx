/** Score → Agreement: how far the assessors agreed in the first blind round, before they saw each other's levels. */
import '../reveal/reveal.css'
import './agreement.css'
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { RoundAgreement } from '#core/score/agreement.ts'
import { isDefined } from '#core/statistics/result.ts'
import type { Value } from '#core/statistics/result.ts'
import { useAgreement } from '../../data/agreement.ts'
import { useNameOf, usePack, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useWorkspace } from '../../data/places.ts'
import { MethodLink } from '../../shell/method-link.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Sealed } from '../../shell/sealed.tsx'
import { Answer } from '../../shell/states.tsx'
import { SubjectPicker, useSubject, useSubjectName } from '../../shell/subject.tsx'
import { useFormat, useTexts } from '../../theme/preferences.tsx'
import { Leans } from '../reveal/leans.tsx'
import { AlphaFigure, AlphaScale, useIntervalWords, useNoAlphaWords } from './alpha.tsx'

function useShare(): (share: Value) => string {
  const format = useFormat()
  return (share) => (isDefined(share) ? format.percent(share) : '–')
}

function AreaSection({
  of,
  index,
  shown,
}: {
  of: RoundAgreement['areas'][number]
  index: PackIndex
  shown: RoundAgreement
}): ReactElement {
  const { agreement } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const subject = useSubject()
  const nameOf = useNameOf(index)
  const share = useShare()
  const format = useFormat()
  const area = index.areas.get(of.address)
  const aspects = shown.aspects.filter(({ address }) => index.aspects.get(address)?.area === area)
  return (
    <Section title={nameOf(of.address)} note={agreement.alpha}>
      <AlphaFigure of={of} />
      <AlphaScale of={of} />
      <table className="table agreement-table">
        <caption className="sr">{agreement.tableOf({ area: nameOf(of.address) })}</caption>
        <thead>
          <tr>
            <th scope="col">{agreement.columns.aspect}</th>
            {(['exact', 'withinOne'] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {agreement.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {aspects.map((aspect) => {
            const found = index.aspects.get(aspect.address)?.aspect
            return (
              <tr key={aspect.address}>
                <th scope="row">
                  <span className="no">{String(found?.number ?? '').padStart(2, '0')}</span>
                  <Link
                    to={diagnosticPath(workspace.id, diagnostic.id, `score/reveal/${found?.id ?? ''}`)}
                    search={subject === 'organisation' ? {} : { unit: subject }}
                  >
                    {nameOf(aspect.address)}
                  </Link>
                  <span className="note">
                    {agreement.over({ criteria: aspect.units, pairs: format.count(aspect.pairs) })}
                  </span>
                </th>
                <td className="number">{share(aspect.exact)}</td>
                <td className="number">{share(aspect.withinOne)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

function LeansSection({ shown }: { shown: RoundAgreement }): ReactElement | null {
  const { agreement } = useTexts()
  const { assessors } = useDiagnostic()
  const { role } = useWorkspace()
  const format = useFormat()
  const intervalWords = useIntervalWords()
  const leans = assessors.flatMap((assessor) => {
    const lean = shown.leans.find(({ assessorId }) => assessorId === assessor.id)
    if (lean === undefined) return []
    const note = isDefined(lean.difference)
      ? agreement.leanOver({ interval: intervalWords(lean.interval, format.change), units: lean.units })
      : agreement.leanNone
    return [{ assessor, difference: lean.difference, note }]
  })
  if (leans.length === 0) return null
  return (
    <Section title={agreement.leansTitle} note={agreement.levelsUnit}>
      <Leans of={leans} />
      <p className="note">{agreement.leansNote}</p>
      {role !== 'owner' && <p className="note">{agreement.leansOwn}</p>}
    </Section>
  )
}

function ExternalSection({ shown }: { shown: RoundAgreement }): ReactElement | null {
  const { agreement } = useTexts()
  const format = useFormat()
  const intervalWords = useIntervalWords()
  const { external } = shown
  if (external === null) return null
  const { difference } = external
  if (!isDefined(difference)) {
    return (
      <Section title={agreement.externalTitle}>
        <p className="muted">{agreement.externalNone}</p>
      </Section>
    )
  }
  // The direction follows the shown figure, so that "higher" never stands beside 0.0.
  const signed = format.change(difference)
  const direction = signed.startsWith('+') ? 'higher' : signed.startsWith('−') ? 'lower' : 'same'
  return (
    <Section title={agreement.externalTitle}>
      <p>{agreement.external({ difference: format.score(Math.abs(difference)), direction })}</p>
      <p className="note">
        {agreement.externalOver({
          external: external.firstRaters,
          internal: external.secondRaters,
          units: external.units,
          interval: intervalWords(external.interval, format.change),
        })}
      </p>
    </Section>
  )
}

function DisputesSection({ shown, index }: { shown: RoundAgreement; index: PackIndex }): ReactElement {
  const { agreement } = useTexts()
  const { assessors, unitIds, id } = useDiagnostic()
  const workspace = useWorkspace()
  const nameOf = useNameOf(index)
  const unitName = useSubjectName()
  const labels = (ids: readonly string[]): string[] =>
    assessors.filter((assessor) => ids.includes(assessor.id)).map(({ label }) => label)
  return (
    <Section title={agreement.disputesTitle}>
      {shown.disputes.length === 0 ? (
        <p className="muted">{agreement.disputesNone}</p>
      ) : (
        <ul className="disputes">
          {shown.disputes.map((dispute) => (
            <li key={`${dispute.unitId} ${dispute.criterion}`}>
              <Link
                to={diagnosticPath(
                  workspace.id,
                  id,
                  `score/reveal/${index.criteria.get(`criterion/${dispute.criterion}`)?.aspect.id ?? ''}`,
                )}
                search={{ unit: dispute.unitId }}
              >
                {nameOf(`criterion/${dispute.criterion}`)}
              </Link>
              <span className="note">
                {unitIds.length > 1 && `${unitName(dispute.unitId)} · `}
                {agreement.dispute({ levels: labels(dispute.gaveLevel), not: labels(dispute.saidNotApplicable) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Page({ index, shown }: { index: PackIndex; shown: RoundAgreement }): ReactElement {
  const { agreement } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const format = useFormat()
  const noAlphaWords = useNoAlphaWords()
  const { instrument } = shown
  const heading =
    isDefined(instrument.alpha) && instrument.band !== null
      ? agreement.findings[instrument.band]({ alpha: format.coefficient(instrument.alpha) })
      : noAlphaWords(instrument.alpha)
  return (
    <>
      <PageHead
        title={agreement.title}
        kicker={agreement.basis({
          raters: instrument.raters,
          ratings: format.count(instrument.ratings),
          units: format.count(instrument.units),
        })}
        heading={heading}
        lede={agreement.lede}
        actions={
          <>
            <SubjectPicker />
            <Link className="btn" to={diagnosticPath(workspace.id, diagnostic.id, 'score/reveal')}>
              {agreement.toAspects}
            </Link>
          </>
        }
      />
      <div className="with-side">
        <div className="stack">
          {shown.areas.map((area) => (
            <AreaSection key={area.address} of={area} index={index} shown={shown} />
          ))}
          <p className="note">{agreement.aspectNote}</p>
        </div>
        <aside>
          <Section title={agreement.wholeInstrument} note={agreement.alphaRead}>
            <AlphaFigure of={instrument} large />
            <AlphaScale of={instrument} />
            {instrument.unitsLeftOut > 0 && (
              <p className="note">{agreement.leftOut({ count: instrument.unitsLeftOut })}</p>
            )}
          </Section>
          <LeansSection shown={shown} />
          <ExternalSection shown={shown} />
          <DisputesSection shown={shown} index={index} />
          <Section title={agreement.readTitle}>
            {agreement.read.split('\n').map((paragraph) => (
              <p key={paragraph} className="note">
                {paragraph}
              </p>
            ))}
            <p>
              <MethodLink of="krippendorffAlpha">{agreement.method}</MethodLink>
            </p>
          </Section>
        </aside>
      </div>
    </>
  )
}

export default function AgreementPage(): ReactElement {
  const { agreement } = useTexts()
  const pack = usePack()
  const query = useAgreement(useSubject())
  return (
    <Sealed title={agreement.title} query={query}>
      <Answer of={pack}>
        {(index) => <Answer of={query}>{(shown) => <Page index={index} shown={shown} />}</Answer>}
      </Answer>
    </Sealed>
  )
}
