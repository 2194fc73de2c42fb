/**
 * The instruments at hand: those shipped in `content/`, and those imported into a workspace. A diagnostic pins a
 * version by a copy in the workspace, so that a workspace is whole by itself (backup, restore, a newer program).
 */
import { createHash } from 'node:crypto'
import { canonicalPack } from '#core/instrument/canonical.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { comparePackVersions } from '#core/instrument/versions.ts'
import type { PackSummary } from '#contract/pack.ts'
import { problem } from '#server/http/problem.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'

export interface LibraryPack {
  pack: Pack
  hash: string
  origin: 'shipped' | 'imported'
}

export function packHash(pack: Pack): string {
  return createHash('sha256').update(canonicalPack(pack)).digest('hex')
}

let shipped: Promise<Map<string, LibraryPack>> | undefined

/** The shipped packs by id, read once. A fault in one of them is a fault of the program and stops it by name. */
export function shippedPacks(): Promise<Map<string, LibraryPack>> {
  shipped ??= loadShipped()
  return shipped
}

async function loadShipped(): Promise<Map<string, LibraryPack>> {
  const { readShippedPacks } = await import('./shipped.ts')
  const packs = await readShippedPacks()
  return new Map(packs.map((pack) => [pack.id, { pack, hash: packHash(pack), origin: 'shipped' }]))
}

/** The whole diagnostic stands first, and is what a new diagnostic proposes. */
const flagship = 'cx-diagnostic'

/** All versions a workspace can use: pinned and imported ones, and the shipped ones it has not pinned yet. */
export async function listPacks(db: Queryable, workspaceId: string): Promise<LibraryPack[]> {
  const rows = await many<{ content: Pack; hash: string; origin: 'shipped' | 'imported' }>(
    db,
    sql`select content, hash, origin from pack_version where workspace_id = ${workspaceId}`,
  )
  const found = rows.map(({ content, hash, origin }): LibraryPack => ({ pack: content, hash, origin }))
  for (const pack of (await shippedPacks()).values())
    if (!found.some((other) => other.pack.id === pack.pack.id && other.pack.version === pack.pack.version))
      found.push(pack)
  const rank = (id: string) => (id === flagship ? 0 : 1)
  return found.sort(
    (a, b) =>
      rank(a.pack.id) - rank(b.pack.id) ||
      (a.pack.id < b.pack.id ? -1 : a.pack.id > b.pack.id ? 1 : -comparePackVersions(a.pack.version, b.pack.version)),
  )
}

/** One version of each instrument: the first of each id in a list that has the newest first. */
export function newestOfEach(packs: readonly Pack[]): Pack[] {
  return packs.filter((pack, index) => packs.findIndex((other) => other.id === pack.id) === index)
}

const cache = new Map<string, Pack>()
const mostCached = 64

/** One pack version; it never changes, so it is kept in memory. */
export async function getPack(db: Queryable, workspaceId: string, packId: string, version: string): Promise<Pack> {
  const key = `${workspaceId}/${packId}/${version}`
  const kept = cache.get(key)
  if (kept !== undefined) return kept
  const row = await maybeOne<{ content: Pack }>(
    db,
    sql`select content from pack_version where workspace_id = ${workspaceId} and pack_id = ${packId} and version = ${version}`,
  )
  if (row !== null) {
    if (cache.size >= mostCached) cache.delete(cache.keys().next().value ?? '')
    cache.set(key, row.content)
    return row.content
  }
  const ours = (await shippedPacks()).get(packId)
  if (ours?.pack.version === version) return ours.pack
  throw problem('pack.unknown', { pack: packId, version })
}

/** Copies a shipped version into the workspace when a diagnostic pins it; an imported one is there already. */
export async function pinPack(db: Queryable, workspaceId: string, packId: string, version: string): Promise<Pack> {
  const stored = await maybeOne<{ content: Pack }>(
    db,
    sql`select content from pack_version where workspace_id = ${workspaceId} and pack_id = ${packId} and version = ${version}`,
  )
  if (stored !== null) return stored.content
  const ours = (await shippedPacks()).get(packId)
  if (ours === undefined || ours.pack.version !== version) throw problem('pack.unknown', { pack: packId, version })
  await insertPack(db, workspaceId, ours, null)
  return ours.pack
}

/**
 * `files` are an imported pack's own files, base64 by path, so that it goes out byte for byte. False when this version
 * is there with other content.
 */
export async function insertPack(
  db: Queryable,
  workspaceId: string,
  { pack, hash, origin }: LibraryPack,
  files: Record<string, string> | null,
): Promise<boolean> {
  const inserted = await run(
    db,
    sql`insert into pack_version (workspace_id, pack_id, version, hash, content, files, origin)
        values (${workspaceId}, ${pack.id}, ${pack.version}, ${hash}, ${JSON.stringify(pack)}, ${files === null ? null : JSON.stringify(files)}, ${origin})
        on conflict do nothing`,
  )
  if (inserted > 0) return true
  const there = await maybeOne<{ hash: string }>(
    db,
    sql`select hash from pack_version where workspace_id = ${workspaceId} and pack_id = ${pack.id} and version = ${pack.version}`,
  )
  return there?.hash === hash
}

/** How many diagnostics of the workspace use a version of a pack. */
export type UseCount = (packId: string, version: string) => number

/** Counts once for all versions. */
export async function countUses(db: Queryable, workspaceId: string): Promise<UseCount> {
  const rows = await many<{ packId: string; version: string; diagnostics: number }>(
    db,
    sql`select pack_id as "packId", version, count(*)::int as diagnostics from diagnostic_pack
        where workspace_id = ${workspaceId} group by pack_id, version`,
  )
  return (packId, version) => rows.find((row) => row.packId === packId && row.version === version)?.diagnostics ?? 0
}

/** What the list of instruments shows; `all` tells which version supersedes which. */
export function summarise({ pack, origin }: LibraryPack, all: readonly LibraryPack[], uses: UseCount): PackSummary {
  const newest = all
    .filter((other) => other.pack.id === pack.id)
    .map((other) => other.pack.version)
    .sort(comparePackVersions)
    .at(-1)
  return {
    packId: pack.id,
    version: pack.version,
    name: pack.name,
    description: pack.description,
    origin,
    levels: pack.scale.levels.length,
    areas: pack.areas.length,
    aspects: pack.areas.reduce((sum, area) => sum + area.aspects.length, 0),
    criteria: criteriaOf(pack).length,
    surveyItems: pack.surveyItems.length,
    languages: pack.languages,
    supersededBy: newest !== undefined && newest !== pack.version ? newest : null,
    diagnostics: uses(pack.id, pack.version),
  }
}
