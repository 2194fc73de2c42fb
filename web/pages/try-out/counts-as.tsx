/** What one answer would count as: its criterion with the descriptor an assessor reads, and what other instruments hear. */
import type { ReactElement } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { criteriaInformed, type Informed } from '#core/instrument/informed.ts'
import { findCriterion } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { FormAnswer } from '#core/survey/form-draft.ts'
import type { PackItem } from '#core/survey/form.ts'
import type { ApiProblem } from '../../data/api.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { Answer } from '../../shell/states.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'

function useLevelNames(pack: Pack): string[] {
  const say = useSay()
  return pack.scale.levels.map((level) => say(level.name))
}

function There({ informed }: { informed: Informed }): ReactElement {
  const { handout, tryOut } = useTexts()
  const say = useSay()
  const levels = useLevelNames(informed.pack)
  const { aspect, criterion } = informed.placed
  return (
    <li>
      <span className="tag">{handout.relations[informed.relation]}</span>{' '}
      {tryOut.criterion({ aspect: say(aspect.name), criterion: say(criterion.name) })}{' '}
      <small>
        {say(informed.pack.name)}
        {' · '}
        {informed.levels.length === 0 ? tryOut.noLevelThere : tryOut.levelThere}
      </small>
      {informed.levels.map((level, at) => (
        <span key={level}>
          {at > 0 && <small> {tryOut.orLevel} </small>} <LevelBadge level={level} levels={levels} />
        </span>
      ))}
    </li>
  )
}

export function CountsAs(props: {
  pack: Pack
  item: PackItem
  answer: FormAnswer | undefined
  others: UseQueryResult<Pack[], ApiProblem>
}): ReactElement {
  const { tryOut } = useTexts()
  const say = useSay()
  const { pack, item, answer } = props
  const levels = useLevelNames(pack)
  const placed = findCriterion(pack, item.id)
  const level = answer?.kind === 'level' ? answer.level : null
  return (
    <details className="counts-as">
      <summary>{tryOut.countsAs}</summary>
      {placed !== null && (
        <p>
          <b>{tryOut.criterion({ aspect: say(placed.aspect.name), criterion: say(placed.criterion.name) })}</b>
        </p>
      )}
      {level === null ? (
        <p>
          {answer === undefined
            ? tryOut.notReachedCounts
            : answer.kind === 'cannotTell'
              ? tryOut.cannotTellCounts
              : tryOut.leftEmptyCounts}
        </p>
      ) : (
        <>
          <p>
            <LevelBadge level={level} levels={levels} />
          </p>
          <p>{tryOut.assessor}</p>
          <blockquote>{say(placed?.criterion.descriptors[String(level)] ?? {})}</blockquote>
        </>
      )}
      <h4>{tryOut.elsewhere}</h4>
      <Answer of={props.others}>
        {(others) => {
          const informed = criteriaInformed(pack, item.id, level, others)
          if (informed.length === 0) return <p>{tryOut.nowhereElse}</p>
          return (
            <ul>
              {informed.map((one) => (
                <There key={`${one.pack.id} ${one.placed.address}`} informed={one} />
              ))}
            </ul>
          )
        }}
      </Answer>
    </details>
  )
}
