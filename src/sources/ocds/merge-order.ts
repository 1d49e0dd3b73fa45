// Puts the releases of one process into the order in which they merge.
import { ocdsInstant } from './instant.ts'
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts'

export type MergeOrder<R> = {
  /** What is merged, first to last. */
  readonly merged: readonly R[]
  /** Compiled releases that are no part of the merge. */
  readonly setAside: readonly R[]
  /** Those of `merged` whose date cannot be read: they come first. */
  readonly undated: readonly R[]
}

/**
 * Orders releases of one ocid: by the instant of their date, those of one instant by amendment number, else by their
 * place. Those without a readable date come first. Compiled releases are set aside; where there is nothing else, the
 * latest of them is all that is merged. `releases` stand in the order of their places; `isOutcome` tells the compiled ones,
 * by their tag where it is not given.
 */
export function inMergeOrder<R>(
  releases: readonly R[],
  releaseOf: (release: R) => JsonObject,
  isOutcome: (release: R) => boolean = (release) => isCompiled(releaseOf(release)),
): MergeOrder<R> {
  if (isInOrder(releases, releaseOf, isOutcome)) return { merged: releases, setAside: [], undated: [] }
  const compiled = releases.filter(isOutcome)
  const parts = compiled.length === 0 ? releases : releases.filter((release) => !isOutcome(release))
  const dated = (parts.length === 0 ? compiled : parts).map((release) => {
    return { release, instant: ocdsInstant(releaseOf(release)['date']) ?? Number.NEGATIVE_INFINITY }
  })
  dated.sort((one, other) => (one.instant === other.instant ? 0 : one.instant - other.instant))
  const undated = dated.filter(({ instant }) => instant === Number.NEGATIVE_INFINITY).map(({ release }) => release)
  const ordered = runsOf(dated).flatMap((run) => byAmendment(run, releaseOf))
  if (parts.length > 0) return { merged: ordered, setAside: compiled, undated }
  const latest = ordered.slice(-1)
  const setAside = compiled.filter((release) => !latest.includes(release))
  return { merged: latest, setAside, undated: undated.filter((release) => latest.includes(release)) }
}

// Most processes need no more: every release is dated, later than the one before it, and no compiled one.
function isInOrder<R>(
  releases: readonly R[],
  releaseOf: (release: R) => JsonObject,
  isOutcome: (release: R) => boolean,
): boolean {
  let before = Number.NEGATIVE_INFINITY
  for (const one of releases) {
    const release = releaseOf(one)
    const instant = ocdsInstant(release['date'])
    if (instant === undefined || instant <= before || isOutcome(one)) return false
    before = instant
  }
  return true
}

/** True for a release that is itself the outcome of a merge. */
export function isCompiled(release: JsonObject): boolean {
  const tag = release['tag']
  return Array.isArray(tag) ? tag.includes('compiled') : tag === 'compiled'
}

function runsOf<R>(dated: readonly { readonly release: R; readonly instant: number }[]): readonly (readonly R[])[] {
  const runs: R[][] = []
  for (const [i, { release, instant }] of dated.entries()) {
    if (i > 0 && dated[i - 1]!.instant === instant) runs[runs.length - 1]!.push(release)
    else runs.push([release])
  }
  return runs
}

// Only releases about the same thing have numbers that compare: they are put in order in the places that they had.
function byAmendment<R>(run: readonly R[], releaseOf: (release: R) => JsonObject): readonly R[] {
  if (run.length === 1) return run
  const amendments = run.map((release) => amendmentOf(releaseOf(release)))
  if (
    amendments.every(
      ({ thing, number }, i) => i === 0 || (thing === amendments[0]!.thing && number >= amendments[i - 1]!.number),
    )
  ) {
    return run
  }
  const placesOf = new Map<string, number[]>()
  for (const [place, { thing }] of amendments.entries()) {
    const places = placesOf.get(thing)
    if (places === undefined) placesOf.set(thing, [place])
    else places.push(place)
  }
  const ordered = [...run]
  for (const places of placesOf.values()) {
    const sorted = [...places].sort((one, other) => amendments[one]!.number - amendments[other]!.number)
    for (const [i, place] of places.entries()) ordered[place] = run[sorted[i]!]!
  }
  return ordered
}

/**
 * What a release amends and with which number: the highest whole number among the ids of the amendments of its tender,
 * awards and contracts, else the number at the end of its id (`…/FK-1`), else 0. `thing` is its id without that end.
 */
export function amendmentOf(release: JsonObject): { readonly thing: string; readonly number: number } {
  const id = String(release['id'] ?? '')
  const end = suffixFrom(id)
  let number = amendmentNumber(release['tender'])
  for (const award of listOf(release['awards'])) number = Math.max(number, amendmentNumber(award))
  for (const contract of listOf(release['contracts'])) number = Math.max(number, amendmentNumber(contract))
  if (number < 0) number = end < 0 ? 0 : Number(id.slice(end))
  return { thing: end < 0 ? '' : id.slice(0, end), number }
}

// The highest number among the amendments of a tender, award or contract, or -1.
function amendmentNumber(holder: JsonValue | undefined): number {
  if (!isJsonObject(holder)) return -1
  let highest = -1
  for (const amendments of [holder['amendments'], holder['amendment']]) {
    for (const amendment of listOf(amendments)) {
      if (isJsonObject(amendment)) highest = Math.max(highest, wholeNumber(amendment['id']) ?? -1)
    }
  }
  return highest
}

const suffixDigitsMax = 4

// Where the number at the end of an id begins, or -1 where there is none, it is longer, or it is all of the id.
function suffixFrom(id: string): number {
  let from = id.length
  while (from > 0 && isDigit(id.charCodeAt(from - 1))) from -= 1
  const digits = id.length - from
  return from === 0 || digits === 0 || digits > suffixDigitsMax ? -1 : from
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function wholeNumber(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}

const none: readonly JsonValue[] = []

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return none
  return Array.isArray(value) ? value : [value]
}
