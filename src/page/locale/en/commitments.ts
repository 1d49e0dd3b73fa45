// The list of commitments.
const messages = {
  title: 'Commitments',
  titlePage: 'Commitments, page {page}',
  about:
    'Pledges, and contracts and projects, of public bodies: who answers for each, when it is due, and what is held of it. The order says nothing of how well anybody does.',
  count: '{count, plural, =0 {No commitments} one {# commitment} other {# commitments}}',
  none: 'No commitment on record fits. Take a filter away, or search by a word of it.',
  'facet-kind': 'Kind',
  'facet-body': 'Body',
  'facet-type': 'Type',
  'facet-state': 'State',
  'facet-verdict': 'Finding',
  'facet-topic': 'Topic',
  'facet-area': 'Area',
  'facet-source': 'Source',
  'facet-standing': 'Standing',
  'facet-jurisdiction': 'Jurisdiction',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly commitments: typeof messages
  }
}

export default messages
