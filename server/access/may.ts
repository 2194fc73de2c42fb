/**
 * Who may do what. Every route names its action here; later work widens this table, never the mechanism.
 */
export type Role = 'owner' | 'assessor'

export type Action =
  | 'workspace.read'
  | 'workspace.manage'
  | 'workspace.delete'
  | 'workspace.export'
  | 'member.list'
  | 'member.manage'
  | 'organisation.read'
  | 'organisation.manage'
  | 'pack.read'
  | 'pack.manage'
  | 'diagnostic.read'
  | 'diagnostic.manage'
  /** read and write one's own sheet; `ownedBy` is the account of the assessor */
  | 'sheet.read'
  | 'sheet.write'
  | 'round.reveal'
  | 'revealed.read'
  | 'agreed.write'
  | 'comment.write'
  | 'result.read'
  | 'scoreRun.make'
  | 'import.manage'
  | 'report.make'
  | 'report.edit'

/** Somebody acting. The operator is the command line on the data folder: owner of every workspace in it. */
export type Actor =
  | { kind: 'person'; personId: string; name: string; roles: ReadonlyMap<string, Role> }
  | { kind: 'operator'; name: string }

/** What is acted on: always something in a workspace, sometimes somebody's own. */
export interface Thing {
  workspaceId: string
  /** person the thing belongs to (an assessor's sheet); null when it belongs to nobody with an account */
  ownedBy?: string | null
}

const assessorActions: ReadonlySet<Action> = new Set([
  'workspace.read',
  'organisation.read',
  'pack.read',
  'diagnostic.read',
  'revealed.read',
  'result.read',
  'report.make',
])
/** Allowed to the person a thing belongs to, whatever the role; what belongs to no account (a workbook's sheet) is the owner's. */
const ownActions: ReadonlySet<Action> = new Set(['sheet.read', 'sheet.write'])

/** Whether `actor` may do `action` to `thing`. Not being a member is answered as "not found" by the caller. */
export function may(actor: Actor, action: Action, thing: Thing): boolean {
  if (actor.kind === 'operator') return true
  const role = actor.roles.get(thing.workspaceId)
  if (role === undefined) return false
  if (ownActions.has(action)) {
    return thing.ownedBy === actor.personId || (role === 'owner' && thing.ownedBy === null)
  }
  return role === 'owner' || assessorActions.has(action)
}

/** Whether the actor belongs to the workspace at all. */
export function isMember(actor: Actor, workspaceId: string): boolean {
  return actor.kind === 'operator' || actor.roles.has(workspaceId)
}

/** How the actor is written into audit events and score runs. */
export function actorName(actor: Actor): string {
  return actor.name
}
