import { expect, test } from 'vitest'
import { getExplanation } from '#contract/score.ts'
import { hrefOf } from './data/api.ts'
import { story } from './shell/story.ts'
import { router } from './routes.tsx'

test('every page of the menu has a route', () => {
  const known = new Set(Object.keys(router.routesByPath))
  for (const { pages } of story) {
    for (const page of pages) expect(known).toContain(`/w/$workspace/d/$diagnostic/${page.path}`)
  }
})

test('an address of the API has its parameters and query escaped', () => {
  const href = hrefOf(getExplanation, {
    params: { workspace: 'w', diagnostic: 'a/b' },
    query: { unit: 'organisation', address: 'criterion/voc.collection', measure: 'mean', pack: undefined },
  })
  expect(href).toBe(
    '/api/workspaces/w/diagnostics/a%2Fb/explanation?unit=organisation&address=criterion%2Fvoc.collection&measure=mean',
  )
})
