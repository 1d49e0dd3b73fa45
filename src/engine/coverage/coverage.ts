// What a dataset can and cannot support: field by field, flag by flag, measure by measure.
import { loadFlags } from '../flags/flag.ts'
import { deliveryFlagNeeds, measureNeeds } from './delivery-needs.ts'
import { distinct } from './distinct.ts'
import { holds, type Need, type Needs, parseNeed, severalReleases } from './need.ts'
import { countPaths, pathCounts } from './path-count.ts'

export type Coverage = {
  readonly releases: number
  /** Different ocids, counted to a few in a thousand. */
  readonly processes: number
  readonly fields: readonly FieldCoverage[]
  /** Values at paths beyond those that were counted. */
  readonly uncounted: number
  readonly supports: readonly Support[]
}

export type FieldCoverage = {
  /** Arrays are passed through: bids/details/tenderers/id. */
  readonly path: string
  readonly releases: number
  readonly times: number
  /** How often the object is there that it is a field of. */
  readonly of: number
}

export type Support = {
  readonly kind: 'flag' | 'delivery flag' | 'measure'
  readonly name: string
  readonly code?: string
  /** Releases that hold all it needs. */
  readonly releases: number
  /** Each need, and the releases that hold it. */
  readonly needs: readonly { readonly need: string; readonly releases: number }[]
  readonly verdict: 'can' | 'cannot'
  /** Why it cannot: what is missing. */
  readonly missing?: string
}

export type CoverageCounter = {
  readonly add: (release: unknown) => void
  readonly finish: () => Coverage
}

/** Counts release by release, in memory that grows with the number of different paths alone. */
export async function coverageCounter(): Promise<CoverageCounter> {
  const counts = pathCounts()
  const ocids = distinct()
  const tests = needTests()
  const subjects = (await subjectsOf()).map((subject) => ({ ...subject, ready: 0 }))
  const words = wordCounter(tests.list)
  return {
    add(release) {
      countPaths(counts, release)
      const { ocid } = release as { readonly ocid?: unknown }
      if (typeof ocid === 'string') ocids.add(ocid)
      words.add(release)
      const held = tests.check(release)
      for (const subject of subjects) {
        if (subject.needs.every((need) => optionsOf(need).some((one) => held.has(one)))) subject.ready += 1
      }
    },
    finish() {
      const processes = Math.min(ocids.count(), counts.release)
      const hasSeveral = processes < counts.release
      const fields = [...counts.paths]
        .map(([path, { releases, times, parent }]) => ({
          path,
          releases,
          times,
          of: parent === undefined ? counts.release : (counts.paths.get(parent)?.times ?? times),
        }))
        .sort((left, right) => (left.path < right.path ? -1 : 1))
      const reasons = { hasPath: (path: string) => counts.paths.has(path), words: words.at, hasSeveral }
      const supports = subjects.map((subject) => supportOf(subject, tests.releases, counts.release, reasons))
      return { releases: counts.release, processes, fields, uncounted: counts.uncounted, supports }
    },
  }

  function needTests() {
    const list = new Map<string, Need>()
    const releases = new Map<string, number>()
    return {
      list,
      releases,
      check(release: unknown): ReadonlySet<string> {
        // Whether there are several releases of a process shows in the end.
        const held = new Set<string>([severalReleases])
        for (const [text, need] of list) {
          if (!holds(release, need)) continue
          held.add(text)
          releases.set(text, (releases.get(text) ?? 0) + 1)
        }
        return held
      },
    }
  }

  async function subjectsOf(): Promise<readonly Subject[]> {
    const own = (await loadFlags()).map(({ code, name, needs }) => ({ kind: 'flag' as const, name, code, needs }))
    const subjects: readonly Subject[] = [
      ...own,
      ...Object.entries(deliveryFlagNeeds).map(([name, needs]) => ({ kind: 'delivery flag' as const, name, needs })),
      ...Object.entries(measureNeeds).map(([name, needs]) => ({ kind: 'measure' as const, name, needs })),
    ]
    for (const text of subjects.flatMap(({ needs }) => needs.flatMap(optionsOf))) {
      if (text !== severalReleases) tests.list.set(text, parseNeed(text))
    }
    return subjects
  }
}

type Subject = Pick<Support, 'kind' | 'name' | 'code'> & { readonly needs: Needs }

type Reasons = {
  readonly hasPath: (path: string) => boolean
  readonly words: (path: string) => string
  readonly hasSeveral: boolean
}

function supportOf(
  subject: Subject & { readonly ready: number },
  held: ReadonlyMap<string, number>,
  releases: number,
  reasons: Reasons,
): Support {
  const countOf = (one: string) =>
    one === severalReleases ? (reasons.hasSeveral ? releases : 0) : (held.get(one) ?? 0)
  const needs = subject.needs.map((need) => ({
    need: optionsOf(need).join(' or '),
    releases: Math.max(...optionsOf(need).map(countOf)),
  }))
  const at = needs.findIndex((need) => need.releases === 0)
  // A flag over compiled releases needs all of it in one; delivery is judged from all releases of a process together.
  const together = subject.kind === 'flag' ? subject.ready : Math.min(...needs.map((need) => need.releases))
  const ready = at >= 0 ? 0 : together
  const missing =
    at >= 0 ? missingText(subject.needs[at]!, reasons) : ready === 0 ? 'never all it needs in one release' : undefined
  const { kind, name, code } = subject
  return {
    kind,
    name,
    ...(code === undefined ? {} : { code }),
    releases: ready,
    needs,
    verdict: ready > 0 ? 'can' : 'cannot',
    ...(missing === undefined ? {} : { missing }),
  }
}

function missingText(need: string | readonly string[], { hasPath, words }: Reasons): string {
  const options = optionsOf(need)
  if (options.length === 1 && options[0] === severalReleases) return 'one release a process'
  return options
    .filter((one) => one !== severalReleases)
    .map((one) => {
      const { path } = parseNeed(one)
      const absent = path.map((_, i) => path.slice(0, i + 1).join('/')).find((part) => !hasPath(part))
      if (absent !== undefined) return `no ${absent}`
      const found = one.includes('=') ? words(path.join('/')) : ''
      return found === '' ? `no ${one}` : `no ${one}, only ${found}`
    })
    .filter((text, i, all) => all.indexOf(text) === i)
    .join(', ')
}

function optionsOf(need: string | readonly string[]): readonly string[] {
  return typeof need === 'string' ? [need] : need
}

const wordsMax = 30

// Publishers use words of their own where a codelist is wanted; which ones is the first thing to know.
function wordCounter(needs: ReadonlyMap<string, Need>) {
  const counts = new Map<string, Map<string, number>>()
  return {
    add(release: unknown): void {
      for (const { text, path } of needs.values()) {
        if (!text.includes('=')) continue
        const key = path.join('/')
        let words = counts.get(key)
        if (words === undefined) {
          words = new Map()
          counts.set(key, words)
        }
        collect(release, path, words)
      }
    },
    at(path: string): string {
      const sorted = [...(counts.get(path) ?? [])].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
      return sorted
        .slice(0, 5)
        .map(([word]) => word)
        .join(', ')
    },
  }
}

function collect(value: unknown, path: readonly string[], words: Map<string, number>): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, path, words)
  } else if (path.length > 0) {
    if (typeof value !== 'object' || value === null) return
    collect((value as Readonly<Record<string, unknown>>)[path[0]!], path.slice(1), words)
  } else if (typeof value === 'string' && (words.has(value) || words.size < wordsMax)) {
    words.set(value, (words.get(value) ?? 0) + 1)
  }
}
