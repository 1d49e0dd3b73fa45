// Opens DuckDB over a file or in memory, within bounded memory, and reads its rows as checked values.
import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import type { z } from 'zod'

/** Values for the `$name` parameters of a statement; a day or an instant is given as text and cast in the SQL. */
export type Parameters = { readonly [name: string]: string | number | boolean | null }

/** An open database. One process at a time may hold a file open for writing. */
export type Database = {
  /** Runs one statement and drops what it gives. */
  readonly run: (sql: string, parameters?: Parameters) => Promise<void>
  /** All rows of a query, each checked against `row`. Throws where one does not fit: the query and its schema disagree. */
  readonly rows: <Row>(sql: string, row: z.ZodType<Row>, parameters?: Parameters) => Promise<readonly Row[]>
  /** The same in batches of about 2,000 rows, so that memory stays bounded. */
  readonly batches: <Row>(sql: string, row: z.ZodType<Row>, parameters?: Parameters) => AsyncIterable<readonly Row[]>
  /** Safe to call twice. */
  readonly close: () => void
}

export type DatabaseOptions = {
  /** File of the database; in memory where absent. */
  readonly path?: string
  /** True opens the file for reading alone, so that several processes may; temporary tables can be made all the same. */
  readonly readOnly?: boolean
  /** Folder for what does not fit in memory. */
  readonly temporary: string
  /** What DuckDB may hold in memory, as it writes it; 600MB by default. */
  readonly memoryMax?: string
  readonly threads?: number
  /** Rows keep the order of what they were read from; costs memory and is off by default. */
  readonly isOrdered?: boolean
}

/**
 * Opens a database. Values come out as plain JavaScript: whole numbers as numbers, decimals as exact text, days as
 * `YYYY-MM-DD`, instants as UTC text with milliseconds, lists as arrays, structs and maps as objects, JSON parsed.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  // DuckDB takes about 80 ms to load; only who opens a database pays for it.
  const duckdb = await import('@duckdb/node-api')
  const instance = await duckdb.DuckDBInstance.create(options.path ?? ':memory:', {
    memory_limit: options.memoryMax ?? '600MB',
    threads: String(options.threads ?? 2),
    temp_directory: options.temporary,
    preserve_insertion_order: options.isOrdered === true ? 'true' : 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    access_mode: options.readOnly === true ? 'READ_ONLY' : 'AUTOMATIC',
  })
  const plain = plainValue(duckdb)
  return connected(instance, await instance.connect(), plain)
}

function connected(instance: DuckDBInstance, connection: DuckDBConnection, plain: Plain): Database {
  async function* batches<Row>(sql: string, row: z.ZodType<Row>, parameters: Parameters = {}) {
    const result = await connection.stream(sql, { ...parameters })
    const names = result.columnNames()
    const types = result.columnTypes()
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      yield chunk.getRows().map((cells) => row.parse(rowObject(names, types, cells, plain)))
    }
  }
  let isClosed = false
  return {
    async run(sql, parameters = {}) {
      await connection.run(sql, { ...parameters })
    },
    async rows(sql, row, parameters) {
      const all: z.infer<typeof row>[] = []
      for await (const batch of batches(sql, row, parameters)) for (const one of batch) all.push(one)
      return all
    },
    batches,
    close() {
      if (isClosed) return
      isClosed = true
      connection.closeSync()
      instance.closeSync()
    },
  }
}

type Plain = (value: DuckDBValue, type: DuckDBType) => unknown

function rowObject(
  names: readonly string[],
  types: readonly DuckDBType[],
  cells: readonly DuckDBValue[],
  plain: Plain,
): { readonly [column: string]: unknown } {
  const row: { [column: string]: unknown } = {}
  for (let i = 0; i < names.length; i++) row[names[i]!] = plain(cells[i]!, types[i]!)
  return row
}

function plainValue(duckdb: typeof import('@duckdb/node-api')): Plain {
  const { DuckDBDecimalValue, DuckDBListValue, DuckDBMapValue, DuckDBStructValue, DuckDBTimestampValue } = duckdb
  const plain: Plain = (value, type) => {
    if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
    if (typeof value === 'string') return type.alias === 'JSON' ? (JSON.parse(value) as unknown) : value
    if (typeof value === 'bigint') return wholeNumber(value)
    if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n)).toISOString()
    if (value instanceof DuckDBDecimalValue) return value.toString()
    if (value instanceof DuckDBListValue) {
      const { valueType } = type as InstanceType<typeof duckdb.DuckDBListType>
      return value.items.map((item) => plain(item, valueType))
    }
    if (value instanceof DuckDBMapValue) {
      const { valueType } = type as InstanceType<typeof duckdb.DuckDBMapType>
      return Object.fromEntries(value.entries.map((entry) => [String(entry.key), plain(entry.value, valueType)]))
    }
    if (value instanceof DuckDBStructValue) {
      const { entryNames, entryTypes } = type as InstanceType<typeof duckdb.DuckDBStructType>
      return Object.fromEntries(entryNames.map((name, i) => [name, plain(value.entries[name] ?? null, entryTypes[i]!)]))
    }
    return value.toString()
  }
  return plain
}

function wholeNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${value} is no safe whole number; cast it to text in the SQL`)
  return number
}
