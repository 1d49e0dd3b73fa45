// Search.
const messages = {
  title: 'Search',
  label: 'Words of a commitment, a body, a topic, a place or a supplier',
  go: 'Search',
  tooLong: 'That is too long to search for. Give at most {count} characters.',
  tooShort: 'Give at least two characters.',
  count: '{count, plural, one {# found, best first} other {# found, best first}}',
  most: 'The {count} that fit best',
  nothing: 'Nothing on record resembles “{question}”.',
  tryFewer: 'Try fewer words, or the beginning of one; small typos are forgiven.',
  tryLanguage: 'Try the language of the source: what it published is searched as it was published.',
  tryLists: 'Or look through {list}, {bodies} or {topics}.',
  static: 'This is a static edition: plain files, which cannot search.',
  serve: 'Who has the record can serve it with search, on their own machine too:',
  serveOrigin: 'The record is the one of {origin}; the Data page says how to get its tables.',
  runsAt: 'This is a static edition: plain files, which cannot search. Search runs at {address}.',
  'kind-body': 'Body',
  'kind-topic': 'Topic',
  'kind-area': 'Area',
  'kind-supplier': 'Supplier',
  'kind-flag': 'Flag',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly search: typeof messages
  }
}

export default messages
