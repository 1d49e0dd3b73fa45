// Reads the suppliers of an edition: legal entities with their delivery records, never ranked.
import { z } from 'zod'
import { type SupplierDebarment, supplierDebarments } from '../../engine/debarment/supplier-debarment.ts'
import type { Supplier } from '../document/supplier.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './make-edition.ts'
import type { Axes } from './read-axes.ts'

/** Suppliers with a document: those with most processes. The tables to download have them all. */
const supplierDocumentsMax = 100_000

export type ChosenSuppliers = {
  readonly ids: ReadonlySet<string>
  /** All suppliers that are named and have a contract at the moment. */
  readonly named: number
}

/**
 * Chooses the suppliers that get a document, in the table `edition_supplier`. A supplier has an id in the tables only on
 * positive evidence that it is a legal entity; all others are counted there and named nowhere.
 */
export async function chooseSuppliers({ database }: Reading): Promise<ChosenSuppliers> {
  await database.run(`CREATE OR REPLACE TEMP TABLE edition_supplier AS ${supplierQuery} LIMIT ${supplierDocumentsMax}`)
  const ids = new Set<string>()
  for await (const batch of database.batches('SELECT unit_id FROM edition_supplier', z.object({ unit_id: z.string() })))
    for (const { unit_id: id } of batch) ids.add(id)
  const [all] = await database.rows(
    `SELECT count(DISTINCT unit_id) AS n FROM bulk_count WHERE kind = 'supplier'`,
    z.object({ n: z.number() }),
  )
  return { ids, named: all!.n }
}

const row = z.object({
  unit_id: z.string(),
  name: z.string().nullable(),
  source: z.string(),
  processes: z.number(),
  evidence: z.string().nullable(),
})

/** In the order of ids. Debarments only inside their dates: what came before or after them is nobody's mark. */
export async function* readSuppliers({ database, moment }: Reading, axes: Axes): AsyncIterable<Supplier> {
  const debarred = byKey(await supplierDebarments(database), ({ supplier }) => supplier)
  for await (const batch of database.batches(evidenceQuery, row)) {
    for (const { unit_id: id, name, source, processes, evidence } of batch) {
      yield {
        id,
        name: name ?? id,
        source,
        evidence,
        axes: [...axes.of('supplier', id)],
        processes,
        // Flags stand over the contracts of buyers; nothing is flagged of a supplier.
        flags: [],
        debarments: debarred(id)
          .filter((one) => one.is_current && isInForce(one, moment.asOf))
          .map(({ debarment: { list, authority, from, to, url } }) => {
            return { list, authority, from, to: to ?? null, url: url ?? null }
          }),
      }
    }
  }
}

// Of several sources the one with most of its processes names it. One measure counts every process.
const supplierQuery = `
  WITH counted AS (
    SELECT unit_id, source, CAST(sum(n) AS BIGINT) AS n
    FROM bulk_count
    WHERE kind = 'supplier' AND measure = 'deals-on-time'
    GROUP BY unit_id, source
  )
  SELECT unit_id, arg_max(source, {'n': n, 'source': source}) AS source, CAST(sum(n) AS BIGINT) AS processes
  FROM counted
  GROUP BY unit_id
  ORDER BY processes DESC, unit_id`

const evidenceQuery = `
  WITH shown AS (
    SELECT supplier, min(evidence) AS evidence
    FROM bulk_parties
    WHERE role = 'supplier' AND supplier IN (SELECT unit_id FROM edition_supplier)
    GROUP BY supplier
  )
  SELECT s.unit_id, u.name, s.source, s.processes, e.evidence
  FROM edition_supplier AS s
  LEFT JOIN bulk_unit AS u ON u.kind = 'supplier' AND u.source = s.source AND u.unit_id = s.unit_id
  LEFT JOIN shown AS e ON e.supplier = s.unit_id
  ORDER BY s.unit_id`

// A list that gives no last day says nothing of what came after it was last seen to hold the entry.
function isInForce({ debarment: { from, to, seen } }: SupplierDebarment, day: string): boolean {
  return from <= day && day <= (to ?? seen)
}
