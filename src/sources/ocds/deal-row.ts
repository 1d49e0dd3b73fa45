// Rows of the ten tables as tuples, one cell a column of `deal-table.ts` in its order.
import type { DealTableName } from './deal-table.ts'

type Text = string | null
/** Days since 1970-01-01. */
type Day = number | null
/** Milliseconds since 1970 in UTC. */
type Instant = number | null
/** Minor units. */
type Minor = number | bigint | null
type Count = number | null

export type DealRow = {
  readonly processes: readonly [
    process: number,
    kind: 'process' | 'project',
    ocid: Text,
    title: Text,
    buyer: Text,
    buyer_name: Text,
    buyer_reason: Text,
    procuring_entity: Text,
    method: Text,
    method_details: Text,
    category: Text,
    classification: Text,
    tender_status: Text,
    tender_value_minor: Minor,
    tender_currency: Text,
    tender_start_at: Instant,
    tender_end_at: Instant,
    tenderers: Count,
    releases: number,
    first_release_at: Instant,
    last_release_at: Instant,
  ]
  readonly parties: readonly [
    process: number,
    party: number,
    role: string,
    award: Count,
    bid: Count,
    body: Text,
    supplier: Text,
    name: Text,
    evidence: Text,
    type_published: boolean,
  ]
  readonly bids: readonly [
    process: number,
    bid: number,
    status: Text,
    bid_at: Instant,
    value_minor: Minor,
    currency: Text,
    tenderers: number,
  ]
  readonly awards: readonly [
    process: number,
    award: number,
    status: Text,
    awarded_on: Day,
    value_minor: Minor,
    currency: Text,
    suppliers: number,
    suppliers_named: number,
  ]
  readonly contracts: readonly [
    process: number,
    contract: number,
    kind: 'contract' | 'project',
    contract_id: Text,
    award: Count,
    status: Text,
    signed_on: Day,
    start_on: Day,
    end_on: Day,
    max_extent_on: Day,
    value_minor: Minor,
    currency: Text,
    actual_end_on: Day,
    final_value_minor: Minor,
    final_currency: Text,
    has_implementation: boolean,
    last_news_on: Day,
    revisions: number,
    amendments: number,
  ]
  readonly contract_revisions: readonly [
    process: number,
    contract: number,
    revision: number,
    released_at: Instant,
    start_on: Day,
    end_on: Day,
    value_minor: Minor,
    currency: Text,
    status: Text,
    is_amendment: boolean,
  ]
  readonly milestones: readonly [
    process: number,
    stage: string,
    contract: Count,
    milestone: number,
    type: Text,
    status: Text,
    due_on: Day,
    met_on: Day,
  ]
  readonly transactions: readonly [
    process: number,
    contract: number,
    transaction: number,
    paid_on: Day,
    value_minor: Minor,
    currency: Text,
  ]
  readonly amendments: readonly [
    process: number,
    stage: string,
    award: Count,
    contract: Count,
    amendment: number,
    amended_on: Day,
    has_rationale: boolean,
  ]
  readonly documents: readonly [
    process: number,
    stage: string,
    award: Count,
    contract: Count,
    document: number,
    type: Text,
    url: Text,
    published_on: Day,
    modified_on: Day,
  ]
}

/** Takes the rows of a table, in order of `process`. */
export type DealRows = { readonly [Table in DealTableName]: (row: DealRow[Table]) => void }
