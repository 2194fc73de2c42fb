import { z } from 'zod'
import { Done, Id, LocalText } from './common.ts'
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
  summary: 'Who is signed in, and their workspaces',
  tag,
  reply: SessionReply,
  open: true,
})
export const signIn = defineRoute({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in',
  tag,
  open: true,
  body: z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(200) }),
  reply: SessionReply,
})
export const signOut = defineRoute({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out',
  tag,
  reply: Done,
})
/** What a one-time link is for, so that its page can greet. */
export const getOneTimeLink = defineRoute({
  method: 'POST',
  path: '/api/one-time-link',
  summary: 'What a one-time link is for',
  tag,
  open: true,
  body: z.strictObject({ token: z.string().min(20).max(100) }),
  reply: z.object({ purpose: z.enum(['setup', 'invitation']), name: z.string(), email: z.string() }),
})
/** Uses a one-time link: sets name, address and password, and signs in. */
export const useOneTimeLink = defineRoute({
  method: 'POST',
  path: '/api/one-time-link/use',
  summary: 'Make an account from a one-time link',
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
