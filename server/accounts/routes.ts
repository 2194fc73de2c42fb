import type { FastifyReply, FastifyRequest } from 'fastify'
import * as contract from '#contract/session.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { Text } from '#core/language.ts'
import { problem } from '#server/http/problem.ts'
import { serveRead, serveWrite, type Api } from '#server/http/serve.ts'
import type { Services } from '#server/services.ts'
import { many, sql, type Queryable } from '#server/storage/database.ts'
import { knownDevice, rememberDevice } from './devices.ts'
import { findLink, setupNeeded, takeLink } from './one-time-links.ts'
import { forgetTries, takeTry, triesOf } from './password-tries.ts'
import { checkPassword } from './passwords.ts'
import { findPerson, findPersonByEmail, insertPerson, makeFirstOwner, setAccount } from './people.ts'
import { setPassword } from './set-password.ts'
import { actorOfRequest, closeSession, endSessions, openSession, sessionsOf } from './sessions.ts'

type Session = ReplyOf<typeof contract.getSession>

export function registerAccountRoutes(api: Api): void {
  serveRead(api, contract.getSession, { action: null }, async ({ db, services, request }) => {
    const actor = await actorOfRequest(services, request)
    return describeSession(db, services, actor?.kind === 'person' ? actor.personId : null)
  })

  serveRead(
    api,
    contract.signIn,
    // a wrong try is counted although nothing comes of it
    { action: null, triesPerMinute: 10, ownTransaction: true },
    async ({ db, services, body, request, reply }) => {
      const { hashKey } = services
      const person = await findPersonByEmail(db, body.email)
      const device = person === null ? null : knownDevice(request, hashKey, person.id)
      const tries = triesOf(hashKey, body.email, device)
      await takeTry(db, tries)
      const right = await checkPassword(body.password, person?.password_hash ?? null)
      if (person === null || !right) throw problem('session.wrong')
      await forgetTries(db, tries)
      return startSession(db, services, person.id, request, reply)
    },
  )

  serveRead(
    api,
    contract.changePassword,
    { action: null, triesPerMinute: 10, ownTransaction: true },
    async ({ db, services, actor, body, request, reply }) => {
      const person = actor.kind === 'person' ? await findPerson(db, actor.personId) : null
      if (person === null) throw problem('session.required')
      const tries = triesOf(services.hashKey, person.id, null)
      await takeTry(db, tries)
      if (!(await checkPassword(body.current, person.password_hash))) throw problem('password.wrong')
      await forgetTries(db, tries)
      return db.transaction(async (tx) => {
        const ended = await endSessions(tx, person.id, request)
        await setPassword(tx, person.id, body.password)
        await openSession(tx, person.id, request, reply)
        return { done: true as const, ended }
      })
    },
  )

  serveRead(api, contract.listSessions, { action: null }, async ({ db, actor, request }) => ({
    rows: actor.kind === 'person' ? await sessionsOf(db, actor.personId, request) : [],
  }))

  serveWrite(api, contract.endOtherSessions, { action: null }, async ({ db, actor, request }) => ({
    done: true as const,
    ended: actor.kind === 'person' ? await endSessions(db, actor.personId, request) : 0,
  }))

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
      if (link === null || link.purpose === 'password' || !(await takeLink(db, body.token)))
        throw problem('link.unknown')
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

  serveWrite(
    api,
    contract.setForgottenPassword,
    { action: null, triesPerMinute: 10 },
    async ({ db, services, body, request, reply }) => {
      const link = await findLink(db, body.token)
      if (link?.purpose !== 'password' || link.personId === null || !(await takeLink(db, body.token)))
        throw problem('link.unknown')
      await setPassword(db, link.personId, body.password)
      await forgetTries(db, triesOf(services.hashKey, link.email, null))
      return startSession(db, services, link.personId, request, reply)
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
  rememberDevice(request, reply, services.hashKey, personId)
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
