// Carries publications, corrections and voids into the event tables: each version with the time in which it was known.
import { z } from 'zod'
import type { EventId } from '../base/id.ts'
import type { OpenEvent } from '../record/event.ts'
import type { Kind } from '../record/kind.ts'
import { eventTable } from './column.ts'
import type { Database } from './duckdb.ts'
import { openErasable, type PrivateReader, type Spool } from './spool.ts'
import { type Amendment, byRoot, type Interval, versionsOf } from './version.ts'

/** The event that amendments speak of, as it was first logged. */
type Target = {
  readonly id: EventId
  readonly kind: string
  readonly leaf: number
  readonly recordedAt: string
  readonly actor: OpenEvent['actor']
  readonly effectiveAt: OpenEvent['effectiveAt']
  readonly isSealed: boolean
}

type Tables = { readonly kinds: ReadonlyMap<string, Kind>; readonly held: PrivateReader }

/**
 * Works out the versions of all amended events. Rows that the tables hold already get their `known_to`; versions whose
 * content an amendment gave are written to the spool, to be read into the tables. Gives how many amendments name no event.
 */
export async function amend(database: Database, tables: Tables, spool: Spool): Promise<{ readonly unmatched: number }> {
  const amendments = await readAmendments(database)
  if (amendments.length === 0) return { unmatched: 0 }
  const groups = byRoot(amendments)
  const targets = await readTargets(database, tables.kinds, [...groups.keys()])
  const given = new Map<string, { readonly target: Target; readonly intervals: Interval[] }>()
  const first: Stretch[] = []
  let unmatched = amendments.length
  for (const [id, group] of groups) {
    const target = targets.get(id)
    if (target === undefined) continue
    unmatched -= group.length
    const intervals = versionsOf(target, group)
    for (const interval of intervals) {
      if (interval.source === id) {
        first.push({ id, from: interval.knownFrom, to: interval.knownTo })
        continue
      }
      const known = given.get(interval.source)
      if (known === undefined) given.set(interval.source, { target, intervals: [interval] })
      else known.intervals.push(interval)
    }
  }
  await keepFirstVersions(database, first)
  await limitFirstVersions(database, tables.kinds, targets)
  await spoolGiven(database, tables, given, spool)
  return { unmatched }
}

const amendmentRow = z.object({
  id: z.string(),
  leaf: z.number(),
  recordedAt: z.string(),
  kind: z.enum(['publication', 'correction', 'void']),
  target: z.string(),
  empty: z.boolean(),
})

function readAmendments(database: Database): Promise<readonly Amendment[]> {
  return database.rows(
    `SELECT event_id AS id, leaf_index AS leaf, recorded_at AS "recordedAt", 'publication' AS kind, opens AS target, FALSE AS empty
     FROM event_publication
     UNION ALL
     SELECT event_id, leaf_index, recorded_at, 'correction', corrects, grade = 'void' OR content IS NULL FROM event_correction
     UNION ALL
     SELECT event_id, leaf_index, recorded_at, 'void', voids, FALSE FROM event_void`,
    amendmentRow,
  )
}

const targetRow = z.object({
  id: z.string() as unknown as z.ZodType<EventId, string>,
  kind: z.string(),
  leaf: z.number(),
  recordedAt: z.string(),
  actor: z.object({ role: z.string(), id: z.string() }) as unknown as z.ZodType<OpenEvent['actor']>,
  effectiveAt: z.unknown() as unknown as z.ZodType<OpenEvent['effectiveAt']>,
  isSealed: z.boolean(),
})

