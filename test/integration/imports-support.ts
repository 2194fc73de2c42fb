/** A workspace with a small instrument, two units and three assessors, for the tests of imports. */
import type { Import } from '#contract/import.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer, type TestServer, type Visitor } from '#test/support/server.ts'

export interface ImportScene {
  app: TestServer
  alice: Visitor
  bob: Visitor
  workspace: string
  diagnostic: string
  /** The organisation itself, and a unit below it. */
  root: string
  shop: string
  /** Bob has an account; Wu and Li have only their workbooks. */
  assessors: { bob: string; wu: string; li: string }
  at: string
  upload(
    who: Visitor,
    kind: Import['kind'],
    name: string,
    content: Uint8Array | string,
  ): Promise<{ status: number; body: Import & { code?: string; title?: string } }>
  /** Waits until an import is no longer running. */
  settled(id: string): Promise<Import>
}

export const pack = smallPack()

export async function makeImportScene(environment: Record<string, string> = {}): Promise<ImportScene> {
  const app = await startTestServer({ environment })
  const alice = await app.alice()
  const workspace = (
    await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank', 'zh-CN': '海港银行' } })
  ).body.id
  const api = (path = '') => `/api/workspaces/${workspace}${path}`
  const root = (await alice.get<{ units: { id: string }[] }>(api('/organisation'))).body.units[0]!.id
  const shop = (
    await alice.post<{ id: string }>(api('/units'), {
      parentId: root,
      code: 'shop',
      name: { en: 'Shop', 'zh-CN': '门店' },
      kind: 'channel',
    })
  ).body.id
  await alice.upload(`${api('/packs')}?commit=true`, 'small.zip', writePackZip(writePack(pack)))
  const bob = await app.invited(workspace, 'Bob', 'assessor')
  const members = (await alice.get<{ rows: { personId: string; name: string }[] }>(api('/members'))).body.rows
  const made = await alice.post<{ id: string; assessors: { id: string; name: string }[] }>(api('/diagnostics'), {
    name: { en: 'Audit 2026', 'zh-CN': '2026 年诊断' },
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
    packs: [{ packId: 'small-pack', version: '1.0.0' }],
    unitIds: [root, shop],
    assessors: [
      { name: 'Bob', personId: members.find(({ name }) => name === 'Bob')!.personId },
      { name: 'Wu' },
      { name: 'Li' },
    ],
  })
  if (made.status !== 200) throw new Error(JSON.stringify(made.body))
  const { id: diagnostic } = made.body
  const idOf = (name: string) => made.body.assessors.find((assessor) => assessor.name === name)!.id
  const at = api(`/diagnostics/${diagnostic}`)
  return {
    app,
    alice,
    bob,
    workspace,
    diagnostic,
    root,
    shop,
    assessors: { bob: idOf('Bob'), wu: idOf('Wu'), li: idOf('Li') },
    at,
    upload: (who, kind, name, content) => who.upload(`${at}/imports?kind=${kind}`, name, content),
    async settled(id) {
      for (;;) {
        const { body } = await alice.get<Import>(`${at}/imports/${id}`)
        if (body.state !== 'running') return body
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}
