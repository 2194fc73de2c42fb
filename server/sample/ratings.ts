/** First ratings and agreed levels of one unit of the sample, drawn around what the story says. */
import type { Criterion, Pack } from '#core/instrument/pack.ts'
import type { RandomStream } from '#core/statistics/random.ts'
import { assessorsOf } from '#server/diagnostics/diagnostics.ts'
import { run, sql, type Tx } from '#server/storage/database.ts'
import * as story from './story.ts'
import * as words from './words.ts'

export interface Scoring {
  workspaceId: string
  diagnosticId: string
  unitId: string
  pack: Pack
  /** Where an aspect stands (mean level); null where nobody scored it. */
  meanOf: (aspect: string) => number | null
  isAsked: (criterion: Criterion) => boolean
  /** Whether this assessor scored the aspect here. */
  scores: (assessor: string, aspect: string) => boolean
  /** Whether the team has agreed on the aspect already. */
  isAgreed: (aspect: string) => boolean
  levels: RandomStream
  /** Words have draws of their own: another sentence never changes a level. */
  words: RandomStream
}

/** Whole levels around an aspect's mean, so that the mean of its criteria comes near it. */
function criterionLevels(mean: number, count: number, most: number): number[] {
  const sum = Math.round(mean * count)
  const low = Math.floor(sum / count)
  return Array.from({ length: count }, (_, at) => Math.min(most, Math.max(1, low + (at < sum - low * count ? 1 : 0))))
}

function personOf(name: string): (typeof story.assessors)[number] {
  const person = story.assessors.find((one) => one.name === name)
  if (person === undefined) throw new Error(`the sample's story has no assessor ${name}`)
  return person
}

function pick(sentences: readonly string[], stream: RandomStream): string {
  return sentences[Math.floor(stream.uniform() * sentences.length)] ?? ''
}

export async function seedRatings(
  tx: Tx,
  {
    workspaceId,
    diagnosticId,
    unitId,
    pack,
    meanOf,
    isAsked,
    scores,
    isAgreed,
    levels: stream,
    words: chosen,
  }: Scoring,
): Promise<void> {
  const assessors = await assessorsOf(tx, workspaceId, diagnosticId)
  const most = pack.scale.levels.length
  const rows: {
    assessor: string
    criterion: string
    kind: string
    level: number | null
    reason: string | null
    note: string
  }[] = []
  const agreed: { criterion: string; kind: string; level: number | null; reason: string }[] = []
  for (const { id: area, aspects } of pack.areas)
    for (const aspect of aspects) {
      const mean = meanOf(aspect.id)
      if (mean === null) continue
      const asked = aspect.criteria.filter(isAsked)
      const levels = criterionLevels(mean, asked.length, most)
      const raters = assessors.filter(({ name }) => scores(name, aspect.id))
      for (const [at, criterion] of asked.entries()) {
        const address = `${aspect.id}.${criterion.id}`
        const level = levels[at] ?? 1
        const reason = story.notApplicable[address]
        for (const assessor of raters) {
          const { bias, writes } = personOf(assessor.name)
          const seen = Math.min(
            most,
            Math.max(1, Math.round(level + bias + (story.spread[area] ?? story.usualSpread) * stream.normal())),
          )
          const note = chosen.uniform() < 0.7 ? pick(words.notes[writes][seen] ?? [], chosen) : ''
          const row = { assessor: assessor.id, criterion: address, note: '' }
          if (reason !== undefined) rows.push({ ...row, kind: 'notApplicable', level: null, reason })
          else if (stream.uniform() < 0.015) rows.push({ ...row, kind: 'cannotJudge', level: null, reason: null })
          else rows.push({ ...row, kind: 'level', level: seen, reason: null, note })
        }
        if (reason !== undefined) agreed.push({ criterion: address, kind: 'notApplicable', level: null, reason })
        else if (isAgreed(aspect.id))
          agreed.push({
            criterion: address,
            kind: 'level',
            level,
            reason: pick(words.reasons[level] ?? [], chosen),
          })
      }
    }
  await run(
    tx,
    sql`insert into rating (workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion, kind, level, reason, note, device)
        select ${workspaceId}, ${diagnosticId}, r.assessor, ${unitId}, ${pack.id}, r.criterion, r.kind, r.level, r.reason, r.note, 'sample'
        from unnest(${rows.map((row) => row.assessor)}::uuid[], ${rows.map((row) => row.criterion)}::text[], ${rows.map((row) => row.kind)}::text[],
          ${rows.map((row) => row.level)}::int[], ${rows.map((row) => row.reason)}::text[], ${rows.map((row) => row.note)}::text[]) as r (assessor, criterion, kind, level, reason, note)`,
  )
  await run(
    tx,
    sql`insert into rating_history (workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion, version, kind, level, reason, note, device, source)
        select workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion, version, kind, level, reason, note, device, 'sample'
        from rating where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and unit_id = ${unitId}`,
  )
  await run(
    tx,
    sql`insert into agreed_level (workspace_id, diagnostic_id, unit_id, pack_id, criterion, kind, level, reason)
        select ${workspaceId}, ${diagnosticId}, ${unitId}, ${pack.id}, a.criterion, a.kind, a.level, a.reason
        from unnest(${agreed.map((row) => row.criterion)}::text[], ${agreed.map((row) => row.kind)}::text[], ${agreed.map((row) => row.level)}::int[], ${agreed.map((row) => row.reason)}::text[])
          as a (criterion, kind, level, reason)`,
  )
}
