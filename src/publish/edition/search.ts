// Search over an edition: words that were meant are found in the edition's vocabulary, then the documents that hold them.
import type Database from 'libsql'
import type { DocumentKind } from '../document/document.ts'
import { gramsOf, resemblance, slipsMax, wantedOf, wordsOf } from './word.ts'

export type Hit = { readonly kind: DocumentKind; readonly id: string; readonly words: string }

/** Kinds in the order in which equal hits are shown; others come after. */
const kindOrder: readonly string[] = ['body', 'topic', 'area', 'supplier', 'flag']

export type SearchWriter = {
  readonly put: (kind: DocumentKind, id: string, words: string) => void
  /** Makes the vocabulary once all documents are in. */
  readonly finish: () => void
}

export function writeSearch(database: Database.Database): SearchWriter {
  database.exec(
    `CREATE VIRTUAL TABLE search USING fts5(words, content = '', detail = none, tokenize = 'unicode61 remove_diacritics 0')`,
  )
  database.exec('CREATE TABLE found (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, words TEXT NOT NULL)')
  const index = database.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)')
  const found = database.prepare('INSERT INTO found VALUES (?, ?, ?, ?)')
  const counts = new Map<string, number>()
  return {
    put(kind, id, words) {
      const own = counts.get(kind) ?? 0
      counts.set(kind, own + 1)
      const order = kindOrder.indexOf(kind)
      const n = (order === -1 ? kindOrder.length : order) * kindStride + own
      found.run(n, kind, id, words)
      index.run(n, [...new Set(wordsOf(`${words} ${id}`))].join(' '))
    },
    finish() {
      database.exec(`CREATE VIRTUAL TABLE search_term USING fts5vocab(search, 'row')`)
      database.exec('CREATE TABLE word (word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID')
      database.exec('INSERT INTO word SELECT term, doc FROM search_term')
      database.exec('DROP TABLE search_term')
      writeGrams(database)
    },
  }
}

// Documents of one kind stand together, so that the first found are those of the first kinds.
const kindStride = 100_000_000
const wordLettersMax = 24

function writeGrams(database: Database.Database): void {
  database.exec(
    'CREATE TABLE gram (gram TEXT, letters INTEGER, word TEXT, PRIMARY KEY (gram, letters, word)) WITHOUT ROWID',
  )
  const grams: [string, number, string][] = []
  for (const row of database.prepare('SELECT word FROM word').raw(true).iterate()) {
    const [word] = row as unknown as [string]
    if (word.length < 3 || word.length > wordLettersMax || /\d/.test(word)) continue
    for (const gram of gramsOf(word)) grams.push([gram, word.length, word])
  }
  grams.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || (a[2] < b[2] ? -1 : 1)))
  const put = database.prepare('INSERT INTO gram VALUES (?, ?, ?)')
  for (const gram of grams) put.run(...gram)
}

const charactersMax = 200
const wordsMax = 8
/** Documents looked at more closely. */
const candidatesMax = 400

/** A word that somebody typed, with the words of the edition that may have been meant. */
type Meant = { readonly wanted: string; readonly rarity: number; readonly terms: ReadonlyMap<string, number> }

/**
 * Documents that hold words like those of the text, best first. Only letters and digits of the first 200 characters count,
 * and of these the first eight words; the text never reaches the engine as a query of its own.
 */
