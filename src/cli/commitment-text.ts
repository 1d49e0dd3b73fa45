// One commitment for the terminal: its words, where it stands on both axes, its findings, revisions and events.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { columns } from './text-table.ts'

const text = z.string().nullable()

const headRow = z.object({
  commitment_id: z.string(),
  kind: z.enum(['pledge', 'deal']),
  source: z.string(),
  title: text,
  rated_body: text,
  rated_name: text,
  unrated_reason: text,
  peer_group: text,
  pledge_type: text,
  topics: z.array(z.string()).nullable(),
  term: text,
  first_due: text,
  due_basis: text,
  last_due: text,
  parent_id: text,
  is_leaf: z.boolean().nullable(),
  listed: z.boolean().nullable(),
  standing: text,
  publisher: text,
  progress: text,
  fulfilment: text,
  contested: z.boolean(),
  unscored: text,
  remedied_on: text,
  state: z.string(),
})
const pledgeRow = z.object({
  wording: text,
  wording_is: text,
  promiser_role: text,
  promiser_body: text,
  promiser_post: text,
  document_url: text,
})
const findingRow = z.object({
  event_id: z.string(),
  effective_from: text,
  recorded_at: z.string(),
  standing: z.string(),
  publisher: text,
  source_verdict_value: text,
  progress: text,
  fulfilment: text,
  unscored: text,
  contested: z.boolean(),
  readings: z.unknown(),
  evidence: z.array(z.string()).nullable(),
})
const revisionRow = z.object({
  event_id: z.string(),
  effective_from: text,
  cause: z.string(),
  is_drift: z.boolean().nullable(),
  field: text,
  was: z.unknown(),
  now: z.unknown(),
})
const snapshotRow = z.object({
  event_id: z.string(),
  snapshot: text,
  effective_from: text,
  body_id: text,
  end_on: text,
  days_moved: z.number().nullable(),
  value_amount: text,
  value_currency: text,
  outlook: text,
  withheld: z.unknown(),
})

export type Commitment = {
  readonly head: readonly z.infer<typeof headRow>[]
  readonly pledge: z.infer<typeof pledgeRow> | null
  readonly findings: readonly z.infer<typeof findingRow>[]
  readonly revisions: readonly z.infer<typeof revisionRow>[]
  readonly snapshots: readonly z.infer<typeof snapshotRow>[]
}

/** Everything that the tables of the moment hold on one commitment; `head` has a row a standing and publisher. */
export async function readCommitment(database: Database, id: string): Promise<Commitment> {
  const head = await database.rows(
    `SELECT c.commitment_id, kind, c.source, title, rated_body, b.name AS rated_name, unrated_reason, c.peer_group, pledge_type, topics,
       term, CAST(first_due AS VARCHAR) AS first_due, due_basis, CAST(last_due AS VARCHAR) AS last_due, c.parent_id, is_leaf,
       listed, standing, publisher, progress, fulfilment, contested, unscored, CAST(remedied_on AS VARCHAR) AS remedied_on, state
     FROM commitment AS c LEFT JOIN body AS b ON b.body_id = c.rated_body
     WHERE commitment_id = $id ORDER BY standing, publisher`,
    headRow,
    { id },
  )
  const [pledge] = await database.rows(
    'SELECT wording, wording_is, promiser_role, promiser_body, promiser_post, document_url FROM pledge WHERE commitment_id = $id',
    pledgeRow,
    { id },
  )
  const findings = await database.rows(
    `SELECT event_id, CAST(effective_from AS VARCHAR) AS effective_from, CAST(recorded_at AS VARCHAR) AS recorded_at, standing,
       publisher, source_verdict_value, progress, fulfilment, unscored, contested, readings, evidence
     FROM finding WHERE commitment_id = $id ORDER BY standing, publisher, finding_number`,
    findingRow,
    { id },
  )
  const revisions = await database.rows(
    `SELECT event_id, CAST(effective_from AS VARCHAR) AS effective_from, cause, is_drift, field, was, now
     FROM revision WHERE commitment_id = $id ORDER BY revision_number, field`,
    revisionRow,
    { id },
  )
  const snapshots = await database.rows(
    `SELECT event_id, snapshot, CAST(effective_from AS VARCHAR) AS effective_from, body_id, CAST(end_on AS VARCHAR) AS end_on,
       days_moved, CAST(value_amount AS VARCHAR) AS value_amount, value_currency, outlook, withheld
     FROM deal_snapshot WHERE commitment_id = $id ORDER BY snapshot_number`,
    snapshotRow,
    { id },
  )
  return { head, pledge: pledge ?? null, findings, revisions, snapshots }
}

