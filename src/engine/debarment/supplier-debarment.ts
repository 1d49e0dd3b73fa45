// Reads the debarments that count at the moment asked about.
import { z } from 'zod'
import { debarment } from '../../record/kinds/same-as.ts'
import type { Database } from '../duckdb.ts'

// A STRUCT has all its fields, and NULL for those that the event has not.
const logged = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const read = debarment.safeParse(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)))
  if (read.success) return read.data
  context.addIssue({ code: 'custom', message: read.error.message })
  return z.NEVER
})

const row = z.strictObject({
  event_id: z.string(),
  supplier: z.string(),
  entry: z.string(),
  debarment: logged,
  reason: z.string(),
  is_current: z.boolean(),
})

export type SupplierDebarment = z.infer<typeof row>

/** Rows of the moment's table `supplier_debarment`, in the order of suppliers and entries, the newest of each first. */
export async function supplierDebarments(database: Database): Promise<readonly SupplierDebarment[]> {
  return database.rows('SELECT * FROM supplier_debarment ORDER BY supplier, entry, is_current DESC, event_id', row)
}
