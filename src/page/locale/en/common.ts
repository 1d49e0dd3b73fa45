// What many pages say.
const messages = {
  years: '{years} years',
  days: '{count, plural, one {# day} other {# days}}',
  siteName: 'Kept',
  exampleRecord: 'This is an example record. It shows how Kept works and rates nobody in earnest.',
  pages: 'Pages of this list',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: 'Page {page} of {pages}',
  chartData: 'The data behind this chart',
  skip: 'Skip to content',
  interval95: '95% interval',
  rangeOf: '{lower} – {upper}',
  few: 'few',
  fewAbout: 'Fewer than ten judged: read with care.',
  contested: 'contested',
  contestedAbout: 'Readings of it differ; both are shown.',
  adoptedFrom: 'Adopted from {publisher}',
  adjudicated: 'Adjudicated by this record',
  computed: 'Computed from published data',
  computedFrom: 'Computed from contracts published by {source}',
  noFinding: 'No findings yet',
  notKnown: 'Not known',
  flagCaveat: 'A pattern worth a look, never an accusation.',
  total: '{count, plural, =0 {None} one {# in all} other {# in all}}',
  comma: ', ',
  colon: ': ',
  // Between two sentences.
  gap: ' ',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly common: typeof messages
  }
}

export default messages
