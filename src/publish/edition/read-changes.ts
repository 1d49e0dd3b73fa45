// Reads the changes of the record: one for each event that a reader can see, in the order of the log.
import { z } from 'zod'
import { eventTable } from '../../engine/column.ts'
import type { Change } from '../document/change.ts'
import type { Reading } from './make-edition.ts'
import { instantOf, known, nameCommitments } from './part.ts'
import { readBodyNames } from './read-body-names.ts'
import { findSubjects } from './subject.ts'

/**
 * Every open event up to the moment. A sealed one shows from its publication on, in the publication's place; one that no
 * longer stands keeps its line and says `state: void` in place of its verdict. Nothing that can be erased is in a change, nor
 * what a public moment keeps out until its body had its say.
 */
export async function* readChanges({ database, record, moment }: Reading): AsyncIterable<Change> {
  const names = await readBodyNames(database)
  await nameCommitments(database)
  await findSubjects(database)
  const kinds = [...record.kinds.keys()].filter((kind) => kind !== 'publication')
  const rows = database.batches(
    `WITH about AS (
       SELECT *, CASE WHEN subject_kind = 'commitment' THEN subject_id END AS commitment_id,
         CASE WHEN subject_kind = 'body' THEN subject_id END AS body_id,
         CASE WHEN subject_kind = 'source' THEN subject_id END AS source_id
       FROM edition_subject
     )
     SELECT v.leaf, v.event, v.kind, ${instantOf('v.opened_at')} AS recorded_at,
       ${instantOf('greatest(v.opened_at, seen.seen_from)')} AS shown_at, CAST(v.what AS VARCHAR) AS what,
       CASE WHEN coalesce(c.commitment_id, b.body_id, source.source) IS NOT NULL OR s.subject_kind = 'supplier'
         THEN s.subject_kind END AS subject_kind,
       s.subject_id, coalesce(c.title_texts, CASE WHEN source.title IS NOT NULL THEN MAP {'und': source.title} END) AS title_texts,
       coalesce(v.own_body, s.body_id, rated.rated_body) AS body
     FROM (${kinds.map(changesOf).join(' UNION ALL ')}) AS v
     LEFT JOIN about AS s ON s.event_id = v.event
     LEFT JOIN edition_commitment AS c ON c.commitment_id = s.commitment_id
     LEFT JOIN (SELECT DISTINCT commitment_id, rated_body FROM commitment) AS rated ON rated.commitment_id = s.commitment_id
     LEFT JOIN withheld_event AS w ON w.event_id = v.event
     LEFT JOIN seen_from AS seen ON seen.event_id = v.event
     LEFT JOIN body AS b ON b.body_id = s.body_id
     LEFT JOIN (SELECT source, any_value(title) AS title FROM ${known('event_source')} GROUP BY source) AS source
       ON source.source = s.source_id
     WHERE w.event_id IS NULL AND v.opened_at <= CAST($knownAt AS TIMESTAMP)
     QUALIFY row_number() OVER (PARTITION BY v.leaf) = 1
     ORDER BY v.leaf`,
    row,
    { knownAt: moment.knownAt },
  )
  for await (const batch of rows) {
    for (const one of batch) {
      yield {
        id: String(one.leaf),
        event: one.event,
        kind: one.kind,
        recordedAt: one.recorded_at,
        shownAt: one.shown_at,
        day: one.shown_at.slice(0, 10),
        subject: subjectOf(one, names.ref),
        body: names.refOrNull(one.body),
        what: whatOf(one.what),
      }
    }
  }
}

const row = z.object({
  leaf: z.number(),
  event: z.string(),
  kind: z.string(),
  recorded_at: z.string(),
  shown_at: z.string(),
  what: z.string(),
  subject_kind: z.enum(['body', 'commitment', 'supplier', 'source']).nullable(),
  subject_id: z.string().nullable(),
  title_texts: z.record(z.string(), z.string()).nullable(),
  body: z.string().nullable(),
})

// The first version of each event that was open to see: as it was logged, or as a publication opened it.
function changesOf(kind: string): string {
  const what = Object.entries(whats[kind] ?? {}).map(([name, column]) => `'${name}': CAST(${column} AS VARCHAR)`)
  const table = eventTable(kind)
  return `SELECT coalesce(p.leaf_index, e.leaf_index) AS leaf, e.event_id AS event, '${kind}' AS kind, e.known_from AS opened_at,
      CASE WHEN standing.event_id IS NOT NULL THEN to_json({${what.join(', ') || "'state': NULL"}})
        ELSE to_json({'state': 'void'}) END AS what,
      ${bodyKinds.has(kind) ? 'e.body' : 'NULL'} AS own_body
    FROM ${table} AS e LEFT JOIN event_publication AS p ON p.leaf_index = e.version_leaf
    LEFT JOIN (SELECT DISTINCT event_id FROM ${known(table)}) AS standing ON standing.event_id = e.event_id
    WHERE e.version_leaf = e.leaf_index OR p.leaf_index IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY e.event_id ORDER BY e.known_from) = 1`
}

/** Kinds in which a body speaks or is spoken to. */
const bodyKinds = new Set(['reply', 'appeal', 'notice', 'conflict-statement'])

// What a line of the list says of an event, by kind; a kind without an entry is named and says no more.
const whats: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pledge: { type: 'e.pledge_type', source: 'e.source' },
  deal: { type: 'e.deal_type', snapshot: 'e.snapshot', source: 'e.source' },
  'pledge-revision': {
    cause: 'e.cause',
    fields: "array_to_string(json_keys(e.changes), ', ')",
    listed: 'e.listed',
    source: 'e.source',
  },
  finding: {
    standing: 'e.standing',
    publisher: 'e.publisher',
    progress: 'e.progress',
    fulfilment: 'e.fulfilment',
    unscored: 'e.unscored',
    source: 'e.source',
  },
  coding: { progress: 'e.progress', fulfilment: 'e.fulfilment' },
  decision: { outcome: 'e.outcome' },
  correction: { grade: 'e.grade', reason: 'e.reason' },
  void: { reason: 'e.reason' },
  remedy: { fulfilment: 'e.fulfilment', delivered: 'e.delivered.date' },
  notice: { windowDays: 'e.window_days' },
  'window-extension': { until: 'e.until' },
  override: { label: 'e.label' },
  body: { type: 'e.body_type' },
  succession: { how: 'e.how' },
  'same-as': { subject: 'e.subject', also: "CASE WHEN e.subject <> 'supplier' THEN e.also END" },
  dataset: { mode: 'e.mode' },
  method: { method: 'e.method', version: 'e.version' },
  edition: { edition: 'e.edition' },
  evidence: { independence: 'e.independence', source: 'e.source' },
  candidate: { state: 'e.state' },
  erasure: { fields: "array_to_string(e.fields, ', ')" },
}

function whatOf(json: string): Change['what'] {
  const all = Object.entries(JSON.parse(json) as Record<string, string | null>)
  return Object.fromEntries(all.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]])))
}

function subjectOf(
  { subject_kind: kind, subject_id: id, title_texts: title }: z.infer<typeof row>,
  bodyOf: (id: string) => { readonly id: string; readonly name: Record<string, string> },
): Change['subject'] {
  if (kind === null || id === null) return null
  return kind === 'body' ? { kind, ...bodyOf(id) } : { kind, id, name: title ?? { und: id } }
}
