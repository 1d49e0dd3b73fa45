// The parts of commitments that come from pledges and deals: what was said, when it falls due, how it changed.
import type { Commitment, Revision, Snapshot, StandingNow } from '../document/commitment.ts'
import { instantOf, known, latest, moneyOf, type Part, partialOf } from './part.ts'

/** A ref whose name is known by its id alone. */
export type Named = string | null

export type Head = Pick<
  Commitment,
  'kind' | 'source' | 'unratedReason' | 'peerGroup' | 'topics' | 'jurisdiction' | 'term' | 'due' | 'parent'
> & {
  readonly title: Commitment['title'] | null
  readonly body: Named
  readonly listed: boolean | null
  readonly testable: boolean | null
}

type Pledge = NonNullable<Commitment['pledge']>
export type PledgePart = Omit<Pledge, 'promiser' | 'answerable' | 'lead' | 'contributing'> & {
  readonly promiser: { readonly role: string; readonly body: Named; readonly post: Pledge['promiser']['post'] }
  readonly answerable: { readonly body: string; readonly since: string | null } | null
  readonly lead: Named
  readonly contributing: readonly string[]
  readonly places: Commitment['places']
  readonly event: string
  readonly leaf: number
  readonly recordedAt: string
}

type Deal = NonNullable<Commitment['deal']>
export type DealPart = Omit<Deal, 'snapshots' | 'measures'> & { readonly places: Commitment['places'] }
export type SnapshotPart = Omit<Snapshot, 'body'> & { readonly body: Named; readonly recordedAt: string }
export type MeasurePart = Omit<Deal['measures'][number], 'body'> & { readonly body: Named }
export type RevisionPart = Revision
export type CriterionPart = Commitment['criteria'][number]
export type LinkPart = Commitment['links'][number] & { readonly recordedAt: string }
export type StandingPart = StandingNow

const places = (column: string) =>
  `coalesce(list_transform(${column}, one -> {'name': one.name, 'scheme': one.scheme, 'code': one.code}), [])`

// A join on more than equal columns is many times slower, so what is joined is made ready first.
const head = `SELECT c.commitment_id, 0 AS place, {
    'kind': c.kind, 'source': c.source, 'title': own.title_texts, 'body': c.rated_body, 'unratedReason': c.unrated_reason,
    'peerGroup': c.peer_group, 'topics': coalesce(c.topics, []), 'jurisdiction': c.jurisdiction, 'term': c.term,
    'due': {'first': c.first_due, 'last': c.last_due, 'basis': c.due_basis},
    'parent': CASE WHEN parent.commitment_id IS NOT NULL THEN {'id': parent.commitment_id, 'name': parent.title_texts} END,
    'listed': c.listed, 'testable': c.testable
  } AS value
  FROM (
    SELECT DISTINCT ON (commitment_id) * REPLACE (nullif(parent_id, commitment_id) AS parent_id) FROM commitment
  ) AS c JOIN edition_commitment AS own USING (commitment_id)
  LEFT JOIN edition_commitment AS parent ON parent.commitment_id = c.parent_id`

// Due process first, then other publishers by name, then what a clock or data tell.
const standing = `SELECT commitment_id,
    row_number() OVER (ORDER BY list_position(['adjudicated', 'adopted', 'computed'], standing), publisher) AS place, {
      'standing': standing, 'publisher': publisher, 'state': state, 'progress': progress, 'fulfilment': fulfilment,
      'isContested': contested, 'unscored': unscored, 'reason': reason, 'remediedOn': remedied_on,
      'remediedFulfilment': remedied_fulfilment, 'finding': finding_event
    } AS value
  FROM commitment`

const pledge = `SELECT p.commitment_id, 0 AS place, {
    'wording': p.wording_texts, 'wordingIs': p.wording_is, 'type': p.pledge_type,
    'promiser': {'role': p.promiser_role, 'body': p.promiser_body,
      'post': CASE WHEN p.promiser_post IS NOT NULL THEN coalesce(post.name, MAP {'und': p.promiser_post}) END},
    'answerable': CASE WHEN p.answerable_body IS NOT NULL THEN {'body': p.answerable_body, 'since': p.answerable_since} END,
    'lead': p.lead_body, 'contributing': coalesce(p.contributing, []), 'made': p.made, 'target': p.target,
    'document': CASE WHEN coalesce(p.document, p.document_url, p.locator) IS NOT NULL THEN {
      'title': CASE WHEN d.document IS NULL THEN p.document ELSE d.title END,
      'url': coalesce(p.document_url, d.url), 'locator': p.locator, 'published': d.published.date} END,
    'places': ${places('p.places')}, 'event': e.event_id, 'leaf': e.leaf_index, 'recordedAt': ${instantOf('e.recorded_at')}
  } AS value
  FROM pledge AS p JOIN statement AS s USING (commitment_id)
  JOIN ${known('event_pledge')} AS e ON e.version_leaf = s.first_leaf
  LEFT JOIN ${latest('event_post', 'post')} AS post ON post.post = p.promiser_post
  LEFT JOIN ${latest('event_document', 'document')} AS d ON d.document = p.document`

