/** The number of the printed note behind each explained figure, by what opens its explanation on the screen. */
import { createContext, useContext } from 'react'

export const NoteNumbers = createContext<ReadonlyMap<string, number>>(new Map())

/** The note's number, or null where the page prints none for it. */
export function useNoteNumber(explain: string): number | null {
  return useContext(NoteNumbers).get(explain) ?? null
}
