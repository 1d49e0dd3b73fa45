// Sensitivity: what becomes of the order of a league under other choices of method, and which choice it hangs on most.
import { type Comparison, compare } from './compare.ts'

/** Another way to make one choice of the method, for example {about: 'credits', name: 'partly counts nothing'}. */
export type Alternative<Method> = {
  readonly about: string
  readonly name: string
  readonly method: Method
}

export type Sensitivity = {
  /** Each alternative against the baseline, in the order given. */
  readonly alternatives: readonly (Omit<Alternative<never>, 'method'> & { readonly comparison: Comparison })[]
  /** What the order depends on most first: by the mean places moved under the alternative that moves most. */
  readonly dependsOn: readonly { readonly about: string; readonly name: string; readonly placesMovedMean: number }[]
  /** For each body, sorted by key: the best and the worst place it takes under the baseline and all alternatives. */
  readonly reach: readonly { readonly key: string; readonly best: number; readonly worst: number }[]
}

/**
 * Evaluates the baseline and every alternative with `rates`, which gives each body's estimate under a method, and holds
 * the orders by estimate against the baseline's. Bodies missing under an alternative do not count in its comparison.
 */
export function sensitivity<Method>(
  baseline: Method,
  alternatives: readonly Alternative<Method>[],
  rates: (method: Method) => readonly { readonly key: string; readonly rate: number }[],
): Sensitivity {
  const before = rates(baseline)
  const compared = alternatives.map(({ about, name, method }) => ({
    about,
    name,
    comparison: compare(before, rates(method)),
  }))
  return { alternatives: compared, dependsOn: strongestByChoice(compared), reach: reachOf(before, compared) }
}

type Compared = Sensitivity['alternatives'][number]

function strongestByChoice(compared: readonly Compared[]): Sensitivity['dependsOn'] {
  const strongest = new Map<string, Compared>()
  for (const one of compared) {
    const other = strongest.get(one.about)
    if (other === undefined || one.comparison.placesMovedMean > other.comparison.placesMovedMean) {
      strongest.set(one.about, one)
    }
  }
  return [...strongest.values()]
    .map(({ about, name, comparison }) => ({ about, name, placesMovedMean: comparison.placesMovedMean }))
    .sort((a, b) => b.placesMovedMean - a.placesMovedMean || (a.about < b.about ? -1 : 1))
}

// Ranks are those of the comparisons; the baseline itself is compared so that a body missing everywhere else is there too.
function reachOf(
  before: readonly { readonly key: string; readonly rate: number }[],
  compared: readonly Compared[],
): Sensitivity['reach'] {
  const reach = new Map<string, { best: number; worst: number }>()
  for (const { moves } of [compare(before, before), ...compared.map((one) => one.comparison)]) {
    for (const { key, after } of moves) {
      const known = reach.get(key)
      reach.set(key, {
        best: Math.min(known?.best ?? after.rank, after.rank),
        worst: Math.max(known?.worst ?? after.rank, after.rank),
      })
    }
  }
  return [...reach].map(([key, { best, worst }]) => ({ key, best, worst })).sort((a, b) => (a.key < b.key ? -1 : 1))
}
