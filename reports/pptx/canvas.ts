/**
 * What slides share: the grid, the deck with its words and colours, and the names and descriptions of what is on them.
 * Positions are inches on a slide of 13.333 × 7.5.
 */
import type { Words } from '../words.ts'
import type { DeckLibrary, LibrarySlide } from './library.ts'

export const grid = {
  left: 0.6,
  right: 12.733,
  width: 12.133,
  top: 1.68,
  bottom: 6.5,
  footnote: 6.6,
  rule: 7.06,
  footer: 7.1,
} as const

/** Points of an inch. */
export const inch = 72

export type Description = { slide: number; name: string; description: string }

/** What slides share: the library's deck, the words, the workspace's colours, and the descriptions for the patch. */
export type Deck = {
  library: DeckLibrary
  words: Words
  /** Kickers and lead-ins: the workspace's accent colour, dark enough to read. */
  accent: string
  footer: string
  sampleMark: string | null
  descriptions: Description[]
  /** Sizes of titles that are smaller than the layout's, by page. */
  titleSizes: Map<number, number>
  pages: number
}

export type Page = {
  slide: LibrarySlide
  deck: Deck
  number: number
}

/** Adds the description of a table or shape; charts and pictures take theirs themselves. */
export function describe(page: Page, name: string, description: string): void {
  page.deck.descriptions.push({ slide: page.number, name, description })
}

const namesOfPage = new WeakMap<LibrarySlide, Set<string>>()

/** A name no other object on the page has. */
export function uniqueName(page: Page, name: string): string {
  const taken = namesOfPage.get(page.slide) ?? new Set<string>()
  namesOfPage.set(page.slide, taken)
  let candidate = name
  for (let n = 2; taken.has(candidate); n++) candidate = `${name} ${n}`
  taken.add(candidate)
  return candidate
}
