// Compares named suppliers with the entries of a debarment list: by register number first, by name second.
import { createHash } from 'node:crypto'
import type { Jurisdiction } from '../jurisdiction.ts'
import { nameReader } from './entity-name.ts'
import type { DebarmentEntry } from './entry.ts'
import { type MeasuredName, nameMeasure, nameSimilarity } from './similarity.ts'

/**
 * A name must be at least this like to be put before a person. At 0.95 `Constrution Alpha Ltd` is like `Construction Alpha
 * Ltd`; docs/debarment.md has cases above and below it, false ones too.
 */
export const similarityMin = 0.95

/**
 * A number alone can be another register's: a charity's 1234567 and company 01234567 of one country. Where the names are
 * less like than this, a match by number too is put before a person.
 */
export const identifierSimilarityMin = 0.5

export type NamedSupplier = { readonly supplier: string; readonly names: readonly string[]; readonly evidence: string }

export type Match = {
  /** Of the supplier and the entry, the same on every run. */
  readonly candidate: string
  readonly supplier: string
  readonly supplierName: string
  readonly entry: DebarmentEntry
  /** The entry's name or alias that is most like. */
  readonly listedName: string
  readonly by: 'identifier' | 'name'
  /** From 0 to 1. */
  readonly similarity: number
  /** Whether it stands without a person's word: by number, and the names do not speak against it. */
  readonly isSure: boolean
}

export type Matching = { readonly jurisdictions: readonly [Jurisdiction, ...Jurisdiction[]] }

/** All matches, in the order of the suppliers; one a supplier and entry. */
export function matchSuppliers(
  entries: readonly DebarmentEntry[],
  suppliers: Iterable<NamedSupplier>,
  { jurisdictions }: Matching,
): readonly Match[] {
  const read = nameReader(jurisdictions)
  const measure = nameMeasure(jurisdictions)
  const measured = (text: string) => {
    const name = read(text)
    return name === undefined ? [] : [measure(name)]
  }
  const index = indexOf(entries, measured)
  const matches: Match[] = []
  for (const one of suppliers) {
    const names = one.names.flatMap(measured)
    const byNumber = new Set(numbersOf(one).flatMap((number) => index.byNumber.get(number) ?? []))
    const byName = likeNames(names, index)
    for (const entry of new Set([...byNumber, ...byName.keys()])) {
      const isNumber = byNumber.has(entry)
      const like = byName.get(entry) ?? bestOf(names, index.byEntry.get(entry) ?? [])
      matches.push({
        candidate: candidateId(one.supplier, entry),
        supplier: one.supplier,
        supplierName: like.own ?? one.names[0] ?? one.supplier,
        entry,
        listedName: like.listed ?? entry.name,
        by: isNumber ? 'identifier' : 'name',
        similarity: like.similarity,
        isSure: isNumber && like.similarity >= identifierSimilarityMin,
      })
    }
  }
  return matches
}

// Entries with a name that is like enough, each with its likest.
function likeNames(names: readonly MeasuredName[], index: Index): ReadonlyMap<DebarmentEntry, Like> {
  const found = new Map<DebarmentEntry, Like>()
  for (const listed of near(names, index)) {
    const like = likeness(names, listed, similarityMin)
    if (like === undefined || like.similarity < similarityMin) continue
    const best = found.get(listed.entry)
    if (best === undefined || like.similarity > best.similarity) found.set(listed.entry, like)
  }
  return found
}

/** What stands for the entry in the log: the list's id and the entry's. */
export function entryId({ list, entry }: Pick<DebarmentEntry, 'list' | 'entry'>): string {
  return `${list}/${entry}`
}

export function candidateId(supplier: string, entry: Pick<DebarmentEntry, 'list' | 'entry'>): string {
  return createHash('sha256')
    .update(`${supplier}\n${entryId(entry)}`)
    .digest('hex')
    .slice(0, 12)
}

type Listed = { readonly entry: DebarmentEntry; readonly name: MeasuredName }

type Index = {
  readonly byNumber: ReadonlyMap<string, readonly DebarmentEntry[]>
  readonly byEntry: ReadonlyMap<DebarmentEntry, readonly Listed[]>
  /** By the first letters of each word that tells names apart: what begins otherwise is not compared. */
  readonly byStart: ReadonlyMap<string, readonly Listed[]>
}

function indexOf(entries: readonly DebarmentEntry[], measured: (text: string) => readonly MeasuredName[]): Index {
  const byNumber = new Map<string, DebarmentEntry[]>()
  const byEntry = new Map<DebarmentEntry, Listed[]>()
  const byStart = new Map<string, Listed[]>()
  for (const entry of entries) {
    for (const { country, number } of entry.identifiers) {
      const key = numberKey(country, number)
      if (key !== undefined) add(byNumber, key, entry)
    }
    for (const name of [entry.name, ...entry.aliases].flatMap(measured)) {
      const listed = { entry, name }
      add(byEntry, entry, listed)
      for (const start of startsOf(name)) add(byStart, start, listed)
    }
  }
  return { byNumber, byEntry, byStart }
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

function* near(names: readonly MeasuredName[], index: Index): Generator<Listed> {
  const met = new Set<Listed>()
  for (const name of names) {
    for (const start of startsOf(name)) {
      for (const listed of index.byStart.get(start) ?? []) {
        if (met.has(listed)) continue
        met.add(listed)
        yield listed
      }
    }
  }
}

function startsOf({ distinctive }: MeasuredName): readonly string[] {
  return [...new Set(distinctive.map((word) => word.slice(0, 3)))]
}

type Like = { readonly similarity: number; readonly own?: string; readonly listed?: string }

function likeness(names: readonly MeasuredName[], listed: Listed, atLeast: number): Like | undefined {
  let best: Like | undefined
  for (const name of names) {
    const similarity = nameSimilarity(name, listed.name, atLeast)
    if (best === undefined || similarity > best.similarity) {
      best = { similarity, own: name.shown, listed: listed.name.shown }
    }
  }
  return best
}

function bestOf(names: readonly MeasuredName[], all: readonly Listed[]): Like {
  const likes = all.flatMap((listed) => likeness(names, listed, 0) ?? [])
  return likes.sort((a, b) => b.similarity - a.similarity)[0] ?? { similarity: 0 }
}

// `GB-COH/01234567`: the register's country and the number in it.
function numbersOf({ supplier, evidence }: NamedSupplier): readonly string[] {
  const match = /^([A-Z]{2})-[^/]+\/(.+)$/.exec(supplier)
  if (match === null || !evidence.startsWith('scheme ')) return []
  const key = numberKey(match[1]!, match[2]!)
  return key === undefined ? [] : [key]
}

const numberCharactersMin = 5

function numberKey(country: string, number: string): string | undefined {
  const bare = number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^0+/, '')
  return bare.length < numberCharactersMin ? undefined : `${country.toUpperCase()} ${bare}`
}
