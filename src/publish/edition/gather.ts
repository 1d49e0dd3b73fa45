// Counts commitments by kind, state and body while they pass.
import type { Area } from '../document/area.ts'
import type { Commitment } from '../document/commitment.ts'
import type { Ref } from '../document/document.ts'

export type Gathered = {
  readonly add: (commitment: Commitment) => void
  /** Names a body that has something to do with it, also without a commitment. */
  readonly addBody: (body: Ref) => void
  readonly counts: () => Area['counts']
  /** Those with most commitments first. */
  readonly bodies: () => Area['bodies']
}

/** What is gathered under a key, made where there is none yet. */
export function gatherUnder(all: Map<string, Gathered>, key: string): Gathered {
  const known = all.get(key) ?? gather()
  all.set(key, known)
  return known
}

function gather(): Gathered {
  const counts = new Map<string, Area['counts'][number]>()
  const bodies = new Map<string, Area['bodies'][number]>()
  const bodyOf = ({ id, name }: Ref) => {
    const known = bodies.get(id) ?? { id, name, n: 0 }
    bodies.set(id, known)
    return known
  }
  return {
    add({ kind, body, standings }) {
      // Each counts once, where it stands by its first stream of findings, as in the counts of a body.
      const state = standings[0]?.state ?? 'open'
      const key = `${kind} ${state}`
      const count = counts.get(key) ?? { kind, state, n: 0 }
      count.n += 1
      counts.set(key, count)
      if (body !== null) bodyOf(body).n += 1
    },
    addBody: (body) => void bodyOf(body),
    counts: () => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count),
    bodies: () => [...bodies.values()].sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1)),
  }
}
