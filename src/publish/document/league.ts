// A league: one peer group's estimates side by side.
import { z } from 'zod'
import { defineDocument } from './document.ts'
import { leagueHead, unitFigures } from './figure.ts'

/** Units in the order in which they are shown: by rate where the order is reliable, else by name. */
export const league = z.strictObject({ head: leagueHead, units: z.array(unitFigures) })
export type League = z.infer<typeof league>

declare module './document.ts' {
  interface Documents {
    readonly league: League
  }
  interface Rows {
    readonly league: League['head']
  }
}

export default defineDocument({
  kind: 'league',
  schema: league,
  row: leagueHead,
  idOf: ({ head }) => head.league,
  rowOf: ({ head }) => head,
  facets: ['measure', 'dimension', 'group', 'standing', 'publisher', 'source', 'body'],
  facetsOf: ({ head, units }) => ({
    measure: [head.measure],
    dimension: [head.dimension],
    group: head.peerGroup.id === null ? [] : [head.peerGroup.id],
    standing: head.standing === null ? [] : [head.standing],
    publisher: head.publisher === null ? [] : [head.publisher],
    source: head.source === null ? [] : [head.source],
    body: head.dimension === 'body' ? units.map(({ unit }) => unit) : [],
  }),
  sorts: ['id', 'units'],
  sortsOf: ({ head }) => ({ id: head.league, units: head.unitCount }),
  wordsOf: () => null,
})
