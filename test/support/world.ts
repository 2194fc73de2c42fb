/** A workspace with something behind every kind of id, for tests that walk all routes. */
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import type { TestServer, Visitor } from '#test/support/server.ts'

export interface World {
  workspace: string
  owner: Visitor
  /** An assessor with an account. */
  assessor: Visitor
  /** Ids by the name they have in paths, queries and bodies; the diagnostic is in its blind round. */
  open: Record<string, unknown>
  /** The same of a diagnostic that is revealed. */
  revealed: Record<string, unknown>
}

/** Words that stand in ratings and nowhere else. */
export const secrets = { ofAccount: 'SEALED-WORDS-OF-AN-ACCOUNT', ofWorkbook: 'SEALED-WORDS-OF-A-WORKBOOK' }

/** `packId` is the only instrument; `owner` has an account and starts the workspace, `assessorName` is invited. */
export async function makeWorld(
  app: TestServer,
  owner: Visitor,
  { packId, assessorName }: { packId: string; assessorName: string },
): Promise<World> {
  const made = async <Body>(reply: Promise<{ status: number; body: Body }>): Promise<Body> => {
    const { status, body } = await reply
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body
  }
  const { id: workspace } = await made(owner.post<{ id: string }>('/api/workspaces', { name: { en: `Of ${packId}` } }))
  const api = (path: string) => `/api/workspaces/${workspace}${path}`
  const { units } = await made(owner.get<{ units: { id: string }[] }>(api('/organisation')))
  const root = units[0]?.id ?? ''
  const shop = await made(
    owner.post<{ id: string }>(api('/units'), { parentId: root, code: 'shop', name: { en: 'Shop' }, kind: 'channel' }),
  )
  await made(
    owner.upload(`${api('/packs')}?commit=true`, 'pack.zip', writePackZip(writePack(smallPack({ id: packId })))),
  )
  const assessor = await app.invited(workspace, assessorName, 'assessor', owner)
  const { rows } = await made(owner.get<{ rows: { personId: string; name: string }[] }>(api('/members')))
  const person = rows.find(({ name }) => name === assessorName)?.personId ?? ''
  const diagnosticOf = async (year: number, previousId: string | null) => {
    const { id, assessors } = await made(
      owner.post<{ id: string; assessors: { id: string }[] }>(api('/diagnostics'), {
        name: { en: String(year) },
        periodFrom: `${year}-01-01`,
        periodTo: `${year}-06-30`,
        packs: [{ packId, version: '1.0.0' }],
        unitIds: [root, shop.id],
        assessors: [{ name: assessorName, personId: person }, { name: 'Workbook' }],
        previousId,
      }),
    )
    const at = api(`/diagnostics/${id}`)
    const rate = (who: Visitor, assessorId: string | undefined, level: number, note: string) =>
      made(
        who.put(`${at}/ratings`, {
          packId,
          assessorId,
          unitId: root,
          criterion: 'brand-promise.goals',
          value: { kind: 'level', level },
          note,
          basedOn: 0,
          device: note,
        }),
      )
    await rate(assessor, undefined, 2, secrets.ofAccount)
    await rate(owner, assessors[1]?.id, 3, secrets.ofWorkbook)
    const workbook = await made(owner.get<Buffer>(`${at}/workbook?assessor=${assessors[1]?.id}`))
    const { id: imported } = await made(
      owner.upload<{ id: string }>(`${at}/imports?kind=workbook`, 'workbook.xlsx', workbook),
    )
    return { id, at, imported, assessors: assessors.map((one) => one.id) }
  }
  const former = await diagnosticOf(2025, null)
  await made(owner.post(`${former.at}/reveal`))
  const run = await made(owner.post<{ id: string }>(`${former.at}/score-runs`))
  const now = await diagnosticOf(2026, former.id)

  const values = ({ id, imported, assessors }: typeof former, previous: string | null) => ({
    workspace,
    diagnostic: id,
    previousId: previous,
    import: imported,
    run: run.id,
    // whose sheet: the one without an account, kept by the owner
    assessor: assessors[1],
    assessorId: assessors[1],
    person,
    personId: person,
    unit: root,
    unitId: root,
    unitIds: [root, shop.id],
    parentId: root,
    pack: packId,
    packId,
    version: '1.0.0',
    packs: [{ packId, version: '1.0.0' }],
    targets: [{ packId, address: 'instrument', level: 3, rationale: '' }],
    assessors: [{ name: 'New', external: false, personId: null }],
    criterion: 'customer-voice.goals',
    aspect: 'brand-promise',
    address: 'aspect/brand-promise',
    dimension: 'department',
    slide: 'scorecard',
    language: 'en',
    level: 2,
    basedOn: 0,
    after: undefined,
    by: undefined,
    and: undefined,
  })
  return { workspace, owner, assessor, open: values(now, former.id), revealed: values(former, null) }
}
