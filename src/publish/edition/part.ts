// Gathers what commitments are made of, part by part, as JSON beside the commitment's id, and reads it chunk by chunk.
import { z } from 'zod'
import type { Database } from '../../engine/duckdb.ts'

/**
 * One part of commitments: a SELECT of commitment_id, place (order among the part's rows of one commitment) and value (a
 * STRUCT, which JSON carries to the document). Rows of commitments that the edition does not have are left out.
 */
export type Part = { readonly part: string; readonly sql: string }

/** The rows of a commitment by part, each in order. */
export type PartsOf = { readonly id: string; readonly rows: (part: string) => readonly unknown[] }

/** Makes `edition_commitment`: commitment_id, chunk (2,000 commitments each, by id) and title_texts. */
export async function nameCommitments(database: Database): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE edition_commitment AS
     WITH titled AS (
       SELECT commitment_id, coalesce(title_texts, wording_texts) AS title_texts FROM pledge
       UNION ALL SELECT commitment_id, title_texts FROM deal
     )
     SELECT c.commitment_id, any_value(t.title_texts) AS title_texts,
       CAST((row_number() OVER (ORDER BY c.commitment_id) - 1) // ${chunkSize} AS INTEGER) AS chunk
     FROM (SELECT DISTINCT commitment_id FROM commitment) AS c LEFT JOIN titled AS t USING (commitment_id)
     GROUP BY c.commitment_id`,
  )
}

const chunkSize = 2_000

/**
 * Makes `edition_part`. What does not fit in DuckDB's memory goes to its folder, so that only a chunk at a time is in this
 * process. Wants `edition_commitment`.
 */
export async function gatherParts(database: Database, parts: readonly Part[]): Promise<void> {
  await database.run(
    'CREATE OR REPLACE TEMP TABLE edition_part (chunk INTEGER, commitment_id VARCHAR, part VARCHAR, place BIGINT, json VARCHAR)',
  )
  for (const { part, sql } of parts) {
    await database.run(
      `INSERT INTO edition_part SELECT c.chunk, c.commitment_id, $part, x.place, CAST(to_json(x.value) AS VARCHAR)
       FROM (${sql}) AS x JOIN edition_commitment AS c USING (commitment_id) ORDER BY c.chunk`,
      { part },
    )
  }
}

const partRow = z.object({ commitment_id: z.string(), part: z.string(), json: z.string() })

/** Every commitment with its parts, by id. */
export async function* partsByCommitment(database: Database): AsyncIterable<PartsOf> {
  const [last] = await database.rows(
    'SELECT max(chunk) AS chunk FROM edition_commitment',
    z.object({ chunk: z.number().nullable() }),
  )
  for (let chunk = 0; chunk <= (last?.chunk ?? -1); chunk++) {
    const rows = await database.rows(
      'SELECT commitment_id, part, json FROM edition_part WHERE chunk = $chunk ORDER BY commitment_id, part, place',
      partRow,
      { chunk },
    )
    let start = 0
    while (start < rows.length) {
      const id = rows[start]!.commitment_id
      let end = start + 1
      while (rows[end]?.commitment_id === id) end += 1
      yield partsOf(id, rows.slice(start, end))
      start = end
    }
  }
  await database.run('DROP TABLE edition_part')
}

function partsOf(id: string, rows: readonly z.infer<typeof partRow>[]): PartsOf {
  const byPart = new Map<string, unknown[]>()
  for (const { part, json } of rows) {
    const known = byPart.get(part)
    if (known === undefined) byPart.set(part, [JSON.parse(json)])
    else known.push(JSON.parse(json))
  }
  return { id, rows: (part) => byPart.get(part) ?? [] }
}

/** SQL of an instant as the record writes it. */
export function instantOf(column: string): string {
  return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')`
}

/** SQL of a partial day from its first day and its precision. */
export function partialOf(day: string, precision: string): string {
  return `left(CAST(${day} AS VARCHAR), CASE ${precision} WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)`
}

/** SQL of an exact sum without the zeros that DECIMAL puts behind it; NULL where there is none. */
export function moneyOf(amount: string, currency: string): string {
  return `CASE WHEN ${amount} IS NOT NULL THEN {'amount': regexp_replace(CAST(${amount} AS VARCHAR), '\\.?0+$', ''), 'currency': ${currency}} END`
}

/** SQL of the rows of an event table that are known at the moment. */
export function known(table: string): string {
  return `(SELECT e.* FROM ${table} AS e CROSS JOIN moment AS m WHERE is_known(e.known_from, e.known_to, m.known_at)
    AND e.event_id NOT IN (SELECT event_id FROM withheld_event))`
}

/** The same, and of several events under one name the one recorded last. */
export function latest(table: string, name: string): string {
  return `(SELECT * FROM ${known(table)} QUALIFY row_number() OVER (PARTITION BY ${name} ORDER BY recorded_at DESC, leaf_index DESC) = 1)`
}
