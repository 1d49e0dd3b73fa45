// Openness: how much of what can be expected about its deals a body publishes, as a mean with an interval.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import type { Estimate } from './estimate.ts'
import type { Method } from './method.ts'
import { quantile } from './quantile.ts'
import { gamma, stream } from './random.ts'

export type OpennessUnit = {
  readonly unit: string
  readonly deals: number
  readonly crude: number
  readonly rate: Estimate | null
  readonly isFew: boolean
}
export type OpennessGroup = { readonly peerGroup: string | null; readonly units: readonly OpennessUnit[] }

const row = z.object({ peer_group: z.string().nullable(), body_id: z.string(), share: z.number(), n: z.number() })
type Row = z.infer<typeof row>

/** Openness of every body with deals, by peer group. Never ranked: what can be published differs with what is bought. */
export async function openness(
  database: Database,
  method: Pick<Method, 'judgedMin' | 'judgedFew' | 'seed'>,
): Promise<readonly OpennessGroup[]> {
  const rows = await database.rows(
    `SELECT peer_group, body_id, CAST(share AS DOUBLE) AS share, count(*) AS n FROM openness
     GROUP BY peer_group, body_id, share ORDER BY peer_group NULLS LAST, body_id, share`,
    row,
  )
  const groups = new Map<string | null, Map<string, Row[]>>()
  for (const one of rows) {
    const group = groups.get(one.peer_group) ?? new Map<string, Row[]>()
    groups.set(one.peer_group, group.set(one.body_id, [...(group.get(one.body_id) ?? []), one]))
  }
  return [...groups].map(([peerGroup, bodies]) => ({
    peerGroup,
    units: [...bodies].map(([unit, own]) => unitOf(unit, own, method)),
  }))
}

function unitOf(
  unit: string,
  rows: readonly Row[],
  method: Pick<Method, 'judgedMin' | 'judgedFew' | 'seed'>,
): OpennessUnit {
  const deals = rows.reduce((sum, { n }) => sum + n, 0)
  const crude = rows.reduce((sum, { share, n }) => sum + share * n, 0) / deals
  const rate = deals < method.judgedMin ? null : meanEstimate(rows, `${method.seed}|openness|${unit}`)
  return { unit, deals, crude, rate, isFew: rate !== null && deals < method.judgedFew }
}

const bootstrapDraws = 4_000

/**
 * Mean of shares with an equal-tailed 95 % interval by the Bayesian bootstrap (Rubin 1981): weights of the deals are
 * Dirichlet(1, …, 1), so those of n deals with one share are together Gamma(n) before they are normalised.
 */
export function meanEstimate(
  shares: readonly { readonly share: number; readonly n: number }[],
  seed: string,
): Estimate {
  const from = stream(seed)
  const draws = new Float64Array(bootstrapDraws)
  for (let d = 0; d < bootstrapDraws; d++) {
    let weights = 0
    let sum = 0
    for (const { share, n } of shares) {
      const weight = gamma(from, n)
      weights += weight
      sum += weight * share
    }
    draws[d] = sum / weights
  }
  draws.sort()
  const deals = shares.reduce((all, { n }) => all + n, 0)
  const mean = shares.reduce((sum, { share, n }) => sum + share * n, 0) / deals
  return { mean, lower: quantile(draws, 0.025), upper: quantile(draws, 0.975) }
}
