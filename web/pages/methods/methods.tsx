/** `/w/$workspace/methods#id`: how every number of the product is made, to read, search and print. */
import './methods.css'
import { useDeferredValue, useEffect, useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { methodFamilies, type MethodPage } from '#core/method-pages/families.ts'
import { methodPages, type MethodPages } from '#core/texts/method-pages.ts'
import { PageHead, Section } from '../../shell/page.tsx'
import { Empty } from '../../shell/states.tsx'
import { useFormat, usePreferences, useTexts } from '../../theme/preferences.tsx'
import { matcher, type Match } from '../library/search.ts'

type Families = typeof methodFamilies

function matches(match: Match, page: MethodPage): boolean {
  const both = { en: methodPages.en.entries[page.id], 'zh-CN': methodPages['zh-CN'].entries[page.id] }
  return match(
    { en: Object.values(both.en).join('\n'), 'zh-CN': Object.values(both['zh-CN']).join('\n') },
    { en: [...page.sources, ...page.commands].join('\n') },
  )
}

function Entry({ page, words }: { page: MethodPage; words: MethodPages }): ReactElement {
  const entry = words.entries[page.id]
  return (
    <article className="method" id={page.id} tabIndex={-1} aria-labelledby={`${page.id}-name`}>
      <h3 id={`${page.id}-name`}>
        <a href={`#${page.id}`}>{entry.name}</a>
      </h3>
      <p>{entry.what}</p>
      <dl>
        <dt>{words.trust}</dt>
        <dd>{entry.trust}</dd>
        <dt>{words.notTrust}</dt>
        <dd>{entry.notTrust}</dd>
        <dt>{words.formula}</dt>
        <dd className="formula">{entry.formula}</dd>
        <dt>{words.source}</dt>
        <dd className="muted">{page.sources.length === 0 ? words.houseRule : page.sources.join('; ')}</dd>
        {page.commands.length > 0 && (
          <>
            <dt>{words.command}</dt>
            <dd>
              {page.commands.map((name) => (
                <code key={name}>touchstone stats {name} --help</code>
              ))}
            </dd>
          </>
        )}
      </dl>
    </article>
  )
}

/** Open beside the text; folded on a phone, where it would push the text away. */
function Contents({ families, words }: { families: Families; words: MethodPages }): ReactElement {
  const wide = useMediaQuery('(min-width: 761px)', true, { getInitialValueInEffect: false })
  return (
    <nav className="method-contents no-print" aria-label={words.contents}>
      <details key={String(wide)} open={wide}>
        <summary>{words.contents}</summary>
        {families.map(({ id, pages }) => (
          <div key={id}>
            <h2>{words.families[id]}</h2>
            <ul>
              {pages.map((page) => (
                <li key={page.id}>
                  <a href={`#${page.id}`}>{words.entries[page.id].name}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </nav>
  )
}

/** The page comes as a chunk of its own, so the browser has looked for the fragment before it was there. */
function useGoToFragment(): void {
  const { hash } = useLocation()
  useEffect(() => {
    const found = hash === '' ? null : document.querySelector<HTMLElement>(`#${CSS.escape(hash)}`)
    found?.scrollIntoView()
    found?.focus({ preventScroll: true })
  }, [hash])
}

export default function Methods(): ReactElement {
  const { common } = useTexts()
  const { language } = usePreferences()
  const format = useFormat()
  const words = methodPages[language]
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query.trim())
  const match = matcher(asked)
  const families = methodFamilies
    .map(({ id, pages }) => ({ id, pages: pages.filter((page) => matches(match, page)) }))
    .filter(({ pages }) => pages.length > 0)
  const found = families.reduce((sum, { pages }) => sum + pages.length, 0)
  const all = methodFamilies.reduce((sum, { pages }) => sum + pages.length, 0)
  useGoToFragment()
  return (
    <>
      <PageHead
        title={words.title}
        kicker={words.title}
        heading={words.heading({ count: all })}
        lede={words.lede}
        actions={
          <button type="button" className="btn" onClick={() => print()}>
            {common.print}
          </button>
        }
      />
      <div className="method-search no-print">
        <TextInput
          type="search"
          label={words.search}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <span className="note" role="status">
          {asked === '' ? '' : words.found({ count: found })}
        </span>
      </div>
      {found === 0 ? (
        <Empty
          title={words.nothingFound({ query: asked })}
          action={
            <button type="button" className="btn" onClick={() => setQuery('')}>
              {words.clear}
            </button>
          }
        >
          {''}
        </Empty>
      ) : (
        <div className="methods">
          <Contents families={families} words={words} />
          <div>
            {families.map(({ id, pages }) => (
              <Section key={id} title={words.families[id]} note={format.count(pages.length)}>
                {pages.map((page) => (
                  <Entry key={page.id} page={page} words={words} />
                ))}
              </Section>
            ))}
          </div>
        </div>
      )}
    </>
  )
}
