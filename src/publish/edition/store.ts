// The store of one edition: an SQLite file of documents, written once and then only read.
import { existsSync } from 'node:fs'
import Database from 'libsql'
import { Refusal } from '../../base/refusal.ts'
import type { DocumentKind, DocumentSpec, Documents, Rows } from '../document/document.ts'
import { loadDocuments } from '../document-kinds.ts'
import { idPath } from '../site-path.ts'
import { type About, about } from './about.ts'

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

export type Hit = { readonly kind: DocumentKind; readonly id: string; readonly words: string }

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
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192')
  database.exec('CREATE TABLE about (json TEXT)')
  database.exec(`CREATE VIRTUAL TABLE search USING fts5(words, kind UNINDEXED, id UNINDEXED, tokenize = 'trigram')`)
  for (const { kind, sorts } of specs.values()) {
    const columns = sorts.map((sort) => `, "sort_${sort}"`).join('')
    database.exec(
      `CREATE TABLE "${kind}" (id TEXT PRIMARY KEY, path TEXT NOT NULL, row TEXT NOT NULL, json TEXT NOT NULL${columns}) WITHOUT ROWID`,
    )
    database.exec(
      `CREATE TABLE "${kind}_facet" (facet TEXT, value TEXT, id TEXT, PRIMARY KEY (facet, value, id)) WITHOUT ROWID`,
    )
  }
  database.exec('BEGIN')
  const writers = new Map([...specs.values()].map((spec) => [spec.kind, documentWriter(database, spec)]))
  return {
    put: (kind, document) => writers.get(kind)!(document as never),
    finish(given) {
      database.prepare('INSERT INTO about VALUES (?)').run(JSON.stringify(about.parse(given)))
      for (const { kind, sorts } of specs.values()) {
        database.exec(`CREATE UNIQUE INDEX "${kind}_path" ON "${kind}" (path)`)
        for (const sort of sorts) database.exec(`CREATE INDEX "${kind}_${sort}" ON "${kind}" ("sort_${sort}", id)`)
      }
      database.exec('COMMIT; ANALYZE')
      database.close()
    },
    abandon: () => void database.close(),
  }
}

function documentWriter<Kind extends DocumentKind>(database: Database.Database, spec: DocumentSpec<Kind>) {
  const { kind, sorts } = spec
  const put = database.prepare(`INSERT INTO "${kind}" VALUES (?, ?, ?, ?${', ?'.repeat(sorts.length)})`)
  const facet = database.prepare(`INSERT OR IGNORE INTO "${kind}_facet" VALUES (?, ?, ?)`)
  const words = database.prepare('INSERT INTO search VALUES (?, ?, ?)')
  return (given: Documents[Kind]) => {
    const document = spec.schema.parse(given)
    const id = spec.idOf(document)
    const values = spec.sortsOf(document)
    put.run(
      id,
      idPath(id),
      JSON.stringify(spec.rowOf(document)),
      JSON.stringify(document),
      ...sorts.map((sort) => values[sort] ?? null),
    )
    for (const [name, own] of Object.entries(spec.facetsOf(document)))
      for (const value of own) facet.run(name, value, id)
    const found = spec.wordsOf(document)
    if (found !== null) words.run(`${found} ${id}`, kind, id)
  }
}

/** Opens an edition. Refuses where there is none. */
export async function openEdition(path: string): Promise<Edition> {
  if (!existsSync(path)) throw new Refusal('edition-missing', { path })
  const specs = await loadDocuments()
  const database = new Database(path, { readonly: true })
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = database.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const jsonBy = (kind: string, column: 'id' | 'path', value: string) => {
    const row = prepared(`SELECT json FROM "${kind}" WHERE ${column} = ?`).raw(true).get(value) as [string] | undefined
    return row === undefined ? undefined : JSON.parse(row[0])
  }
  const count = (kind: DocumentKind, where?: Where) => {
    const filter = filterOf(kind, specs.get(kind)!, where)
    const row = prepared(`SELECT count(*) FROM "${kind}" WHERE ${filter.sql}`)
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
      const found = prepared(`SELECT row FROM "${kind}" WHERE id = ?`).raw(true).get(id) as [string] | undefined
      return found === undefined ? undefined : JSON.parse(found[0])
    },
    list(kind, listing) {
      const spec = specs.get(kind)!
      const sort = listing.sort ?? spec.sorts[0]!
      if (!spec.sorts.includes(sort)) throw new RangeError(`${kind} has no sort ${sort}`)
      const filter = filterOf(kind, spec, listing.where)
      const total = count(kind, listing.where)
      const { limit, after = 0, isDescending = false } = listing
      const seek = typeof after === 'number' ? { sql: '1', values: [] } : seekOf(sort, isDescending, after)
      const way = isDescending ? 'DESC' : 'ASC'
      const found = prepared(
        `SELECT row, "sort_${sort}", id FROM "${kind}" WHERE ${filter.sql} AND ${seek.sql}
         ORDER BY "sort_${sort}" ${way}, id ${way} LIMIT ? OFFSET ?`,
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
      const filter = filterOf(kind, specs.get(kind)!, where)
      return prepared(
        `SELECT value, count(*) AS n FROM "${kind}_facet"
         WHERE facet = ? AND ${where === undefined ? '1' : `id IN (SELECT id FROM "${kind}" WHERE ${filter.sql})`}
         GROUP BY value ORDER BY n DESC, value`,
      ).all(facet, ...(where === undefined ? [] : filter.values)) as { value: string; n: number }[]
    },
    search: (text, limit) => searchWords(prepared, text, limit),
    close: () => void database.close(),
  }
}

function filterOf(
  kind: string,
  spec: DocumentSpec,
  where: Where = {},
): { readonly sql: string; readonly values: readonly string[] } {
  const parts: string[] = []
  const values: string[] = []
  for (const [facet, wanted] of Object.entries(where)) {
    if (!spec.facets.includes(facet)) throw new RangeError(`${kind} has no facet ${facet}`)
    const any = typeof wanted === 'string' ? [wanted] : wanted
    parts.push(`id IN (SELECT id FROM "${kind}_facet" WHERE facet = ? AND value IN (${any.map(() => '?').join(', ')}))`)
    values.push(facet, ...any)
  }
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), values }
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

function searchWords(prepared: (sql: string) => Database.Statement, text: string, limit: number): readonly Hit[] {
  const wanted = `"${text.replaceAll('"', '""')}"`
  return prepared('SELECT kind, id, words FROM search WHERE words MATCH ? ORDER BY rank LIMIT ?').all(
    wanted,
    limit,
  ) as Hit[]
}
