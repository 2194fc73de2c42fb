/** `/w/$workspace/people`: who has access, the organisation's units, and the groups staff answers are cut by. */
import '../settings/settings.css'
import './people.css'
import type { ReactElement } from 'react'
import { listMembers } from '#contract/workspace.ts'
import { ApiProblem } from '../../data/api.ts'
import { useOrganisation } from '../../data/pack.ts'
import { useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { PageHead } from '../../shell/page.tsx'
import { Answer, Problem } from '../../shell/states.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { Groups } from './groups.tsx'
import { Members } from './members.tsx'
import { Units } from './units.tsx'

const absent = new ApiProblem({ code: 'notFound', status: 404, title: '' })

function PeopleOfWorkspace(): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const members = useApi(listMembers, { params: { workspace: workspace.id }, query: { limit: 200 } })
  const organisation = useOrganisation()
  const known = members.data !== undefined && organisation.data !== undefined
  return (
    <>
      <PageHead
        title={people.title}
        heading={
          known
            ? people.heading({ members: members.data.rows.length, units: organisation.data.units.length })
            : people.title
        }
        lede={people.lede}
      />
      <div className="stack people">
        <Members />
        <Answer of={organisation}>
          {({ units, segments }) => (
            <>
              <Units units={units} />
              <Groups segments={segments} />
            </>
          )}
        </Answer>
      </div>
    </>
  )
}

/** What a role may not do is not there. */
export default function People(): ReactElement {
  const { role } = useWorkspace()
  return role === 'owner' ? <PeopleOfWorkspace /> : <Problem problem={absent} isPage />
}