// Openness has a row for every deal but those of which the body in charge was not sent the measures.
const deal = `SELECT commitment_id, 0 AS place, {
    'type': deal_type, 'firstEnd': first_end_on, 'lastEnd': last_end_on, 'actualEnd': actual_end_on,
    'slipDays': CASE WHEN commitment_id IN (SELECT commitment_id FROM openness) THEN slip_days END,
    'firstValue': ${moneyOf('first_value_amount', 'first_value_currency')},
    'value': ${moneyOf('value_amount', 'value_currency')},
    'finalValue': ${moneyOf('final_value_amount', 'final_value_currency')}, 'places': ${places('places')}
  } AS value
  FROM deal`

const snapshot = `SELECT s.commitment_id, s.snapshot_number AS place, {
    'event': s.event_id, 'leaf': e.leaf_index, 'snapshot': s.snapshot,
    'from': ${partialOf('s.effective_from', 's.effective_precision')}, 'body': s.body_id, 'start': s.start_on,
    'end': s.end_on, 'endLow': s.end_low, 'endHigh': s.end_high, 'actualEnd': s.actual_end_on, 'daysMoved': s.days_moved,
    'value': ${moneyOf('s.value_amount', 's.value_currency')},
    'finalValue': ${moneyOf('s.final_value_amount', 's.final_value_currency')},
    'outlook': CASE WHEN s.outlook IS NOT NULL THEN {'scale': s.outlook_scale, 'value': s.outlook} END,
    'withheld': coalesce(s.withheld, []), 'recordedAt': ${instantOf('s.recorded_at')}
  } AS value
  FROM deal_snapshot AS s JOIN (SELECT DISTINCT event_id, leaf_index FROM event_deal) AS e USING (event_id)`

const measure = `SELECT commitment_id, row_number() OVER (ORDER BY measure, spell_number) AS place, {
    'measure': measure, 'body': body_id, 'outcome': outcome, 'reason': reason, 'slipDays': slip_days, 'overrun': overrun
  } AS value
  FROM deal_measure`

const revision = `SELECT r.commitment_id, row_number() OVER (ORDER BY r.revision_number, r.field) AS place, {
    'event': r.event_id, 'leaf': e.leaf_index, 'from': ${partialOf('r.effective_from', 'e.effective_precision')},
    'recordedAt': ${instantOf('r.recorded_at')}, 'cause': r.cause, 'isDrift': coalesce(r.is_drift, FALSE), 'field': r.field,
    'was': r.was, 'now': r.now
  } AS value
  FROM revision AS r JOIN ${known('event_pledge_revision')} AS e USING (event_id)`

const criterion = `SELECT coalesce(a.canonical_id, e.commitment) AS commitment_id, e.leaf_index AS place,
    {'criterion': e.criterion, 'text': e.text, 'recordedAt': ${instantOf('e.recorded_at')}} AS value
  FROM ${latest('event_criterion', 'criterion')} AS e LEFT JOIN commitment_alias AS a ON a.commitment_id = e.commitment`

const linked = `SELECT coalesce(p.canonical_id, e.pledge) AS pledge, coalesce(d.canonical_id, e.deal) AS deal, e.reason,
    e.recorded_at, e.leaf_index
  FROM ${known('event_link')} AS e
  LEFT JOIN commitment_alias AS p ON p.commitment_id = e.pledge
  LEFT JOIN commitment_alias AS d ON d.commitment_id = e.deal`

const link = `SELECT x.commitment_id, x.leaf_index AS place, {
    'id': other.commitment_id, 'name': other.title_texts, 'reason': x.reason, 'recordedAt': ${instantOf('x.recorded_at')}
  } AS value
  FROM (
    SELECT pledge AS commitment_id, deal AS other_id, reason, recorded_at, leaf_index FROM (${linked})
    UNION ALL SELECT deal, pledge, reason, recorded_at, leaf_index FROM (${linked})
  ) AS x JOIN edition_commitment AS other ON other.commitment_id = x.other_id`

const partOf = `SELECT p.parent_id AS commitment_id, row_number() OVER (ORDER BY own.commitment_id) AS place,
    {'id': own.commitment_id, 'name': own.title_texts} AS value
  FROM pledge AS p JOIN edition_commitment AS own USING (commitment_id)
  WHERE p.parent_id <> p.commitment_id`

const remedied = `SELECT coalesce(a.canonical_id, e.commitment) AS commitment_id, e.leaf_index AS place,
    {'recordedAt': ${instantOf('e.recorded_at')}} AS value
  FROM ${known('event_remedy')} AS e LEFT JOIN commitment_alias AS a ON a.commitment_id = e.commitment`

export const commitmentParts: readonly Part[] = [
  { part: 'head', sql: head },
  { part: 'standing', sql: standing },
  { part: 'pledge', sql: pledge },
  { part: 'deal', sql: deal },
  { part: 'snapshot', sql: snapshot },
  { part: 'measure', sql: measure },
  { part: 'revision', sql: revision },
  { part: 'criterion', sql: criterion },
  { part: 'link', sql: link },
  { part: 'part', sql: partOf },
  { part: 'remedy', sql: remedied },
]
