/** `tell/reports`: the four files in either language, and the titles of the slides before they go out. */
import './tell.css'
import { useState, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { getDiagnostic } from '#contract/diagnostic.ts'
import { getReport, getTitles, putTitle } from '#contract/report.ts'
import type { ReplyOf } from '#contract/route.ts'
import { getResults, makeScoreRun } from '#contract/score.ts'
import { call, hrefOf, type ApiProblem } from '../../data/api.ts'
import { downloadFile } from '../../data/download.ts'
import { usePinnedPack } from '../../data/pack.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { keyOf, queryClient, useApi, useSend } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { useFormat, usePreferences, useSay, useTexts } from '../../theme/preferences.tsx'

const formats = ['pptx', 'pdf', 'xlsx', 'docx'] as const
const languages = ['zh-CN', 'en', 'both'] as const
type Titles = ReplyOf<typeof getTitles>
type SlideTitle = Titles['titles'][number]
type File = { format: (typeof formats)[number]; language: (typeof languages)[number] }

function Files(): ReactElement {
  const { tell } = useTexts()
  const params = useDiagnosticParams()
  const pinned = usePinnedPack()
  const { role } = useWorkspace()
  const make = useMutation<void, ApiProblem, File>({
    mutationFn: async ({ format, language }) => {
      const query = pinned === undefined ? {} : { pack: pinned.packId }
      // What the owner hands out stands on a stored score run; anybody else reads.
      const stored = role === 'owner' ? { run: (await call(makeScoreRun, { params, query, body: {} })).id } : {}
      await downloadFile(hrefOf(getReport, { params, query: { format, language, ...query, ...stored } }))
    },
    onSuccess: () =>
      Promise.all(
        [getDiagnostic, getResults].map((route) => queryClient.invalidateQueries({ queryKey: keyOf(route) })),
      ),
  })
  const nameOf = (file: File | undefined): string =>
    file === undefined ? '' : `${tell.formats[file.format].name} · ${tell.languages[file.language]}`
  return (
    <Section title={tell.files}>
      <FormProblem problem={make.error} />
      <ul className="files">
        {formats.map((format) => (
          <li key={format}>
            <span className="tag">{tell.formats[format].kind}</span>
            <div>
              <h3>{tell.formats[format].name}</h3>
              <p className="note">{tell.formats[format].what}</p>
            </div>
            <span className="actions">
              {languages.map((language) => {
                const busy = make.isPending && make.variables.format === format && make.variables.language === language
                return (
                  <button
                    key={language}
                    type="button"
                    className="btn small"
                    disabled={make.isPending}
                    aria-label={tell.download({ name: tell.formats[format].name, language: tell.languages[language] })}
                    onClick={() => make.mutate({ format, language })}
                  >
                    {busy ? tell.busy : tell.languages[language]}
                  </button>
                )
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="note" role="status">
        {make.isPending
          ? tell.making({ name: nameOf(make.variables) })
          : make.isSuccess
            ? tell.made({ name: nameOf(make.variables) })
            : ''}
      </p>
    </Section>
  )
}

function TitleRow(props: { title: SlideTitle; language: 'zh-CN' | 'en'; editable: boolean }): ReactElement {
  const { tell, common } = useTexts()
  const params = useDiagnosticParams()
  const pinned = usePinnedPack()
  const { title, language } = props
  const [draft, setDraft] = useState<string | null>(null)
  const save = useSend(putTitle, { refreshes: [getTitles], onDone: () => setDraft(null) })
  const shown = title.edited ?? title.proposed
  const keep = (text: string | null): void =>
    save.mutate({
      params: { ...params, slide: title.slide },
      query: pinned === undefined ? {} : { pack: pinned.packId },
      body: { language, title: text },
    })
  const finish = (): void => {
    const text = (draft ?? '').trim()
    if (text === '' || text === shown) setDraft(null)
    else keep(text === title.proposed ? null : text)
  }
  useUnsaved(draft !== null && draft !== shown)
  return (
    <tr>
      <th scope="row">{title.name}</th>
      <td>
        {draft === null ? (
          <>
            <p lang={language} className="slide-title">
              {shown} {title.edited !== null && <span className="tag gold">{tell.changed}</span>}
            </p>
            {title.edited !== null && (
              <p className="note" lang={language}>
                {tell.proposal({ title: title.proposed })}
              </p>
            )}
            {props.editable && (
              <span className="actions">
                <button type="button" className="btn quiet small" onClick={() => setDraft(shown)}>
                  {common.edit}
                  <span className="sr">: {title.name}</span>
                </button>
                {title.edited !== null && (
                  <button
                    type="button"
                    className="btn quiet small"
                    disabled={save.isPending}
                    onClick={() => keep(null)}
                  >
                    {tell.takeProposal}
                    <span className="sr">: {title.name}</span>
                  </button>
                )}
              </span>
            )}
          </>
        ) : (
          <form
            className="title-form"
            onSubmit={(event) => {
              event.preventDefault()
              finish()
            }}
          >
            <textarea
              aria-label={tell.titleOf({ slide: title.name })}
              lang={language}
              value={draft}
              maxLength={300}
              rows={2}
              ref={focusOnce}
              onChange={(event) => setDraft(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setDraft(null)
                if (event.key === 'Enter') {
                  event.preventDefault()
                  finish()
                }
              }}
            />
            <span className="actions">
              <button type="submit" className="btn small" disabled={save.isPending}>
                {common.save}
              </button>
              <button type="button" className="btn quiet small" onClick={() => setDraft(null)}>
                {common.cancel}
              </button>
              {title.edited !== null && <span className="note">{tell.proposal({ title: title.proposed })}</span>}
            </span>
          </form>
        )}
        <FormProblem problem={save.error} />
        <span className="sr" role="status">
          {save.isSuccess ? tell.saved({ slide: title.name }) : ''}
        </span>
      </td>
      <td className="rule" data-label={tell.rule}>
        {title.rule}
      </td>
    </tr>
  )
}

/** Stays the same function over renders, so that typing does not move the focus. */
function focusOnce(field: HTMLTextAreaElement | null): void {
  field?.focus()
}

function TitleTable(props: {
  titles: Titles
  language: 'zh-CN' | 'en'
  onLanguage: (language: 'zh-CN' | 'en') => void
}): ReactElement {
  const { tell } = useTexts()
  const { role } = useWorkspace()
  return (
    <>
      <Section title={tell.titles} note={tell.titlesNote}>
        <div className="title-head">
          <p className="note">{tell.titlesWhat}</p>
          <div className="switch" role="radiogroup" aria-label={tell.language}>
            {(['zh-CN', 'en'] as const).map((language) => (
              <label key={language}>
                <input
                  type="radio"
                  name="title-language"
                  checked={props.language === language}
                  onChange={() => props.onLanguage(language)}
                />
                {tell.languages[language]}
              </label>
            ))}
          </div>
        </div>
        <table className="table stacked titles">
          <thead>
            <tr>
              <th scope="col">{tell.slide}</th>
              <th scope="col">{tell.slideTitle}</th>
              <th scope="col">{tell.rule}</th>
            </tr>
          </thead>
          <tbody>
            {props.titles.titles.map((title) => (
              <TitleRow
                key={`${title.slide} ${props.language}`}
                title={title}
                language={props.language}
                editable={role === 'owner'}
              />
            ))}
          </tbody>
        </table>
      </Section>
      {props.titles.leftOut.length > 0 && (
        <Section title={tell.leftOut} note={tell.leftOutNote}>
          <dl className="left-out">
            {props.titles.leftOut.map((one) => (
              <div key={one.slide}>
                <dt>{one.name}</dt>
                <dd>{one.why}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  )
}

function PackPicker(): ReactElement | null {
  const { tell } = useTexts()
  const { packs } = useDiagnostic()
  const pinned = usePinnedPack()
  const navigate = useNavigate()
  const say = useSay()
  if (packs.length < 2) return null
  return (
    <NativeSelect
      label={tell.instrument}
      value={pinned?.packId ?? ''}
      onChange={(event) => {
        const pack = event.currentTarget.value
        void navigate({ to: '.', search: (search: Record<string, unknown>) => ({ ...search, pack }) } as never)
      }}
      data={packs.map((one) => ({ value: one.packId, label: say(one.name) }))}
    />
  )
}

export default function Reports(): ReactElement {
  const { tell, common } = useTexts()
  const format = useFormat()
  const params = useDiagnosticParams()
  const diagnostic = useDiagnostic()
  const { role } = useWorkspace()
  const pinned = usePinnedPack()
  const reader = usePreferences().language
  const [chosen, setChosen] = useState<'zh-CN' | 'en' | null>(null)
  const language = chosen ?? reader
  const open = diagnostic.status === 'open'
  const titles = useApi(
    getTitles,
    { params, query: { language, ...(pinned === undefined ? {} : { pack: pinned.packId }) } },
    { enabled: !open },
  )
  const run = diagnostic.scoreRuns.find((one) => one.packId === pinned?.packId)
  if (open) {
    return (
      <>
        <PageHead title={tell.title} heading={tell.blind} />
        <Empty title={common.locked}>{common.lockedWhat}</Empty>
      </>
    )
  }
  return (
    <>
      <PageHead
        title={tell.title}
        heading={titles.data === undefined ? tell.headingNone : tell.heading({ slides: titles.data.titles.length + 1 })}
        lede={[
          tell.lede,
          ...(run === undefined ? [] : [tell.runOf({ when: format.instant(run.madeAt), who: run.madeBy })]),
          role === 'owner' ? tell.stores : tell.draft,
        ].join(common.betweenSentences)}
        actions={<PackPicker />}
      />
      <div className="stack">
        <Files />
        <Answer of={titles}>{(data) => <TitleTable titles={data} language={language} onLanguage={setChosen} />}</Answer>
      </div>
    </>
  )
}
