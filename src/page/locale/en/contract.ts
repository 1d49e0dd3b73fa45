// The lists of contracting processes.
const messages = {
  title: 'Contracts',
  about:
    'Contracting processes out of bulk data, one line each. All of them, with every column, are in the {downloads} as Parquet.',
  downloads: 'downloads',
  list: 'Contracting processes, page {page}',
  count:
    '{count, plural, =0 {No contracting process fits} one {# contracting process} other {# contracting processes}}',
  none: 'No contracting process fits.',
  process: 'Process',
  buyer: 'Buyer',
  supplier: 'Supplier',
  suppliers: 'Suppliers',
  source: 'Source',
  flag: 'Flag',
  unnamed: '{count, plural, one {# not named} other {# not named}}',
  end: 'End: promised, then latest',
  value: 'Value: first, then latest',
  notStated: 'not stated',
  onTime: 'On time',
  endHeld: 'End date held',
  onBudget: 'On budget',
  yes: 'yes',
  no: 'no',
  notJudgeable: 'not judgeable: {reason}',
  flags: 'Flags',
  judgeableWhy:
    'A process that its data cannot judge says why; this counts against openness, never against time or budget.',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly contract: typeof messages
  }
}

export default messages
