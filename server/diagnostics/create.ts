/** Starting a diagnostic: from nothing, or from a former one without its scores. */
import { randomUUID } from 'node:crypto'
import type { Text } from '#core/language.ts'
import { comparePackVersions } from '#core/instrument/versions.ts'
import { problem } from '#server/http/problem.ts'
import { listPacks, pinPack } from '#server/packs/library.ts'
import { many, run, sql, type Queryable } from '#server/storage/database.ts'
import {
  assessorsOf,
  findDiagnostic,
  insertAssessor,
  packsOf,
  replaceScope,
  replaceTargets,
  scopeOf,
  targetsOf,
  type TargetRow,
} from './diagnostics.ts'

export interface NewDiagnostic {
  name: Text
  periodFrom: string
  periodTo: string
  packs: { packId: string; version: string }[]
  unitIds: string[]
  unitWeighting: 'equal' | 'headcount' | 'revenue'
  assessors: { name: string; external: boolean; personId: string | null; label?: string }[]
  targets: TargetRow[]
  previousId: string | null
}

export async function createDiagnostic(db: Queryable, workspaceId: string, given: NewDiagnostic): Promise<string> {
  if (given.periodFrom > given.periodTo) throw problem('period.backwards')
  // of two versions of one instrument nobody could tell which a rating belongs to
  if (new Set(given.packs.map((pack) => pack.packId)).size < given.packs.length)
    throw problem('request.invalid', { where: 'body/packs', what: 'twice' })
  if (given.previousId !== null) await findDiagnostic(db, workspaceId, given.previousId)
  const id = randomUUID()
  await run(
    db,
    sql`insert into diagnostic (workspace_id, id, name, period_from, period_to, previous_id, unit_weighting)
        values (${workspaceId}, ${id}, ${JSON.stringify(given.name)}, ${given.periodFrom}, ${given.periodTo}, ${given.previousId}, ${given.unitWeighting})`,
  )
  const packs = []
  for (const [sort, { packId, version }] of given.packs.entries()) {
    packs.push(await pinPack(db, workspaceId, packId, version))
    await run(
      db,
      sql`insert into diagnostic_pack (workspace_id, diagnostic_id, pack_id, version, sort) values (${workspaceId}, ${id}, ${packId}, ${version}, ${sort}) on conflict do nothing`,
    )
  }
  await replaceScope(db, workspaceId, id, packs, given.unitIds)
  for (const assessor of given.assessors) await insertAssessor(db, workspaceId, id, assessor)
  await replaceTargets(db, workspaceId, id, packs, given.targets)
  return id
}

/** Same instruments in their newest version, units, assessors and targets; no scores, no answers. */
export async function copyDiagnostic(
  db: Queryable,
  workspaceId: string,
  from: string,
  given: { name: Text; periodFrom: string; periodTo: string },
): Promise<string> {
  const row = await findDiagnostic(db, workspaceId, from)
  const library = await listPacks(db, workspaceId)
  const packs = (await packsOf(db, workspaceId, from)).map((pack) => {
    const versions = library.filter((other) => other.pack.id === pack.id).map((other) => other.pack)
    return versions.sort((a, b) => comparePackVersions(a.version, b.version)).at(-1) ?? pack
  })
  const targets = (await targetsOf(db, workspaceId, from)).filter(({ packId, address, level }) => {
    const pack = packs.find((candidate) => candidate.id === packId)
    // a newer version may have dropped an aspect or a level; its target has nothing to stand on
    return (
      pack !== undefined &&
      level <= pack.scale.levels.length &&
      (address === 'instrument' ||
        pack.areas.some(
          (area) => address === `area/${area.id}` || area.aspects.some((aspect) => address === `aspect/${aspect.id}`),
        ))
    )
  })
  const members = await many<{ personId: string }>(
    db,
    sql`select person_id as "personId" from membership where workspace_id = ${workspaceId}`,
  )
  return createDiagnostic(db, workspaceId, {
    ...given,
    packs: packs.map((pack) => ({ packId: pack.id, version: pack.version })),
    unitIds: (await scopeOf(db, workspaceId, from)).map((unit) => unit.id),
    unitWeighting: row.unitWeighting,
    assessors: (await assessorsOf(db, workspaceId, from)).map(({ name, external, personId, label }) => ({
      name,
      external,
      // who has left keeps the seat without the account: somebody else may take it over with a workbook
      personId: members.some((member) => member.personId === personId) ? personId : null,
      label,
    })),
    targets,
    previousId: from,
  })
}
