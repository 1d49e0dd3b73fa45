// What each event of the record is about: a commitment, a body, a source or a supplier.
import { eventTable } from '../../engine/column.ts'
import type { Database } from '../../engine/duckdb.ts'

/**
 * Makes `edition_subject` (event_id, subject_kind, subject_id), ids after same-as. An event about another event is about
 * what that one is about. What can be read of no event, such as a method, has no row.
 */
export async function findSubjects(database: Database): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE edition_subject AS
     SELECT DISTINCT event_id, d.subject_kind, coalesce(alias.canonical_id, named_id) AS subject_id
     FROM (${direct.join(' UNION ALL ')}) AS d
     LEFT JOIN (
       SELECT 'body' AS subject_kind, body_id AS id, canonical_id FROM body_alias
       UNION ALL SELECT 'commitment', commitment_id, canonical_id FROM commitment_alias
     ) AS alias ON alias.subject_kind = d.subject_kind AND alias.id = d.named_id`,
  )
  // Each step may speak of events that the steps before found the subject of; corrections of corrections need a second.
  for (const steps of [answers, decisions, amendments, amendments]) {
    await database.run(
      `INSERT INTO edition_subject SELECT DISTINCT step.event_id, s.subject_kind, s.subject_id
       FROM (${steps.join(' UNION ALL ')}) AS step JOIN edition_subject AS s ON s.event_id = step.target
       WHERE step.event_id NOT IN (SELECT event_id FROM edition_subject)`,
    )
  }
}

const named = (kind: string, subject: string, id: string) =>
  `SELECT event_id, '${subject}' AS subject_kind, ${id} AS named_id FROM ${eventTable(kind)} WHERE ${id} IS NOT NULL`

const direct = [
  named('pledge', 'commitment', 'pledge'),
  named('pledge-revision', 'commitment', 'pledge'),
  named('deal', 'commitment', 'deal'),
  named('link', 'commitment', 'pledge'),
  ...['finding', 'coding', 'criterion', 'remedy'].map((kind) => named(kind, 'commitment', 'commitment')),
  ...['body', 'notice', 'conflict-statement', 'post'].map((kind) => named(kind, 'body', 'body')),
  named('succession', 'body', 'coalesce("to"[1], "from"[1])'),
  `SELECT t.event_id, 'body', p.body FROM event_tenure AS t JOIN event_post AS p USING (post) WHERE p.body IS NOT NULL`,
  `SELECT event_id, subject, use FROM event_same_as WHERE subject IN ('body', 'commitment', 'supplier')`,
  named('source', 'source', 'source'),
  named('dataset', 'source', 'source'),
]

const about = (kind: string, target: string) => `SELECT event_id, ${target} AS target FROM ${eventTable(kind)}`
const answers = [
  about('publication', 'opens'),
  about('reply', '"to"'),
  about('appeal', 'finding'),
  about('override', 'finding'),
  about('window-extension', 'notice'),
]
const decisions = [about('decision', 'appeal')]
const amendments = [about('correction', 'corrects'), about('void', 'voids'), about('erasure', 'erases')]
