// The page that compares bodies, or the years of one body.
const messages = {
  title: 'Compare',
  about:
    'Bodies side by side on all measures. A comparison means something within one peer group alone: there bodies answer for commitments of one kind, counted in one way.',
  choose: 'Choose bodies',
  body: 'Body',
  noBody: 'none',
  addOne: 'Add',
  findOne: 'Find',
  without: 'Fewer judged than the method asks for, so no value is shown: {names}.',
  find: 'Find a body by name',
  found: 'Found',
  foundNone: 'No body of that name.',
  add: 'Add {name}',
  remove: 'Remove {name}',
  chosen: 'Chosen',
  tooMany: 'Up to {max} bodies can stand side by side; the first {max} are shown.',
  unknown: 'No body in this record has the id {id}.',
  peers: 'All are in one peer group: {group}.',
  notPeers:
    'These bodies are not peers. Their figures stand in one table and share no axis: how hard a commitment is, and how it is counted, differs from group to group.',
  noGroup: 'no peer group',
  group: 'Peer group',
  measures: 'On all measures',
  noFigures: 'Nothing of these bodies is judged on any measure.',
  none: 'nothing',
  periods: 'Over the years',
  periodsWhy:
    'Commitments by the year in which they first fell due. These are counts and no estimates: one year holds too few to estimate from.',
  periodsOf: '{name}: {standing}',
  year: 'Fell due in',
  fellDue: 'Fell due',
  judged: 'Judged',
  kept: 'Fulfilled',
  largely: 'Largely fulfilled',
  partly: 'Partly fulfilled',
  notKept: 'Not fulfilled or reversed',
  unjudged: 'Due date passed, not judged',
  leftOut: 'Left out',
  periodsCut: 'Only the first {count} commitments are counted here.',
  periodsNone: 'None of its commitments has fallen due.',
  moments: 'As of two days',
  momentsWhy: 'What was so on each of two days, by what the record knows today.',
  from: 'One day',
  to: 'Another day',
  showMoments: 'Show both',
  atMoment: '{name} as of {day}',
  valueOn: 'Value and interval, {day}',
  judgedOn: 'Judged, {day}',
  momentsCaveat:
    'Much of what was judged on the earlier day is judged on the later one too, and a finding may have been recorded late: two intervals that differ are no test of a change.',
  laterDay: '{day} lies after the day of this edition, {newest}.',
  badDay: 'A day is written as 2024-12-31; {text} is none.',
  matrix: '{group}: all measures',
  matrixes: 'Every peer group, all measures',
  matrixCut: 'The first {shown} of {total} bodies by name.',
  emptyMeasures: 'Nothing is judged here on: {names}.',
  live: 'Free choice of bodies runs where the record is served: {link}.',
  served: 'Free choice of bodies runs where the record is served with “kept serve”.',
  judgedOf: '{count} judged',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly compare: typeof messages
  }
}

export default messages
