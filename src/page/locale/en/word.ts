// The words of the domain: levels, states, measures, standings, types, roles, reasons and kinds of event.
const messages = {
  'level-fulfilled': 'Fulfilled',
  'level-largely': 'Largely fulfilled',
  'level-partly': 'Partly fulfilled',
  'level-not-fulfilled': 'Not fulfilled',
  'level-reversed': 'Reversed',
  'level-untestable': 'Untestable',
  'level-superseded': 'Superseded',
  'level-void': 'Void',
  'level-open': 'Open',
  'level-early': 'Fulfilled before due',
  'level-not-listed': 'No longer listed',
  'level-due-unjudged': 'Due date passed, not judged',
  'level-yes': 'Yes',
  'level-no': 'No',

  'progress-not-checked': 'Not checked',
  'progress-no-action-found': 'No action found',
  'progress-started': 'Started',
  'progress-advanced': 'Advanced',
  'progress-stalled': 'Stalled',

  'state-open': 'Open',
  'state-due-unjudged': 'Due date passed, not judged',
  'state-judged': 'Judged',
  'state-early': 'Fulfilled before due',
  'state-not-listed': 'No longer listed by its source',
  'state-unrated': 'Rates nobody',
  'state-excluded-level': 'Left out of rates',

  'state-about-open': 'Its due date has not passed.',
  'state-about-due-unjudged':
    'Its first due date has passed, and nobody has judged whether it was kept. That is all this says.',
  'state-about-judged': 'Its first due date has passed and a finding says whether it was kept.',
  'state-about-early':
    'A finding says it was fulfilled ahead of its due date. It enters the rate when that date comes.',
  'state-about-not-listed': 'The source no longer lists it. It stays on the record.',
  'state-about-unrated': 'No single body answers for it, so it enters nobody’s rate.',
  'state-about-excluded-level': 'Untestable, superseded or void: counted and shown, in no rate.',

  'measure-pledges-kept': 'Pledges kept',
  'measure-deals-on-time': 'Deals on time',
  'measure-end-dates-held': 'End dates held',
  'measure-deals-on-budget': 'Deals on budget',
  'measure-openness': 'Openness',
  'measure-about-pledges-kept':
    'Share of the credit that judged pledges earn: 1 where fulfilled, less where in part, 0 where not.',
  'measure-about-deals-on-time': 'Share of closed deals that ended by the end date first promised.',
  'measure-about-end-dates-held': 'Share of deals whose end date was not extended, over the time they were observed.',
  'measure-about-deals-on-budget': 'Share of closed deals whose final value stayed within the value first published.',
  'measure-about-openness':
    'Share published of what a reader needs to judge a deal: promised end and value, actual end and value.',

  'standing-adjudicated': 'Adjudicated',
  'standing-adopted': 'Adopted',
  'standing-computed': 'Computed',
  'standing-about-adjudicated': 'Judged by this record’s own due process, after the body was told and could answer.',
  'standing-about-adopted':
    'Judged by another publisher, who is named; this record shows it and does not vouch for it.',
  'standing-about-computed': 'Follows from dates and values that were published; nobody judged.',

  'kind-pledge': 'Pledge',
  'kind-deal': 'Deal',

  'pledge-type-action': 'Action',
  'pledge-type-outcome': 'Outcome',
  'pledge-type-spending': 'Spending',
  'pledge-type-legislative': 'Legislation',
  'pledge-type-procedural': 'Procedure',
  'pledge-type-institutional': 'Institution',
  'pledge-type-status-quo': 'Keeping things as they are',
  'pledge-type-diplomatic': 'Diplomacy',
  'pledge-type-aspirational': 'Aspiration',
  'pledge-type-other': 'Other',
  'deal-type-project': 'Project',
  'deal-type-contract': 'Contract',

  'body-type-government': 'Government',
  'body-type-ministry': 'Ministry or department',
  'body-type-agency': 'Agency',
  'body-type-council': 'Council',
  'body-type-parliament': 'Parliament',
  'body-type-party': 'Party',
  'body-type-party-in-government': 'Party in government',
  'body-type-company': 'Public company',
  'body-type-buyer': 'Public buyer',
  'body-type-other': 'Other public body',

  'role-party': 'Party',
  'role-government': 'Government',
  'role-office': 'Public office',
  'role-body': 'Public body',

  'wording-verbatim': 'Verbatim',
  'wording-paraphrase': 'Paraphrased by the source',

  'basis-stated': 'stated by the source',
  'basis-term-end': 'end of the term, as no date was given',
  'basis-inferred': 'inferred',
  'basis-source-release': 'shown so by that release of the source',

  // Why the data cannot judge a deal on a measure.
  'reason-no-end-date': 'no end date published',
  'reason-no-actual-end': 'no actual end published',
  'reason-not-ended': 'not ended yet',
  'reason-one-observation': 'observed only once',
  'reason-no-value': 'no value published',
  'reason-no-final-value': 'no final value published',
  'reason-currency-changed': 'currency changed',
  'reason-dates-too-coarse': 'dates too coarse to tell',
  'reason-status-unclear': 'status unclear',
  'reason-value-the-same-in-every-release': 'the same value in every release of the source',
  'reason-cancelled': 'cancelled',

  'shortfall-no-majority': 'No majority for it',
  'shortfall-court': 'Stopped by a court',
  'shortfall-external-shock': 'External shock',
  'shortfall-not-prioritised': 'Not prioritised',
  'shortfall-reversed': 'Reversed',
  'shortfall-inherited': 'Inherited',
  'shortfall-other': 'Another reason',

  'unrated-parent-of-leaves': 'Its parts are rated instead, so that nothing counts twice.',
  'unrated-post-single-tenure':
    'It was made by an office that one person alone has held; such pledges are only listed.',
  'unrated-not-taken-on': 'No body has taken it on, and nobody is rated for what they never took on.',

  'unscored-not-fulfilled-before-its-due-date':
    'The source calls it not fulfilled before its due date; shown, never scored.',

  'grade-minor': 'Minor correction',
  'grade-factual': 'Factual correction',
  'grade-verdict-changing': 'Correction that changed the verdict',
  'grade-void': 'Declared void',

  'outcome-upheld': 'Appeal upheld',
  'outcome-partly-upheld': 'Appeal partly upheld',
  'outcome-dismissed': 'Appeal dismissed',

  'cause-publisher-changed': 'The publisher changed it',
  'cause-new-document': 'A new document changed it',
  'cause-collector-corrected': 'A collector’s mistake was corrected',
  'cause-unknown': 'Cause not known',

  'independence-promiser': 'From whoever made the promise',
  'independence-government': 'From government',
  'independence-independent': 'Independent',
  'independence-unknown': 'Independence not known',

  'how-renamed': 'renamed',
  'how-merged': 'merged',
  'how-split': 'split',
  'how-transferred': 'functions transferred',
  'how-abolished': 'abolished',

  'flow-delivered': 'Delivered',
  'flow-open': 'Open',
  'flow-closed-otherwise': 'Closed otherwise',

  'event-appeal': 'Appeal',
  'event-body': 'Body',
  'event-candidate': 'Candidate commitment',
  'event-coding': 'Coding',
  'event-conflict-statement': 'Statement on conflicts of interest',
  'event-correction': 'Correction',
  'event-criterion': 'Criterion',
  'event-dataset': 'Dataset',
  'event-deal': 'Deal',
  'event-decision': 'Decision on an appeal',
  'event-document': 'Document',
  'event-edition': 'Edition',
  'event-erasure': 'Erasure',
  'event-evidence': 'Evidence',
  'event-finding': 'Finding',
  'event-link': 'Link',
  'event-method': 'Method',
  'event-notice': 'Notice to a body',
  'event-override': 'Urgent publication',
  'event-pledge': 'Pledge',
  'event-pledge-revision': 'Revision of a pledge',
  'event-post': 'Post',
  'event-publication': 'Publication',
  'event-remedy': 'Late delivery',
  'event-reply': 'Reply of a body',
  'event-same-as': 'Same as',
  'event-source': 'Source',
  'event-succession': 'Succession of bodies',
  'event-tenure': 'Tenure',
  'event-void': 'Void',
  'event-window-extension': 'Longer window to answer',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly word: typeof messages
  }
}

export default messages
