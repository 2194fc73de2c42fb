/** `score/sheets/$aspect`: the scoring sheet, one aspect a page. */
import './scoring.css'
import { useEffect, useMemo, useRef, useState, type CSSProperties, type ReactElement } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import type { Diagnostic } from '#contract/diagnostic.ts'
import type { Unit } from '#contract/organisation.ts'
import { getResults } from '#contract/score.ts'
import { findAspect } from '#core/instrument/look-up.ts'
import { ApiProblem } from '../../data/api.ts'
import { usePack, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { Icon } from '../../shell/icons.tsx'
import { PageHead } from '../../shell/page.tsx'
import { Answer, Empty, Problem } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { CriterionRow } from './criterion-row.tsx'
import { HistoryDialog } from './history.tsx'
import { KeysDialog, KeysLine, useKeysChoice, useSheetKeys } from './keys.tsx'
import { NoSheet } from './sheets.tsx'
import type { Place } from './unsent.ts'
import { takeTheirs, unsentRatings } from './unsent-ratings.ts'
import {
  isSettled,
  useAsked,
  useSheetHands,
  useSheetPlace,
  useSheetQuery,
  useStandings,
  type Sheet,
} from './use-sheet.ts'
import { WhereToLook } from './where-to-look.tsx'

type Assessor = Diagnostic['assessors'][number]
type Props = { index: PackIndex; assessor: Assessor; unit: Unit; aspectId: string }

/** Last year's levels of a unit; asked for only once the round is revealed. */
function useLastYear(pack: string, unit: string, open: boolean): (criterion: string) => number | null {
  const params = useDiagnosticParams()
  const results = useApi(getResults, { params, query: { pack, unit } }, { enabled: open })
  return (criterion) => results.data?.previous?.nodes[`criterion/${criterion}`]?.median ?? null
}

/** One step per criterion: settled, current, open. */
function Steps({ steps }: { steps: ('done' | 'current' | '')[] }): ReactElement {
  return (
    <span className="steps" aria-hidden="true">
      {steps.map((step, at) => (
        <i key={at} className={step} />
      ))}
    </span>
  )
}

/** Says when everything is saved, how much is not, and what becomes of it. */
function Saved({ place, lastSaved }: { place: Place; lastSaved: string | null }): ReactElement {
  const { scoring } = useTexts()
  const format = useFormat()
  const waiting = [...unsentRatings.snapshot().values()].filter((held) => held.place.assessor === place.assessor).length
  if (waiting === 0) {
    return (
      <span role="status">{lastSaved === null ? '' : ` · ${scoring.savedAt({ time: format.time(lastSaved) })}`}</span>
    )
  }
  return (
    <span role="status" className="waiting-note">
      · {scoring.unsaved({ count: waiting })}
      <span className="sr"> ({scoring.keptHere})</span>
    </span>
  )
}

function SheetOfAspect({ index, assessor, unit, aspectId, sheet }: Props & { sheet: Sheet }): ReactElement {
  const { scoring } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const { workspace: workspaceId, diagnostic: diagnosticId } = useDiagnosticParams()
  const say = useSay()
  const { pack } = index
  const place = useMemo<Place>(
    () => ({
      workspace: workspaceId,
      diagnostic: diagnosticId,
      assessor: assessor.id,
      pack: pack.id,
      unit: unit.id,
    }),
    [workspaceId, diagnosticId, assessor.id, pack.id, unit.id],
  )
  const standingOf = useStandings(place, sheet.ratings)
  const hands = useSheetHands(place, standingOf)
  const asked = useAsked(pack, unit)
  const here = asked.filter((one) => one.aspect.id === aspectId)
  const found = findAspect(pack, aspectId)
  const levels = pack.scale.levels.map((level) => say(level.name))
  const lastYear = useLastYear(pack.id, unit.id, sheet.locked)
  const list = useRef<HTMLDivElement>(null)
  const onward = useRef<HTMLAnchorElement>(null)
  const [current, setCurrent] = useState(() => {
    // What waits for a choice comes first, then what is open.
    const waiting = here.findIndex((one) => standingOf(one.address).held?.conflict != null)
    const open = here.findIndex((one) => !isSettled(standingOf(one.address).value))
    return Math.max(0, waiting === -1 ? open : waiting)
  })
  const [asking, setAsking] = useState(false)
  const [dialog, setDialog] = useState<'keys' | { historyOf: string } | null>(null)
  const [keysOn, setKeysOn] = useKeysChoice()
  const [said, setSaid] = useState('')
  const { locked } = sheet
  const shown = here[Math.min(current, here.length - 1)]

  const focusRow = (at: number, level?: number): void => {
    const address = here[at]?.address
    // After the row has been drawn as the current one.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector<HTMLElement>(`[data-criterion="${address ?? ''}"]`)
      const start =
        row?.querySelector<HTMLElement>(
          level === undefined ? '[role="radio"][tabindex="0"]' : `[data-level="${level}"]`,
        ) ?? row?.querySelector<HTMLElement>('[data-start]')
      start?.focus({ preventScroll: true })
      row?.scrollIntoView({ block: 'nearest' })
    })
  }
  const go = (at: number): void => {
    if (at < 0) return
    setAsking(false)
    if (at >= here.length) {
      onward.current?.focus()
      return
    }
    setCurrent(at)
    focusRow(at)
  }
  const choose = (address: string, at: number, value: Parameters<typeof hands.choose>[1]): void => {
    if (locked) return
    hands.choose(address, value)
    setAsking(false)
    if (value.kind === 'notApplicable' || value.kind === 'cannotJudge') go(at + 1)
    else if (value.kind === 'notScored') focusRow(at)
  }
  const undo = (): void => {
    const address = hands.undo()
    if (address === null) return
    const at = here.findIndex((one) => one.address === address)
    const undone = index.criteria.get(`criterion/${address}`)
    setSaid(scoring.undone({ criterion: undone === undefined ? address : say(undone.criterion.name) }))
    if (at >= 0) go(at)
  }
  useSheetKeys(levels.length, keysOn, {
    level: (level) => {
      if (shown === undefined || locked) return
      choose(shown.address, current, { kind: 'level', level })
      focusRow(current, level)
    },
    criterion: (step) => go(Math.min(here.length - 1, current + step)),
    compare: (step) => {
      const focused = Number((document.activeElement as HTMLElement | null)?.dataset['level'] ?? Number.NaN)
      const value = shown === undefined ? undefined : standingOf(shown.address).value
      const from = Number.isNaN(focused) ? (value?.kind === 'level' ? value.level - step : step === 1 ? 0 : 2) : focused
      focusRow(current, Math.min(levels.length, Math.max(1, from + step)))
    },
    notApplicable: () => !locked && setAsking(true),
    cannotJudge: () => shown !== undefined && choose(shown.address, current, { kind: 'cannotJudge' }),
    keep: () => go(current + 1),
    undo: () => !locked && undo(),
    help: () => setDialog('keys'),
  })

  if (found === null) return <Problem problem={new ApiProblem({ code: 'notFound', status: 404, title: '' })} isPage />
  const { aspect, area } = found
  const settled = here.filter((one) => isSettled(standingOf(one.address).value)).length
  const lastSaved = here
    .map((one) => standingOf(one.address).savedAt)
    .reduce((latest, at) => (at !== null && (latest === null || at > latest) ? at : latest), null as string | null)
  const order = [...new Set(asked.map((one) => one.aspect.id))]
  const aspectAt = order.indexOf(aspectId)
  const mine = assessor.id === diagnostic.myAssessorId
  const toAspect = (id: string): string => diagnosticPath(workspace.id, diagnostic.id, `score/sheets/${id}`)
  const keepSearch = (search: Record<string, unknown>): Record<string, unknown> => search
  const undoName = hands.undoable === null ? undefined : index.criteria.get(`criterion/${hands.undoable}`)
  const kicker = scoring.kicker({
    number: String(aspect.number).padStart(2, '0'),
    area: say(area.name),
    unit: say(unit.name),
  })
  const steps = here.map((one, at) =>
    at === current ? 'current' : isSettled(standingOf(one.address).value) ? 'done' : '',
  )
  return (
    <>
      <PageHead
        title={`${say(aspect.name)} · ${scoring.sheetsTitle}`}
        kicker={
          mine ? kicker : `${kicker} · ${scoring.kickerOther({ assessor: `${assessor.label} ${assessor.name}` })}`
        }
        heading={say(aspect.name)}
        lede={
          <span className="sealed">
            <Icon name="lock" size={18} />
            <span>
              {locked
                ? scoring.revealed
                : mine
                  ? scoring.sealed({ hasLastYear: diagnostic.previousId !== null })
                  : scoring.sealedOther({ name: assessor.name })}{' '}
              {locked && (
                <Link to={diagnosticPath(workspace.id, diagnostic.id, 'score/reveal')} search={keepSearch}>
                  {scoring.revealedGo}
                </Link>
              )}
            </span>
          </span>
        }
        actions={
          <div className="sheet-state">
            <p className="note">
              <span className="desk">{scoring.progress({ settled, total: here.length })}</span>
              {here.length > 0 && (
                <span className="phone">{scoring.place({ number: current + 1, total: here.length })}</span>
              )}
              <Saved place={place} lastSaved={lastSaved} />
            </p>
            <Steps steps={steps} />
          </div>
        }
      />
      {unsentRatings.signedOut && (
        <div className="form-problem" role="alert">
          <p>
            {scoring.signInAgain}{' '}
            <Link to="/sign-in" search={{ next: location.pathname + location.search }}>
              {scoring.signIn}
            </Link>
          </p>
        </div>
      )}
      <p className="sr" role="status">
        {said}
      </p>
      {here.length === 0 ? (
        <Empty
          title={say(aspect.name)}
          action={
            <Link className="btn" to={diagnosticPath(workspace.id, diagnostic.id, 'score/sheets')} search={keepSearch}>
              {scoring.allAspects}
            </Link>
          }
        >
          {scoring.noCriteria}
        </Empty>
      ) : (
        <div
          className={`sheet ${levels.length > 5 ? 'wide' : ''}`}
          style={{ '--levels': levels.length } as CSSProperties}
        >
          <div ref={list}>
            <div className="level-head" aria-hidden="true">
              <span>{scoring.criterion}</span>
              {levels.map((level, at) => (
                <span key={level}>
                  <LevelBadge level={at + 1} levels={levels} />
                </span>
              ))}
            </div>
            {here.map((placed, at) => {
              const last = lastYear(placed.address)
              return (
                <CriterionRow
                  key={placed.address}
                  placed={placed}
                  number={`${aspect.number}.${aspect.criteria.indexOf(placed.criterion) + 1}`}
                  levels={levels}
                  standing={standingOf(placed.address)}
                  current={at === current}
                  locked={locked}
                  asking={asking && at === current}
                  lastYear={last === null ? null : `${last} ${levels[last - 1] ?? ''}`}
                  onCurrent={() => at !== current && (setAsking(false), setCurrent(at))}
                  hands={{
                    choose: (value) => choose(placed.address, at, value),
                    write: (note) => hands.write(placed.address, note),
                    keep: () => go(at + 1),
                    askNotApplicable: (open) => {
                      setAsking(open)
                      if (!open) focusRow(at)
                    },
                    keepMine: () => unsentRatings.keepMine(place, placed.address),
                    takeTheirs: (theirs) => takeTheirs(place, placed.address, theirs),
                    discard: () => unsentRatings.drop(place, placed.address),
                    history: () => setDialog({ historyOf: placed.address }),
                  }}
                />
              )
            })}
            <KeysLine levels={levels.length} on={keysOn} onHelp={() => setDialog('keys')} />
            <nav className="onward no-print" aria-label={scoring.allAspects}>
              {aspectAt > 0 && (
                <Link className="btn" to={toAspect(order[aspectAt - 1] ?? '')} search={keepSearch}>
                  {scoring.previousAspect}
                </Link>
              )}
              <Link
                className="btn"
                ref={onward}
                to={
                  aspectAt < order.length - 1
                    ? toAspect(order[aspectAt + 1] ?? '')
                    : diagnosticPath(workspace.id, diagnostic.id, 'score/sheets')
                }
                search={keepSearch}
              >
                {aspectAt < order.length - 1 ? scoring.nextAspect : scoring.allAspects}
              </Link>
              {!locked && undoName !== undefined && (
                <button
                  type="button"
                  className="btn quiet"
                  aria-label={scoring.undoWhat({ criterion: say(undoName.criterion.name) })}
                  onClick={undo}
                >
                  {scoring.undo}
                </button>
              )}
            </nav>
          </div>
          {shown !== undefined && <WhereToLook placed={shown} locked={locked} />}
        </div>
      )}
      {here.length > 0 && (
        <div className="phone-dock no-print">
          <button type="button" className="btn" disabled={current === 0} onClick={() => go(current - 1)}>
            {scoring.backPhone}
          </button>
          {current < here.length - 1 ? (
            <button type="button" className="btn primary" onClick={() => go(current + 1)}>
              {scoring.keepPhone}
            </button>
          ) : (
            <Link
              className="btn primary"
              to={
                aspectAt < order.length - 1
                  ? toAspect(order[aspectAt + 1] ?? '')
                  : diagnosticPath(workspace.id, diagnostic.id, 'score/sheets')
              }
              search={keepSearch}
            >
              {aspectAt < order.length - 1 ? scoring.nextAspect : scoring.allAspects}
            </Link>
          )}
        </div>
      )}
      {dialog === 'keys' && (
        <KeysDialog levels={levels.length} on={keysOn} setOn={setKeysOn} onClose={() => setDialog(null)} />
      )}
      {dialog !== null && dialog !== 'keys' && (
        <HistoryDialog
          place={place}
          criterion={dialog.historyOf}
          name={say(index.criteria.get(`criterion/${dialog.historyOf}`)?.criterion.name ?? {})}
          levels={levels}
          locked={locked}
          onClose={() => setDialog(null)}
          onRestore={(value, note) => {
            hands.restore(dialog.historyOf, value, note)
            setDialog(null)
          }}
        />
      )}
    </>
  )
}

function OneSheet(props: Props): ReactElement {
  const query = useSheetQuery(props.index.pack.id, props.assessor.id, props.unit.id)
  useEffect(() => unsentRatings.allow(props.assessor.id), [props.assessor.id])
  return (
    <Answer of={query}>
      {(sheet) => (
        <SheetOfAspect key={`${props.aspectId} ${sheet.unitId} ${sheet.assessorId}`} {...props} sheet={sheet} />
      )}
    </Answer>
  )
}

export default function SheetPage(): ReactElement {
  const { aspect = '' } = useParams({ strict: false })
  const pack = usePack()
  const { assessor, unit } = useSheetPlace()
  if (assessor === undefined) return <NoSheet />
  return (
    <Answer of={pack}>
      {(index) =>
        unit === undefined ? null : <OneSheet index={index} assessor={assessor} unit={unit} aspectId={aspect} />
      }
    </Answer>
  )
}
