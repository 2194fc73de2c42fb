/** The sample's second instrument: a pulse of the feedback programme in four regions, so that units stand side by side. */
import { randomUUID } from 'node:crypto'
import { randomStream } from '#core/statistics/random.ts'
import { createDiagnostic } from '#server/diagnostics/create.ts'
import { insertUnits } from '#server/organisation/organisation.ts'
import { shippedPacks } from '#server/packs/library.ts'
import { makeRun } from '#server/scores/results.ts'
import { run, sql, type Tx } from '#server/storage/database.ts'
import { seedComments } from './comments.ts'
import { seedRatings } from './ratings.ts'
import * as story from './story.ts'
import { seed, streams } from './streams.ts'

export async function seedPulse(tx: Tx, hashKey: Buffer, workspaceId: string, rootId: string): Promise<void> {
  const pack = (await shippedPacks()).get('voc-pulse')?.pack
  if (pack === undefined) throw new Error('the sample needs the shipped pack voc-pulse')
  const { name, periodFrom, periodTo, aspects, alone } = story.pulse
  const regions = story.regions.map((region) => ({ ...region, id: randomUUID() }))
  await insertUnits(
    tx,
    workspaceId,
    regions.map((region) => ({
      id: region.id,
      parentId: rootId,
      code: region.code,
      name: region.name,
      kind: 'region',
      headcount: story.headcountOf(region.share),
      revenue: null,
    })),
  )
  const diagnosticId = await createDiagnostic(tx, workspaceId, {
    name,
    periodFrom,
    periodTo,
    packs: [{ packId: pack.id, version: pack.version }],
    unitIds: [rootId, ...regions.map(({ id }) => id)],
    unitWeighting: 'headcount',
    assessors: story.assessors
      .filter((assessor) => story.pulse.assessors.some((one) => one === assessor.name))
      .map((assessor) => ({ name: assessor.name, external: assessor.external, personId: null })),
    targets: [{ packId: pack.id, address: 'instrument', level: 3, rationale: '' }],
    previousId: null,
  })
  const places = [{ id: rootId, code: null }, ...regions]
  const levels = randomStream(seed, streams.pulse)
  const words = randomStream(seed, streams.words.pulse)
  for (const { id, code } of places) {
    const isAlone = (aspect: string) => code === alone.region && aspect === alone.aspect
    await seedRatings(tx, {
      workspaceId,
      diagnosticId,
      unitId: id,
      pack,
      meanOf: (aspect) => (code === null ? aspects[aspect]?.office : aspects[aspect]?.regions[code]) ?? null,
      isAsked: (criterion) => criterion.wholeOrganisationOnly === (code === null),
      scores: (assessor, aspect) => !isAlone(aspect) || assessor === alone.assessor,
      isAgreed: (aspect) => !isAlone(aspect),
      levels,
      words,
    })
  }
  await seedComments(tx, workspaceId, diagnosticId, rootId, pack, aspects)
  await run(
    tx,
    sql`update diagnostic set status = 'revealed' where workspace_id = ${workspaceId} and id = ${diagnosticId}`,
  )
  await makeRun(tx, hashKey, workspaceId, diagnosticId, pack, { kind: 'operator', name: 'Touchstone' })
}
