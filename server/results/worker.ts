/**
 * The results thread: holds snapshots in a byte-bounded cache, counts, and hides small groups before anything leaves.
 * Requests for one survey wait for each other, so that it is loaded once.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { aspectByGroup, type AspectByGroup } from '#core/tally/aspect-by-group.ts'
import { snapshotBytes } from '#core/tally/snapshot.ts'
import { tally, type Tally } from '#core/tally/tally.ts'
import { openDatabase } from '#server/storage/database.ts'
import { loadSurvey, type Loaded } from './load.ts'
import { rememberShown, whatToShow } from './shown.ts'

export interface WorkforceRequest {
  workspaceId: string
  diagnosticId: string
  packId: string
  /** Up to two dimensions. */
  by: string[]
  /** Items of each aspect with their weights, in pack order. */
  aspects: { aspect: string; items: { item: string; weight: number }[] }[]
}
export interface WorkforceCounts {
  /** Null when the whole survey is under the minimum: then nothing is told. */
  responses: number | null
  /** Newer answers are held back: too few came for them not to be told apart. */
  waiting: boolean
  minimumGroup: number
  dimensions: string[]
  table: Tally
  aspects: { aspect: string; result: AspectByGroup }[]
}
export type WorkerReply = { id: number; counts: WorkforceCounts | null } | { id: number; error: string; code: string }

const { url, megabytes } = workerData as { url: string; megabytes: number }
const db = openDatabase(url, { connections: 2 })
const kept = new Map<string, Loaded>()
const queues = new Map<string, Promise<unknown>>()

async function survey(request: WorkforceRequest): Promise<Loaded | null> {
  const key = `${request.workspaceId}/${request.diagnosticId}/${request.packId}`
  const turn = (queues.get(key) ?? Promise.resolve()).then(
    () => load(key, request),
    () => load(key, request),
  )
  queues.set(key, turn)
  return turn.finally(() => queues.get(key) === turn && queues.delete(key))
}

async function load(key: string, request: WorkforceRequest): Promise<Loaded | null> {
  const loaded = await loadSurvey(db, request.workspaceId, request.diagnosticId, request.packId, kept.get(key))
  kept.delete(key)
  if (loaded === null) return null
  // newest last: the first keys are the ones used longest ago
  kept.set(key, loaded)
  let bytes = [...kept.values()].reduce((sum, one) => sum + snapshotBytes(one.snapshot), 0)
  for (const [oldest, one] of kept) {
    if (bytes <= megabytes * 1_000_000 || oldest === key) break
    kept.delete(oldest)
    bytes -= snapshotBytes(one.snapshot)
  }
  return loaded
}

async function answer(request: WorkforceRequest): Promise<WorkforceCounts | null> {
  const loaded = await survey(request)
  if (loaded === null) return null
  const { minimumGroup, surveyId } = loaded
  const { snapshot, releases, since, waiting } = await whatToShow(db, request.workspaceId, loaded)
  const isShown = snapshot.rows >= minimumGroup
  if (isShown) await rememberShown(db, request.workspaceId, surveyId, releases)
  const table = tally(snapshot, {
    items: request.aspects.flatMap(({ items }) => items.map(({ item }) => item)),
    by: request.by,
    filter: null,
    k: minimumGroup,
    since,
  })
  return {
    responses: isShown ? snapshot.rows : null,
    waiting,
    minimumGroup,
    dimensions: snapshot.dimensions.map(({ id }) => id),
    table,
    aspects: request.aspects.map(({ aspect, items }) => ({ aspect, result: aspectByGroup(table, items) })),
  }
}

parentPort?.on('message', ({ id, request }: { id: number; request: WorkforceRequest }) => {
  answer(request).then(
    (counts) => parentPort?.postMessage({ id, counts } satisfies WorkerReply),
    (error: Error & { code?: string }) =>
      parentPort?.postMessage({ id, error: error.message, code: error.code ?? '' } satisfies WorkerReply),
  )
})
