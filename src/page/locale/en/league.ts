// Leagues: one peer group's estimates side by side, on the front and on pages of their own.
const messages = {
  body: 'Body',
  type: 'Type',
  topic: 'Topic',
  jurisdiction: 'Jurisdiction',
  supplier: 'Supplier',
  title: '{measure}: {group}',
  whole: 'The whole league: {count, plural, one {# body} other {# bodies}}',
  shownOf: 'The first {shown} of {total} are shown.',
  why: 'Why they are peers: {why}',
  ordered:
    'Ordered by rate, because these data tell the bodies apart (reliability of the order {reliability}). Ranks are 95% ranges: the true rank may be any within.',
  notOrdered:
    'These data do not tell the bodies apart (reliability of the order {reliability}, below 0.5). They stand by name, and no rank is given.',
  notOrderedScope:
    'No ranks: the source does not show the original scope, so an end date extended is not held against a body. They stand by name.',
  notOrderedNoOrder: 'They stand by name, and no rank is given.',
  alone: 'One body alone in its group: its estimate borrows nothing from peers.',
  sideBySide: 'Estimates side by side, by name; only bodies are ranked.',
  delivery: 'A delivery record, not a mark: suppliers stand by name and have no rank.',
  caption: '{measure}, {group}: estimate and 95% interval',
  allFigures: 'All figures',
  howToRead:
    'The dot is the estimate of the rate, the line its 95% interval: where lines overlap widely, do not read much into which dot lies further right. Hollow dots rest on fewer than ten judged.',
  rate: 'Rate',
  crude: 'Crude rate',
  bounds: 'Bounds by the unjudged',
  judged: 'Judged',
  unjudged: 'Due, not judged',
  contested: 'Contested',
  rank: 'Rank range',
  topQuarter: 'In the top quarter',
  bottomQuarter: 'In the bottom quarter',
  caseMix: 'Case mix, read against 1',
  years: 'Years observed',
  slip: 'Median days moved',
  boundsAbout:
    'Bounds: the estimate if none, and if all, of the commitments due and not judged were kept. Case mix: kept over what the types of commitments would let expect; read against 1 and never ranked.',
  listed: 'Too few judged for an estimate',
  listedAbout: 'Fewer than six judged: listed with how many, and no figure.',
  notJudgeable: 'Not judgeable from these data',
  notJudgeableAll: 'Nothing can be judged here for any body: {reasons}.',
  notJudgeableSome: '{count, plural, one {For # body} other {For # bodies}} nothing can be judged: {reasons}.',
  nothingJudged: 'Nothing is judged yet.',
  reason: '{reason} ({count, plural, one {# deal} other {# deals}})',
  reliability: 'Reliability',
  reliabilityAbout:
    'How far the differences between bodies outweigh the chance in each body’s figures: 0 is all chance, 1 is none. Below 0.5 bodies are not ordered.',
  reliabilityNone: 'There is no order whose reliability could be told.',
  otherLeagues: 'Other measures of these peers',
  sensitivity: 'Under other choices of method',
  sensitivityAbout: 'The order depends most on {about} ({name}): under it places move by {places} on average.',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly league: typeof messages
  }
}

export default messages
