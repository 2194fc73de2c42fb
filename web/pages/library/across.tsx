/** A search through all instruments at hand: how much each holds, and the criteria themselves. */
import { useMemo, type ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { useNewestPacks } from '../../data/pack.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { Section } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { countFound, criterionMatches, searchedViews } from './found.ts'
import { Jump } from './jump.tsx'
import { placeOf } from './place.ts'
import { matcher, type Match } from './search.ts'

/** Criteria named at once; the rest are one link further. */
const namedAtOnce = 6

function InOne({ pack, match, words }: { pack: Pack; match: Match; words: string }): ReactElement | null {
  const { library } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const format = useFormat()
  const counts = countFound(pack, match)
  const found = searchedViews.filter((view) => counts[view] > 0)
  if (found.length === 0) return null
  const criteria = criteriaOf(pack).filter(({ aspect, criterion }) => criterionMatches(match, aspect, criterion))
  return (
    <Section title={say(pack.name)}>
      <ul className="found-views">
        {found.map((view) => (
          <li key={view}>
            <Link to={packPath(workspace.id, pack)} search={{ view, q: words }}>
              {library.views[view]} {format.count(counts[view])}
              <span className="sr">: {say(pack.name)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ul className="uses">
        {criteria.slice(0, namedAtOnce).map(({ address, aspect, criterion }) => (
          <li key={address}>
            <Jump pack={pack} place={placeOf.criterion(address)}>
              {say(criterion.name)}
            </Jump>{' '}
            <small>{say(aspect.name)}</small>
          </li>
        ))}
      </ul>
      {criteria.length > namedAtOnce && (
        <p className="note">{library.moreCriteria({ count: criteria.length - namedAtOnce })}</p>
      )}
    </Section>
  )
}

export function FoundAcross({ words, clear }: { words: string; clear: () => void }): ReactElement {
  const { library } = useTexts()
  const format = useFormat()
  const packs = useNewestPacks({})
  const match = useMemo(() => matcher(words), [words])
  return (
    <Answer of={packs}>
      {(all) => {
        const total = all.flatMap((pack) => Object.values(countFound(pack, match))).reduce((sum, one) => sum + one, 0)
        return (
          <>
            <p className="note" role="status">
              {total > 0 && library.found({ count: format.count(total) })}
            </p>
            {total === 0 ? (
              <Empty
                title={library.nothingFound({ query: words })}
                action={
                  <button type="button" className="btn" onClick={clear}>
                    {library.clear}
                  </button>
                }
              >
                {''}
              </Empty>
            ) : (
              all.map((pack) => <InOne key={pack.id} pack={pack} match={match} words={words} />)
            )}
          </>
        )
      }}
    </Answer>
  )
}
