/**
 * Makes the sample workspace: a baseline and a second-year diagnostic of one invented company, with six assessors, agreed
 * levels, comments and workforce answers, and a pulse of its four regions in between. Seeded, so that everybody's sample
 * is the same.
 */
import type { Pack } from '#core/instrument/pack.ts'
import { randomStream } from '#core/statistics/random.ts'
import { createDiagnostic } from '#server/diagnostics/create.ts'
import { replaceSegments, rootUnit } from '#server/organisation/organisation.ts'
import { shippedPacks } from '#server/packs/library.ts'
import { makeRun } from '#server/scores/results.ts'
import { run, sql, type Tx } from '#server/storage/database.ts'
import { insertWorkspace } from '#server/workspaces/workspaces.ts'
import { seedAnswers } from './answers.ts'
import { seedComments } from './comments.ts'
import { seedPulse } from './pulse.ts'
import { seedRatings } from './ratings.ts'
import * as story from './story.ts'
import { seed, streams } from './streams.ts'

export async function seedSample(tx: Tx, hashKey: Buffer): Promise<string> {
  const pack = (await shippedPacks()).get('cx-diagnostic')?.pack
  if (pack === undefined) throw new Error('the sample needs the shipped pack cx-diagnostic')
  const workspaceId = await insertWorkspace(tx, story.organisationName, { isSample: true })
  const root = await rootUnit(tx, workspaceId)
  await run(
    tx,
    sql`update unit set headcount = ${story.headcountOf(1)} where workspace_id = ${workspaceId} and id = ${root.id}`,
  )
  for (const [dimension, values] of Object.entries({
    roleLevel: story.roleLevels,
    department: story.departments,
    region: story.regions,
  }))
    await replaceSegments(
      tx,
      workspaceId,
      dimension,
      values.map(({ code, name, share }) => ({ code, name, parentCode: null, headcount: story.headcountOf(share) })),
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
    await seedRatings(tx, {
      workspaceId,
      diagnosticId: id,
      unitId: root.id,
      pack,
      meanOf: (aspect) => story.aspects[aspect]?.[year] ?? null,
      isAsked: () => true,
      scores: () => true,
      // the last aspect of each area is still to be agreed, so that provisional levels show
      isAgreed: (aspect) => year === 'then' || pack.areas.every(({ aspects }) => aspects.at(-1)?.id !== aspect),
      levels: randomStream(seed, streams[year]),
      words: randomStream(seed, streams.words[year]),
    })
    if (year === 'now') await seedComments(tx, workspaceId, id, root.id, pack, story.aspects)
    await run(tx, sql`update diagnostic set status = 'revealed' where workspace_id = ${workspaceId} and id = ${id}`)
    if (year === 'now') await seedAnswers(tx, workspaceId, id, pack, randomStream(seed, streams.answers))
    await makeRun(tx, hashKey, workspaceId, id, pack, { kind: 'operator', name: 'Touchstone' })
    previousId = id
  }
  await seedPulse(tx, hashKey, workspaceId, root.id)
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
