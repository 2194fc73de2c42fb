/** Backup, restore, deletion and settings. */
import { stat } from 'node:fs/promises'
import { say } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { problem } from '#server/http/problem.ts'
import { removeUploadsOf } from '#server/imports/uploads.ts'
import { linksForOwners } from '#server/accounts/one-time-links.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import { settingDefinitions } from '#server/settings.ts'
import { confirms, deleteWorkspace } from '#server/workspaces/workspaces.ts'
import { command, option, type Command } from './command.ts'
import { settingsFor, welcomeLink, withServices, workspaceGiven } from './connect.ts'
import { complain, exitCode, writeJson } from './output.ts'

export const backup: Command = command(
  (out) => texts[out.language].cli.usage.backup,
  { positionals: [1, 1], options: { workspace: { type: 'string' } } },
  async (given, out) => {
    const [file = ''] = given.positionals
    if ((await stat(file).catch(() => null)) !== null) {
      complain(out, 'file.exists', texts[out.language].cli.fileExists({ file }))
      return exitCode.failed
    }
    return withServices(settingsFor(option(given, 'data')).settings, async ({ db, version }) => {
      const workspace = option(given, 'workspace') ?? null
      if (workspace !== null) await workspaceGiven(db, workspace)
      const head = await writeBackup(db, file, workspace, version)
      const { size } = await stat(file)
      if (out.json) writeJson({ file, bytes: size, ...head }, out)
      else
        out.line(
          texts[out.language].cli.backedUp({
            file,
            workspaces: head.workspaces.length,
            kilobytes: Math.ceil(size / 1000),
          }),
        )
      return exitCode.done
    })
  },
)

export const restore: Command = command(
  (out) => texts[out.language].cli.usage.restore,
  { positionals: [1, 1] },
  (given, out) =>
    withServices(settingsFor(option(given, 'data')).settings, async ({ db, settings: found }) => {
      const [file = ''] = given.positionals
      if ((await stat(file).catch(() => null))?.isFile() !== true) {
        complain(out, 'file.none', texts[out.language].cli.noFile({ file }))
        return exitCode.failed
      }
      const head = await restoreBackup(db, file)
      const links = await Promise.all(
        (await linksForOwners(db, head.workspaces)).map(async ({ token, ...owner }) => ({
          ...owner,
          link: await welcomeLink(found, token),
        })),
      )
      if (out.json) writeJson({ ...head, links }, out)
      else {
        out.line(texts[out.language].cli.restored({ workspaces: head.workspaces.length, madeAt: head.madeAt }))
        for (const { email, link } of links) out.line(texts[out.language].cli.ownerLink({ email, link }))
      }
      return exitCode.done
    }),
)

export const deleteForGood: Command = command(
  (out) => texts[out.language].cli.usage.delete,
  { positionals: [1, 1], options: { confirm: { type: 'string' } } },
  (given, out) =>
    withServices(settingsFor(option(given, 'data')).settings, async ({ db, settings }) => {
      const [id = ''] = given.positionals
      const workspace = await workspaceGiven(db, id)
      if (!confirms(workspace.name, option(given, 'confirm') ?? '')) throw problem('workspace.confirm')
      await db.transaction((tx) => deleteWorkspace(tx, id))
      await removeUploadsOf(settings.dataFolder, id)
      if (out.json) writeJson({ deleted: id }, out)
      else out.line(texts[out.language].cli.deleted({ name: say(workspace.name, out.language) }))
      return exitCode.done
    }),
)

export const settings: Command = command(
  (out) => texts[out.language].cli.usage.settings,
  { positionals: [0, 0] },
  async (given, out) => {
    const found = settingsFor(option(given, 'data'))
    const rows = Object.values(settingDefinitions).map(({ name, environment, option: flag, fallback }) => ({
      name,
      // an address may hold a password
      value: name === 'databaseUrl' && found.settings.databaseUrl !== null ? '***' : found.settings[name],
      source: found.sources[name],
      environment,
      option: flag,
      default: fallback,
      meaning: texts[out.language].cli.settings[name],
    }))
    if (out.json) writeJson({ settings: rows }, out)
    else
      for (const row of rows)
        out.line(
          `${row.name} = ${String(row.value)}  (${texts[out.language].cli.sources[row.source]}; ${row.environment}${row.option === null ? '' : `, ${row.option}`})\n    ${row.meaning}`,
        )
    return exitCode.done
  },
)
