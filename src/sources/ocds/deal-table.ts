// The ten flat tables of bulk deals: their columns in order, what each holds, and its type in Parquet.

/** DuckDB types that Parquet holds exactly. Money is BIGINT minor units of the currency beside it; instants are UTC. */
export type DealColumnType = 'INTEGER' | 'BIGINT' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP' | 'VARCHAR'

export type DealColumn = { readonly name: string; readonly type: DealColumnType; readonly meaning: string }

export type DealTable = {
  readonly table: DealTableName
  readonly about: string
  readonly columns: readonly DealColumn[]
}

export type DealTableName =
  | 'processes'
  | 'parties'
  | 'bids'
  | 'awards'
  | 'contracts'
  | 'contract_revisions'
  | 'milestones'
  | 'transactions'
  | 'amendments'
  | 'documents'

// One column a line: `name TYPE: meaning`.
function columns(lines: string): readonly DealColumn[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const match = /^\s*([a-z_]+) ([A-Z]+): (.+)$/.exec(line)!
      return { name: match[1]!, type: match[2]! as DealColumnType, meaning: match[3]! }
    })
}

/**
 * Rows of every table stand in order of `process`, so that the rows of one process lie together in each file. Numbers of
 * parties, awards and so on count from 0 within their process, in the order of the compiled release; what carries a
 * source's own id is free of the names of unnamed parties (`scrub.ts`).
 */
