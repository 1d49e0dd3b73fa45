// Everything that changed, by day, each event in words.
const messages = {
  title: 'Changes',
  about:
    'Everything that was recorded, by day (UTC), newest first. Nothing recorded is ever taken away: what is put right is recorded too.',
  dayTitle: 'Changes on {day}',
  dayTitlePage: 'Changes on {day}, page {page}',
  none: 'Nothing is recorded yet.',
  earlier: 'Earlier days',
  count: '{count, plural, one {# entry} other {# entries}}',
  all: '{count, plural, one {The one entry of this day} other {All # entries of this day}}',
  newest: 'The newest {count, number} entries',
  kind: 'Kind',
  entries: 'Entries',
  counts: 'Entries by kind',
  list: 'Entries of this day',
  group: '{kind}: {count, plural, one {# entry} other {# entries}}',
  groupFrom: '{kind}: {count, plural, one {# entry} other {# entries}} from {source}',
  feed: 'Feed of all changes',
  back: 'All days',
  proof: 'proof',
  recordedBefore: 'recorded {instant}',
  proofOf: 'Proof of entry {entry}',
  'event-body': 'A body is described: {subject}',
  'event-pledge': 'A pledge is recorded: {subject}',
  'event-deal': 'What a source shows of a contract or project is recorded: {subject}',
  'event-pledge-revision': 'A pledge changed: {subject}',
  'event-finding': 'A finding on {subject}',
  'event-reply': 'A reply concerning {subject}',
  'event-appeal': 'An appeal concerning {subject}',
  'event-decision': 'An appeal concerning {subject} is decided',
  'event-correction': 'A correction concerning {subject}',
  'event-remedy': 'Late delivery of {subject}',
  'event-criterion': 'What would count as delivery of {subject} is fixed',
  'event-override': 'An urgent publication concerning {subject}',
  'event-notice': 'A notice is sent to {subject}',
  'event-link': 'A link between a pledge and a deal: {subject}',
  'event-source': 'A source is described: {subject}',
  'event-dataset': 'Bulk data is recorded: {subject}',
  'event-succession': 'Bodies succeed one another: {subject}',
  'event-same-as': 'Two entries are the same: {subject}',
  'event-void': 'Declared void: {subject}',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly changes: typeof messages
  }
}

export default messages
