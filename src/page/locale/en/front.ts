// The front of the site, and its pages by measure.
const messages = {
  title: 'Overview',
  heading: 'What public bodies promised, contracted and delivered',
  lead: 'The open record of {operator}: public commitments, on whose word they were kept or not, and how sure that is.',
  covers: 'What the record covers',
  bodies: '{count, plural, one {public body} other {public bodies}}',
  pledges: '{count, plural, one {pledge} other {pledges}}',
  deals: '{count, plural, one {project} other {projects}}',
  processes: '{count, plural, one {contract} other {contracts}}',
  findings: '{count, plural, one {finding} other {findings}}',
  replies: '{count, plural, one {reply of a body} other {replies of bodies}}',
  fresh: 'As of {day}; last recorded {instant}.',
  freshAsOf: 'As of {day}.',
  leagues: 'Side by side with their peers',
  measures: 'Measures',
  nobody: 'No body has anything judged on this measure.',
  fewListed: 'Too few judged to estimate, listed only: {names}.',
  andMore: 'and {count, plural, one {# more} other {# more}}',
  dueLately: 'Fell due lately',
  dueNext: 'Due next',
  changedLately: 'Changed lately',
  nothingDue: 'Nothing fell due before {day}.',
  nothingNext: 'No commitment on the record has a due date ahead.',
  nothingChanged: 'No change is on the record yet.',
  allCommitments: 'All commitments',
  allChanges: 'All changes',
  sources: 'Sources',
  sourceOf: '{publisher}, {licence}; last recorded {day}',
  due: 'due {day}',
  leadExample: 'An open record of public commitments: on whose word they were kept or not, and how sure that is.',
  withoutEstimate: 'Peers of whom too little is judged for an estimate',
  'changed-body': 'described',
  'changed-pledge': 'pledge recorded',
  'changed-deal':
    '{count, plural, one {one snapshot of its source recorded} other {# snapshots of its source recorded}}',
  'changed-pledge-revision': 'pledge changed',
  'changed-finding': '{count, plural, one {finding recorded} other {# findings recorded}}',
  'changed-evidence': 'evidence recorded',
  'changed-reply': '{count, plural, one {the body replied} other {the body replied # times}}',
  'changed-appeal': 'appeal recorded',
  'changed-decision': 'appeal decided',
  'changed-correction': 'corrected',
  'changed-remedy': 'delivered late',
  'changed-criterion': 'what would count as delivery fixed',
  'changed-override': 'published urgently',
  'changed-notice': 'notice sent',
  'changed-link': 'pledge and deal linked',
  'changed-source': 'source described',
  'changed-dataset': 'bulk data recorded',
  'changed-succession': 'succession of bodies recorded',
  'changed-same-as': 'two entries found to be the same',
  'changed-void': 'declared void',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly front: typeof messages
  }
}

export default messages
