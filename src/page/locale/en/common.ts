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
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly common: typeof messages
  }
}

export default messages
