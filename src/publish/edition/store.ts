// The store of one edition: an SQLite file of documents, written once and then only read.
import { existsSync } from 'node:fs'
import Database from 'libsql'
import { Refusal } from '../../base/refusal.ts'
import type { DocumentKind, DocumentSpec, Documents, Rows } from '../document/document.ts'
import { loadDocuments } from '../document-kinds.ts'
import { idPath } from '../site-path.ts'
import { type About, about } from './about.ts'
import { type Hit, type SearchWriter, searchWords, writeSearch } from './search.ts'

export type Where = Readonly<Record<string, string | readonly string[]>>

export type Listing = {
  /** Facet → a value, or several of which one must hold. */
  readonly where?: Where
  /** One of the kind's sorts; the first unless told. */
  readonly sort?: string
  readonly isDescending?: boolean
  readonly limit: number
  /** Where to go on: the `next` of an earlier answer to the same question, or how many to pass over. */
  readonly after?: Cursor | number
}

/** Sort value and id of the last row given. */
export type Cursor = readonly [value: string | number | null, id: string]

export type Listed<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly next: Cursor | null }

/** One edition, open for reading. Everything is synchronous and takes microseconds; several threads may read one file. */
export type Edition = {
  readonly about: About
  readonly get: <Kind extends DocumentKind>(kind: Kind, id: string) => Documents[Kind] | undefined
  /** By the path of its page, as `idPath` makes it. */
  readonly at: <Kind extends DocumentKind>(kind: Kind, path: string) => Documents[Kind] | undefined
  /** The short row that lists show: cheap, where a page needs the name alone. */
  readonly row: <Kind extends DocumentKind>(kind: Kind, id: string) => Rows[Kind] | undefined
  readonly list: <Kind extends DocumentKind>(kind: Kind, listing: Listing) => Listed<Rows[Kind]>
  /** Ids of all documents of a kind, in the order of ids. */
  readonly ids: (kind: DocumentKind) => Iterable<string>
  readonly count: (kind: DocumentKind, where?: Where) => number
  /** Values of a facet with how many documents that fit `where` have each; most first. */
  readonly facet: (
    kind: DocumentKind,
    facet: string,
    where?: Where,
  ) => readonly { readonly value: string; readonly n: number }[]
  /** Documents whose words resemble the text; typos are forgiven. Best first. */
  readonly search: (text: string, limit: number) => readonly Hit[]
  readonly close: () => void
}

export type EditionWriter = {
  readonly put: <Kind extends DocumentKind>(kind: Kind, document: Documents[Kind]) => void
  /** Writes what the edition is, indexes it, and closes the file. */
  readonly finish: (about: About) => void
  readonly abandon: () => void
}

/** Begins an edition in a new file. Each document is checked against its schema as it is put. */
export async function writeEdition(path: string): Promise<EditionWriter> {
  const specs = await loadDocuments()
  const database = new Database(path)
  database.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA cache_size = -65536',
  )
  database.exec('CREATE TABLE about (json TEXT)')
  for (const { kind, sorts } of specs.values()) {
    const columns = sorts.map((sort) => `, "sort_${sort}"`).join('')
    // Where the row is the whole document, it stands there once.
    database.exec(
      `CREATE TABLE "${kind}" (n INTEGER PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL${columns}, row TEXT, json TEXT NOT NULL)`,
    )
    database.exec(
      `CREATE TABLE "${kind}_value" (v INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL)`,
    )
    database.exec(`CREATE TABLE "${kind}_facet" (v INTEGER, n INTEGER, PRIMARY KEY (v, n)) WITHOUT ROWID`)
  }
  const search = writeSearch(database)
  database.exec('BEGIN')
  const writers = new Map([...specs.values()].map((spec) => [spec.kind, documentWriter(database, spec, search)]))
  return {
    put: (kind, document) => writers.get(kind)!.put(document as never),
    finish(given) {
      database.prepare('INSERT INTO about VALUES (?)').run(JSON.stringify(about.parse(given)))
      for (const { kind, sorts } of specs.values()) {
        writers.get(kind)!.finish()
        database.exec(`CREATE UNIQUE INDEX "${kind}_id" ON "${kind}" (id)`)
        database.exec(`CREATE UNIQUE INDEX "${kind}_path" ON "${kind}" (path)`)
        database.exec(`CREATE UNIQUE INDEX "${kind}_value_name" ON "${kind}_value" (facet, value)`)
        for (const sort of sorts) database.exec(`CREATE INDEX "${kind}_by_${sort}" ON "${kind}" ("sort_${sort}", id)`)
      }
      search.finish()
      database.exec('COMMIT; ANALYZE')
      database.close()
    },
    abandon: () => void database.close(),
  }
}

