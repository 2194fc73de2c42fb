/** Places inside an instrument's page: its views, and the address of each thing in them. */
import { useEffect, useRef } from 'react'
import { useLocation } from '@tanstack/react-router'

export const views = ['criteria', 'requests', 'checklists', 'guides', 'survey', 'about', 'use'] as const
export type View = (typeof views)[number]

/** What the library's pages take from their address: the view, and the words looked for. */
export type LibrarySearch = { view?: View; q?: string }

export function readLibrarySearch(search: Record<string, unknown>): LibrarySearch {
  const kept: LibrarySearch = {}
  const view = views.find((one) => one === search['view'])
  if (view !== undefined) kept.view = view
  const { q } = search
  // A number stands in an address as itself.
  if ((typeof q === 'string' && q !== '') || typeof q === 'number') kept.q = String(q)
  return kept
}

/** Where a thing stands: the view that shows it, and its id on the page. */
export type Place = { view: View; anchor: string }

export const placeOf = {
  criterion: (address: string): Place => ({ view: 'criteria', anchor: `criterion-${address}` }),
  aspect: (id: string): Place => ({ view: 'criteria', anchor: `aspect-${id}` }),
  request: (id: string): Place => ({ view: 'requests', anchor: `request-${id}` }),
  check: (id: string): Place => ({ view: 'checklists', anchor: `check-${id}` }),
  question: (id: string): Place => ({ view: 'guides', anchor: `question-${id}` }),
  surveyItem: (address: string): Place => ({ view: 'survey', anchor: `item-${address}` }),
  form: (id: string): Place => ({ view: 'about', anchor: `form-${id}` }),
}

/** The aspect that has to be open for the anchor to be there; null for what stands elsewhere. */
export function aspectAt(anchor: string): string | null {
  return /^(?:criterion|aspect)-([^.]+)/.exec(anchor)?.[1] ?? null
}

/** Once the thing named after # is on the page: shows it and moves the focus there, once for each arrival. */
export function useArrival(): void {
  const { hash, state } = useLocation()
  const arrived = useRef('')
  useEffect(() => {
    const place = `${state.__TSR_key ?? ''} ${hash}`
    if (hash === '' || arrived.current === place) return
    const thing = document.getElementById(hash)
    if (thing === null) return
    arrived.current = place
    thing.scrollIntoView({ block: 'start' })
    thing.focus({ preventScroll: true })
  })
}
