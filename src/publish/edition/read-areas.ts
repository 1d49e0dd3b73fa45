// Gathers the areas of an edition from the places of its commitments and bodies as they are read.
import type { Area } from '../document/area.ts'
import type { Body } from '../document/body.ts'
import { areaOf, type Commitment } from '../document/commitment.ts'
import { type Gathered, gatherUnder } from './gather.ts'

export type Areas = {
  readonly add: (commitment: Commitment) => void
  readonly addBody: (body: Body) => void
  readonly read: () => Iterable<Area>
}

type Place = Commitment['places'][number]
type Known = { readonly scheme: string | null; readonly code: string | null; readonly names: Map<string, number> }

/** Counts what the documents say, so that an area's page and the lists filtered by it agree. */
export function gatherAreas(): Areas {
  const areas = new Map<string, Gathered>()
  const places = new Map<string, Known>()
  const met = (place: Place): string => {
    const id = areaOf(place)
    const { name, scheme, code } = place
    const known = places.get(id) ?? { scheme: code === null ? null : scheme, code, names: new Map() }
    if (name !== null) known.names.set(name, (known.names.get(name) ?? 0) + 1)
    places.set(id, known)
    return id
  }
  // A place without name and code is no area.
  const idsOf = (own: readonly Place[]) => new Set(own.map(met).filter((id) => id !== ''))
  return {
    add(commitment) {
      for (const id of idsOf(commitment.places)) gatherUnder(areas, id).add(commitment)
    },
    addBody(body) {
      for (const id of idsOf(body.places)) gatherUnder(areas, id).addBody(body)
    },
    *read() {
      for (const [id, own] of [...areas].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const { scheme, code, names } = places.get(id)!
        yield { id, name: oftenest(names) ?? code ?? id, scheme, code, counts: own.counts(), bodies: own.bodies() }
      }
    },
  }
}

// One code may come under several spellings of its name.
function oftenest(names: ReadonlyMap<string, number>): string | undefined {
  return [...names].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0]
}
