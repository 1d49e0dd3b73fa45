// The parts of commitments that are held of them: findings, and what was said, decided and corrected about each.
import { contentColumns, eventTable } from '../../engine/column.ts'
import type { Kind } from '../../record/kind.ts'
import type { Appeal, Correction, Evidence, Finding, Reply } from '../document/finding.ts'
import { instantOf, known, latest, type Part, partialOf } from './part.ts'

export type FindingPart = Omit<Finding, 'evidence' | 'replies' | 'appeals' | 'corrections'>
/** Each says of which finding event it is. */
export type EvidencePart = Evidence & { readonly finding: string }
export type ReplyPart = Omit<Reply, 'body'> & { readonly finding: string; readonly body: string }
export type AppealPart = Omit<Appeal, 'body'> & { readonly finding: string; readonly body: string }
/** Of any event of the commitment; `now` is null where nothing stands in its place. */
export type CorrectionPart = Omit<Correction, 'before'> & {
  readonly corrects: string
  readonly was: Readonly<Record<string, unknown>> | null
  readonly now: Readonly<Record<string, unknown>> | null
}

const finding = `SELECT f.commitment_id, row_number() OVER (ORDER BY f.effective_from NULLS FIRST, f.recorded_at, e.leaf_index) AS place, {
    'event': f.event_id, 'leaf': e.leaf_index, 'standing': f.standing, 'publisher': f.publisher, 'source': f.source,
    'from': ${partialOf('f.effective_from', 'f.effective_precision')}, 'basis': f.effective_basis,
    'recordedAt': ${instantOf('f.recorded_at')}, 'progress': f.progress, 'fulfilment': f.fulfilment,
    'sourceVerdict': CASE WHEN f.source_verdict_value IS NOT NULL
      THEN {'scale': f.source_verdict_scale, 'value': f.source_verdict_value} END,
    'unscored': f.unscored, 'reason': f.reason, 'criterion': c.text, 'isContested': f.contested,
    'readings': coalesce(f.readings, to_json([])), 'isCurrent': f.is_current,
    'override': CASE WHEN o.event_id IS NOT NULL THEN {'label': o.label, 'reason': o.reason} END
  } AS value
  FROM finding AS f JOIN ${known('event_finding')} AS e USING (event_id)
  LEFT JOIN ${latest('event_criterion', 'criterion')} AS c ON c.criterion = e.criterion
  LEFT JOIN ${latest('event_override', 'finding')} AS o ON o.finding = f.event_id`

const evidence = `SELECT f.commitment_id, row_number() OVER (ORDER BY f.event_id, f.number) AS place, {
    'finding': f.event_id, 'evidence': f.name, 'url': e.url, 'sha256': e.sha256, 'fetchedAt': e.fetched_at,
    'locator': e.locator, 'licence': e.licence, 'independence': e.independence, 'quotation': e.quotation
  } AS value
  FROM (
    SELECT commitment_id, event_id, unnest(evidence) AS name, generate_subscripts(evidence, 1) AS number FROM finding
  ) AS f LEFT JOIN ${latest('event_evidence', 'evidence')} AS e ON e.evidence = f.name`

// A reply to a notice answers every finding that the notice told of.
const reply = `SELECT f.commitment_id, e.leaf_index AS place, {
    'finding': f.event_id, 'event': e.event_id, 'leaf': e.leaf_index, 'body': e.body, 'text': e.text,
    'language': e.language, 'recordedAt': ${instantOf('e.known_from')}
  } AS value
  FROM (
    SELECT "to" AS finding, * FROM ${known('event_reply')}
    UNION ALL
    SELECT unnest(n.findings), r.* FROM ${known('event_reply')} AS r JOIN ${known('event_notice')} AS n ON n.event_id = r."to"
  ) AS e JOIN finding AS f ON f.event_id = e.finding`

const appeal = `SELECT f.commitment_id, e.leaf_index AS place, {
    'finding': f.event_id, 'event': e.event_id, 'leaf': e.leaf_index, 'body': e.body, 'grounds': e.grounds,
    'recordedAt': ${instantOf('e.known_from')},
    'decision': CASE WHEN d.event_id IS NOT NULL THEN {
      'event': d.event_id, 'outcome': d.outcome, 'reason': d.reason, 'outside': coalesce(d.outside, FALSE),
      'recordedAt': ${instantOf('d.recorded_at')}} END
  } AS value
  FROM ${known('event_appeal')} AS e JOIN finding AS f ON f.event_id = e.finding
  LEFT JOIN ${latest('event_decision', 'appeal')} AS d ON d.appeal = e.event_id`

// Corrections and voids with the event that each comes down to; one that was itself taken out again says nothing.
const amended = `WITH RECURSIVE given AS (
    SELECT event_id, leaf_index, recorded_at, corrects AS target, grade, reason FROM ${known('event_correction')}
    UNION ALL SELECT event_id, leaf_index, recorded_at, voids, 'void', reason FROM ${known('event_void')}
  ),
  step AS (
    SELECT event_id, target FROM given
    UNION ALL SELECT event_id, opens FROM event_publication
  ),
  walk AS (
    SELECT event_id, target FROM given
    UNION SELECT walk.event_id, step.target FROM walk JOIN step ON step.event_id = walk.target
  )
  SELECT g.event_id, g.leaf_index, g.recorded_at, g.grade, g.reason, walk.target AS root
  FROM given AS g JOIN walk USING (event_id)
  WHERE walk.target NOT IN (SELECT event_id FROM step)
    AND g.event_id NOT IN (SELECT voids FROM ${known('event_void')})
    AND g.event_id NOT IN (SELECT event_id FROM withheld_event)`

/** Corrections of findings, pledges and deals, with the content before and after as the log writes it. */
function correction(kind: Kind, commitment: string): string {
  const table = eventTable(kind.kind)
  const content = `{${contentColumns(kind)
    .map(({ field, column }) => `'${field}': to_json(x."${column}")`)
    .join(', ')}}`
  return `SELECT coalesce(alias.canonical_id, before."${commitment}") AS commitment_id, a.leaf_index AS place, {
      'corrects': a.root, 'event': a.event_id, 'leaf': a.leaf_index, 'grade': a.grade, 'reason': a.reason,
      'recordedAt': ${instantOf('a.recorded_at')}, 'was': before.content, 'now': after.content
    } AS value
    FROM (${amended}) AS a
    JOIN (SELECT x.event_id, x."${commitment}", x.known_to, x.version_leaf, ${content} AS content FROM ${table} AS x) AS before
      ON before.event_id = a.root AND before.known_to = a.recorded_at AND before.version_leaf < a.leaf_index
    LEFT JOIN (SELECT x.event_id, x.version_leaf, ${content} AS content FROM ${table} AS x) AS after
      ON after.event_id = a.root AND after.version_leaf = a.leaf_index AND a.grade <> 'void'
    LEFT JOIN commitment_alias AS alias ON alias.commitment_id = before."${commitment}"
    QUALIFY row_number() OVER (PARTITION BY a.event_id ORDER BY before.version_leaf DESC) = 1`
}

export function findingParts(kinds: ReadonlyMap<string, Kind>): readonly Part[] {
  return [
    { part: 'finding', sql: finding },
    { part: 'evidence', sql: evidence },
    { part: 'reply', sql: reply },
    { part: 'appeal', sql: appeal },
    { part: 'correction', sql: correction(kinds.get('finding')!, 'commitment') },
    { part: 'correction', sql: correction(kinds.get('pledge')!, 'pledge') },
    { part: 'correction', sql: correction(kinds.get('deal')!, 'deal') },
  ]
}
