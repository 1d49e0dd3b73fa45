// The shapes of figures: what a league says of a unit, as score gives it.
import { z } from 'zod'
import { estimate, measure, stream } from './document.ts'

const spread = z.strictObject({
  min: z.number(),
  q1: z.number(),
  median: z.number(),
  q3: z.number(),
  max: z.number(),
})

export const pledgeCounts = z.strictObject({
  due: z.number(),
  judged: z.number(),
  unjudged: z.number(),
  open: z.number(),
  early: z.number(),
  leftOut: z.number(),
  notListed: z.number(),
  contested: z.number(),
  inferredDue: z.number(),
  unscored: z.number(),
  remedied: z.number(),
})

export const dealCounts = z.strictObject({
  deals: z.number(),
  notJudgeable: z.record(z.string(), z.number()),
  scopeShown: z.number(),
  extensionDays: z.number(),
  yearsObserved: z.number(),
  slipDays: spread.nullable(),
  overrun: spread.nullable(),
})

/** One unit's figures in one league. A rate is null below the method's least number judged; a rank is a 95 % range. */
export const unitFigures = z.strictObject({
  unit: z.string(),
  name: z.string(),
  judged: z.number(),
  crude: z.number().nullable(),
  rate: estimate.nullable(),
  isFew: z.boolean(),
  bounds: z.strictObject({ unjudged: z.number(), ifNoneKept: estimate, ifAllKept: estimate }).nullable(),
  rank: z
    .strictObject({
      mean: z.number(),
      lower: z.number(),
      upper: z.number(),
      quarters: z.strictObject({ top: z.number(), bottom: z.number() }).nullable(),
    })
    .nullable(),
  levels: z.record(z.string(), z.number()),
  pledges: pledgeCounts.nullable(),
  deals: dealCounts.nullable(),
  caseMix: z.strictObject({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
})
export type Figures = z.infer<typeof unitFigures>

export const peerGroup = z.strictObject({ id: z.string().nullable(), name: z.string(), why: z.string().nullable() })

/** What stands over the units of a league. */
export const leagueHead = z.strictObject({
  /** Id of the league: measure, dimension, peer group, standing, publisher, source. */
  league: z.string(),
  measure,
  dimension: z.enum(['body', 'type', 'topic', 'jurisdiction', 'supplier']),
  peerGroup,
  ...stream,
  /** Source of the contracts behind it; null where pledges or project snapshots are. */
  source: z.string().nullable(),
  reliability: z.number().nullable(),
  isOrdered: z.boolean(),
  fit: z
    .strictObject({
      pooled: z.boolean(),
      concentration: z.strictObject({ median: z.number(), lower: z.number(), upper: z.number() }),
      rHat: z.number(),
      drawsEffective: z.number(),
    })
    .nullable(),
  /** Units in the league. */
  unitCount: z.number(),
})
export type LeagueHead = z.infer<typeof leagueHead>

/** One unit's figures with the league they stand in: what a body's or supplier's profile is made of. */
export const axis = z.strictObject({ head: leagueHead, figures: unitFigures })
export type Axis = z.infer<typeof axis>
