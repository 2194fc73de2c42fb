import type { FastifyReply, FastifyRequest } from 'fastify'
import * as contract from '#contract/session.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { Text } from '#core/language.ts'
import { problem } from '#server/http/problem.ts'
import { serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import type { Services } from '#server/services.ts'
import { many, sql, type Queryable } from '#server/storage/database.ts'
import { findLink, setupNeeded, takeLink } from './one-time-links.ts'
import { checkPassword } from './passwords.ts'
import { findPersonByEmail, insertPerson, makeFirstOwner, setAccount } from './people.ts'
import { actorOfRequest, closeSession, openSession } from './sessions.ts'

type Session = ReplyOf<typeof contract.getSession>

export function registerAccountRoutes(api: Api): void {
  serveRead(api, contract.getSession, { action: null }, async ({ db, services, request }) => {
    const actor = await actorOfRequest(services, request)
    return describeSession(db, services, actor?.kind === 'person' ? actor.personId : null)
  })

  serveWrite(
    api,
    contract.signIn,
    { action: null, triesPerMinute: 10 },
    async ({ db, services, body, request, reply }) => {
      const person = await findPersonByEmail(db, body.email)
      const right = await checkPassword(body.password, person?.password_hash ?? null)
      if (person === null || !right) throw problem('session.wrong')
      return startSession(db, services, person.id, request, reply)
    },
  )

  serveWrite(api, contract.signOut, { action: null }, async ({ db, request, reply }) => {
    await closeSession(db, request, reply)
    return { done: true }
  })

  serveRead(api, contract.getOneTimeLink, { action: null, triesPerMinute: 30 }, async ({ db, body }) => {
    const link = await findLink(db, body.token)
    if (link === null) throw problem('link.unknown')
    return { purpose: link.purpose, name: link.name, email: link.email }
  })

  serveWrite(
    api,
    contract.useOneTimeLink,
    { action: null, triesPerMinute: 10 },
    async ({ db, services, body, request, reply }) => {
      const link = await findLink(db, body.token)
      if (link === null || !(await takeLink(db, body.token))) throw problem('link.unknown')
      if (link.purpose === 'invitation' && link.personId !== null) {
        if (!(await setAccount(db, link.personId, body.name, body.email, body.password))) throw problem('link.unknown')
        return startSession(db, services, link.personId, request, reply)
      }
      // a backup with accounts may have come in since the link was printed
      if (!(await setupNeeded(db))) throw problem('link.unknown')
      const personId = await insertPerson(db, body.name, body.email, body.password)
      await makeFirstOwner(db, personId)
      return startSession(db, services, personId, request, reply)
    },
  )
}

async function startSession(
  db: Queryable,
  services: Services,
  personId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session> {
  await openSession(db, personId, request, reply)
  return describeSession(db, services, personId)
}

async function describeSession(db: Queryable, { version }: Services, personId: string | null): Promise<Session> {
  if (personId === null) return { person: null, setupNeeded: await setupNeeded(db), workspaces: [], version }
  const [person] = await many<{ id: string; name: string; email: string }>(
    db,
    sql`select id, name, email from person where id = ${personId}`,
  )
  const workspaces = await many<{ id: string; name: Text; role: 'owner' | 'assessor'; isSample: boolean }>(
    db,
    sql`select w.workspace_id as id, w.name, m.role, w.is_sample as "isSample" from membership m
        join workspace w on w.workspace_id = m.workspace_id where m.person_id = ${personId} order by w.is_sample, w.created_at, w.workspace_id`,
  )
  return { person: person ?? null, setupNeeded: false, workspaces, version }
}
