// The frame of every page: header, navigation, footer.
const messages = {
  tagline: 'The record of {operator}',
  navigation: 'Main navigation',
  'nav-overview': 'Overview',
  'nav-bodies': 'Bodies',
  'nav-commitments': 'Commitments',
  'nav-contracts': 'Contracts',
  'nav-topics': 'Topics',
  'nav-areas': 'Areas',
  'nav-flags': 'Flags',
  'nav-suppliers': 'Suppliers',
  'nav-changes': 'Changes',
  'nav-compare': 'Compare',
  'nav-method': 'Method',
  'nav-data': 'Data',
  'nav-verify': 'Verify',
  'nav-about': 'About',
  search: 'Search',
  searchLabel: 'Search bodies, commitments and topics',
  languages: 'Languages',
  momentAsOf: 'You see what was so on {day}.',
  momentKnownAt: 'You see what the record knew by {instant}.',
  momentNow: 'Back to the present edition',
  footer: 'About this edition',
  asOf: 'As of {day}',
  entries: '{count, plural, one {# entry in the log} other {# entries in the log}}',
  licence:
    'Facts compiled here may be reused freely; what comes from a source keeps that source’s licence, named beside its data.',
  promise: 'Kept rates public bodies on public commitments, never people. No cookies, no tracking.',
  linkEdition: 'This edition for machines',
  linkCheckpoint: 'Signed checkpoint',
  linkFeedAtom: 'Feed of changes (Atom)',
  linkFeedJson: 'Feed of changes (JSON)',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly layout: typeof messages
  }
}

export default messages
