// Counts problems of many releases by kind and column, and keeps the first places of each.
import { type Issue, type IssueCode, issue } from '../../base/issue.ts'

/** Where a release stands: number of its file, and line of it from 0. */
export type ReleasePlace = { readonly file: number; readonly line: number }

export type TalliedIssue = {
  readonly code: IssueCode
  readonly column: string
  readonly params: Readonly<Record<string, string | number>>
  readonly count: number
  readonly first: readonly { readonly at: ReleasePlace; readonly value?: string }[]
}

export type IssueTally = {
  /** Counts one. `value` is asked for only where it will be shown; undefined shows none. */
  readonly note: (
    code: IssueCode,
    at: ReleasePlace,
    column: string,
    value?: () => string | undefined,
    params?: Readonly<Record<string, string | number>>,
  ) => void
  readonly result: () => readonly TalliedIssue[]
}

/** Places shown of one kind of problem in one column. */
export const placesMax = 20

export function issueTally(): IssueTally {
  const byKey = new Map<string, Mutable>()
  return {
    note(code, at, column, value, params = noParams) {
      const key = `${code} ${column}`
      let one = byKey.get(key)
      if (one === undefined) {
        one = { code, column, params, count: 0, first: [] }
        byKey.set(key, one)
      }
      one.count += 1
      if (one.first.length >= placesMax) return
      const shown = value?.()
      one.first.push({ at: { file: at.file, line: at.line }, ...(shown === undefined ? {} : { value: shown }) })
    },
    result: () => [...byKey.values()],
  }
}

/** Tallies of several parts of the input, in its order, as one. */
export function joinTallies(parts: readonly (readonly TalliedIssue[])[]): readonly TalliedIssue[] {
  const byKey = new Map<string, TalliedIssue>()
  for (const one of parts.flat()) {
    const key = `${one.code} ${one.column}`
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, one)
    else {
      const first = [...known.first, ...one.first].slice(0, placesMax)
      byKey.set(key, { ...known, count: known.count + one.count, first })
    }
  }
  return [...byKey.values()].sort((a, b) => (a.code === b.code ? order(a.column, b.column) : order(a.code, b.code)))
}

/** The issues to tell: the first places of each kind, the last of which says how many more there are. */
export function issuesOf(
  tallied: TalliedIssue,
  placeOf: (at: ReleasePlace) => { readonly file: string; readonly line: number },
): readonly Issue[] {
  const { code, column, params, count, first } = tallied
  return first.map(({ at, value }, i) => {
    const more = i === first.length - 1 ? count - first.length : 0
    return issue(code, { ...placeOf(at), column }, { params, more, ...(value === undefined ? {} : { value }) })
  })
}

type Mutable = {
  readonly code: IssueCode
  readonly column: string
  readonly params: Readonly<Record<string, string | number>>
  count: number
  readonly first: { readonly at: ReleasePlace; readonly value?: string }[]
}

const noParams = {}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
