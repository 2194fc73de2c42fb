/** `/w/$workspace/library/$pack/$version/questionnaire?role=…`: all survey questions for a role, to read or to print. */
import './library.css'
import type { ReactElement } from 'react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { getPack } from '#contract/pack.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { itemsFor, rolesAsked } from '#core/survey/form.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { PageHead, Section } from '../../shell/page.tsx'
import { Said } from '../../shell/said.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'

function Questionnaire({ pack }: { pack: Pack }): ReactElement {
  const { common, library, tryOut } = useTexts()
  const workspace = useWorkspace()
  const search = useSearch({ strict: false })
  const say = useSay()
  const roles = rolesAsked(pack)
  const role = roles.find((one) => one === search.role) ?? null
  const items = role === null ? pack.surveyItems : itemsFor(pack, role)
  const here = packPath(workspace.id, pack, 'questionnaire')
  const aspects = pack.areas
    .flatMap((area) => area.aspects)
    .filter((aspect) => items.some((item) => item.aspect === aspect.id))
  return (
    <>
      <PageHead
        title={tryOut.paperTitle}
        kicker={<Link to={packPath(workspace.id, pack)}>{say(pack.name)}</Link>}
        heading={tryOut.paperHeading({
          questions: items.length,
          role: role === null ? null : library.roles[role],
        })}
        lede={<span className="no-print">{tryOut.paperLede}</span>}
        actions={
          <>
            <button type="button" className="btn" onClick={() => print()}>
              {common.print}
            </button>
            <Link className="btn" to={packPath(workspace.id, pack, 'try')}>
              {tryOut.open}
            </Link>
          </>
        }
      />
      {pack.surveyItems.length === 0 ? (
        <Empty title={tryOut.noItemsTitle}>{tryOut.noItems}</Empty>
      ) : (
        <div className="stack questionnaire">
          <nav className="sub no-print" aria-label={tryOut.paperRoles}>
            <Link to={here} aria-current={role === null ? 'page' : undefined}>
              {tryOut.paperAll}
            </Link>
            {roles.map((one) => (
              <Link key={one} to={here} search={{ role: one }} aria-current={role === one ? 'page' : undefined}>
                {library.roles[one]}
              </Link>
            ))}
          </nav>
          <p>{tryOut.paperHow}</p>
          {aspects.map((aspect) => (
            <Section key={aspect.id} title={say(aspect.name)}>
              <ol>
                {items.map((item, at) =>
                  item.aspect === aspect.id ? (
                    <li key={item.id} value={at + 1} className="keep">
                      <h3>
                        <Said text={item.question} />
                      </h3>
                      <ul>
                        {pack.scale.levels.map((level) => (
                          <li key={level.number}>
                            <Said text={item.options[String(level.number)] ?? {}} />
                          </li>
                        ))}
                        <li>{tryOut.cannotTell}</li>
                      </ul>
                    </li>
                  ) : null,
                )}
              </ol>
            </Section>
          ))}
        </div>
      )}
    </>
  )
}

export default function QuestionnairePage(): ReactElement {
  const workspace = useWorkspace()
  const { pack = '', version = '' } = useParams({ strict: false })
  const query = useApi(getPack, { params: { workspace: workspace.id, pack, version } })
  return <Answer of={query}>{(data) => <Questionnaire pack={data} />}</Answer>
}