export function searchWords(
  prepared: (sql: string) => Database.Statement,
  text: string,
  limit: number,
): readonly Hit[] {
  const wanted = wantedOf(text.slice(0, charactersMax)).slice(0, wordsMax)
  const meant = wanted.map((one) => meantBy(prepared, one))
  const known = meant.filter(({ terms }) => terms.size > 0)
  if (known.length === 0) return []
  const hits = new Map<number, Hit & { readonly score: number }>()
  const look = (query: string) => {
    const rows = prepared(
      `SELECT n, kind, id, words FROM found WHERE n IN (SELECT rowid FROM search WHERE search MATCH ? LIMIT ${candidatesMax})`,
    ).all(query) as (Hit & { readonly n: number })[]
    for (const { n, ...hit } of rows) if (!hits.has(n)) hits.set(n, { ...hit, score: scoreOf(hit, meant, text) })
  }
  // First what holds every word as it was typed, then as it may have been meant, then what holds the rarest of them.
  if (known.length === meant.length) {
    if (known.every(({ wanted: own, terms }) => terms.has(own)))
      look(known.map(({ wanted: own }) => anyOf([own])).join(' AND '))
    if (hits.size < limit) look(known.map(({ terms }) => anyOf([...terms.keys()])).join(' AND '))
  }
  for (const { terms } of known.toSorted((a, b) => b.rarity - a.rarity)) {
    if (hits.size >= limit) break
    look(anyOf([...terms.keys()]))
  }
  return [...hits.values()]
    .toSorted((a, b) => b.score - a.score || orderOf(a.kind) - orderOf(b.kind) || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ score: _, ...hit }) => hit)
}

function orderOf(kind: string): number {
  const order = kindOrder.indexOf(kind)
  return order === -1 ? kindOrder.length : order
}

// Words hold letters and digits alone, so quotes make each a plain string of FTS5.
function anyOf(terms: readonly string[]): string {
  return `(${terms.map((term) => `"${term}"`).join(' OR ')})`
}

const termsMax = 24

function meantBy(prepared: (sql: string) => Database.Statement, wanted: string): Meant {
  const terms = new Map<string, number>()
  let documents = 0
  const take = (word: string, n: number) => {
    const likeness = resemblance(wanted, word)
    if (likeness === 0 || terms.has(word)) return
    terms.set(word, likeness)
    documents += n
  }
  const beginning = prepared('SELECT word, n FROM word WHERE word >= ? AND word < ? ORDER BY word LIMIT 16')
  for (const { word, n } of beginning.all(wanted, `${wanted}\u{10ffff}`) as { word: string; n: number }[]) take(word, n)
  // A word that is there as it was typed was meant.
  if (!terms.has(wanted) && slipsMax(wanted) > 0 && wanted.length <= wordLettersMax) {
    for (const { word, n } of resembling(prepared, wanted)) take(word, n)
  }
  const best = [...terms].toSorted((a, b) => b[1] - a[1]).slice(0, termsMax)
  return { wanted, rarity: 1 / (1 + Math.log1p(documents)), terms: new Map(best) }
}

// A slip touches three of a word's grams at most (four where letters changed places), so what was meant shares the others.
function resembling(
  prepared: (sql: string) => Database.Statement,
  wanted: string,
): readonly { word: string; n: number }[] {
  const slips = slipsMax(wanted)
  const shared = new Map<string, number>()
  const words = prepared('SELECT word FROM gram WHERE gram = ? AND letters BETWEEN ? AND ?').raw(true)
  const grams = gramsOf(wanted)
  for (const gram of grams) {
    for (const row of words.all(gram, wanted.length - slips, wanted.length + slips) as [string][])
      shared.set(row[0], (shared.get(row[0]) ?? 0) + 1)
  }
  const least = Math.max(1, grams.length - 4 * slips)
  const count = prepared('SELECT n FROM word WHERE word = ?').raw(true)
  return [...shared]
    .filter(([word, n]) => n >= least && resemblance(wanted, word) > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, termsMax)
    .map(([word]) => ({ word, n: (count.get(word) as unknown as [number])[0] }))
}

// What was meant and is there, rare words more; what is there and was not meant takes a little off.
function scoreOf({ words, id }: Hit, meant: readonly Meant[], text: string): number {
  const own = new Set(wordsOf(`${words} ${id}`))
  let score = 0
  for (const { terms, rarity } of meant) {
    let best = 0
    for (const [term, likeness] of terms) if (likeness > best && own.has(term)) best = likeness
    score += best * rarity
  }
  const isExact = id === text.trim() || words.toLowerCase() === text.trim().toLowerCase()
  return (isExact ? 10 : 0) + score / (1 + own.size / 200)
}
