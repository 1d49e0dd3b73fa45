// Counts of outcomes by unit, read from the published tables and taken as the method says.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { type JudgedLevel, judgedLevels, type Method, peerGroupsOf } from './method.ts'

export type Dimension = 'body' | 'type' | 'topic' | 'jurisdiction' | 'supplier'

/** Findings of one standing, and of one publisher where adopted: no estimate mixes two streams. */
export type Stream = { readonly standing: string | null; readonly publisher: string | null }

/** What is counted of a unit beside the outcome levels. */
export type UnitCounts = {
  readonly due: number
  readonly judged: number
  /** Due and without a judgement that counts. */
  readonly unjudged: number
  readonly open: number
  readonly early: number
  readonly leftOut: number
  readonly notListed: number
  readonly contested: number
  readonly inferredDue: number
  readonly unscored: number
  readonly remedied: number
}

export type UnitOutcomes = {
  readonly unit: string
  /** Judged commitments by level, in the order of `judgedLevels`. */
  readonly levels: readonly number[]
  readonly counts: UnitCounts
}

export type GroupOutcomes = Stream & {
  readonly peerGroup: string | null
  readonly units: readonly UnitOutcomes[]
}

const row = z.object({
  peer_group: z.string().nullable(),
  unit_id: z.string(),
  standing: z.string().nullable(),
  publisher: z.string().nullable(),
  level: z.string(),
  contested: z.boolean(),
  inferred_due: z.boolean(),
  unscored: z.boolean(),
  remedied: z.string().nullable(),
  n: z.number(),
})
type Row = z.infer<typeof row>

/** Pledges by peer group and stream; groups and units in order of their names. */
export async function readOutcomes(
  database: Database,
  dimension: Exclude<Dimension, 'supplier'>,
  method: Method,
): Promise<readonly GroupOutcomes[]> {
  const rows = await database.rows(
    `SELECT peer_group, unit_id, standing, publisher, level, contested, inferred_due, unscored, remedied, n
     FROM outcome_count WHERE dimension = $dimension
     ORDER BY peer_group NULLS LAST, standing NULLS LAST, publisher NULLS LAST, unit_id, level, contested, inferred_due, unscored, remedied`,
    row,
    { dimension },
  )
  const groupFor = peerGroupsOf(method)
  const groups = new Map<string, Row[]>()
  for (const one of rows) {
    const peer_group = dimension === 'body' ? groupFor(one.unit_id, one.peer_group) : one.peer_group
    const key = JSON.stringify([peer_group, one.standing, one.publisher])
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [{ ...one, peer_group }])
    else known.push({ ...one, peer_group })
  }
  return [...groups.values()].map((group) => groupOf(group, method))
}

function groupOf(rows: readonly Row[], method: Method): GroupOutcomes {
  const first = rows[0]!
  const byUnit = new Map<string, Row[]>()
  for (const one of rows) {
    const known = byUnit.get(one.unit_id)
    if (known === undefined) byUnit.set(one.unit_id, [one])
    else known.push(one)
  }
  const units = [...byUnit.values()].map((own) => unitOf(own, method))
  return { peerGroup: first.peer_group, standing: first.standing, publisher: first.publisher, units }
}

function unitOf(rows: readonly Row[], method: Method): UnitOutcomes {
  const levels = judgedLevels.map(() => 0)
  const counts = {
    due: 0,
    judged: 0,
    unjudged: 0,
    open: 0,
    early: 0,
    leftOut: 0,
    notListed: 0,
    contested: 0,
    inferredDue: 0,
    unscored: 0,
    remedied: 0,
  }
  for (const { level, contested, inferred_due, unscored, remedied, n } of rows) {
    if (contested) counts.contested += n
    if (unscored) counts.unscored += n
    if (remedied !== null) counts.remedied += n
    const isJudged = (judgedLevels as readonly string[]).includes(level)
    if (isJudged || level === 'due-unjudged') {
      counts.due += n
      if (inferred_due) counts.inferredDue += n
    }
    if (level === 'open') counts.open += n
    if (level === 'early') counts.early += n
    if (level === 'not-listed') counts.notListed += n
    if ((method.leftOut as readonly string[]).includes(level)) counts.leftOut += n
    const taken = isJudged ? takenAs(level as JudgedLevel, contested, remedied, method) : unjudgedAs(level, method)
    if (taken === 'unjudged') counts.unjudged += n
    if (taken === 'unjudged' || taken === 'left-out') continue
    levels[judgedLevels.indexOf(taken)]! += n
    counts.judged += n
  }
  return { unit: rows[0]!.unit_id, levels, counts }
}

function unjudgedAs(level: string, method: Method): JudgedLevel | 'unjudged' | 'left-out' {
  if (level !== 'due-unjudged') return 'left-out'
  if (method.unjudged === 'kept') return 'fulfilled'
  return method.unjudged === 'not-kept' ? 'not-fulfilled' : 'unjudged'
}

function takenAs(
  level: JudgedLevel,
  contested: boolean,
  remedied: string | null,
  method: Method,
): JudgedLevel | 'left-out' {
  if (contested && method.contested === 'left-out') return 'left-out'
  const found = contested ? shifted(level, method.contested) : level
  if (remedied === null || method.remedies === 'shown') return found
  const late = judgedLevels.indexOf(remedied as JudgedLevel)
  return judgedLevels[Math.min(judgedLevels.indexOf(found), late)]!
}

// One level up or down among fulfilled, largely, partly and not-fulfilled.
function shifted(level: JudgedLevel, treatment: Method['contested']): JudgedLevel {
  const place = judgedLevels.indexOf(level)
  if (treatment === 'generous') return judgedLevels[Math.max(0, Math.min(place, 3) - 1)]!
  if (treatment === 'strict') return judgedLevels[Math.min(3, place + 1)]!
  return level
}
