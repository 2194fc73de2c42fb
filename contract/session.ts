import { z } from 'zod'
import { Done, Id, Instant, LocalText } from './common.ts'
import { defineRoute } from './route.ts'

export const Role = z.enum(['owner', 'assessor'])
export const Password = z.string().min(10).max(200)
export const Person = z.object({ id: Id, name: z.string(), email: z.string() })
export const SessionReply = z.object({
  person: Person.nullable(),
  /** No account exists yet: the printed one-time link makes the owner's. */
  setupNeeded: z.boolean(),
  workspaces: z.array(z.object({ id: Id, name: LocalText, role: Role, isSample: z.boolean() })),
  version: z.string(),
})

const tag = 'session'
export const getSession = defineRoute({
  method: 'GET',
  path: '/api/session',
  name: 'getSession',
  tag,
  reply: SessionReply,
  open: true,
})
export const signIn = defineRoute({
  method: 'POST',
  path: '/api/session',
  name: 'signIn',
  tag,
  open: true,
  body: z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(200) }),
  reply: SessionReply,
})
export const signOut = defineRoute({
  method: 'DELETE',
  path: '/api/session',
  name: 'signOut',
  tag,
  reply: Done,
})
/** What a one-time link is for, so that its page can greet. */
export const getOneTimeLink = defineRoute({
  method: 'POST',
  path: '/api/one-time-link',
  name: 'getOneTimeLink',
  tag,
  open: true,
  body: z.strictObject({ token: z.string().min(20).max(100) }),
  reply: z.object({ purpose: z.enum(['setup', 'invitation', 'password']), name: z.string(), email: z.string() }),
})
/** Uses a one-time link: sets name, address and password, and signs in. */
export const useOneTimeLink = defineRoute({
  method: 'POST',
  path: '/api/one-time-link/use',
  name: 'useOneTimeLink',
  tag,
  open: true,
  body: z.strictObject({
    token: z.string().min(20).max(100),
    name: z.string().trim().min(1).max(120),
    email: z.email().max(200),
    password: Password,
  }),
  reply: SessionReply,
})
/** Uses a one-time link that sets a forgotten password: every session ends, and a new one begins. */
export const setForgottenPassword = defineRoute({
  method: 'POST',
  path: '/api/one-time-link/password',
  name: 'setForgottenPassword',
  tag,
  open: true,
  body: z.strictObject({ token: z.string().min(20).max(100), password: Password }),
  reply: SessionReply,
})
/** Changes one's own password. Every other session ends, this one goes on under a new cookie. */
export const changePassword = defineRoute({
  method: 'PUT',
  path: '/api/session/password',
  name: 'changePassword',
  tag,
  body: z.strictObject({ current: z.string().min(1).max(200), password: Password }),
  reply: z.object({ done: z.literal(true), ended: z.int() }),
})
export const listSessions = defineRoute({
  method: 'GET',
  path: '/api/session/all',
  name: 'listSessions',
  tag,
  reply: z.object({
    /** this session first, then the ones used last */
    rows: z.array(
      z.object({
        startedAt: Instant,
        /** to the hour */
        usedAt: Instant,
        /** browser and system in words; null when the browser did not say */
        agent: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
  }),
})
export const endOtherSessions = defineRoute({
  method: 'DELETE',
  path: '/api/session/others',
  name: 'endOtherSessions',
  tag,
  reply: z.object({ done: z.literal(true), ended: z.int() }),
})