async function readTargets(
  database: Database,
  kinds: ReadonlyMap<string, Kind>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Target>> {
  await database.run(
    'CREATE OR REPLACE TEMP TABLE target AS SELECT unnest(CAST($ids AS JSON)::VARCHAR[]) AS event_id',
    {
      ids: JSON.stringify(ids),
    },
  )
  const selects = [...kinds.keys()].map(
    (
      kind,
    ) => `SELECT event_id, '${kind}' AS kind, leaf_index, recorded_at, actor_role, actor_id, effective_at, FALSE AS is_sealed
               FROM ${eventTable(kind)} WHERE version_leaf = leaf_index`,
  )
  selects.push('SELECT event_id, kind, leaf_index, recorded_at, actor_role, actor_id, NULL, TRUE FROM sealed_event')
  const rows = await database.rows(
    `SELECT event_id AS id, kind, leaf_index AS leaf, recorded_at AS "recordedAt",
       {'role': actor_role, 'id': actor_id} AS actor, effective_at AS "effectiveAt", is_sealed AS "isSealed"
     FROM (${selects.join('\nUNION ALL\n')}) WHERE event_id IN (SELECT event_id FROM target)`,
    targetRow,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

type Stretch = { readonly id: string; readonly from: string; readonly to: string | null }

async function keepFirstVersions(database: Database, stretches: readonly Stretch[]): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE first_version AS
     SELECT stretch.id AS event_id, stretch."from" AS known_from, stretch."to" AS known_to FROM (
       SELECT unnest(from_json(CAST($stretches AS JSON), '[{"id":"VARCHAR","from":"TIMESTAMP","to":"TIMESTAMP"}]')) AS stretch)`,
    { stretches: JSON.stringify(stretches) },
  )
}

// The version first logged may stand, be taken out and stand again: one row for each stretch.
async function limitFirstVersions(
  database: Database,
  kinds: ReadonlyMap<string, Kind>,
  targets: ReadonlyMap<string, Target>,
): Promise<void> {
  const touched = new Set([...targets.values()].filter((target) => !target.isSealed).map((target) => target.kind))
  for (const kind of kinds.keys()) {
    if (!touched.has(kind)) continue
    const table = eventTable(kind)
    await database.run(
      `CREATE OR REPLACE TEMP TABLE moved AS SELECT * FROM ${table} WHERE event_id IN (SELECT event_id FROM target)`,
    )
    await database.run(`DELETE FROM ${table} WHERE event_id IN (SELECT event_id FROM target)`)
    await database.run(
      `INSERT INTO ${table} SELECT moved.* REPLACE (first_version.known_from AS known_from, first_version.known_to AS known_to)
       FROM moved JOIN first_version USING (event_id)`,
    )
  }
}

const givenRow = z.object({
  id: z.string(),
  leaf: z.number(),
  effectiveAt: z.unknown() as unknown as z.ZodType<OpenEvent['effectiveAt']>,
  content: z.unknown() as unknown as z.ZodType<OpenEvent['content']>,
})

async function spoolGiven(
  database: Database,
  { kinds, held }: Tables,
  given: ReadonlyMap<string, { readonly target: Target; readonly intervals: readonly Interval[] }>,
  spool: Spool,
): Promise<void> {
  const rows = database.batches(
    `SELECT event_id AS id, leaf_index AS leaf, opened_effective_at AS "effectiveAt", content FROM event_publication
     UNION ALL
     SELECT event_id, leaf_index, effective_at, content FROM event_correction WHERE content IS NOT NULL`,
    givenRow,
  )
  for await (const batch of rows) {
    for (const row of batch) {
      const version = given.get(row.id)
      if (version === undefined) continue
      const { target, intervals } = version
      const kind = kinds.get(target.kind)!
      const opened = openErasable(kind, row.content, [row.id as EventId, target.id], held)
      for (const { knownFrom, knownTo } of intervals) {
        const { id, leaf, recordedAt, actor } = target
        // A correction without a date of its own leaves the event's date as it was.
        const effectiveAt = row.effectiveAt ?? target.effectiveAt
        spool.row(target.kind, {
          id,
          leaf,
          recordedAt,
          actor,
          versionLeaf: row.leaf,
          knownFrom,
          knownTo,
          effectiveAt,
          ...opened,
        })
      }
    }
  }
}
