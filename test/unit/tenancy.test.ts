/** Every statement on a table of a workspace says which workspace: read from the sources, so that none is forgotten. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const schema = readdirSync(join(root, 'server/storage/migrations'))
  .map((name) => readFileSync(join(root, 'server/storage/migrations', name), 'utf8'))
  .join('\n')
const tables = [...schema.matchAll(/create table (\w+) \(([\s\S]*?)\n\);/g)]
  .filter(([, , body]) => /^\s*workspace_id uuid/m.test(body ?? ''))
  .map(([, name]) => name as string)

/** Statements about all workspaces on purpose, each with its reason. */
const acrossWorkspaces: Record<string, string> = {
  'server/accounts/people.ts': 'the first account owns every workspace there is',
  'server/accounts/sessions.ts': 'the roles of one person, wherever they are a member',
  'server/accounts/routes.ts': 'the workspaces of one person',
  'cli/diagnostics.ts': 'the command line is the owner of the data folder',
  'server/backup/restore-backup.ts': 'a backup may hold several workspaces; their ids are in the statement',
  'server/backup/write-backup.ts': 'a backup of everything',
}

test('there are tables of workspaces to look for', () => {
  expect(tables).toContain('rating')
  expect(tables.length).toBeGreaterThan(15)
})

const sources = ['server', 'cli'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
)

test.each(sources)('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = [...text.matchAll(/`([^`]*)`/g)]
    .map(([, statement]) => statement as string)
    .filter((statement) => /\b(select|insert into|update|delete from|copy)\b/i.test(statement))
  for (const statement of statements) {
    const named = tables.filter((table) =>
      new RegExp(`\\b(from|join|into|update|copy)\\s+"?${table}"?\\b`, 'i').test(statement),
    )
    if (named.length === 0 || file in acrossWorkspaces) continue
    // a condition kept in one place may be spliced in
    const spliced = /\$\{where\}/.test(statement) && /sql`\s*workspace_id = /.test(text)
    expect(
      spliced || /workspace_id/.test(statement),
      `${file} asks ${named.join(', ')} without a workspace:\n${statement}`,
    ).toBe(true)
  }
})