export function commitmentText(commitment: Commitment, about: { readonly asOf: string }): string {
  const first = commitment.head[0]!
  const { pledge } = commitment
  const facts: [string, string][] = [
    ['id', first.commitment_id],
    [
      'kind',
      `${first.kind}${first.pledge_type === null ? '' : `, ${first.pledge_type}`} · from the source ${first.source}`,
    ],
    ...(pledge === null ? [] : pledgeFacts(pledge, first.title)),
    [
      'answers',
      first.rated_body === null
        ? `nobody is rated: ${first.unrated_reason ?? 'not taken on'}`
        : `${first.rated_name ?? ''} (${first.rated_body})`,
    ],
    ['due', dueText(first)],
    ...(first.topics === null || first.topics.length === 0
      ? []
      : [['topics', first.topics.join(', ')] as [string, string]]),
    ...(first.listed === false ? [['listed', 'no longer listed by its source'] as [string, string]] : []),
    ...(first.is_leaf === false ? [['parts', 'has parts; only they count'] as [string, string]] : []),
  ]
  const blocks = [
    first.title ?? first.commitment_id,
    columns(facts, 'll'),
    ...commitment.head.map((row) => stateText(row, about.asOf)),
  ]
  if (commitment.findings.length > 0) blocks.push(findingsText(commitment.findings))
  if (commitment.revisions.length > 0) blocks.push(revisionsText(commitment.revisions))
  if (commitment.snapshots.length > 0) blocks.push(snapshotsText(commitment.snapshots))
  return blocks.join('\n\n')
}

function pledgeFacts(pledge: NonNullable<Commitment['pledge']>, title: string | null): [string, string][] {
  const words: [string, string][] =
    pledge.wording === null || pledge.wording === title ? [] : [['wording', `${pledge.wording_is}: ${pledge.wording}`]]
  const by = [pledge.promiser_role, pledge.promiser_body ?? pledge.promiser_post].filter(Boolean).join(' ')
  return [
    ...words,
    ['promised by', by],
    ...(pledge.document_url === null ? [] : [['stands in', pledge.document_url] as [string, string]]),
  ]
}

function dueText({ first_due: first, last_due: last, due_basis: basis, kind }: z.infer<typeof headRow>): string {
  if (first === null) return kind === 'deal' ? 'no end date published' : 'no date'
  const how = basis === 'stated' ? '' : `, ${basis === 'term-end' ? 'the end of the term' : 'inferred'}`
  return last === first || last === null ? `${first}${how}` : `${first} at first${how}; now ${last}`
}

function stateText(row: z.infer<typeof headRow>, asOf: string): string {
  const axes = [row.progress && `progress: ${row.progress}`, row.fulfilment && `fulfilment: ${row.fulfilment}`].filter(
    Boolean,
  )
  const whose =
    row.standing === null ? 'No finding' : row.standing === 'adopted' ? `Adopted from ${row.publisher}` : row.standing
  const notes = [
    row.contested ? 'contested: the readings differ' : '',
    row.unscored === null ? '' : `shown, never scored: ${row.unscored}`,
    row.remedied_on === null ? '' : `delivered late, on ${row.remedied_on}`,
    row.state === 'due-unjudged' ? 'due date passed, not judged' : '',
  ].filter(Boolean)
  return `As of ${asOf} · ${whose} · ${[...axes, `state: ${row.state}`, ...notes].join(' · ')}`
}

function findingsText(findings: Commitment['findings']): string {
  const rows = findings.map((finding) => [
    finding.effective_from ?? 'date not known',
    finding.fulfilment ?? finding.progress ?? '',
    finding.source_verdict_value === null ? '' : `"${finding.source_verdict_value}"`,
    finding.contested ? 'contested' : '',
    `${finding.evidence?.length ?? 0} evidence`,
    finding.event_id,
  ])
  return `Findings\n${columns(rows, 'llllll').replace(/^/gm, '  ')}`
}

function revisionsText(revisions: Commitment['revisions']): string {
  const lines = revisions.flatMap((revision) => [
    `  ${revision.effective_from ?? 'date not known'}  ${revision.cause}${revision.is_drift === true ? ', drift' : ''}  ${revision.field ?? ''}  ${revision.event_id}`,
    `    − ${JSON.stringify(revision.was)}`,
    `    + ${JSON.stringify(revision.now)}`,
  ])
  return `Revisions\n${lines.join('\n')}`
}

function snapshotsText(snapshots: Commitment['snapshots']): string {
  const rows = snapshots.map((one) => [
    one.snapshot ?? one.effective_from ?? '',
    one.body_id ?? '',
    one.end_on ?? 'no end date',
    one.days_moved === null || one.days_moved === 0
      ? ''
      : `${one.days_moved > 0 ? '+' : '−'}${Math.abs(one.days_moved)} days`,
    one.value_amount === null ? '' : `${one.value_currency} ${Number(one.value_amount).toLocaleString('en')}`,
    one.outlook ?? '',
    one.event_id,
  ])
  return `Snapshots\n${columns([['', 'in charge', 'promised end', 'moved', 'value', 'outlook', 'event'], ...rows], 'lllrrll').replace(/^/gm, '  ')}`
}
