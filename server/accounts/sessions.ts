/** Sessions live in the database; the cookie holds a random token of which only the hash is kept. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Role } from '#server/access/may.ts'
import type { Services } from '#server/services.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'
import { agentOf } from './devices.ts'
import { hashToken, newToken } from './tokens.ts'

export const sessionCookie = 'touchstone_session'
const lifetimeDays = 30
/** Sessions of one person at most; the one unused for longest gives way. */
const mostSessions = 50

/** Opens a session and sets its cookie: HttpOnly, SameSite=Lax, Secure under https. */
export async function openSession(
  db: Queryable,
  personId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = newToken()
  await run(db, sql`delete from session where expires_at < now()`)
  await run(
    db,
    sql`delete from session where token_hash in (select token_hash from session where person_id = ${personId} order by used_at desc, token_hash offset ${mostSessions - 1})`,
  )
  await run(
    db,
    sql`insert into session (token_hash, person_id, expires_at, agent) values (${hashToken(token)}, ${personId}, now() + make_interval(days => ${lifetimeDays}), ${agentOf(request)})`,
  )
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: lifetimeDays * 86_400,
  })
}

export async function closeSession(db: Queryable, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = request.cookies[sessionCookie]
  if (token !== undefined) await run(db, sql`delete from session where token_hash = ${hashToken(token)}`)
  reply.clearCookie(sessionCookie, { path: '/' })
}

export interface SessionRow {
  startedAt: string
  usedAt: string
  agent: string | null
  current: boolean
}

/** Where this person is signed in, this session first, then the ones used last. */
export async function sessionsOf(db: Queryable, personId: string, request: FastifyRequest): Promise<SessionRow[]> {
  const own = hashToken(request.cookies[sessionCookie] ?? '')
  return many<SessionRow>(
    db,
    sql`select created_at as "startedAt", used_at as "usedAt", agent, token_hash = ${own} as current from session
        where person_id = ${personId} and expires_at > now() order by token_hash = ${own} desc, used_at desc, token_hash`,
  )
}

/** Ends this person's sessions, but for the one of `except`; says how many. */
export async function endSessions(db: Queryable, personId: string, except?: FastifyRequest): Promise<number> {
  const kept = hashToken(except?.cookies[sessionCookie] ?? '')
  return run(db, sql`delete from session where person_id = ${personId} and token_hash <> ${kept}`)
}

/** Who is acting, with the role in each workspace; null without a valid session. */
export async function actorOfRequest({ db }: Services, request: FastifyRequest): Promise<Actor | null> {
  const token = request.cookies[sessionCookie]
  if (token === undefined) return null
  const person = await maybeOne<{ id: string; name: string; unmarked: boolean }>(
    db,
    sql`select p.id, p.name, s.used_at < now() - interval '1 hour' as unmarked from session s join person p on p.id = s.person_id
        where s.token_hash = ${hashToken(token)} and s.expires_at > now()`,
  )
  if (person === null) return null
  // to the hour is enough to tell one's own sessions apart, and costs next to no writing
  if (person.unmarked) await run(db, sql`update session set used_at = now() where token_hash = ${hashToken(token)}`)
  return personActor(db, person.id, person.name)
}

/** A person as an actor: roles are read anew with every request, so that taking access away works at once. */
export async function personActor(db: Queryable, personId: string, name: string): Promise<Actor> {
  const rows = await many<{ workspace_id: string; role: Role }>(
    db,
    // every workspace of one person: the one query that crosses workspaces, and it is about the person
    sql`select workspace_id, role from membership where person_id = ${personId}`,
  )
  return { kind: 'person', personId, name, roles: new Map(rows.map((row) => [row.workspace_id, row.role])) }
}
