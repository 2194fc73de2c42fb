/** `score/reveal/$aspect`: everybody's first ratings of one aspect side by side, and the level the team agrees on. */
import '../scoring/scoring.css'
import './reveal.css'
import { useRef, useState, type CSSProperties, type ReactElement } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import type { Unit } from '#contract/organisation.ts'
import { getRevealed } from '#contract/rating.ts'
import { getResults } from '#contract/score.ts'
import { findAspect } from '#core/instrument/look-up.ts'
import type { Aspect } from '#core/instrument/pack.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { raterBias } from '#core/statistics/rater-bias.ts'
import { undefinedBecause } from '#core/statistics/result.ts'
import { ApiProblem } from '../../data/api.ts'
import { usePack, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { LevelBadge, NumberLink } from '../../marks/small-marks.tsx'
import { levelColours } from '../../marks/strip.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer, Problem } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { useAsked } from '../scoring/use-sheet.ts'
import { AgreeForm } from './agree-form.tsx'
import { AssessorMark } from './assessor-mark.tsx'
import { AspectAgreement } from './aspect-agreement.tsx'
import { BeforeReveal } from './before.tsx'
import { Leans } from './leans.tsx'
import { arrange, widestFirst, type CriterionRatings, type Revealed } from './revealed.ts'
import { UnitPicker, useChosenUnit } from './unit-picker.tsx'

function useSpokenValue(): (value: RatingValue) => string {
  const { reveal } = useTexts()
  return (value) =>
    value.kind === 'level'
      ? reveal.level({ level: value.level })
      : value.kind === 'notApplicable'
        ? `${reveal.notApplicable}: ${value.reason}`
        : value.kind === 'cannotJudge'
          ? reveal.cannotJudge
          : reveal.noRating
}

/** The levels as columns, each assessor's letter in theirs; the agreed one in its colour, the median below. */
function SpreadOf({
  row,
  levels,
  open,
}: {
  row: CriterionRatings
  levels: readonly string[]
  open: boolean
}): ReactElement {
  const { reveal } = useTexts()
  const spokenValue = useSpokenValue()
  const spoken = reveal.spoken({
    ratings: row.ratings.map(({ assessor, rating }) =>
      reveal.spokenRating({ label: assessor.label, what: spokenValue(rating.value) }),
    ),
  })
  const agreed = !open && row.agreed?.value.kind === 'level' ? row.agreed.value.level : null
  return (
    <div className="spread-strip" role="img" aria-label={spoken}>
      {levels.map((name, at) => {
        const level = at + 1
        return (
          <div
            key={name}
            className={row.median === level ? 'column median' : 'column'}
            style={
              agreed === level ? { ...levelColours(level, levels.length), borderColor: 'var(--level-edge)' } : undefined
            }
          >
            {row.ratings.map(({ assessor, rating }) =>
              rating.value.kind === 'level' && rating.value.level === level ? (
                <AssessorMark key={assessor.id} assessor={assessor} />
              ) : null,
            )}
          </div>
        )
      })}
    </div>
  )
}

function Wrote({ row }: { row: CriterionRatings }): ReactElement {
  const { reveal } = useTexts()
  const spokenValue = useSpokenValue()
  const order = row.ratings.toSorted((a, b) => levelOf(b.rating.value) - levelOf(a.rating.value))
  return (
    <div>
      <h3>{reveal.wrote}</h3>
      <ul className="wrote">
        {order.map(({ assessor, rating }) => (
          <li key={assessor.id}>
            <AssessorMark assessor={assessor} />
            <span>
              <span className="sr">{assessor.name}: </span>
              <b>{rating.value.kind === 'level' ? rating.value.level : spokenValue(rating.value)}</b>
              {rating.value.kind !== 'notApplicable' && ` · ${rating.note === '' ? reveal.noReason : rating.note}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function levelOf(value: RatingValue): number {
  return value.kind === 'level' ? value.level : 0
}

function AgreedCell({
  row,
  levels,
  open,
}: {
  row: CriterionRatings
  levels: readonly string[]
  open: boolean
}): ReactElement {
  const { reveal } = useTexts()
  if (row.agreed === null) {
    return <span className={open ? 'tag gold' : 'dim'}>{open ? reveal.beingAgreed : reveal.notAgreed}</span>
  }
  return (
    <>
      {row.agreed.value.kind === 'level' ? (
        <LevelBadge level={row.agreed.value.level} levels={levels} />
      ) : (
        <span className="tag">{reveal.notApplicable}</span>
      )}
      <span>{reveal.agreed}</span>
    </>
  )
}

function Row(props: {
  row: CriterionRatings
  number: string
  levels: readonly string[]
  packId: string
  unitId: string
  open: boolean
  onOpen: (open: boolean) => void
  onRecorded: () => void
}): ReactElement {
  const { reveal } = useTexts()
  const { role } = useWorkspace()
  const say = useSay()
  const { row, levels, open } = props
  const name = say(row.placed.criterion.name)
  const others = reveal.others({
    notApplicable: row.ratings.filter(({ rating }) => rating.value.kind === 'notApplicable').length,
    cannotJudge: row.ratings.filter(({ rating }) => rating.value.kind === 'cannotJudge').length,
  })
  return (
    <li className={open ? 'item open' : 'item'}>
      <div className="line">
        <div className="label">
          <h2>
            <button type="button" aria-expanded={open} onClick={() => props.onOpen(!open)}>
              {name}
            </button>
          </h2>
          <small>{props.number}</small>
        </div>
        <SpreadOf row={row} levels={levels} open={open} />
        <div className="how-far">
          <b>{reveal.spreads({ spread: row.spread, levels: row.levels.length })}</b>
          {[
            ...(row.median === null ? [] : [reveal.median({ level: row.median })]),
            ...(others === '' ? [] : [others]),
          ].join(' · ')}
        </div>
        <div className="agreement">
          <AgreedCell row={row} levels={levels} open={open} />
        </div>
      </div>
      {open ? (
        <div className="detail">
          <Wrote row={row} />
          {role === 'owner' ? (
            <AgreeForm
              key={row.agreed?.version ?? 0}
              row={row}
              packId={props.packId}
              unitId={props.unitId}
              levels={levels}
              onDone={props.onRecorded}
            />
          ) : (
            <p className="note">{reveal.onlyLead}</p>
          )}
        </div>
      ) : (
        row.agreed !== null && (
          <p className="because">
            {row.agreed.reason}{' '}
            <span className="dim">
              · {row.agreed.dissent === '' ? reveal.noDissent : reveal.dissentKept({ dissent: row.agreed.dissent })}
            </span>
          </p>
        )
      )}
    </li>
  )
}

/** By how much each assessor lies above or below the others on this aspect. The lead sees all, an assessor their own. */
function AgainstTheRest({ rows }: { rows: CriterionRatings[] }): ReactElement | null {
  const { reveal } = useTexts()
  const { assessors, myAssessorId } = useDiagnostic()
  const { role } = useWorkspace()
  const rated = assessors.filter((assessor) =>
    rows.some((row) => row.ratings.some((one) => one.assessor.id === assessor.id)),
  )
  const shown = rated.filter((assessor) => role === 'owner' || assessor.id === myAssessorId)
  if (rated.length < 2 || shown.length === 0) return null
  const bias = raterBias({
    units: rows.map((row) => row.placed.address),
    raters: rated.map((assessor) => assessor.id),
    values: rows.map((row) =>
      rated.map((assessor) => {
        const value = row.ratings.find((one) => one.assessor.id === assessor.id)?.rating.value
        return value?.kind === 'level' ? value.level : null
      }),
    ),
  })
  return (
    <Section title={reveal.againstRest} note={reveal.levelsUnit}>
      <Leans
        of={shown.map((assessor) => ({
          assessor,
          difference: bias.find((one) => one.rater === assessor.id)?.difference ?? undefinedBecause('noData'),
        }))}
      />
      <p className="note">{reveal.againstNote}</p>
    </Section>
  )
}

function ScoreNow({ index, unit, aspect }: { index: PackIndex; unit: Unit; aspect: Aspect }): ReactElement {
  const { reveal } = useTexts()
  const params = useDiagnosticParams()
  const format = useFormat()
  const say = useSay()
  const results = useApi(getResults, { params, query: { pack: index.pack.id, unit: unit.id } })
  const levels = index.pack.scale.levels.map((level) => say(level.name))
  const node = results.data?.nodes.find((one) => one.address === `aspect/${aspect.id}`)
  return (
    <Section title={reveal.score}>
      {node === undefined || node.mean === null ? (
        <p className="muted">{reveal.scoreNone}</p>
      ) : (
        <>
          <p className="muted">{reveal.scoreNow({ aspect: say(aspect.name) })}</p>
          <p className="score-now">
            <NumberLink
              text={format.score(node.mean)}
              of={say(aspect.name)}
              explain={`${unit.id}:aspect/${aspect.id}:mean`}
            />
            <LevelBadge level={node.median} levels={levels} />
          </p>
          <p className="note">
            {reveal.scoreOf({
              scored: node.coverage.criteriaScored,
              applicable: node.coverage.criteriaApplicable,
            })}
          </p>
        </>
      )}
    </Section>
  )
}

function Legend({ external }: { external: boolean }): ReactElement {
  const { reveal } = useTexts()
  return (
    <div className="legend">
      <span>
        <AssessorMark assessor={{ label: 'A', external: false, name: reveal.internal }} />
        {reveal.internal}
      </span>
      {external && (
        <span>
          <AssessorMark assessor={{ label: 'E', external: true, name: reveal.externalAssessor }} />
          {reveal.externalAssessor}
        </span>
      )}
      <span>
        <i className="median-key" aria-hidden="true" />
        {reveal.medianMark}
      </span>
      <span>
        <i className="agreed-key" aria-hidden="true" />
        {reveal.agreedMark}
      </span>
    </div>
  )
}

type Props = { index: PackIndex; unit: Unit; aspectId: string }

function AspectRatings({ index, unit, aspectId, revealed }: Props & { revealed: Revealed }): ReactElement {
  const { reveal } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const say = useSay()
  const asked = useAsked(index.pack, unit)
  // The order stays as it was when the page was opened, whatever is agreed meanwhile.
  const [order] = useState(() =>
    widestFirst(
      arrange(
        asked.filter((one) => one.aspect.id === aspectId),
        diagnostic.assessors,
        revealed,
      ),
    ).map((row) => row.placed.address),
  )
  const rows = arrange(
    asked.filter((one) => one.aspect.id === aspectId),
    diagnostic.assessors,
    revealed,
  ).toSorted((a, b) => order.indexOf(a.placed.address) - order.indexOf(b.placed.address))
  const [open, setOpen] = useState<string | null>(
    () => rows.find((row) => row.agreed === null && row.ratings.length > 0)?.placed.address ?? null,
  )
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const found = findAspect(index.pack, aspectId)
  if (found === null) return <Problem problem={new ApiProblem({ code: 'notFound', status: 404, title: '' })} isPage />
  const { aspect, area } = found
  const levels = index.pack.scale.levels.map((level) => say(level.name))
  const widest = rows[0]
  const heading =
    widest === undefined || widest.spread === null
      ? reveal.findingSingle
      : widest.spread === 0
        ? reveal.findingAllAgree
        : reveal.findingApart({ criterion: say(widest.placed.criterion.name), levels: widest.spread })
  const aspects = [...new Set(asked.map((one) => one.aspect.id))]
  const at = aspects.indexOf(aspectId)
  const toAspect = (id: string | undefined): string =>
    diagnosticPath(workspace.id, diagnostic.id, id === undefined ? 'score/reveal' : `score/reveal/${id}`)
  const keepSearch = (search: Record<string, unknown>): Record<string, unknown> => search
  return (
    <>
      <PageHead
        title={`${say(aspect.name)} · ${reveal.title}`}
        kicker={reveal.kicker({
          number: String(aspect.number).padStart(2, '0'),
          area: say(aspect.name),
          unit: say(unit.name),
          ratings: rows.flatMap((row) => row.ratings).length,
        })}
        heading={heading}
        lede={reveal.ledeAgree}
        actions={
          <>
            <UnitPicker unit={unit} />
            {at > 0 && (
              <Link className="btn" to={toAspect(aspects[at - 1])} search={keepSearch}>
                {reveal.previousAspect}
              </Link>
            )}
            <Link className="btn" to={toAspect(aspects[at + 1])} search={keepSearch}>
              {at < aspects.length - 1 ? reveal.nextAspect : reveal.allAspects}
            </Link>
          </>
        }
      />
      <p className="sr" role="status">
        {said}
      </p>
      <div className="revealed" style={{ '--levels': levels.length } as CSSProperties}>
        <div>
          <div className="line column-heads" aria-hidden="true">
            <span>{reveal.criterionWidest}</span>
            <div className="level-names">
              {levels.map((name, level) => (
                <span key={name}>
                  <b>{level + 1}</b>
                  {name}
                </span>
              ))}
            </div>
            <span>{reveal.spread}</span>
            <span>{reveal.agreedLevel}</span>
          </div>
          <ol ref={list} aria-label={say(area.name)}>
            {rows.map((row) => (
              <Row
                key={row.placed.address}
                row={row}
                number={`${aspect.number}.${aspect.criteria.indexOf(row.placed.criterion) + 1}`}
                levels={levels}
                packId={index.pack.id}
                unitId={unit.id}
                open={open === row.placed.address}
                onOpen={(next) => setOpen(next ? row.placed.address : null)}
                onRecorded={() => {
                  setSaid(reveal.recorded({ criterion: say(row.placed.criterion.name) }))
                  const next = rows.find(
                    (other) =>
                      other.agreed === null && other.ratings.length > 0 && other.placed.address !== row.placed.address,
                  )
                  setOpen(next?.placed.address ?? null)
                  // The form that held the focus closes with its row.
                  list.current?.querySelectorAll<HTMLElement>('h2 button')[rows.indexOf(next ?? row)]?.focus()
                }}
              />
            ))}
          </ol>
          <Legend external={diagnostic.assessors.some((assessor) => assessor.external)} />
        </div>
        <aside>
          <AspectAgreement unitId={unit.id} aspect={aspect} area={area} />
          <AgainstTheRest rows={rows} />
          <ScoreNow index={index} unit={unit} aspect={aspect} />
        </aside>
      </div>
    </>
  )
}

function OneAspect(props: Props): ReactElement {
  const params = useDiagnosticParams()
  const revealed = useApi(getRevealed, { params, query: { pack: props.index.pack.id, unit: props.unit.id } })
  return (
    <Answer of={revealed}>
      {(data) => <AspectRatings key={`${props.aspectId} ${props.unit.id}`} {...props} revealed={data} />}
    </Answer>
  )
}

export default function RevealedAspect(): ReactElement {
  const { aspect = '' } = useParams({ strict: false })
  const { status } = useDiagnostic()
  const pack = usePack()
  const unit = useChosenUnit()
  if (status === 'open') return <BeforeReveal />
  return (
    <Answer of={pack}>
      {(index) => (unit === undefined ? null : <OneAspect index={index} unit={unit} aspectId={aspect} />)}
    </Answer>
  )
}
