/** Which tables hold what, read from the catalogue, so that a new table is in every backup without being listed. */
import { many, sql, type Queryable } from '#server/storage/database.ts'

export interface BackupTable {
  name: string
  columns: string[]
  /** Belongs to workspaces: has workspace_id. */
  ofWorkspace: boolean
}

/** Never kept: they open doors, or count who knocked. */
const secrets = ['session', 'one_time_token', 'password_tries']

/** Tables of the schema in use, in an order in which every foreign key finds its target. Generated columns are left out. */
export async function backupTables(db: Queryable): Promise<BackupTable[]> {
  const rows = await many<{ name: string; columns: string[]; references: string[] }>(
    db,
    sql`select c.relname as name,
          array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
          array(select t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as references
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname = current_schema() order by c.relname collate "C"`,
  )
  const waiting = rows.filter((row) => !secrets.includes(row.name))
  const ordered: BackupTable[] = []
  while (waiting.length > 0) {
    const at = waiting.findIndex((row) =>
      row.references.every((name) => !waiting.some((other) => other.name === name && other !== row)),
    )
    const [row] = waiting.splice(Math.max(at, 0), 1)
    if (row !== undefined)
      ordered.push({ name: row.name, columns: row.columns, ofWorkspace: row.columns.includes('workspace_id') })
  }
  return ordered
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
