// One contracting process for the terminal: its buyer, its contracts promised against actual, and its flags.
import { z } from 'zod'
import { formatMoney, type Money } from '../base/money.ts'
import { type AskingDeals, askListed } from '../engine/deals/ask-deals.ts'
import type { Database } from '../engine/duckdb.ts'
import { columns } from './text-table.ts'

const text = z.string().nullable()
const count = z.number().nullable()

const headRow = z.object({
  dataset: z.number(),
  process: z.number(),
  source: z.string(),
  kind: z.string(),
  ocid: z.string(),
  title: text,
  buyer: text,
  buyer_name: text,
  buyer_reason: text,
  method: text,
  method_details: text,
  category: text,
  tender_status: text,
  releases: count,
  first_release_on: text,
  last_release_on: text,
})
const contractRow = z.object({
  contract: z.number(),
  contract_id: text,
  status: text,
  suppliers: z.array(z.string()),
  unnamed: z.number(),
  signed_on: text,
  first_end_on: text,
  last_end_on: text,
  actual_end_on: text,
  slip_days: count,
  on_time: text,
  extension_days: count,
  end_held: text,
  original_scope: z.boolean().nullable(),
  first_value_minor: text,
  currency: text,
  last_value_minor: text,
  final_value_minor: text,
  final_currency: text,
  overrun_bp: count,
  on_budget: text,
  paid_minor: text,
  paid_currency: text,
  payments: count,
  amendments: count,
})
const revisionRow = z.object({
  contract: z.number(),
  released_on: text,
  end_on: text,
  value_minor: text,
  currency: text,
  status: text,
})
const flagRow = z.object({ flag: z.string(), contract: z.number(), value: z.coerce.string().nullable() })

export type ProcessShown = {
  readonly process: z.infer<typeof headRow>
  readonly contracts: readonly z.infer<typeof contractRow>[]
  readonly revisions: readonly z.infer<typeof revisionRow>[]
  readonly flags: readonly z.infer<typeof flagRow>[]
}

/** Reads the process with that id; where several datasets have it, the one recorded last. */
export async function readProcess(database: Database, asking: AskingDeals, ocid: string): Promise<ProcessShown> {
  await askListed(
    database,
    asking,
    'SELECT dataset, process FROM bulk_processes WHERE ocid = $ocid ORDER BY dataset DESC LIMIT 1',
    { ocid },
  )
  const [process] = await database.rows(
    `SELECT p.* EXCLUDE (first_release_at, last_release_at), CAST(first_release_at AS DATE)::VARCHAR AS first_release_on,
       CAST(last_release_at AS DATE)::VARCHAR AS last_release_on FROM slice_processes AS p`,
    headRow,
  )
  return {
    process: process!,
    contracts: await database.rows(contractQuery, contractRow),
    revisions: await database.rows(revisionQuery, revisionRow),
    flags: await database.rows('SELECT flag, contract, value FROM flag_hit ORDER BY flag, contract', flagRow),
  }
}

const contractQuery = `
  SELECT m.contract, c.contract_id, m.status,
    list_sort(coalesce(list_distinct(list(s.name) FILTER (WHERE s.name IS NOT NULL)), [])) AS suppliers,
    count(s.party) FILTER (WHERE s.name IS NULL) AS unnamed,
    CAST(any_value(m.signed_on) AS VARCHAR) AS signed_on, CAST(any_value(m.first_end_on) AS VARCHAR) AS first_end_on,
    CAST(any_value(m.last_end_on) AS VARCHAR) AS last_end_on, CAST(any_value(m.actual_end_on) AS VARCHAR) AS actual_end_on,
    any_value(m.slip_days) AS slip_days, CAST(any_value(m.on_time) AS VARCHAR) AS on_time,
    any_value(m.extension_days) AS extension_days, CAST(any_value(m.end_held) AS VARCHAR) AS end_held,
    any_value(m.original_scope) AS original_scope,
    CAST(any_value(m.first_value_minor) AS VARCHAR) AS first_value_minor, any_value(m.currency) AS currency,
    CAST(any_value(m.last_value_minor) AS VARCHAR) AS last_value_minor, 
    CAST(any_value(m.final_value_minor) AS VARCHAR) AS final_value_minor, any_value(m.final_currency) AS final_currency,
    any_value(m.overrun_bp) AS overrun_bp, CAST(any_value(m.on_budget) AS VARCHAR) AS on_budget,
    CAST(any_value(m.paid_minor) AS VARCHAR) AS paid_minor, any_value(m.paid_currency) AS paid_currency,
    any_value(m.payments) AS payments, any_value(m.amendments) AS amendments
  FROM contract_measure AS m
  LEFT JOIN slice_contracts AS c USING (dataset, process, contract)
  LEFT JOIN slice_parties AS s ON s.dataset = m.dataset AND s.process = m.process AND s.award = m.award AND s.role = 'supplier'
  GROUP BY m.contract, c.contract_id, m.status ORDER BY m.contract`

const revisionQuery = `
  SELECT r.contract, CAST(CAST(r.released_at AS DATE) AS VARCHAR) AS released_on, CAST(r.end_on AS VARCHAR) AS end_on,
    CAST(r.value_minor AS VARCHAR) AS value_minor, r.currency, r.status
  FROM slice_contract_revisions AS r CROSS JOIN moment AS m
  WHERE coalesce(CAST(r.released_at AS DATE) <= m.as_of, TRUE) ORDER BY r.contract, r.revision`

