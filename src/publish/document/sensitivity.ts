// Sensitivity of a league: what becomes of its estimates, and of its order where it has one, under other choices of method.
import { z } from 'zod'
import { defineDocument } from './document.ts'
import { leagueHead } from './figure.ts'

/** Leagues of more bodies are left out: each alternative is a whole new fit. */
export const sensitivityUnitsMax = 300

const named = z.strictObject({ unit: z.string(), name: z.string() })

export const sensitivity = z.strictObject({
  /** As the league has it; its id is the document's. */
  ...leagueHead.pick({ league: true, measure: true, peerGroup: true, standing: true, publisher: true, isOrdered: true })
    .shape,
  alternatives: z.array(
    z.strictObject({
      /** The choice, as a method file names it, and how it is made otherwise. */
      about: z.string(),
      name: z.string(),
      /** The estimate that changes most; null where no body has one under both. */
      largest: named.extend({ before: z.number(), after: z.number() }).nullable(),
      /** Places moved, up or down; null where these data do not tell the bodies apart. */
      placesMoved: z.strictObject({ mean: z.number(), max: z.number() }).nullable(),
    }),
  ),
  /** The best and the worst place of each body under the method and all alternatives; empty where there is no order. */
  reach: z.array(named.extend({ best: z.number(), worst: z.number() })),
  /** The choice that the order hangs on most; null where no alternative moves it, or where there is no order. */
  dependsOn: z.strictObject({ about: z.string(), name: z.string(), placesMovedMean: z.number() }).nullable(),
})
export type Sensitivity = z.infer<typeof sensitivity>

const row = sensitivity.omit({ alternatives: true, reach: true })

declare module './document.ts' {
  interface Documents {
    readonly sensitivity: Sensitivity
  }
  interface Rows {
    readonly sensitivity: z.infer<typeof row>
  }
}

export default defineDocument({
  kind: 'sensitivity',
  schema: sensitivity,
  row,
  idOf: ({ league }) => league,
  rowOf: ({ alternatives: _, reach: __, ...own }) => own,
  facets: ['group'],
  facetsOf: ({ peerGroup }) => ({ group: peerGroup.id === null ? [] : [peerGroup.id] }),
  sorts: ['id'],
  sortsOf: ({ league }) => ({ id: league }),
  wordsOf: () => null,
})