export const dealTables: readonly DealTable[] = [
  {
    table: 'processes',
    about: 'Contracting processes and projects, one row each: the unit of every rate.',
    columns: columns(`
      process INTEGER: number within the dataset, from 0 in order of first appearance
      kind VARCHAR: process, or project where the source publishes projects
      ocid VARCHAR: open contracting id, or the project's id
      title VARCHAR: title of the tender or project, NULL where there is none or it names an unnamed party
      buyer VARCHAR: body id of the buyer, scheme/identifier; NULL where none can be told
      buyer_name VARCHAR: the buyer's name as published
      buyer_reason VARCHAR: why the buyer is no body: no buyer or no identifier; NULL where it is one
      procuring_entity VARCHAR: body id of the procuring entity, NULL where none can be told
      method VARCHAR: procurement method by the codelist: open, selective, limited or direct
      method_details VARCHAR: the source's own name of the method
      category VARCHAR: main procurement category: goods, works or services
      classification VARCHAR: scheme and code of the first item, scheme:code
      tender_status VARCHAR: tender status by the codelist
      tender_value_minor BIGINT: value of the tender, minor units of its currency
      tender_currency VARCHAR: ISO 4217 code
      tender_start_at TIMESTAMP: start of the tender period
      tender_end_at TIMESTAMP: end of the tender period
      tenderers INTEGER: number of tenderers as published
      releases INTEGER: releases merged, count
      first_release_at TIMESTAMP: date of the earliest release
      last_release_at TIMESTAMP: date of the latest release
    `),
  },
  {
    table: 'parties',
    about:
      'Parties by role. Named are bodies, and suppliers or tenderers on positive evidence of a legal entity; all others are counted.',
    columns: columns(`
      process INTEGER: number of the process
      party INTEGER: number of the party within the process
      role VARCHAR: buyer, procuringEntity, supplier, tenderer, payer, payee, funder and so on, by the codelist
      award INTEGER: number of the award that names it as supplier, NULL for other roles
      bid INTEGER: number of the bid that names it as tenderer, NULL for other roles
      body VARCHAR: body id where the party is a public body
      supplier VARCHAR: id of the legal entity, scheme/identifier, or name-<jurisdiction>/<slug> where its name alone tells it
      name VARCHAR: its name, NULL where it is not named
      evidence VARCHAR: what shows that it is a legal entity: scheme and the scheme's code, or form and the legal form
      type_published BOOLEAN: whether the source says what kind of supplier it is
    `),
  },
  {
    table: 'bids',
    about: 'Bids, one row each.',
    columns: columns(`
      process INTEGER: number of the process
      bid INTEGER: number of the bid within the process
      status VARCHAR: status by the codelist
      bid_at TIMESTAMP: when it was received
      value_minor BIGINT: value, minor units of its currency
      currency VARCHAR: ISO 4217 code
      tenderers INTEGER: tenderers of the bid, count
    `),
  },
  {
    table: 'awards',
    about: 'Awards, one row each.',
    columns: columns(`
      process INTEGER: number of the process
      award INTEGER: number of the award within the process
      status VARCHAR: status by the codelist
      awarded_on DATE: date of the award
      value_minor BIGINT: value, minor units of its currency
      currency VARCHAR: ISO 4217 code
      suppliers INTEGER: suppliers, count
      suppliers_named INTEGER: suppliers named as legal entities, count
    `),
  },
  {
    table: 'contracts',
    about: 'Contracts as last published, one row each; of a project, a row of its own beside its contracts.',
    columns: columns(`
      process INTEGER: number of the process
      contract INTEGER: number of the contract within the process
      kind VARCHAR: contract, or project for the row that stands for a whole project
      contract_id VARCHAR: the source's id, NULL where it has none or it names an unnamed party
      award INTEGER: number of the award that it carries out, NULL where none or a dangling id
      status VARCHAR: status by the codelist
      signed_on DATE: date of signature
      start_on DATE: start of the contract period
      end_on DATE: end of the contract period, as last published
      max_extent_on DATE: latest end that its options allow, as first published; shows the original scope
      value_minor BIGINT: value as last published, minor units of its currency
      currency VARCHAR: ISO 4217 code
      actual_end_on DATE: end of implementation or date of completion
      final_value_minor BIGINT: final value, minor units of its currency
      final_currency VARCHAR: ISO 4217 code
      has_implementation BOOLEAN: whether any implementation is published
      last_news_on DATE: date of the newest implementation news: a transaction, a milestone met or modified, a document
      revisions INTEGER: rows of contract_revisions, count
      amendments INTEGER: amendments, count
    `),
  },
  {
    table: 'contract_revisions',
    about:
      'Contracts as each release showed them, one row a release that speaks of the contract, in the order of merging.',
    columns: columns(`
      process INTEGER: number of the process
      contract INTEGER: number of the contract within the process
      revision INTEGER: number of the revision within the contract, from 0
      released_at TIMESTAMP: date of the release, or of the modification
      start_on DATE: start of the contract period in this release
      end_on DATE: end of the contract period in this release
      value_minor BIGINT: value in this release, minor units of its currency
      currency VARCHAR: ISO 4217 code
      status VARCHAR: status by the codelist
      is_amendment BOOLEAN: whether the release is tagged as an amendment or update of the contract
    `),
  },
  {
    table: 'milestones',
    about: 'Milestones, one row each.',
    columns: columns(`
      process INTEGER: number of the process
      stage VARCHAR: planning, tender, contract or implementation
      contract INTEGER: number of the contract, NULL before one
      milestone INTEGER: number of the milestone within the process
      type VARCHAR: type by the codelist
      status VARCHAR: scheduled, met, notMet or partiallyMet
      due_on DATE: when it is due
      met_on DATE: when it was met
    `),
  },
  {
    table: 'transactions',
    about: 'Payments under contracts, one row each.',
    columns: columns(`
      process INTEGER: number of the process
      contract INTEGER: number of the contract
      transaction INTEGER: number of the transaction within the process
      paid_on DATE: date of the payment
      value_minor BIGINT: sum, minor units of its currency
      currency VARCHAR: ISO 4217 code
    `),
  },
  {
    table: 'amendments',
    about: 'Amendments as the source lists them, one row each.',
    columns: columns(`
      process INTEGER: number of the process
      stage VARCHAR: tender, award or contract
      award INTEGER: number of the award, NULL for other stages
      contract INTEGER: number of the contract, NULL for other stages
      amendment INTEGER: number of the amendment within the process
      amended_on DATE: date of the amendment
      has_rationale BOOLEAN: whether the source gives a reason
    `),
  },
  {
    table: 'documents',
    about: 'Published documents, one row each.',
    columns: columns(`
      process INTEGER: number of the process
      stage VARCHAR: planning, tender, award, contract or implementation
      award INTEGER: number of the award, NULL for other stages
      contract INTEGER: number of the contract, NULL for other stages
      document INTEGER: number of the document within the process
      type VARCHAR: type by the codelist
      url VARCHAR: address, NULL where there is none or it names an unnamed party
      published_on DATE: when it was published
      modified_on DATE: when it was last changed
    `),
  },
]