function documentWriter<Kind extends DocumentKind>(
  database: Database.Database,
  spec: DocumentSpec<Kind>,
  search: SearchWriter,
) {
  const { kind, sorts } = spec
  const insert = database.prepare(`INSERT INTO "${kind}" VALUES (?, ?, ?, ${'?, '.repeat(sorts.length)}?, ?)`)
  const facet = database.prepare(`INSERT OR IGNORE INTO "${kind}_facet" VALUES (?, ?)`)
  const known = new Map<string, { readonly v: number; readonly facet: string; readonly value: string; count: number }>()
  let n = 0
  return {
    put(given: Documents[Kind]) {
      const document = spec.schema.parse(given)
      const id = spec.idOf(document)
      const values = spec.sortsOf(document)
      const row = spec.rowOf(document)
      const sorted = sorts.map((sort) => values[sort] ?? null)
      const isWhole = (row as unknown) === document
      n += 1
      insert.run(n, id, idPath(id), ...sorted, isWhole ? null : JSON.stringify(row), JSON.stringify(document))
      for (const [name, own] of Object.entries(spec.facetsOf(document))) {
        for (const value of new Set(own)) {
          const key = `${name} ${value}`
          const entry = known.get(key) ?? { v: known.size, facet: name, value, count: 0 }
          if (entry.count === 0) known.set(key, entry)
          entry.count += 1
          facet.run(entry.v, n)
        }
      }
      const words = spec.wordsOf(document)
      if (words !== null) search.put(kind, id, words)
    },
    finish() {
      const put = database.prepare(`INSERT INTO "${kind}_value" VALUES (?, ?, ?, ?)`)
      for (const { v, facet: name, value, count } of known.values()) put.run(v, name, value, count)
    },
  }
}

/** Opens an edition. Refuses where there is none. */
export async function openEdition(path: string): Promise<Edition> {
  if (!existsSync(path)) throw new Refusal('edition-missing', { path })
  const specs = await loadDocuments()
  const database = new Database(path, { readonly: true })
  // A finished edition never changes: one reading from first to last saves a lock of the file for each document.
  database.exec('BEGIN')
  const prepared = statementsOf(database)
  const sizes = new Map<string, number>()
  // Counting a table reads all of it; an edition never changes.
  const sizeOf = (kind: string) => {
    let size = sizes.get(kind)
    if (size === undefined) {
      size = (prepared(`SELECT count(*) FROM "${kind}"`).raw(true).get() as unknown as [number])[0]
      sizes.set(kind, size)
    }
    return size
  }
  const asking: Asking = { prepared, sizeOf }
  const jsonBy = (kind: string, column: 'id' | 'path', value: string) => {
    const row = prepared(`SELECT json FROM "${kind}" WHERE ${column} = ?`).raw(true).get(value) as [string] | undefined
    return row === undefined ? undefined : JSON.parse(row[0])
  }
  const count = (kind: DocumentKind, where?: Where) => {
    const filter = filterOf(asking, kind, specs.get(kind)!, where)
    if (filter.total !== null) return filter.total
    const row = prepared(`SELECT count(*) FROM "${kind}" AS d WHERE ${filter.sql}`)
      .raw(true)
      .get(...filter.values)
    return (row as unknown as [number])[0]
  }
  const aboutRow = prepared('SELECT json FROM about').raw(true).get() as unknown as [string]
  return {
    about: about.parse(JSON.parse(aboutRow[0])),
    get: (kind, id) => jsonBy(kind, 'id', id),
    at: (kind, path) => jsonBy(kind, 'path', path),
    row(kind, id) {
      const found = prepared(`SELECT coalesce(row, json) FROM "${kind}" WHERE id = ?`).raw(true).get(id) as
        | [string]
        | undefined
      return found === undefined ? undefined : JSON.parse(found[0])
    },
    list(kind, listing) {
      const spec = specs.get(kind)!
      const sort = listing.sort ?? spec.sorts[0]!
      if (!spec.sorts.includes(sort)) throw new RangeError(`${kind} has no sort ${sort}`)
      const filter = filterOf(asking, kind, spec, listing.where)
      const total = count(kind, listing.where)
      const { limit, after = 0, isDescending = false } = listing
      const seek = typeof after === 'number' ? { sql: '1', values: [] } : seekOf(sort, isDescending, after)
      const way = isDescending ? 'DESC' : 'ASC'
      // The plus keeps SQLite from walking the whole order for the sake of a few.
      const column = `${filter.isFew ? '+' : ''}"sort_${sort}"`
      const found = prepared(
        `SELECT coalesce(row, json), "sort_${sort}", id FROM "${kind}" AS d WHERE ${filter.sql} AND ${seek.sql}
         ORDER BY ${column} ${way}, id ${way} LIMIT ? OFFSET ?`,
      )
        .raw(true)
        .all(...filter.values, ...seek.values, limit + 1, typeof after === 'number' ? after : 0) as [
        string,
        string | number | null,
        string,
      ][]
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return {
        rows: shown.map(([row]) => JSON.parse(row)),
        total,
        next: found.length > limit && last !== undefined ? [last[1], last[2]] : null,
      }
    },
    *ids(kind) {
      for (const row of prepared(`SELECT id FROM "${kind}" ORDER BY id`).raw(true).iterate())
        yield (row as unknown as [string])[0]
    },
    count,
    facet(kind, facet, where) {
      if (where === undefined || Object.keys(where).length === 0) {
        return prepared(`SELECT value, count AS n FROM "${kind}_value" WHERE facet = ? ORDER BY n DESC, value`).all(
          facet,
        ) as { value: string; n: number }[]
      }
      const filter = filterOf(asking, kind, specs.get(kind)!, where)
      return prepared(
        // The documents themselves need not be touched: what they have says which they are.
        `SELECT value, count(*) AS n FROM "${kind}_value" AS v CROSS JOIN "${kind}_facet" AS d ON d.v = v.v
         WHERE v.facet = ? AND ${filter.sql} GROUP BY v.v ORDER BY n DESC, value`,
      ).all(facet, ...filter.values) as { value: string; n: number }[]
    },
    search: (text, limit) => searchWords(prepared, text, limit),
    close: () => void database.close(),
  }
}

