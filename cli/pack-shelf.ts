/** `pack import` and `pack export` on a workspace of the data folder. */
import { exportPackZip, importPackZip } from '#server/packs/exchange.ts'
import { getWorkspace } from '#server/workspaces/workspaces.ts'
import { texts } from '#core/texts/index.ts'
import { settingsFor, withServices } from './connect.ts'
import { exitCode, type Output } from './output.ts'
import { packExport, packImport, type PackShelf } from './pack.ts'

type PackCommand = (args: string[], out: Output, shelf: PackShelf) => Promise<number>

/** Takes `--workspace ID` and `--data FOLDER` out of the arguments and hands the rest on with that workspace's shelf. */
function onShelf(command: PackCommand): (args: string[], out: Output) => Promise<number> {
  return async (args, out) => {
    const rest = [...args]
    const take = (name: string): string | undefined => {
      const at = rest.indexOf(name)
      return at < 0 ? undefined : rest.splice(at, 2)[1]
    }
    const workspaceId = take('--workspace')
    const data = take('--data')
    if (workspaceId === undefined) {
      out.problem(texts[out.language].cli.workspaceNeeded)
      return exitCode.usage
    }
    return withServices(settingsFor(data).settings, async ({ db }) => {
      await getWorkspace(db, workspaceId)
      return command(rest, out, {
        importZip: (bytes, commit) => db.transaction((tx) => importPackZip(tx, workspaceId, bytes, commit)),
        exportZip: (packId, version) => exportPackZip(db, workspaceId, packId, version),
      })
    })
  }
}

export const packImportInto = onShelf(packImport)
export const packExportFrom = onShelf(packExport)
