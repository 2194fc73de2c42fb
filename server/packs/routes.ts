import * as contract from '#contract/pack.ts'
import { faultText } from '#core/instrument/fault-text.ts'
import type { Fault } from '#core/instrument/fault.ts'
import type { Language } from '#core/language.ts'
import { problem } from '#server/http/problem.ts'
import { FileReply, serveRead, type Api } from '#server/http/serve.ts'
import { receiveFile } from '#server/http/upload.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { countUses, getPack, listPacks, newestOfEach, summarise } from './library.ts'

const packMegabytes = 25

const exchange = () => import('./exchange.ts')

const describeFault = (fault: Fault, language: Language) => ({
  code: fault.code,
  severity: fault.severity,
  file: fault.file,
  line: fault.line,
  column: fault.column,
  path: fault.path,
  message: faultText(fault, language),
})

export function registerPackRoutes(api: Api): void {
  serveRead(api, contract.listPacks, { action: 'pack.read' }, async ({ db, params }) => {
    const all = await listPacks(db, params.workspace)
    const uses = await countUses(db, params.workspace)
    return { packs: all.map((pack) => summarise(pack, all, uses)) }
  })

  serveRead(api, contract.getPack, { action: 'pack.read' }, async ({ db, params }) =>
    getPack(db, params.workspace, params.pack, params.version),
  )

  serveRead(
    api,
    contract.importPack,
    { action: 'pack.manage', bodyLimit: packMegabytes * 1_000_000, ownTransaction: true },
    async ({ services, actor, params, query, request, language }) => {
      // a file that arrives slowly, or never, holds no transaction
      const { bytes } = await receiveFile(request, packMegabytes)
      const { importPackZip } = await exchange()
      return services.db.transaction(async (tx) => {
        const { pack, faults, committed } = await importPackZip(tx, params.workspace, bytes, query.commit === 'true')
        if (committed && pack !== null)
          await recordEvent(tx, params.workspace, actor, 'pack.import', `${pack.pack.id} ${pack.pack.version}`)
        const all = await listPacks(tx, params.workspace)
        const uses = await countUses(tx, params.workspace)
        return {
          summary: pack === null ? null : summarise(pack, committed ? all : [...all, pack], uses),
          faults: faults.map((fault) => describeFault(fault, language)),
          committed,
        }
      })
    },
  )

  serveRead(api, contract.exportPack, { action: 'pack.read' }, async ({ db, params }) => {
    const { exportPackZip } = await exchange()
    const zip = await exportPackZip(db, params.workspace, params.pack, params.version)
    if (zip === null) throw problem('pack.unknown', { pack: params.pack, version: params.version })
    return new FileReply(zip, 'application/zip', `${params.pack}-${params.version}.zip`)
  })
  serveRead(api, contract.getHandout, { action: 'pack.read' }, async ({ db, params, query }) => {
    const pack = await getPack(db, params.workspace, params.pack, params.version)
    const all = await listPacks(db, params.workspace)
    const { handoutOf } = await import('./handout.ts')
    const { bytes, mediaType, fileName } = await handoutOf(pack, newestOfEach(all.map((one) => one.pack)), {
      ...query,
      id: query.id ?? null,
    })
    return new FileReply(bytes, mediaType, fileName)
  })
}
