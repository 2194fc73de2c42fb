/** Packs coming into and going out of a workspace, as zips. Whole or not at all. */
import type { Fault } from '#core/instrument/fault.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { problem } from '#server/http/problem.ts'
import { maybeOne, sql, type Queryable } from '#server/storage/database.ts'
import { checkFiles } from './check-files.ts'
import { insertPack, listPacks, newestOfEach, packHash, shippedPacks, type LibraryPack } from './library.ts'
import { readPackZip, writePackZip } from './zip.ts'

/** Reads and checks a zip; with `commit` and no error it becomes a published version of the workspace. */
export async function importPackZip(
  db: Queryable,
  workspaceId: string,
  bytes: Uint8Array,
  commit: boolean,
): Promise<{ pack: LibraryPack | null; faults: Fault[]; committed: boolean }> {
  const source = await readPackZip(bytes)
  if (!source.ok) return { pack: null, faults: source.faults, committed: false }
  const atHand = await listPacks(db, workspaceId)
  const { pack, faults } = await checkFiles(source.files, async () => newestOfEach(atHand.map((one) => one.pack)))
  if (pack === null) return { pack: null, faults, committed: false }
  const incoming: LibraryPack = { pack, hash: packHash(pack), origin: 'imported' }
  const same = atHand.find((other) => other.pack.id === pack.id && other.pack.version === pack.version)
  if (same !== undefined && same.hash !== incoming.hash)
    throw problem('pack.changed', { pack: pack.id, version: pack.version })
  if (!commit) return { pack: incoming, faults, committed: false }
  if (same === undefined) {
    const files = Object.fromEntries(
      [...source.files].map(([path, content]) => [path, Buffer.from(content).toString('base64')]),
    )
    if (!(await insertPack(db, workspaceId, incoming, files)))
      // somebody else published this version in the meantime
      throw problem('pack.changed', { pack: pack.id, version: pack.version })
  }
  return { pack: incoming, faults, committed: true }
}

/** An imported pack's own bytes, or a shipped pack written anew; null when the workspace has no such version. */
export async function exportPackZip(
  db: Queryable,
  workspaceId: string,
  packId: string,
  version: string,
): Promise<Buffer | null> {
  const row = await maybeOne<{ content: LibraryPack['pack']; files: Record<string, string> | null }>(
    db,
    sql`select content, files from pack_version where workspace_id = ${workspaceId} and pack_id = ${packId} and version = ${version}`,
  )
  if (row?.files)
    return writePackZip(
      new Map(Object.entries(row.files).map(([path, content]) => [path, Buffer.from(content, 'base64')])),
    )
  const shipped = (await shippedPacks()).get(packId)
  const pack = row?.content ?? (shipped?.pack.version === version ? shipped.pack : null)
  return pack === null ? null : writePackZip(writePack(pack))
}
