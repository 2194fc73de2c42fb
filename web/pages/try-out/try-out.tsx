/**
 * `/w/$workspace/library/$pack/$version/try`: the survey questions of an instrument, asked as a respondent would see them.
 * Nothing is sent. `?role=…&extent=…&seed=…` asks the same questions in the same order again.
 */
import { useState, type ReactElement } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { getPack } from '#contract/pack.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { ConfirmDialog } from '../../shell/dialog.tsx'
import { useTitle } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { SurveyFrame, WhoSees } from '../../survey/frame.tsx'
import { Question, Way } from '../../survey/question.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { Begin, Begun } from './begin.tsx'
import { Review } from './review.tsx'
import { useTryOut, type TryOut } from './use-try-out.ts'

function Step({ pack, tryOut: one, onErase }: { pack: Pack; tryOut: TryOut; onErase: () => void }): ReactElement {
  const { tryOut } = useTexts()
  const { form, at } = one
  const item = typeof at === 'number' ? form?.items[at - 1] : undefined
  useTitle(
    item !== undefined && form !== null && typeof at === 'number'
      ? tryOut.question({ number: at, total: form.items.length })
      : at === 'review'
        ? tryOut.review
        : tryOut.title,
  )
  if (form === null) return <Begin pack={pack} onBegin={one.begin} />
  if (at === 'review') return <Review pack={pack} form={form} onChange={(n) => one.go(n, { isChange: true })} />
  if (item === undefined || at === null) return <Begun form={form} onResume={one.resume} onErase={onErase} />
  return (
    <>
      <Way number={at} total={form.items.length} minutesLeft={one.minutesLeft(at)} />
      <Question
        key={item.id}
        item={item}
        number={at}
        total={form.items.length}
        shown={form.shown}
        answer={form.draft.answers[item.id]}
        onAnswer={(answer) => one.answer(item, answer)}
        onBack={() => one.go(at === 1 ? null : at - 1)}
        onNext={() => one.next(at)}
        isChange={one.isChange}
      />
    </>
  )
}

function TryOutOf({ pack }: { pack: Pack }): ReactElement {
  const { tryOut } = useTexts()
  const one = useTryOut(pack)
  const [erasing, setErasing] = useState(false)
  return (
    <Frame
      pack={pack}
      {...(one.form !== null && {
        action: (
          <button type="button" className="btn quiet" onClick={() => setErasing(true)}>
            {tryOut.erase}
          </button>
        ),
      })}
    >
      <Step pack={pack} tryOut={one} onErase={() => setErasing(true)} />
      <WhoSees title={tryOut.stays} open={typeof one.at !== 'number'}>
        <li>{tryOut.staysHere}</li>
        <li>{one.isKept ? tryOut.staysKept : tryOut.staysInMemory}</li>
        <li>{tryOut.staysFree}</li>
      </WhoSees>
      {erasing && (
        <ConfirmDialog
          title={tryOut.eraseTitle}
          confirm={tryOut.erase}
          danger
          onClose={() => setErasing(false)}
          onConfirm={() => {
            setErasing(false)
            one.erase()
          }}
        >
          <p>{tryOut.eraseWhat}</p>
        </ConfirmDialog>
      )}
    </Frame>
  )
}

function Frame(props: {
  pack: Pack | undefined
  action?: ReactElement
  children: ReactElement | (ReactElement | false)[]
}) {
  const { tryOut } = useTexts()
  const workspace = useWorkspace()
  const { pack = '', version = '' } = useParams({ strict: false })
  const say = useSay()
  return (
    <SurveyFrame
      name={props.pack === undefined ? say(workspace.name) : tryOut.kicker({ instrument: say(props.pack.name) })}
      footer={
        <>
          <Link className="btn quiet" to={packPath(workspace.id, { id: pack, version })}>
            {tryOut.toLibrary}
          </Link>
          {props.action}
        </>
      }
    >
      {props.children}
    </SurveyFrame>
  )
}

export default function TryOutPage(): ReactElement {
  const { tryOut } = useTexts()
  const workspace = useWorkspace()
  const { pack = '', version = '' } = useParams({ strict: false })
  const query = useApi(getPack, { params: { workspace: workspace.id, pack, version } })
  useTitle(tryOut.title)
  if (query.data !== undefined && query.data.surveyItems.length > 0)
    return <TryOutOf key={`${pack} ${version}`} pack={query.data} />
  return (
    <Frame pack={query.data}>
      <h1 className="sr">{tryOut.title}</h1>
      <Answer of={query}>{() => <Empty title={tryOut.noItemsTitle}>{tryOut.noItems}</Empty>}</Answer>
    </Frame>
  )
}
