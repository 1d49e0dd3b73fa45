// What the pages of topics, types and areas share: counts, bodies, estimates and commitments under one head.
const messages = {
  counts: 'Where its commitments stand',
  countsWhy: 'A commitment that findings of several standings speak of is counted once for each state that it is in.',
  state: 'State',
  kind: 'Kind',
  pledges: 'Pledges',
  deals: 'Projects',
  commitments: 'Commitments',
  bodies: 'Bodies that answer for them',
  bodiesFew:
    'The {shown} with the most of {total}; the number says how much is on record here, and nothing of how well.',
  body: 'Body',
  noBodies: 'No body of this record answers for any of them.',
  estimates: 'Estimates',
  estimatesWhy:
    'Each value stands with its interval and its standing. Values of different standings, publishers or peer groups are not comparable, and nothing here is ranked.',
  noEstimates: 'No estimate: too few are judged, or none can be.',
  measure: 'Measure',
  value: 'Value',
  interval: '95 % interval',
  bounds: 'If none or all of the unjudged were kept',
  boundsOf: '{lower} to {upper}',
  judged: 'Judged',
  standing: 'Standing',
  group: 'Peer group',
  notShown: 'not shown: fewer judged than the method asks for',
  listed: '{count, plural, =0 {No commitments} one {# commitment} other {# commitments}}',
  shownOf: 'The first {shown} of {total}.',
  'facet-state': 'State',
  'facet-verdict': 'Finding',
  'facet-body': 'Body',
  'facet-source': 'Source',
  'facet-standing': 'Standing',
  commitment: 'Commitment',
  due: 'Due',
  changed: 'Changed',
  noDue: 'no date',
  dueFirst: 'at first {day}',
  verdict: 'Finding',
  nothing: 'Nothing on record fits.',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly subject: typeof messages
  }
}

export default messages