/** Statements kept prepared. Filters give shapes without end, each of some 50 kB: what was asked for longest ago goes. */
const statementsMax = 250

function statementsOf(database: Database.Database): (sql: string) => Database.Statement {
  // A map keeps the order in which its keys came.
  const known = new Map<string, Database.Statement>()
  return (sql) => {
    const before = known.get(sql)
    if (before !== undefined) known.delete(sql)
    const statement = before ?? database.prepare(sql)
    known.set(sql, statement)
    if (known.size > statementsMax) known.delete(known.keys().next().value!)
    return statement
  }
}

type Filter = {
  readonly sql: string
  readonly values: readonly number[]
  /** Whether few documents can fit. */
  readonly isFew: boolean
  /** How many fit, where one value alone is asked for and its count is stored. */
  readonly total: number | null
}

// Few documents are looked up and sorted; of many, the order is walked and each is asked for, which a page's end stops.
const fewMax = 2_000

type Asking = {
  readonly prepared: (sql: string) => Database.Statement
  readonly sizeOf: (kind: string) => number
}

function filterOf({ prepared, sizeOf }: Asking, kind: string, spec: DocumentSpec, where: Where = {}): Filter {
  const parts: string[] = []
  const values: number[] = []
  let isFewOfAny = false
  let total: number | null = null
  for (const [facet, wanted] of Object.entries(where)) {
    if (!spec.facets.includes(facet)) throw new RangeError(`${kind} has no facet ${facet}`)
    const any = (typeof wanted === 'string' ? [wanted] : wanted).flatMap(
      (value) =>
        (prepared(`SELECT v, count FROM "${kind}_value" WHERE facet = ? AND value = ?`).get(facet, value) as
          | { readonly v: number; readonly count: number }
          | undefined) ?? [],
    )
    const marks = any.map(() => '?').join(', ')
    const most = any.reduce((sum, one) => sum + one.count, 0)
    total = any.length <= 1 ? most : null
    const isFew = most <= fewMax
    isFewOfAny ||= isFew
    // What all documents have need not be asked of each.
    if (any.length === 1 && most === sizeOf(kind)) continue
    parts.push(
      isFew
        ? `d.n IN (SELECT n FROM "${kind}_facet" WHERE v IN (${marks}))`
        : `EXISTS (SELECT 1 FROM "${kind}_facet" AS own WHERE own.v IN (${marks}) AND own.n = d.n)`,
    )
    values.push(...any.map(({ v }) => v))
  }
  const asked = Object.keys(where).length
  if (asked === 0) total = sizeOf(kind)
  return {
    sql: parts.length === 0 ? '1' : parts.join(' AND '),
    values,
    isFew: isFewOfAny,
    total: asked > 1 ? null : total,
  }
}

// NULL sorts before every value in SQLite.
function seekOf(sort: string, isDescending: boolean, [value, id]: Cursor) {
  const column = `"sort_${sort}"`
  if (value === null)
    return isDescending
      ? { sql: `(${column} IS NULL AND id < ?)`, values: [id] }
      : { sql: `(${column} IS NOT NULL OR id > ?)`, values: [id] }
  return isDescending
    ? { sql: `(${column} < ? OR ${column} IS NULL OR (${column} = ? AND id < ?))`, values: [value, value, id] }
    : { sql: `(${column} > ? OR (${column} = ? AND id > ?))`, values: [value, value, id] }
}
