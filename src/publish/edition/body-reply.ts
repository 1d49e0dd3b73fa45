// What bodies replied, with the commitment that each reply speaks of.
import { z } from 'zod'
import type { Body } from '../document/body.ts'
import type { Ref } from '../document/document.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './make-edition.ts'

const row = z.object({
  body_id: z.string(),
  event_id: z.string(),
  leaf_index: z.number(),
  text: z.string().nullable(),
  language: z.string().nullable(),
  recorded_at: z.string(),
  commitment_id: z.string().nullable(),
  names: z.record(z.string(), z.string()).nullable(),
})

/** Replies of every body, the newest first; the text is null where it was erased. */
export async function readReplies(
  { database }: Reading,
  named: (id: string) => Ref,
): Promise<(id: string) => Body['replies']> {
  const replies = byKey(await database.rows(query, row), ({ body_id: body }) => body)
  return (id) =>
    replies(id).map((one) => ({
      event: one.event_id,
      leaf: one.leaf_index,
      body: named(id),
      text: one.text,
      language: one.language,
      recordedAt: one.recorded_at,
      commitment:
        one.commitment_id === null ? null : { id: one.commitment_id, name: one.names ?? { und: one.commitment_id } },
    }))
}

// A reply answers a finding, or a notice; a notice of several findings speaks of one commitment only where all do. What
// answers a finding that stays out of the edition stays out with it, as nobody could see what it answers.
const query = `
  WITH told AS (
    SELECT DISTINCT event_id, event_id AS finding FROM event_finding
    UNION
    SELECT event_id, unnest(findings) FROM event_notice
  ),
  answered AS (
    SELECT t.event_id, min(f.commitment) AS commitment
    FROM told AS t
    JOIN event_finding AS f ON f.event_id = t.finding
    GROUP BY t.event_id
    HAVING count(DISTINCT f.commitment) = 1
  ),
  spoken AS (
    SELECT a.event_id, coalesce(alias.canonical_id, a.commitment) AS commitment_id
    FROM answered AS a
    LEFT JOIN commitment_alias AS alias ON alias.commitment_id = a.commitment
  ),
  titled AS (
    SELECT s.commitment_id, coalesce(
      CASE WHEN is_revised(r.changes, 'title') THEN revised_texts(r.changes, 'title') ELSE e.title END,
      CASE WHEN is_revised(r.changes, 'wording') THEN revised_texts(r.changes, 'wording') ELSE e.wording END) AS names
    FROM statement AS s
    CROSS JOIN moment AS m
    JOIN event_pledge AS e ON e.version_leaf = s.version_leaf AND is_known(e.known_from, e.known_to, m.known_at)
    LEFT JOIN revised_field AS r ON r.commitment_id = s.commitment_id
    UNION ALL
    SELECT d.commitment_id, v.title
    FROM deal_snapshot AS d
    CROSS JOIN moment AS m
    JOIN deal_version AS v ON v.event_id = d.event_id AND is_known(v.known_from, v.known_to, m.known_at)
    WHERE d.is_latest
  )
  SELECT coalesce(alias.canonical_id, e.body) AS body_id, e.event_id, e.leaf_index, e.text, e.language,
    e.recorded_at, t.commitment_id, t.names
  FROM event_reply AS e
  CROSS JOIN moment AS m
  LEFT JOIN body_alias AS alias ON alias.body_id = e.body
  LEFT JOIN spoken AS s ON s.event_id = e."to"
  LEFT JOIN titled AS t ON t.commitment_id = s.commitment_id
  WHERE is_known(e.known_from, e.known_to, m.known_at)
    AND e.event_id NOT IN (SELECT event_id FROM withheld_event)
  QUALIFY row_number() OVER (PARTITION BY e.event_id ORDER BY t.commitment_id) = 1
  ORDER BY body_id, e.recorded_at DESC, e.leaf_index DESC`
