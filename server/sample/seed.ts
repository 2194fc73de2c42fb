/**
 * Makes the sample workspace: a baseline and a second-year diagnostic of one invented company, with six assessors, agreed
 * levels, comments and workforce answers. Seeded, so that everybody's sample is the same.
 */
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { randomStream, type RandomStream } from '#core/statistics/random.ts'
import { createDiagnostic } from '#server/diagnostics/create.ts'
import { assessorsOf } from '#server/diagnostics/diagnostics.ts'
import { replaceSegments, rootUnit } from '#server/organisation/organisation.ts'
import { shippedPacks } from '#server/packs/library.ts'
import { makeRun } from '#server/scores/results.ts'
import { run, sql, type Tx } from '#server/storage/database.ts'
import { insertWorkspace } from '#server/workspaces/workspaces.ts'
import { seedAnswers } from './answers.ts'
import * as story from './story.ts'
import * as words from './words.ts'

const seed = 20_261_122
const streams = { then: 1, now: 2, answers: 3, words: { then: 4, now: 5 } }

export async function seedSample(tx: Tx, hashKey: Buffer): Promise<string> {
  const pack = (await shippedPacks()).get('cx-diagnostic')?.pack
  if (pack === undefined) throw new Error('the sample needs the shipped pack cx-diagnostic')
  const workspaceId = await insertWorkspace(tx, story.organisationName, { isSample: true })
  const root = await rootUnit(tx, workspaceId)
  await run(tx, sql`update unit set headcount = 26400 where workspace_id = ${workspaceId} and id = ${root.id}`)
  for (const [dimension, values] of Object.entries({
    roleLevel: story.roleLevels,
    department: story.departments,
    region: story.regions,
  }))
    await replaceSegments(
      tx,
      workspaceId,
      dimension,
      values.map(({ code, name, share }) => ({ code, name, parentCode: null, headcount: Math.round(share * 26_400) })),
    )

  let previousId: string | null = null
  for (const year of ['then', 'now'] as const) {
    const id: string = await createDiagnostic(tx, workspaceId, {
      name:
        year === 'now'
          ? { 'zh-CN': '2026年度客户体验诊断', en: '2026 CX diagnostic' }
          : { 'zh-CN': '2025年度客户体验诊断（基线）', en: '2025 CX diagnostic (baseline)' },
      periodFrom: year === 'now' ? '2026-01-01' : '2025-01-01',
      periodTo: year === 'now' ? '2026-06-30' : '2025-06-30',
      packs: [{ packId: pack.id, version: pack.version }],
      unitIds: [root.id],
      unitWeighting: 'equal',
      // one assessor joined after the baseline and one left, so that changed raters show
      assessors: story.assessors
        .filter((_, at) => (year === 'then' ? at !== 5 : true))
        .map(({ name, external }) => ({ name, external, personId: null })),
      targets: targetsOf(pack),
      previousId,
    })
    await seedRatings(tx, workspaceId, id, root.id, pack, year)
    if (year === 'now') await seedComments(tx, workspaceId, id, root.id, pack)
    await run(tx, sql`update diagnostic set status = 'revealed' where workspace_id = ${workspaceId} and id = ${id}`)
    if (year === 'now') await seedAnswers(tx, workspaceId, id, pack, randomStream(seed, streams.answers))
    await makeRun(tx, hashKey, workspaceId, id, pack, { kind: 'operator', name: 'Touchstone' })
    previousId = id
  }
  return workspaceId
}

function targetsOf(pack: Pack) {
  const common = { packId: pack.id, rationale: '' }
  return [
    { ...common, address: 'instrument', level: 3 },
    ...Object.entries(story.aspects)
      .filter(
        ([aspect, { target }]) =>
          target !== 3 && pack.areas.some((area) => area.aspects.some((one) => one.id === aspect)),
      )
      .map(([aspect, { target }]) => ({ ...common, address: `aspect/${aspect}`, level: target })),
  ]
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

async function seedRatings(
  tx: Tx,
  workspaceId: string,
  diagnosticId: string,
  unitId: string,
  pack: Pack,
  year: 'then' | 'now',
): Promise<void> {
  const stream = randomStream(seed, streams[year])
  // Words have draws of their own: another sentence never changes a level.
  const chosen = randomStream(seed, streams.words[year])
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
      const mean = story.aspects[aspect.id]?.[year] ?? null
      if (mean === null) continue
      const levels = criterionLevels(mean, aspect.criteria.length, most)
      for (const [at, criterion] of aspect.criteria.entries()) {
        const address = `${aspect.id}.${criterion.id}`
        const level = levels[at] ?? 1
        const reason = story.notApplicable[address]
        for (const assessor of assessors) {
          const { bias, writes } = personOf(assessor.name)
          const seen = Math.min(
            most,
            Math.max(1, Math.round(level + bias + (story.spread[area] ?? 0) * stream.normal())),
          )
          const note = chosen.uniform() < 0.7 ? pick(words.notes[writes][seen] ?? [], chosen) : ''
          const row = { assessor: assessor.id, criterion: address, note: '' }
          if (reason !== undefined) rows.push({ ...row, kind: 'notApplicable', level: null, reason })
          else if (stream.uniform() < 0.015) rows.push({ ...row, kind: 'cannotJudge', level: null, reason: null })
          else rows.push({ ...row, kind: 'level', level: seen, reason: null, note })
        }
        if (reason !== undefined) agreed.push({ criterion: address, kind: 'notApplicable', level: null, reason })
        // the last aspect of each area is still to be agreed, so that provisional levels show
        else if (year === 'then' || aspect !== aspects.at(-1))
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
        from rating where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId}`,
  )
  await run(
    tx,
    sql`insert into agreed_level (workspace_id, diagnostic_id, unit_id, pack_id, criterion, kind, level, reason)
        select ${workspaceId}, ${diagnosticId}, ${unitId}, ${pack.id}, a.criterion, a.kind, a.level, a.reason
        from unnest(${agreed.map((row) => row.criterion)}::text[], ${agreed.map((row) => row.kind)}::text[], ${agreed.map((row) => row.level)}::int[], ${agreed.map((row) => row.reason)}::text[])
          as a (criterion, kind, level, reason)`,
  )
}

async function seedComments(
  tx: Tx,
  workspaceId: string,
  diagnosticId: string,
  unitId: string,
  pack: Pack,
): Promise<void> {
  const known = new Set(criteriaOf(pack).map(({ aspect }) => aspect.id))
  const rows = Object.entries(story.aspects).filter(([aspect]) => known.has(aspect))
  await run(
    tx,
    sql`insert into aspect_comment (workspace_id, diagnostic_id, unit_id, pack_id, aspect, comment)
        select ${workspaceId}, ${diagnosticId}, ${unitId}, ${pack.id}, c.aspect, c.comment
        from unnest(${rows.map(([aspect]) => aspect)}::text[], ${rows.map(([, { comment }]) => JSON.stringify(comment))}::jsonb[]) as c (aspect, comment)`,
  )
}
