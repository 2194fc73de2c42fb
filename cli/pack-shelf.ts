/** `pack check`, `pack crosswalk`, `pack import` and `pack export` as commands; the last two on a workspace of the data folder. */
import { exportPackZip, importPackZip } from '#server/packs/exchange.ts'
import { texts } from '#core/texts/index.ts'
import { command, option, type Arguments, type Command } from './command.ts'
import { settingsFor, withServices, workspaceGiven } from './connect.ts'
import { complain, exitCode, type Output } from './output.ts'
import { packCheck, packCrosswalk, packExport, packImport, type PackShelf } from './pack.ts'

export const checkPack: Command = command(
  (out) => texts[out.language].cli.usage['pack check'],
  { positionals: [1, 1] },
  ({ positionals }, out) => packCheck(positionals, out),
)

export const crosswalk: Command = command(
  (out) => texts[out.language].cli.usage['pack crosswalk'],
  { positionals: [0, 20] },
  ({ positionals }, out) => packCrosswalk(positionals, out),
)

/** Opens the shelf of the workspace that `--workspace` names. */
async function onShelf(given: Arguments, out: Output, work: (shelf: PackShelf) => Promise<number>): Promise<number> {
  const workspaceId = option(given, 'workspace')
  if (workspaceId === undefined) {
    complain(out, 'usage', texts[out.language].cli.workspaceNeeded)
    return exitCode.usage
  }
  return withServices(settingsFor(option(given, 'data')).settings, async ({ db }) => {
    await workspaceGiven(db, workspaceId)
    return work({
      importZip: (bytes, commit) => db.transaction((tx) => importPackZip(tx, workspaceId, bytes, commit)),
      exportZip: (packId, version) => exportPackZip(db, workspaceId, packId, version),
    })
  })
}

export const importPack: Command = command(
  (out) => texts[out.language].cli.usage['pack import'],
  { positionals: [1, 1], options: { workspace: { type: 'string' } } },
  (given, out) => onShelf(given, out, (shelf) => packImport(given.positionals, out, shelf)),
)

export const exportPack: Command = command(
  (out) => texts[out.language].cli.usage['pack export'],
  { positionals: [2, 2], options: { workspace: { type: 'string' }, out: { type: 'string' } } },
  (given, out) => {
    const file = option(given, 'out')
    return onShelf(given, out, (shelf) =>
      packExport([...given.positionals, ...(file === undefined ? [] : ['--out', file])], out, shelf),
    )
  },
)
