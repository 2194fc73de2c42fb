import { z } from 'zod'
import { createReadStream } from 'node:fs'
import * as contract from '#contract/workspace.ts'
import type { ReplyOf } from '#contract/route.ts'
import { Branding } from '#contract/workspace.ts'
import type { Actor, Role } from '#server/access/may.ts'
import { say } from '#core/language.ts'
import { temporaryFile } from '#server/files/temporary.ts'
import { makeLink } from '#server/accounts/one-time-links.ts'
import { findPersonByEmail, forgetPeople, insertPerson, isPendingElsewhere } from '#server/accounts/people.ts'
import { faultOfLogo, mostLogoPixels } from '#reports/logo.ts'
import { problem } from '#server/http/problem.ts'
import { FileReply, serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import { removeUploadsOf } from '#server/imports/uploads.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { many, run, sql, type Queryable } from '#server/storage/database.ts'
import { readCursor, toPage } from '#server/storage/page.ts'
import { confirms, deleteWorkspace, getWorkspace, insertWorkspace, type WorkspaceRow } from './workspaces.ts'

type Workspace = ReplyOf<typeof contract.getWorkspace>

const describe = (row: WorkspaceRow, role: Role): Workspace => ({
  ...row,
  role,
  branding: Branding.parse(row.branding),
})
const roleIn = (actor: { kind: string; roles?: ReadonlyMap<string, Role> }, workspaceId: string): Role =>
  actor.roles?.get(workspaceId) ?? 'owner'

export function registerWorkspaceRoutes(api: Api): void {
  serveWrite(api, contract.createWorkspace, { action: null }, async ({ db, actor, body }) => {
    const id = await insertWorkspace(db, body.name)
    if (actor.kind === 'person')
      await run(
        db,
        sql`insert into membership (workspace_id, person_id, role) values (${id}, ${actor.personId}, 'owner')`,
      )
    await recordEvent(db, id, actor, 'workspace.create', 'workspace')
    return describe(await getWorkspace(db, id), 'owner')
  })

  serveRead(api, contract.getWorkspace, { action: 'workspace.read' }, async ({ db, actor, params }) =>
    describe(await getWorkspace(db, params.workspace), roleIn(actor, params.workspace)),
  )

  serveWrite(api, contract.updateWorkspace, { action: 'workspace.manage' }, async ({ db, actor, params, body }) => {
    const { workspace } = params
    if (body.name !== undefined) {
      const name = JSON.stringify(body.name)
      await run(db, sql`update workspace set name = ${name} where workspace_id = ${workspace}`)
      await run(db, sql`update unit set name = ${name} where workspace_id = ${workspace} and parent_id is null`)
    }
    if (body.branding !== undefined) {
      requireWholeLogo(body.branding.logo)
      await run(
        db,
        sql`update workspace set branding = ${JSON.stringify(body.branding)} where workspace_id = ${workspace}`,
      )
    }
    await recordEvent(db, workspace, actor, 'workspace.update', 'workspace', { fields: Object.keys(body) })
    return describe(await getWorkspace(db, workspace), roleIn(actor, workspace))
  })

  serveWrite(api, contract.deleteWorkspace, { action: 'workspace.delete' }, async ({ db, services, params, query }) => {
    const workspace = await getWorkspace(db, params.workspace)
    if (!workspace.isSample && !confirms(workspace.name, query.confirm)) throw problem('workspace.confirm')
    await deleteWorkspace(db, params.workspace)
    await removeUploadsOf(services.settings.dataFolder, params.workspace)
    return { done: true }
  })

  serveRead(
    api,
    contract.exportWorkspace,
    { action: 'workspace.export' },
    async ({ db, services, actor, params, language }) => {
      const { name } = await getWorkspace(db, params.workspace)
      await requireNothingSealed(db, params.workspace, actor)
      const { writeBackup } = await import('#server/backup/write-backup.ts')
      const { path, remove } = await temporaryFile('workspace.touchstone')
      try {
        await writeBackup(services.db, path, params.workspace, services.version)
      } catch (error) {
        await remove()
        throw error
      }
      await recordEvent(db, params.workspace, actor, 'workspace.export', 'workspace')
      const content = createReadStream(path)
      content.once('close', () => void remove())
      return new FileReply(content, 'application/gzip', `${say(name, language)}.touchstone`)
    },
  )

  serveRead(api, contract.listMembers, { action: 'member.list' }, async ({ db, params, query }) => {
    const list = ['members', params.workspace]
    const after = readCursor(list, query.after, z.tuple([z.string(), z.uuid()]))
    const rows = await many<{ personId: string; name: string; email: string; role: Role; hasAccount: boolean }>(
      db,
      sql`select p.id as "personId", p.name, p.email, m.role, p.password_hash is not null as "hasAccount" from membership m join person p on p.id = m.person_id
          where m.workspace_id = ${params.workspace} and (${after === null} or (p.name, p.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
          order by p.name, p.id::text limit ${query.limit + 1}`,
    )
    return toPage(
      list,
      rows,
      query.limit,
      (row) => [row.name, row.personId],
      (row) => row,
    )
  })

  serveWrite(api, contract.inviteMember, { action: 'member.manage' }, async ({ db, actor, params, body, request }) => {
    const known = await findPersonByEmail(db, body.email)
    // the link would open the other workspace as well
    const inviter = actor.kind === 'person' ? actor.personId : null
    if (known !== null && (await isPendingElsewhere(db, known.id, params.workspace, inviter)))
      throw problem('member.pending')
    if (known !== null && body.role !== 'owner') await requireAnotherOwner(db, params.workspace, known.id)
    const personId = known?.id ?? (await insertPerson(db, body.name, body.email, null))
    await run(
      db,
      sql`insert into membership (workspace_id, person_id, role) values (${params.workspace}, ${personId}, ${body.role})
          on conflict (workspace_id, person_id) do update set role = excluded.role`,
    )
    const hasAccount = known !== null && known.password_hash !== null
    await recordEvent(db, params.workspace, actor, 'member.invite', personId, { role: body.role })
    const token = hasAccount ? null : await makeLink(db, 'invitation', personId, 14)
    return {
      member: {
        personId,
        name: known?.name ?? body.name,
        email: known?.email ?? body.email,
        role: body.role,
        hasAccount,
      },
      link: token === null ? null : `${request.protocol}://${request.headers.host ?? ''}/welcome#${token}`,
    }
  })

  serveWrite(api, contract.removeMember, { action: 'member.manage' }, async ({ db, actor, params }) => {
    const { workspace, person } = params
    await requireAnotherOwner(db, workspace, person)
    if ((await run(db, sql`delete from membership where workspace_id = ${workspace} and person_id = ${person}`)) === 0)
      throw problem('notFound')
    await forgetPeople(db, [person])
    await recordEvent(db, workspace, actor, 'member.remove', person)
    return { done: true }
  })

  serveRead(api, contract.listAuditEvents, { action: 'workspace.manage' }, async ({ db, params, query }) => {
    const list = ['events', params.workspace]
    const after = readCursor(list, query.after, z.tuple([z.iso.datetime(), z.uuid()]))
    const rows = await many<{ id: string; at: string; actor: string; action: string; thing: string }>(
      db,
      sql`select id, at, actor, action, thing from audit_event
          where workspace_id = ${params.workspace} and (${after === null} or (at, id) < (${after?.[0] ?? '-infinity'}::timestamptz, ${after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid))
          order by at desc, id desc limit ${query.limit + 1}`,
    )
    return toPage(
      list,
      rows,
      query.limit,
      (row) => [row.at, row.id],
      (row) => row,
    )
  })
}

/** What the reports would have to leave out is refused now, when somebody can still choose another picture. */
function requireWholeLogo(logo: string | null): void {
  const fault = faultOfLogo(logo)
  if (fault === 'damaged') throw problem('logo.damaged')
  if (fault === 'tooManyPixels') throw problem('logo.tooManyPixels', { megapixels: mostLogoPixels / 1e6 })
}

/** Refuses when nobody but this person owns the workspace. Its owners are locked, so that two cannot remove each other at once. */
async function requireAnotherOwner(db: Queryable, workspaceId: string, personId: string): Promise<void> {
  const owners = await many<{ person_id: string }>(
    db,
    sql`select person_id from membership where workspace_id = ${workspaceId} and role = 'owner' for update`,
  )
  if (owners.length === 1 && owners[0]?.person_id === personId) throw problem('member.lastOwner')
}

/** A backup holds every rating, so it waits for the reveal of those that are sealed from whoever asks. */
async function requireNothingSealed(db: Queryable, workspaceId: string, actor: Actor): Promise<void> {
  const sealed = await many(
    db,
    sql`select 1 from diagnostic d join rating r on r.workspace_id = d.workspace_id and r.diagnostic_id = d.id
          join assessor a on a.workspace_id = r.workspace_id and a.id = r.assessor_id
        where d.workspace_id = ${workspaceId} and d.status = 'open' and a.person_id is not null and a.person_id <> ${actor.kind === 'person' ? actor.personId : null} limit 1`,
  )
  if (sealed.length > 0) throw problem('backup.sealed')
}