const contractsShownMax = 20
const revisionsShownMax = 12

export function processText(shown: ProcessShown, about: { readonly asOf: string; readonly operator: string }): string {
  const { process, contracts, flags } = shown
  const method = [process.method, process.method_details, process.category].filter((one) => one !== null).join(' · ')
  const head = [
    process.title ?? process.ocid,
    `${process.ocid} · ${process.kind} · ${process.source}`,
    `Buyer: ${process.buyer_name ?? process.buyer ?? 'not told'}${process.buyer === null ? ` (rates nobody: ${process.buyer_reason ?? 'no body'})` : ` (${process.buyer})`}`,
    ...(method === '' ? [] : [`How it was bought: ${method}`]),
    `${process.releases ?? 0} releases, ${process.first_release_on ?? '?'} to ${process.last_release_on ?? '?'}`,
    `As of ${about.asOf}${about.operator === 'example' ? ' · an example record that rates nobody in earnest' : ''}`,
  ]
  const blocks = [head.join('\n'), ...contracts.slice(0, contractsShownMax).map((one) => contractText(one, shown))]
  if (contracts.length > contractsShownMax) {
    blocks.push(`… and ${contracts.length - contractsShownMax} more contracts; --json has them all`)
  }
  if (flags.length > 0) {
    const rows = flags.map(({ flag, contract, value }) => [flag, `contract ${contract}`, value ?? ''])
    blocks.push(
      `Flags: patterns worth a look, never an accusation; docs/add-a-flag.md says where its page is\n${columns(rows, 'llr').replace(/^/gm, '  ')}`,
    )
  }
  return blocks.join('\n\n')
}

function contractText(one: z.infer<typeof contractRow>, { revisions }: ProcessShown): string {
  const suppliers = [...one.suppliers, ...(one.unnamed > 0 ? [`${one.unnamed} not named`] : [])].join(', ')
  const lines = [
    `Contract ${one.contract_id ?? one.contract}${one.status === null ? '' : ` · ${one.status}`}${suppliers === '' ? '' : ` · ${suppliers}`}`,
    `  on time     ${isJudged(one.on_time) ? `${one.on_time}: promised ${one.first_end_on}, ended ${one.actual_end_on} (${days(one.slip_days)})` : `not judgeable: ${one.on_time}`}`,
    `  end date    ${endText(one)}`,
    `  value       ${valueText(one)}`,
  ]
  if ((one.payments ?? 0) > 0)
    lines.push(`  paid        ${money(one.paid_minor, one.paid_currency)} in ${one.payments} payments`)
  if ((one.amendments ?? 0) > 0) lines.push(`  amendments  ${one.amendments}`)
  const own = revisions.filter(({ contract }) => contract === one.contract)
  if (own.length > 1) {
    const rows = own
      .slice(0, revisionsShownMax)
      .map((row) => [
        row.released_on ?? '?',
        `end ${row.end_on ?? '?'}`,
        money(row.value_minor, row.currency),
        row.status ?? '',
      ])
    lines.push(columns(rows, 'llrl').replace(/^/gm, '    '))
    if (own.length > revisionsShownMax)
      lines.push(`    … and ${own.length - revisionsShownMax} more; --json has them all`)
  }
  return lines.join('\n')
}

// The state of a measure: yes, no, or why the data cannot tell.
function isJudged(state: string | null): boolean {
  return state === 'yes' || state === 'no'
}

function endText(one: z.infer<typeof contractRow>): string {
  if (one.first_end_on === null) return 'none published'
  if (!isJudged(one.end_held)) return `${one.last_end_on}; not judgeable: ${one.end_held}`
  if ((one.extension_days ?? 0) <= 0)
    return `${one.last_end_on}, held${one.extension_days === 0 ? '' : ` (${days(one.extension_days)})`}`
  const scope =
    one.original_scope === true ? '' : '; the source does not show the original scope, so it may be an option'
  return `${one.first_end_on} first, ${one.last_end_on} now: extended by ${one.extension_days} days${scope}`
}

function valueText(one: z.infer<typeof contractRow>): string {
  const last =
    one.final_value_minor === null
      ? money(one.last_value_minor, one.currency)
      : money(one.final_value_minor, one.final_currency)
  if (!isJudged(one.on_budget)) return `${last}; not judgeable: ${one.on_budget}`
  return `${money(one.first_value_minor, one.currency)} first, ${last} ${one.final_value_minor === null ? 'last' : 'final'} (${((one.overrun_bp ?? 0) / 100).toFixed(1)} %)`
}

function money(minor: string | null, currency: string | null): string {
  if (minor === null) return 'no value'
  // XXX is the code of ISO 4217 for no currency.
  const sum: Money = { amountMinor: BigInt(minor), currency: currency ?? 'XXX' }
  return formatMoney(sum, 'en')
}

function days(count: number | null): string {
  if (count === null) return ''
  return count > 0 ? `${count} days late` : count < 0 ? `${-count} days early` : 'on the day'
}
