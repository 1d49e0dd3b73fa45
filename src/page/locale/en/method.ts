// The method in words, how well coders agree, what other choices would do, and the reader's own weights.
const messages = {
  title: 'Method',
  lead: 'Every figure here follows from published tables and one method file. The same tables, method and seed give the same figures to the last digit, so that anyone can compute them again, or otherwise.',
  file: 'The method file',
  digest: 'SHA-256 of the method file',
  contents: 'On this page',

  countedHead: 'What is counted',
  counted1:
    'A pledge counts for the body that leads on it, else for the body that took it on, and never for a promiser who did not take it on. A pledge with parts is listed and its parts count, so that nothing counts twice. Pledges of an office count only once it has had two holders.',
  counted2:
    'The rate covers what was due: pledges whose first due date has come. A pledge without a date falls due at the end of the term and is marked so. Later dates never move the first one. What was kept early is shown as early and enters when due; otherwise success would close early and failure late, and rates in mid-term would run high. Nothing is broken before its date.',
  counted3:
    'Findings are of three standings: adjudicated by this record, adopted from another publisher who is named, or computed from dates and values. No figure mixes them, nor two publishers.',

  choicesHead: 'The choices of this method',
  choicesCaption: 'Each choice in the method file, and what it means',
  choice: 'Choice',
  meaning: 'What it means',
  creditOf: '{level} {credit}',
  peerGroupOf: '{name} ({why})',
  'choice-method': 'The method is called {method}.',
  'choice-version': 'This is its version {version}; a change of any choice makes a new one.',
  'choice-credits': 'A judged commitment earns credit by its outcome: {list}.',
  'choice-leftOut': 'Findings at these levels are counted and left out of the rate: {list}.',
  'choice-leftOut-none': 'No level of finding is left out of the rate.',
  'choice-contested-published': 'Where readings differ, the finding counts as published.',
  'choice-contested-left-out': 'Where readings differ, the finding does not count.',
  'choice-contested-generous': 'Where readings differ, the finding counts one level higher.',
  'choice-contested-strict': 'Where readings differ, the finding counts one level lower.',
  'choice-unjudged-left-out':
    'What fell due and was not judged counts as nothing in the rate; the bounds show what it could do.',
  'choice-unjudged-kept': 'What fell due and was not judged counts as fulfilled.',
  'choice-unjudged-not-kept': 'What fell due and was not judged counts as not fulfilled.',
  'choice-remedies-shown': 'Delivery after the due date is shown beside the rate and does not change it.',
  'choice-remedies-credited': 'Delivery after the due date earns the credit of the level it reached.',
  'choice-judgedMin': 'With fewer than {count} judged, a body has no rate, only its list.',
  'choice-judgedFew': 'With fewer than {count} judged, a rate is marked “few”.',
  'choice-quartersFrom':
    'The chances of being in the top or bottom quarter are given in groups of {count} bodies and more.',
  'choice-reliabilityMin':
    'Where the reliability of the order is below {share}, the data do not tell the bodies apart: they stand by name, without ranks.',
  'choice-typeJudgedMin':
    'Types of commitment with fewer than {count} judged in the group are pooled for the comparison by type.',
  'choice-draws': 'Intervals and ranges of ranks come from {count} draws.',
  'choice-seed': 'The draws start from the seed “{seed}”, so that they are the same each time.',
  'choice-weights': 'There is no overall index: it would mix standings, which no figure does.',
  'choice-peerGroups': 'Beside the groups that sources declare, these bodies are compared: {list}.',
  'choice-peerGroups-none':
    'Bodies are compared in the groups that the sources declare, each with its reason; the method adds none.',

  rateHead: 'How a rate is estimated',
  rate1:
    'The rate is the mean credit per judged commitment. What is shown is an estimate of it: each body’s outcomes are read together with those of its peer group (a hierarchical Dirichlet-multinomial model). A body with few judged commitments is drawn towards its peers and has a wide interval; with many, its own outcomes speak. A body alone in its group borrows nothing.',
  rate2:
    'The estimate is the mean of the posterior; the interval holds the true rate with 95 % probability under the model. Read the two together.',
  rate3:
    'Bounds say what commitments due and not judged could do: the estimate if none of them was kept, and if all were.',
  rate4:
    'The comparison by type sets what a body earned against what commitments of the same types earn in its group. Read it against 1; it does not compare two bodies with each other and is never ranked.',
  rankHead: 'Ranks',
  rank: 'Bodies are ranked in every draw, and what is given is the range that holds 95 % of the draws, never one place. The reliability of the order says how far the differences between bodies exceed chance: 0 is chance alone, 1 no chance at all. Below the method’s limit no rank is given.',
  timeHead: 'Time to delivery',
  time: 'The curve is the cumulative incidence of delivery (Aalen–Johansen): other closures compete, open commitments leave when last seen. There is no curve without start dates. What nobody looked at may differ from the rest.',
  dealsHead: 'Deals',
  dealsCaption: 'When a deal counts as kept, by measure',
  measure: 'Measure',
  keptWhen: 'Kept when',
  judgeable: 'Can be judged',
  'kept-deals-on-time': 'it ended at or before the end first promised',
  'judgeable-deals-on-time': 'with an actual end and a promised one',
  'kept-end-dates-held': 'the latest promised end is no later than the one in force when the body took charge',
  'judgeable-end-dates-held': 'from two observations of the end up',
  'kept-deals-on-budget': 'its final value is at or below the first',
  'judgeable-deals-on-budget': 'with both values, in one currency',
  'kept-openness':
    'the share published of first promised end, first value, supplier type and, once closed, actual end and final value',
  'judgeable-openness': 'always',
  deals1:
    'A later end date counts for the body in charge when it was published. An extension is held against a body only where the source shows the original scope; option years are no failure, so the words are “end date extended”. What the data cannot judge is not judgeable, with the reason, and counts against openness, never against time.',
  deals2:
    'In bulk contracts the process is the unit, and a source is its own peer group: how much can be seen hangs on how it publishes. Suppliers named as legal entities have the same measures over their own deals and stand by name, never ranked: a delivery record, not a mark.',

  coderHead: 'Reliability of coders',
  coderAlpha:
    'Where several people read the same commitment without seeing each other’s reading, Krippendorff’s alpha (ordinal) is {alpha}, with a 95 % interval of {lower} to {upper}, over {units, plural, one {# commitment} other {# commitments}}. 1 is full agreement, 0 what chance would give.',
  'coder-no-pairs': 'How far coders agree cannot be said: no commitment has two readings.',
  'coder-no-variation': 'How far coders agree cannot be said: all readings are of one level.',
  coderNone: 'Nobody has coded commitments for this record, so there is no agreement to report.',
  coderContested: 'Where coders differed, the commitment’s page shows every reading.',

  sensitivityHead: 'What other choices would do',
  sensitivityLead: 'Each league of pledges, estimated anew with one choice made otherwise at a time.',
  sensitivityCaption: 'What each other choice does: {group}',
  otherwise: 'The choice made otherwise',
  largest: 'Largest change of a rate',
  largestBody: 'Body',
  placesMean: 'Places moved, mean',
  placesMax: 'Most',
  points: '{points} points',
  reachCaption: 'Places that a body takes under all these choices: {group}',
  body: 'Body',
  places: 'Places',
  placeRange: '{best} to {worst}',
  dependsOn: 'The order hangs most on this: {choice}.',
  dependsOnNothing: 'None of these choices moves the order.',
  noOrder: 'These data do not tell the bodies apart, so no places are given, only changes of rates.',
  sensitivityNone: 'No league of pledges here has at least two bodies and an estimate, so there is nothing to compare.',
  sensitivityMore: 'Left out of this page for its length; `kept score --sensitivity` prints them all: {list}',
  sensitivitySkipped:
    'Left out, as each comparison estimates the whole league anew: leagues of more than {max} bodies. {list}',
  'alternative-credits-only-fulfilled-counts': 'Only fulfilled counts',
  'alternative-credits-largely-counts-whole-partly-half': 'Largely fulfilled counts whole, partly half',
  'alternative-credits-largely-and-partly-count-whole': 'Largely and partly fulfilled count whole',
  'alternative-contested-published': 'Contested findings count as published',
  'alternative-contested-left-out': 'Contested findings do not count',
  'alternative-contested-generous': 'Contested findings count one level higher',
  'alternative-contested-strict': 'Contested findings count one level lower',
  'alternative-unjudged-left-out': 'Due and not judged counts as nothing',
  'alternative-unjudged-kept': 'Due and not judged counts as fulfilled',
  'alternative-unjudged-not-kept': 'Due and not judged counts as not fulfilled',
  'alternative-remedies-shown': 'Late delivery changes no rate',
  'alternative-remedies-credited': 'Late delivery earns its credit',

  weighHead: 'Your weights',
  weighLead:
    'How much should a pledge kept in part count? Set the credits yourself; the mean credit of each body is computed anew from the published counts. These are your weights, not ours: a plain mean, with no interval and no rank, so do not read an order from it.',
  weighNeedsScript: 'Setting weights needs JavaScript, which is off here. The table below shows the published counts.',
  weighLegend: 'Credit by outcome',
  weighReset: 'Back to the method’s credits',
  weighCaption: 'Outcomes of judged pledges, and mean credits: {group}',
  judged: 'Judged',
  estimate: 'Estimate with interval',
  ours: 'Our mean',
  yours: 'Your mean',
  few: 'too few',
  weighNone: 'No league of pledges here has an estimate, so there is nothing to weigh.',
  weighMore: 'Larger leagues are left out of this page: {list}',
  weighIsOurs: 'These are the method’s own credits.',
  weighIsYours: 'Your weights, not ours. {count} mean credits computed anew.',
  weighTurned: 'With these weights a worse outcome earns more than a better one.',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly method: typeof messages
  }
}

export default messages
