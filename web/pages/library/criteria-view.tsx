/** Areas, aspects and criteria with their levels side by side. */
import { useEffect, useMemo, useState, type CSSProperties, type ReactElement, type ReactNode } from 'react'
import type { PlacedCriterion } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { seenLinks } from '#core/instrument/seen-links.ts'
import { useNewestPacks } from '../../data/pack.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { Section } from '../../shell/page.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { CriterionUses } from './criterion-uses.tsx'
import { criterionMatches } from './found.ts'
import { Handout } from './handout.tsx'
import { placeOf } from './place.ts'
import type { Match } from './search.ts'

function CriterionBlock(props: { placed: PlacedCriterion; levels: readonly string[]; uses: ReactNode }): ReactElement {
  const { library } = useTexts()
  const say = useSay()
  const format = useFormat()
  const { levels } = props
  const { address, criterion } = props.placed
  return (
    <article className="place pack-criterion keep" id={placeOf.criterion(address).anchor} tabIndex={-1}>
      <h4>
        {say(criterion.name)}{' '}
        {criterion.wholeOrganisationOnly && <span className="tag">{library.wholeOrganisationOnly}</span>}{' '}
        {criterion.weight !== 1 && (
          <span className="tag">{library.weight({ weight: format.weight(criterion.weight) })}</span>
        )}
      </h4>
      <ol className="level-texts">
        {levels.map((name, at) => (
          <li key={name}>
            <LevelBadge level={at + 1} levels={levels} />
            <p>{say(criterion.descriptors[String(at + 1)] ?? {})}</p>
          </li>
        ))}
      </ol>
      {(criterion.lookFor !== undefined || criterion.remedy !== undefined) && (
        <dl className="beside">
          {criterion.lookFor !== undefined && (
            <div>
              <dt>{library.lookFor}</dt>
              <dd>{say(criterion.lookFor)}</dd>
            </div>
          )}
          {criterion.remedy !== undefined && (
            <div>
              <dt>{library.remedy}</dt>
              <dd>{say(criterion.remedy)}</dd>
            </div>
          )}
        </dl>
      )}
      {props.uses}
    </article>
  )
}

/** Paper cannot be opened: everything is, while it is printed. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = (): void => setPrinting(true)
    const end = (): void => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}

export function CriteriaView(props: {
  pack: Pack
  match: Match
  searching: boolean
  /** Ids of the aspects that are open. */
  open: ReadonlySet<string>
  setOpen: (open: ReadonlySet<string>) => void
}): ReactElement {
  const { library } = useTexts()
  const say = useSay()
  const { pack, match, searching, open, setOpen } = props
  const printing = usePrinting()
  const others = useNewestPacks({ except: pack.id }).data
  const links = useMemo(
    () =>
      Map.groupBy(
        // What cannot be named is not at hand; "nothing shared" is a note of the authors, not a like criterion.
        seenLinks(pack, others ?? []).filter((link) => link.toName !== null && link.relation !== 'none'),
        (link) => link.from,
      ),
    [pack, others],
  )
  const levels = pack.scale.levels.map((level) => say(level.name))
  const areas = pack.areas
    .map((area) => ({
      area,
      aspects: area.aspects
        .map((aspect) => ({
          aspect,
          criteria: aspect.criteria.filter((criterion) => criterionMatches(match, aspect, criterion)),
        }))
        .filter(({ criteria }) => criteria.length > 0),
    }))
    .filter(({ aspects }) => aspects.length > 0)
  const ids = areas.flatMap(({ aspects }) => aspects.map(({ aspect }) => aspect.id))
  const all = ids.every((id) => open.has(id))
  return (
    <div className="stack" style={{ '--levels': levels.length } as CSSProperties}>
      {!searching && (
        <div className="actions no-print">
          <button type="button" className="btn small" onClick={() => setOpen(all ? new Set() : new Set(ids))}>
            {all ? library.closeAll : library.openAll}
          </button>
        </div>
      )}
      {areas.map(({ area, aspects }) => (
        <Section
          key={area.id}
          title={say(area.name)}
          note={<Handout pack={pack} part="area" id={area.id} name={say(area.name)} />}
        >
          {area.description !== undefined && <p className="muted area-what">{say(area.description)}</p>}
          {aspects.map(({ aspect, criteria }) => {
            const shown = searching || printing || open.has(aspect.id)
            return (
              <div key={aspect.id} className="pack-aspect">
                <h3 className="place" id={placeOf.aspect(aspect.id).anchor} tabIndex={-1}>
                  <button
                    type="button"
                    aria-expanded={shown}
                    onClick={() => {
                      const next = new Set(open)
                      if (next.has(aspect.id)) next.delete(aspect.id)
                      else next.add(aspect.id)
                      setOpen(next)
                    }}
                  >
                    <span className="no">{String(aspect.number).padStart(2, '0')}</span>
                    {say(aspect.name)}
                    <small>{library.criteriaOf({ count: aspect.criteria.length })}</small>
                  </button>
                </h3>
                {shown && (
                  <div>
                    {aspect.description !== undefined && <p className="muted">{say(aspect.description)}</p>}
                    {criteria.map((criterion) => {
                      const placed = { address: `${aspect.id}.${criterion.id}`, criterion, aspect, area }
                      return (
                        <CriterionBlock
                          key={criterion.id}
                          placed={placed}
                          levels={levels}
                          uses={
                            <CriterionUses
                              pack={pack}
                              placed={placed}
                              links={links.get(placed.address) ?? []}
                              others={others ?? []}
                            />
                          }
                        />
                      )
                    })}
                  </div>
                )}
              </div>
            )
          })}
        </Section>
      ))}
    </div>
  )
}
