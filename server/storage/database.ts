/**
 * The way to PostgreSQL: a pool, a transaction, and SQL with its values kept apart.
 *
 * Storage functions take a `Queryable` first, so that the same function works on the pool (a read) and inside a
 * transaction (a write). Every query on a table of a workspace says `workspace_id = …`; a test reads all SQL to check.
 */
import pg from 'pg'

/** A statement and its values, made by the `sql` tag. */
export interface Statement {
  text: string
  values: unknown[]
}

/** Writes SQL with its values as parameters; a nested Statement is spliced in with its own. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Statement {
  const values: unknown[] = []
  let text = strings[0] ?? ''
  parts.forEach((part, at) => {
    if (isStatement(part)) {
      // shift the nested statement's parameter numbers behind ours
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + values.length}`)
      values.push(...part.values)
    } else {
      values.push(part)
      text += `$${values.length}`
    }
    text += strings[at + 1] ?? ''
  })
  return { text, values }
}

function isStatement(part: unknown): part is Statement {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part && Array.isArray(part.values)
}

/** Whatever runs a statement: the pool, or one connection inside a transaction. */
export interface Queryable {
  query(statement: { text: string; values?: unknown[] }): Promise<pg.QueryResult>
}
/** The pool, for reads and for opening transactions. */
export interface Db extends Queryable {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One connection of its own, for COPY and LISTEN; returned to the pool when `work` ends. */
  withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>
  close(): Promise<void>
}
/** One connection with an open transaction. */
export interface Tx extends Queryable {
  readonly client: pg.PoolClient
}

// dates as they stand (a period is days, not instants), instants as ISO, bigint and numeric as numbers
const types: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: string) {
    if (id === 1082) return (value: string) => value
    if (id === 1114 || id === 1184) return (value: string) => new Date(value).toISOString()
    if (id === 20 || id === 1700) return (value: string) => Number(value)
    return pg.types.getTypeParser(id, format as 'text')
  },
}

/** Opens a pool on `url` (postgres://… or a unix-socket URL). */
export function openDatabase(url: string, { connections = 10 } = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, application_name: 'touchstone' })
  // an idle connection that breaks (server restarted) must not end the process; the next query says what is wrong
  pool.on('error', () => {})
  const withConnection = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    const onError = (error: Error) => (broken = error)
    client.on('error', onError)
    try {
      return await work(client)
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }
  return {
    query: (statement) => pool.query(statement),
    withConnection,
    transaction: (work) =>
      withConnection(async (client) => {
        await client.query('begin')
        try {
          const result = await work({ client, query: (statement) => client.query(statement) })
          await client.query('commit')
          return result
        } catch (error) {
          await client.query('rollback').catch(() => {})
          throw error
        }
      }),
    close: () => pool.end(),
  }
}

/** All rows. */
export async function many<Row>(db: Queryable, statement: Statement): Promise<Row[]> {
  return (await db.query(statement)).rows as Row[]
}
/** The first row, or null. */
export async function maybeOne<Row>(db: Queryable, statement: Statement): Promise<Row | null> {
  return ((await db.query(statement)).rows[0] as Row | undefined) ?? null
}
/** Exactly one row; anything else is a fault of ours. */
export async function one<Row>(db: Queryable, statement: Statement): Promise<Row> {
  const { rows } = await db.query(statement)
  if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`)
  return rows[0] as Row
}
/** Runs a statement and says how many rows it touched. */
export async function run(db: Queryable, statement: Statement): Promise<number> {
  return (await db.query(statement)).rowCount ?? 0
}
