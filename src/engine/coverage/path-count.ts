// Counts, for every path of a release, how many releases and objects have it.

export type PathCount = {
  /** Releases that have it at least once. */
  releases: number
  /** How often it is there. */
  times: number
  /** The object it is a field of; undefined for fields of the release. */
  readonly parent: string | undefined
}

export type PathCounts = {
  readonly paths: Map<string, PathCount>
  /** Values at paths that are not counted, since there were too many paths already. */
  uncounted: number
  /** Number of the release that is counted, from 1. */
  release: number
  readonly lastRelease: Map<string, number>
}

// Some publishers use ids as keys: paths without end.
const pathsMax = 20_000

export function pathCounts(): PathCounts {
  return { paths: new Map(), uncounted: 0, release: 0, lastRelease: new Map() }
}

/**
 * Counts one release. A field is there if it says anything: null, empty texts, and arrays and objects of nothing but such are
 * not. Arrays are passed through: each of their elements is one.
 */
export function countPaths(counts: PathCounts, release: unknown): void {
  counts.release += 1
  if (typeof release === 'object' && release !== null) countFields(counts, release, undefined)
}

function countFields(counts: PathCounts, object: object, parent: string | undefined): boolean {
  let isFull = false
  for (const [key, value] of Object.entries(object)) {
    const path = parent === undefined ? key : `${parent}/${key}`
    if (countValue(counts, value, path, parent)) isFull = true
  }
  return isFull
}

function countValue(counts: PathCounts, value: unknown, path: string, parent: string | undefined): boolean {
  if (value === null || value === '') return false
  if (Array.isArray(value)) {
    let isFull = false
    for (const one of value) if (countValue(counts, one, path, parent)) isFull = true
    return isFull
  }
  if (typeof value === 'object' && !countFields(counts, value, path)) return false
  count(counts, path, parent)
  return true
}

function count(counts: PathCounts, path: string, parent: string | undefined): void {
  let held = counts.paths.get(path)
  if (held === undefined) {
    if (counts.paths.size >= pathsMax) {
      counts.uncounted += 1
      return
    }
    held = { releases: 0, times: 0, parent }
    counts.paths.set(path, held)
  }
  held.times += 1
  if (counts.lastRelease.get(path) !== counts.release) {
    counts.lastRelease.set(path, counts.release)
    held.releases += 1
  }
}
