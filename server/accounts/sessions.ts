/** Sessions live in the database; the cookie holds a random token of which only the hash is kept. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Role } from '#server/access/may.ts'
import type { Services } from '#server/services.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'
import { hashToken, newToken } from './tokens.ts'

export const sessionCookie = 'touchstone_session'
const lifetimeDays = 30

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
    sql`insert into session (token_hash, person_id, expires_at) values (${hashToken(token)}, ${personId}, now() + make_interval(days => ${lifetimeDays}))`,
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

/** Who is acting, with the role in each workspace; null without a valid session. */
export async function actorOfRequest({ db }: Services, request: FastifyRequest): Promise<Actor | null> {
  const token = request.cookies[sessionCookie]
  if (token === undefined) return null
  const person = await maybeOne<{ id: string; name: string }>(
    db,
    sql`select p.id, p.name from session s join person p on p.id = s.person_id where s.token_hash = ${hashToken(token)} and s.expires_at > now()`,
  )
  return person === null ? null : await personActor(db, person.id, person.name)
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
