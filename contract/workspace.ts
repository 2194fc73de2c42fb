import { z } from 'zod'
import { Done, Id, Instant, LocalText, PageQuery, WorkspaceParams, pageOf } from './common.ts'
import { Role } from './session.ts'
import { defineRoute } from './route.ts'

const Colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/)
/** Logo, two colours and a footer for everything that leaves the workspace. */
export const Branding = z.object({
  /** data: URL of a PNG or JPEG, at most 512 KiB. */
  logo: z
    .string()
    .max(720_000)
    .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/)
    .nullable()
    .default(null),
  primaryColour: Colour.nullable().default(null),
  accentColour: Colour.nullable().default(null),
  footer: LocalText.nullable().default(null),
})
export type Branding = z.infer<typeof Branding>
export const Workspace = z.object({
  id: Id,
  name: LocalText,
  isSample: z.boolean(),
  role: Role,
  branding: Branding,
  createdAt: Instant,
})

const tag = 'workspace'
export const createWorkspace = defineRoute({
  method: 'POST',
  path: '/api/workspaces',
  name: 'createWorkspace',
  tag,
  body: z.strictObject({ name: LocalText }),
  reply: Workspace,
})
export const getWorkspace = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace',
  name: 'getWorkspace',
  tag,
  params: WorkspaceParams,
  reply: Workspace,
})
export const updateWorkspace = defineRoute({
  method: 'PATCH',
  path: '/api/workspaces/:workspace',
  name: 'updateWorkspace',
  tag,
  params: WorkspaceParams,
  body: z.strictObject({ name: LocalText.optional(), branding: Branding.optional() }),
  reply: Workspace,
})
/** Irrevocable; the name must be typed as it stands (the sample needs none). */
export const deleteWorkspace = defineRoute({
  method: 'DELETE',
  path: '/api/workspaces/:workspace',
  name: 'deleteWorkspace',
  tag,
  params: WorkspaceParams,
  query: z.strictObject({ confirm: z.string().max(400).default('') }),
  reply: Done,
})

/** A backup file of this workspace alone (docs/backup.md); `touchstone restore` brings it into any installation. */
export const exportWorkspace = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/backup',
  name: 'exportWorkspace',
  tag,
  params: WorkspaceParams,
  file: ['application/gzip'],
  reply: z.any(),
})

export const Member = z.object({
  personId: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  hasAccount: z.boolean(),
})
export const listMembers = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/members',
  name: 'listMembers',
  tag,
  params: WorkspaceParams,
  query: PageQuery,
  reply: pageOf(Member),
})
export const inviteMember = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/members',
  name: 'inviteMember',
  tag,
  params: WorkspaceParams,
  body: z.strictObject({ name: z.string().trim().min(1).max(120), email: z.email().max(200), role: Role }),
  reply: z.object({ member: Member, link: z.string().nullable() }),
})
export const removeMember = defineRoute({
  method: 'DELETE',
  path: '/api/workspaces/:workspace/members/:person',
  name: 'removeMember',
  tag,
  params: WorkspaceParams.extend({ person: Id }),
  reply: Done,
})
export const listAuditEvents = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/events',
  name: 'listAuditEvents',
  tag,
  params: WorkspaceParams,
  query: PageQuery,
  reply: pageOf(z.object({ id: Id, at: Instant, actor: z.string(), action: z.string(), thing: z.string() })),
})
