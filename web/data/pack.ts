/** The instrument a page of a diagnostic shows, with its things by address; and the units in scope. */
import { useMemo } from 'react'
import { useSearch } from '@tanstack/react-router'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { getOrganisation, type Unit } from '#contract/organisation.ts'
import { getPack, listPacks } from '#contract/pack.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { Aspect, Criterion, Pack, PackArea } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { useSay } from '../theme/preferences.tsx'
import { call, type ApiProblem } from './api.ts'
import { useDiagnostic, useWorkspace } from './places.ts'
import { useApi } from './use-api.ts'

/** Things of a pack by their address (`area/…`, `aspect/…`, `criterion/…`). */
export type PackIndex = {
  pack: Pack
  areas: ReadonlyMap<string, PackArea>
  aspects: ReadonlyMap<string, { aspect: Aspect; area: PackArea }>
  criteria: ReadonlyMap<string, { criterion: Criterion; aspect: Aspect; area: PackArea }>
}

export function indexPack(pack: Pack): PackIndex {
  const areas = new Map<string, PackArea>()
  const aspects = new Map<string, { aspect: Aspect; area: PackArea }>()
  const criteria = new Map<string, { criterion: Criterion; aspect: Aspect; area: PackArea }>()
  for (const area of pack.areas) {
    areas.set(`area/${area.id}`, area)
    for (const aspect of area.aspects) {
      aspects.set(`aspect/${aspect.id}`, { aspect, area })
      for (const criterion of aspect.criteria) {
        criteria.set(`criterion/${aspect.id}.${criterion.id}`, { criterion, aspect, area })
      }
    }
  }
  return { pack, areas, aspects, criteria }
}

/** The full and the short name of an address. An address the pack does not know (an older version's) reads as itself. */
export function namesOf(index: PackIndex, address: string): { name: Text; short: Text } {
  if (address === 'instrument') return { name: index.pack.name, short: index.pack.short }
  const thing = index.areas.get(address) ?? index.aspects.get(address)?.aspect ?? index.criteria.get(address)?.criterion
  const unknown = { en: address, 'zh-CN': address }
  return thing === undefined ? { name: unknown, short: unknown } : { name: thing.name, short: thing.short }
}

/** `const nameOf = useNameOf(index)`: the name of an address in the reader's language. */
export function useNameOf(index: PackIndex): (address: string) => string {
  const say = useSay()
  return (address) => say(namesOf(index, address).name)
}

/** The instrument named in the address (`?pack=`), else the diagnostic's first, in the version the diagnostic pins. */
export function usePinnedPack(): Diagnostic['packs'][number] | undefined {
  const { pack } = useSearch({ strict: false })
  const { packs } = useDiagnostic()
  return packs.find((candidate) => candidate.packId === pack) ?? packs[0]
}
type Diagnostic = ReturnType<typeof useDiagnostic>

/** The instrument of the page, whole. A published version never changes, so it is read once. */
export function usePack(): UseQueryResult<PackIndex, ApiProblem> {
  const workspace = useWorkspace()
  const pinned = usePinnedPack()
  const query: UseQueryResult<Pack, ApiProblem> = useApi(
    getPack,
    { params: { workspace: workspace.id, pack: pinned?.packId ?? '', version: pinned?.version ?? '' } },
    { enabled: pinned !== undefined },
  )
  const index = useMemo(() => (query.data === undefined ? undefined : indexPack(query.data)), [query.data])
  return { ...query, data: index } as UseQueryResult<PackIndex, ApiProblem>
}

/** Units and segments of the workspace. */
export function useOrganisation(): UseQueryResult<ReplyOf<typeof getOrganisation>, ApiProblem> {
  const workspace = useWorkspace()
  return useApi(getOrganisation, { params: { workspace: workspace.id } })
}

/** The units of the organisation that are in the diagnostic's scope, in their order. */
export function useUnits(): Unit[] {
  const { unitIds } = useDiagnostic()
  const organisation = useOrganisation()
  return (organisation.data?.units ?? []).filter((unit) => unitIds.includes(unit.id))
}

/**
 * Every instrument at hand in its newest version, whole, but for `except`: what the crosswalk of that one leads to.
 * Read only while `enabled`.
 */
export function useNewestPacks({
  except,
  enabled = true,
}: {
  except?: string
  enabled?: boolean
}): UseQueryResult<Pack[], ApiProblem> {
  const workspace = useWorkspace()
  const list = useApi(listPacks, { params: { workspace: workspace.id } })
  const newest = (list.data?.packs ?? []).filter((pack) => pack.packId !== except && pack.supersededBy === null)
  return useQuery<Pack[], ApiProblem>({
    queryKey: [getPack.path, 'newest', workspace.id, newest.map((pack) => `${pack.packId} ${pack.version}`)],
    queryFn: ({ signal }) =>
      Promise.all(
        newest.map((pack) =>
          call(getPack, { params: { workspace: workspace.id, pack: pack.packId, version: pack.version } }, { signal }),
        ),
      ),
    enabled: enabled && list.data !== undefined,
    // A published version never changes.
    staleTime: Infinity,
  })
}
