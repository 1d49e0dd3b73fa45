// Reads the lines of contracts that an edition lists.
import { z } from 'zod'
import { formatAmount } from '../../base/money.ts'
import type { Process } from '../document/process.ts'
import type { Reading } from './make-edition.ts'
import { readBodyNames } from './read-body-names.ts'

const text = z.string().nullable()
const row = z.object({
  id: z.string(),
  title: text,
  source: z.string(),
  buyer: text,
  buyer_name: text,
  suppliers: z.array(z.object({ id: z.string(), name: text })),
  unnamed: z.number(),
  contracts: z.number(),
  first_end: text,
  last_end: text,
  currency: text,
  first_minor: text,
  last_minor: text,
  on_time: text,
  end_held: text,
  on_budget: text,
  flags: z.array(z.string()),
})

/** Those in the table `edition_process`, which is made where the bulk deals are measured; none where it is not there. */
export async function* readProcesses({ database }: Pick<Reading, 'database'>): AsyncIterable<Process> {
  const made = await database.rows(
    `SELECT 1 AS one FROM duckdb_tables() WHERE temporary AND table_name = 'edition_process'`,
    z.object({ one: z.number() }),
  )
  if (made.length === 0) return
  const names = await readBodyNames(database)
  const query = `SELECT * REPLACE (CAST(first_end AS VARCHAR) AS first_end, CAST(last_end AS VARCHAR) AS last_end)
    FROM edition_process ORDER BY id`
  for await (const batch of database.batches(query, row)) {
    for (const { buyer, suppliers, unnamed, currency, ...one } of batch) {
      const known = names.refOrNull(buyer)
      const isDescribed = known !== null && known.name['und'] !== known.id
      yield {
        id: one.id,
        title: one.title,
        source: one.source,
        buyer: known === null || isDescribed ? known : { id: known.id, name: { und: one.buyer_name ?? known.id } },
        suppliers: suppliers.map(({ id, name }) => ({ id, name: name ?? id })),
        suppliersUnnamed: unnamed,
        contracts: one.contracts,
        firstEnd: one.first_end,
        lastEnd: one.last_end,
        firstValue: moneyOf(one.first_minor, currency),
        lastValue: moneyOf(one.last_minor, currency),
        onTime: one.on_time,
        endHeld: one.end_held,
        onBudget: one.on_budget,
        flags: one.flags,
      }
    }
  }
}

// No sum where contracts are in several currencies.
function moneyOf(minor: string | null, currency: string | null): Process['firstValue'] {
  if (minor === null || currency === null) return null
  return { amount: formatAmount({ amountMinor: BigInt(minor), currency }), currency }
}
