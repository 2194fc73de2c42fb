/** Backups made while ratings are being saved: each holds every rating whole, with all of its history. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeBackup } from '#server/backup/write-backup.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { many, openDatabase, sql } from '#server/storage/database.ts'
import { freshDatabase } from '#test/support/database.ts'
import { startTestServer } from '#test/support/server.ts'
import { makeWorld } from '#test/support/world.ts'

const app = await startTestServer()
const { db, version } = app.server.services
const copies = [await freshDatabase(), await freshDatabase(), await freshDatabase()]
const scratch = await mkdtemp(join(tmpdir(), 'touchstone-running-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))

test('a rating is in it with its history, or not at all', async () => {
  const { owner, workspace, open } = await makeWorld(app, await app.alice(), {
    packId: 'small-pack',
    assessorName: 'Bob',
  })
  let saving = true
  let saved = 0
  const [organisation, shop] = open['unitIds'] as string[]
  const assessor = async (criterion: string, unitId = organisation) => {
    for (let basedOn = 0; saving; basedOn++) {
      const { status } = await owner.put(
        `/api/workspaces/${workspace}/diagnostics/${String(open['diagnostic'])}/ratings`,
        {
          packId: 'small-pack',
          assessorId: open['assessorId'],
          unitId,
          criterion,
          value: { kind: 'level', level: 1 + (basedOn % 4) },
          basedOn,
          device: criterion,
        },
      )
      expect(status).toBe(200)
      saved++
    }
  }
  const savers = [
    assessor('customer-voice.goals'),
    assessor('customer-voice.ownership', shop),
    assessor('service-steps.goals'),
    assessor('staff-training.goals'),
  ]
  let before = 0
  for (const [at, url] of copies.entries()) {
    while (saved < before + 20) await new Promise((resolve) => setTimeout(resolve, 5))
    before = saved
    const file = join(scratch, `${at}.touchstone`)
    await writeBackup(db, file, at === 0 ? workspace : null, version)
    const there = openDatabase(url)
    await restoreBackup(there, file)
    const torn = await many(
      there,
      sql`select r.criterion, r.version from rating r where r.workspace_id = ${workspace} and r.version <>
            (select count(*) from rating_history h where h.workspace_id = r.workspace_id and h.diagnostic_id = r.diagnostic_id
               and h.assessor_id = r.assessor_id and h.unit_id = r.unit_id and h.pack_id = r.pack_id and h.criterion = r.criterion)`,
    )
    const [{ versions }] = (await many(
      there,
      sql`select sum(version)::int as versions from rating where workspace_id = ${workspace}`,
    )) as [{ versions: number }]
    await there.close()
    expect(torn).toEqual([])
    // what was confirmed before the backup began is in it
    expect(versions).toBeGreaterThanOrEqual(before)
  }
  saving = false
  await Promise.all(savers)
})
