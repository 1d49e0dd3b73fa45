// The pages of suppliers that are legal entities.
const messages = {
  title: 'Suppliers',
  about:
    'A delivery record, not a mark. Only suppliers that are shown to be legal entities are named; all others are counted and nothing of theirs is kept. Suppliers are never ranked.',
  supplier: 'Supplier',
  processes: 'Contracting processes',
  source: 'Source',
  list: 'Suppliers, page {page}',
  none: 'No supplier fits.',
  count: '{count, plural, one {# supplier} other {# suppliers}}, by name unless you sort them',
  evidence: 'Shown to be a legal entity by',
  evidenceForm: 'the legal form in its name: {value}',
  evidenceScheme: 'its identifier in a register: {value}',
  id: 'Id',
  record: 'Delivery record',
  recordWhy:
    'What became of its own contracts, by the same rules as for bodies. A late end may be the buyer’s doing as much as the supplier’s.',
  noRecord: 'Its contracts cannot be judged by the data that were published, or there are too few.',
  flags: 'Flags over its contracts',
  debarments: 'Debarments in force',
  debarmentsWhy: 'Shown only inside their dates, after a person confirmed that the entry means this supplier.',
  listName: 'List',
  authority: 'Authority',
  from: 'From',
  to: 'To',
  noEnd: 'no end stated',
  contracts: 'Contracting processes',
  all: 'All {count} contracting processes',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly supplier: typeof messages
  }
}

export default messages
