// Lists: filters, order, how many.
const messages = {
  filter: 'Filter this list',
  apply: 'Show',
  clear: 'Clear filters',
  all: 'All',
  filtersNotHere:
    'This is a static edition: its lists cannot be filtered or sorted here. The Data page has the tables to download.',
  filtersRunAt: 'Filters and sorting run at {address}.',
  nothing: 'Nothing matches.',
  broken: 'This question cannot be read',
  brokenAbout: 'A filter, order or page in the address is not one that this list has.',
  brokenBack: 'Back to the whole list',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly list: typeof messages
  }
}

export default messages
