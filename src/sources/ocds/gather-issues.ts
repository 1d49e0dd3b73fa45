// Gathers issues that may come by the million: the first of each kind and file stay, the others are counted on the last of them.
import type { Issue } from '../../base/issue.ts'
import { placesMax } from './issue-tally.ts'

export type GatheredIssues = {
  readonly add: (issue: Issue) => void
  /** Those that stayed, by the order in which each kind first came. */
  readonly issues: () => readonly Issue[]
}

export function gatherIssues(): GatheredIssues {
  const kinds = new Map<string, { readonly first: Issue[]; more: number }>()
  return {
    add(issue) {
      const key = `${issue.code} ${issue.place.file}`
      const kind = kinds.get(key) ?? { first: [], more: 0 }
      kinds.set(key, kind)
      if (kind.first.length < placesMax) kind.first.push(issue)
      else kind.more += 1
    },
    issues: () =>
      [...kinds.values()].flatMap(({ first, more }) =>
        more === 0 ? first : [...first.slice(0, -1), { ...first[first.length - 1]!, more }],
      ),
  }
}
