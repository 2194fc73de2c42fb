/** Areas, aspects and criteria with their levels side by side. */
import { useEffect, useState, type CSSProperties, type ReactElement } from 'react'
import type { Aspect, Criterion, Pack } from '#core/instrument/pack.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { Section } from '../../shell/page.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { Handout } from './handout.tsx'
import type { Match } from './search.ts'

export function criterionMatches(match: Match, aspect: Aspect, criterion: Criterion): boolean {
  return match(
    aspect.name,
    criterion.name,
    criterion.short,
    criterion.lookFor,
    criterion.remedy,
    ...Object.values(criterion.descriptors),
  )
}

function CriterionBlock({ criterion, levels }: { criterion: Criterion; levels: readonly string[] }): ReactElement {
  const { library } = useTexts()
  const say = useSay()
  const format = useFormat()
  return (
    <article className="pack-criterion keep">
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

export function CriteriaView({
  pack,
  match,
  searching,
}: {
  pack: Pack
  match: Match
  searching: boolean
}): ReactElement {
  const { library } = useTexts()
  const say = useSay()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const printing = usePrinting()
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
                <h3>
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
                    {criteria.map((criterion) => (
                      <CriterionBlock key={criterion.id} criterion={criterion} levels={levels} />
                    ))}
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
