/** `score/reveal`: before the reveal the state of the sheets, afterwards the aspects with their spread and agreements. */
import './reveal.css'
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { Unit } from '#contract/organisation.ts'
import { getRevealed } from '#contract/rating.ts'
import type { Aspect, PackArea } from '#core/instrument/pack.ts'
import { usePack, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { useAsked } from '../scoring/use-sheet.ts'
import { BeforeReveal } from './before.tsx'
import { arrange, widestFirst, widestSpread, type CriterionRatings, type Revealed } from './revealed.ts'
import { UnitPicker, useChosenUnit } from './unit-picker.tsx'

function AspectLine({ aspect, rows }: { aspect: Aspect; rows: CriterionRatings[] }): ReactElement {
  const { reveal } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const say = useSay()
  const rated = rows.filter((row) => row.ratings.length > 0)
  const agreed = rated.filter((row) => row.agreed !== null).length
  const widest = widestSpread(rows)
  return (
    <tr>
      <th scope="row">
        <span className="no">{String(aspect.number).padStart(2, '0')}</span>
        <Link
          to={diagnosticPath(workspace.id, diagnostic.id, `score/reveal/${aspect.id}`)}
          search={(search: Record<string, unknown>) => search}
        >
          {say(aspect.name)}
        </Link>
      </th>
      <td data-label={reveal.widest}>
        {rated.length === 0 ? (
          <span className="dim">{reveal.noRatings}</span>
        ) : (
          reveal.spreads({ spread: widest, levels: rated.flatMap((row) => row.levels).length })
        )}
      </td>
      <td data-label={reveal.agreedColumn}>
        {rated.length === 0 ? '–' : reveal.agreedOf({ agreed, total: rated.length })}
      </td>
    </tr>
  )
}

function AreaTable({ area, rows }: { area: PackArea; rows: CriterionRatings[] }): ReactElement {
  const { reveal, common } = useTexts()
  const say = useSay()
  const aspects = area.aspects
    .map((aspect) => ({ aspect, rows: rows.filter((row) => row.placed.aspect.id === aspect.id) }))
    .filter((one) => one.rows.length > 0)
  return (
    <Section title={say(area.name)}>
      <table className="table stacked reveal-list">
        <caption className="sr">{reveal.aspectsOf({ area: say(area.name) })}</caption>
        <thead>
          <tr>
            <th scope="col">{common.aspect}</th>
            <th scope="col">{reveal.widest}</th>
            <th scope="col">{reveal.agreedColumn}</th>
          </tr>
        </thead>
        <tbody>
          {aspects.map((one) => (
            <AspectLine key={one.aspect.id} {...one} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Overview({ index, unit, revealed }: { index: PackIndex; unit: Unit; revealed: Revealed }): ReactElement {
  const { reveal, common } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const asked = useAsked(index.pack, unit)
  const rows = arrange(asked, diagnostic.assessors, revealed)
  const rated = rows.filter((row) => row.ratings.length > 0)
  const first = widestFirst(rated.filter((row) => row.agreed === null))[0]
  const areas = index.pack.areas.filter((area) => rows.some((row) => row.placed.area.id === area.id))
  return (
    <>
      <PageHead
        title={reveal.title}
        heading={reveal.findingAgreed({
          agreed: rated.filter((row) => row.agreed !== null).length,
          total: rated.length,
        })}
        lede={[
          reveal.findingSpread({ count: rated.filter((row) => (row.spread ?? 0) >= 2).length }),
          reveal.ledeAgree,
        ].join(common.betweenSentences)}
        actions={
          <>
            <UnitPicker unit={unit} />
            {first !== undefined && (
              <Link
                className="btn primary"
                to={diagnosticPath(workspace.id, diagnostic.id, `score/reveal/${first.placed.aspect.id}`)}
                search={(search: Record<string, unknown>) => search}
              >
                {reveal.begin}
              </Link>
            )}
          </>
        }
      />
      <div className="stack">
        {areas.map((area) => (
          <AreaTable key={area.id} area={area} rows={rows} />
        ))}
      </div>
    </>
  )
}

function AfterReveal({ index, unit }: { index: PackIndex; unit: Unit }): ReactElement {
  const params = useDiagnosticParams()
  const revealed = useApi(getRevealed, { params, query: { pack: index.pack.id, unit: unit.id } })
  return <Answer of={revealed}>{(data) => <Overview index={index} unit={unit} revealed={data} />}</Answer>
}

export default function RevealPage(): ReactElement {
  const { status } = useDiagnostic()
  const pack = usePack()
  const unit = useChosenUnit()
  if (status === 'open') return <BeforeReveal />
  return <Answer of={pack}>{(index) => (unit === undefined ? null : <AfterReveal index={index} unit={unit} />)}</Answer>
}
