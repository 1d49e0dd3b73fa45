// The page about the record and its limits.
const messages = {
  title: 'About this record',
  lead: 'Kept is the open record of what public bodies promised, what they contracted, and what they delivered.',
  coversHead: 'What it covers',
  covers:
    'As of {day}, knowing what was recorded by {instant}. The log then held {entries, plural, one {# entry} other {# entries}}.',
  bodies: 'Bodies',
  pledges: 'Pledges',
  deals: 'Projects and deals',
  processes: 'Contracting processes',
  suppliers: 'Suppliers named',
  findings: 'Findings',
  replies: 'Replies',
  evidence: 'Pieces of evidence',
  operatorHead: 'Who keeps it',
  operator: 'Operator',
  example: 'This is an example record: it shows how Kept works and rates nobody in earnest.',
  window: 'Time to answer before publication',
  windowDays: '{days, plural, one {# day} other {# days}}',
  zone: 'Time zone of days',
  method: 'Method in force',
  languages: 'Languages of the record',
  smallTeam: 'Small team',
  smallTeamYes:
    'Yes: one person may judge alone, appeals are decided by someone outside, and every finding is labelled so.',
  smallTeamNo:
    'No: findings adjudicated here rest on at least two readings made apart, and appeals are decided by others.',
  neverHead: 'What Kept never does',
  never1:
    'It rates public bodies on public commitments. It never scores, ranks, profiles or tracks people. A person appears only as the holder of a public post, by name and term.',
  never2:
    'A supplier is named only where it is shown to be a legal entity; no other supplier is named. Suppliers are never ranked.',
  never3: 'Readers are not tracked: no cookies, no requests to third parties, no stored addresses.',
  never4:
    'It leaves no permanent mark: every adverse finding has a date, a right of reply and of appeal, and late delivery is recorded.',
  never5: 'A flag is a pattern worth a look, never an accusation.',
  standingHead: 'On whose word',
  standingLead: 'Every finding and figure says on whose word it stands. Three standings are never mixed:',
  processHead: 'Reply, appeal and correction',
  process1:
    'Before a finding that rates a body is published, the body is sent it and has {days, plural, one {# day} other {# days}} to answer. Findings adopted from others and computed from data wait in the same way. Urgent publication is an event of its own and visibly labelled.',
  process1Example:
    'Before a finding that rates a body is published, the body is sent it and has {days, plural, one {# day} other {# days}} to answer. An example record is exempt from this, and says so on every page.',
  process2:
    'A reply stands beside the finding, as prominent, on every page and in every form of the data. Bodies and suppliers write to the operator, naming the commitment or the finding; the operator enters the reply word for word.',
  process3:
    'An appeal is decided by someone other than those who judged. Corrections keep the old version visible, with the reason. Late delivery is recorded as such.',
  limitsHead: 'What these data cannot say',
  limitsWithheld:
    '{count, plural, =0 {No finding or measure is held back in this edition.} one {# finding or measure is held back: its body has not been told, or its time to answer has not passed.} other {# findings and measures are held back: their bodies have not been told, or their time to answer has not passed.}}',
  limitsSources:
    'The record has what its sources publish ({count, plural, one {# source} other {# sources}}). What they leave out is missing here, and their mistakes are here until they are corrected.',
  limitsJudgeable:
    'A deal that its data cannot judge is listed as not judgeable, with the reason. It counts neither for nor against a body’s time or budget.',
  limitsUnjudged: '“Due date passed, not judged” says just that: nobody has looked, or nobody could tell.',
  limitsPeers:
    'Bodies are compared only within a peer group, and where the data do not tell them apart no rank is given. Groups differ in what they promise and how they publish.',
  limitsTruth:
    'A proof shows that an entry stands in the log unchanged. Whether what it says is true is for evidence, reply and appeal to show.',
  limitsFew: 'With few commitments judged, estimates are wide; below the method’s limit there is none.',
  erasureHead: 'Erasure',
  erasure:
    'Names of people, texts of replies and evidence can be erased where law orders it. They are in the log only as salted hashes, so the log still proves to be whole. {count, plural, =0 {Nothing has been erased so far.} one {# value has been erased so far.} other {# values have been erased so far.}}',
  languagesHead: 'Languages',
  languagesText:
    'These pages are in English and Simplified Chinese. Words of commitments, findings and replies stand in the language in which they were given, and are not translated by machine.',
  moreHead: 'More',
  moreMethod: 'How figures are made',
  moreData: 'The data, their licences and how to cite',
  moreVerify: 'How to check that nothing was rewritten',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly about: typeof messages
  }
}

export default messages
