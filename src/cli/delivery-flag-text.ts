// The flags of delivery over the contracts of a record: how often each fires, and for which buyers.
import { z } from 'zod'
import type { KeptContext } from './context.ts'
import { caveat } from './flag-text.ts'
import { type QuestionFlags, withQuestion } from './question.ts'
import { columns } from './text-table.ts'

const countRow = z.object({
  flag: z.string(),
  source: z.string(),
  buyer: z.string(),
  name: z.string().nullable(),
  contracts: z.number(),
  processes: z.number(),
})

export type DeliveryFlags = readonly z.infer<typeof countRow>[]

const tables = ['body', 'bulk_flag_count', 'bulk_unit']

/** Counts by flag and buyer, most processes first. */
export function deliveryFlags(context: KeptContext, flags: QuestionFlags): Promise<DeliveryFlags> {
  return withQuestion(context, flags, tables, ({ database }) =>
    database.rows(
      `SELECT f.flag, f.source, f.unit_id AS buyer, u.name, f.contracts, f.processes
       FROM bulk_flag_count AS f
       LEFT JOIN bulk_unit AS u ON u.kind = 'buyer' AND u.source = f.source AND u.unit_id = f.unit_id
       ORDER BY f.flag, f.processes DESC, f.source, f.unit_id`,
      countRow,
    ),
  )
}

const shownPerFlag = 5

/** Lines to print; none where there is no record to speak of. */
export function deliveryTable(counts: DeliveryFlags | undefined): readonly string[] {
  if (counts === undefined) return []
  const byFlag = new Map<string, DeliveryFlags>()
  for (const one of counts) byFlag.set(one.flag, [...(byFlag.get(one.flag) ?? []), one])
  const lines = ['', `Flags of delivery, by buyer. ${caveat}`]
  if (byFlag.size === 0) return [...lines, '  none fires; kept coverage says which of them the data can support']
  for (const [flag, own] of byFlag) {
    const sum = (field: 'contracts' | 'processes') => own.reduce((all, one) => all + one[field], 0)
    lines.push('', `  ${flag}: ${sum('contracts')} contracts in ${sum('processes')} processes of ${own.length} buyers`)
    const rows = own
      .slice(0, shownPerFlag)
      .map((one) => [one.name ?? one.buyer, `${one.processes} processes`, one.source])
    lines.push(columns(rows, 'lrl').replace(/^/gm, '    '))
    if (own.length > shownPerFlag) lines.push(`    … and ${own.length - shownPerFlag} more: --format json has them all`)
  }
  return lines
}
