/** What an import of answers would do: one pass over the whole file, every row counted, every refusal written down. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { AnswersMapping } from '#contract/import.ts'
import { MappingFault, type Refusal } from '../faults.ts'
import type { Detected, StoredPreview } from '../store.ts'
import { acceptedPath, refusedPath } from '../uploads.ts'
import { AcceptedWriter } from './accepted.ts'
import type { AnswersPlan, SegmentNames } from './plan.ts'
import { AnswerReader, foreignValue } from './reader.ts'
import { scanAnswers } from './scan.ts'

/** Refused rows shown in the preview; the file of refused rows has all. */
const shownRefusals = 200
/** Accepted rows of one import, so that they fit into memory until they are written. */
export const mostAnswers = 5_000_000

export type OnProgress = (progress: { rows: number; bytes: number }) => void

/**
 * Reads the file without writing anything to the diagnostic.
 * @throws MappingFault when the file as a whole cannot be read with this mapping; TableFault when it cannot be read
 */
export async function previewAnswers(
  folder: string,
  importId: string,
  detected: Detected,
  mapping: AnswersMapping,
  plan: AnswersPlan,
  known: SegmentNames,
  onProgress: OnProgress,
): Promise<StoredPreview> {
  const reader = new AnswerReader(plan)
  const refusals: Refusal[] = []
  const used = new Set<number>()
  let accepted = 0
  let refused = 0
  const kept = await AcceptedWriter.begin(acceptedPath(folder, importId), plan)
  const list = createWriteStream(refusedPath(folder, importId), { mode: 0o600 })
  let waiting = ''
  const sheet = detected.format === 'xlsx' ? (mapping.sheet ?? null) : null
  try {
    const { blankLines } = await scanAnswers(folder, importId, detected, mapping, reader, {
      accept() {
        accepted++
        used.add(reader.tuple)
        kept.add(reader.tuple, reader.answers)
        if (accepted > mostAnswers) throw new MappingFault('tooManyAnswers', { rows: mostAnswers })
      },
      refuse(row, { column, code, details }) {
        refused++
        const refusal: Refusal = { sheet, row, column, code, details }
        if (refusals.length < shownRefusals) refusals.push(refusal)
        waiting += `${JSON.stringify(refusal)}\n`
      },
      async progress(rows, bytes) {
        onProgress({ rows, bytes })
        await kept.flush()
        if (waiting === '') return
        const text = waiting
        waiting = ''
        if (!list.write(text)) await once(list, 'drain')
      },
    })
    list.end(waiting)
    await finished(list)
    await kept.finish(reader.tuples)
    const foreign = foreignValue(reader.evidence)
    if (foreign) throw new MappingFault('foreignScale', { ...foreign, levels: plan.levels })
    const notes = segmentNotes(plan, reader, used, known)
    if (blankLines > 0) notes.push({ code: 'blankLines', details: { count: blankLines } })
    return { accepted, refused, unchanged: 0, changes: [], refusals, notes }
  } finally {
    list.destroy()
    await kept.close()
  }
}

/** Values that the organisation model does not have yet, by dimension. */
export function newSegments(
  plan: AnswersPlan,
  tuples: Iterable<(string | null)[]>,
  known: SegmentNames,
): { dimension: string; code: string }[] {
  const there = new Set(known.map(({ dimension, code }) => `${dimension} ${code}`))
  const found: { dimension: string; code: string }[] = []
  for (const codes of tuples) {
    plan.segments.forEach(({ dimension }, s) => {
      const code = codes[s]
      if (code === null || code === undefined || there.has(`${dimension} ${code}`)) return
      there.add(`${dimension} ${code}`)
      found.push({ dimension, code })
    })
  }
  return found
}

function segmentNotes(
  plan: AnswersPlan,
  reader: AnswerReader,
  used: ReadonlySet<number>,
  known: SegmentNames,
): StoredPreview['notes'] {
  const added = newSegments(
    plan,
    Array.from(used, (tuple) => reader.tuples[tuple]!),
    known,
  )
  return plan.segments.flatMap(({ dimension }): StoredPreview['notes'] => {
    const codes = added.filter((value) => value.dimension === dimension).map(({ code }) => code)
    if (codes.length === 0) return []
    return [
      { code: 'segmentsAdded', details: { dimension, count: codes.length, names: codes.slice(0, 8).join('\u001f') } },
    ]
  })
}
