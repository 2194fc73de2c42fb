/**
 * The story as the menu: which verb has which pages, in order. A page's path is what stands after
 * `/w/<workspace>/d/<diagnostic>/`; its name is `navigation.pages[id]`. To add a page, add a line here and a route in
 * routes.tsx. A verb without pages is not shown.
 */
import type { Role } from '#contract/session.ts'
import type { Texts } from '#core/texts/index.ts'
import type { z } from 'zod'

export type RoleName = z.infer<typeof Role>
export type VerbId = 'collect' | 'score' | 'understand' | 'decide' | 'tell'
export type PageId = keyof Texts['navigation']['pages']

export type StoryPage = {
  id: PageId
  path: string
  /** Who finds it in the menu; everybody when left out. */
  roles?: readonly RoleName[]
  /** Stands in the menu only where the diagnostic has several units. */
  severalUnits?: true
}

export const story: readonly { verb: VerbId; pages: readonly StoryPage[] }[] = [
  {
    verb: 'collect',
    pages: [{ id: 'imports', path: 'collect/import' }],
  },
  {
    verb: 'score',
    pages: [
      { id: 'sheets', path: 'score/sheets' },
      { id: 'reveal', path: 'score/reveal' },
      { id: 'agreement', path: 'score/agreement' },
    ],
  },
  {
    verb: 'understand',
    pages: [
      { id: 'scorecard', path: 'understand/scorecard' },
      { id: 'units', path: 'understand/units', severalUnits: true },
      { id: 'groups', path: 'understand/groups' },
      { id: 'movement', path: 'understand/movement' },
    ],
  },
  { verb: 'decide', pages: [{ id: 'gaps', path: 'decide/gaps' }] },
  { verb: 'tell', pages: [{ id: 'reports', path: 'tell/reports' }] },
]

/** Pages of the whole workspace, in the masthead. The path is what stands after `/w/<workspace>/`. */
export const workspacePages: readonly {
  id: 'diagnostics' | 'library' | 'people' | 'settings'
  roles?: readonly RoleName[]
}[] = [
  { id: 'diagnostics' },
  { id: 'library' },
  { id: 'people', roles: ['owner'] },
  { id: 'settings', roles: ['owner'] },
]

export function allowed(page: { roles?: readonly RoleName[] }, role: RoleName): boolean {
  return page.roles === undefined || page.roles.includes(role)
}
