// Posts of bodies with their tenures, and the bodies that came before and after them.
import { z } from 'zod'
import type { Body } from '../document/body.ts'
import type { Ref } from '../document/document.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './make-edition.ts'

export type Offices = Pick<Body, 'posts' | 'before' | 'after'>

const partial = z.object({ date: z.string() }).nullable()
const postRow = z.object({ post: z.string(), name: z.record(z.string(), z.string()), body_id: z.string() })
const tenureRow = z.object({
  post: z.string(),
  tenure: z.string(),
  holder: z.string().nullable(),
  start: partial,
  end: partial,
})
const successionRow = z.object({ from_id: z.string(), to_id: z.string(), how: z.string() })

/** Tenures only list who held a post and when: nothing is ever counted by post or holder. */
export async function readOffices({ database }: Reading, named: (id: string) => Ref): Promise<(id: string) => Offices> {
  const posts = byKey(await database.rows(postQuery, postRow), ({ body_id: body }) => body)
  const tenures = byKey(await database.rows(tenureQuery, tenureRow), ({ post }) => post)
  const successions = await database.rows(successionQuery, successionRow)
  const into = byKey(successions, ({ to_id: to }) => to)
  const outOf = byKey(successions, ({ from_id: from }) => from)
  return (id) => ({
    posts: posts(id).map(({ post, name }) => ({
      post,
      name,
      tenures: tenures(post).map(({ tenure, holder, start, end }) => {
        return { tenure, holder, start: start?.date ?? null, end: end?.date ?? null }
      }),
    })),
    before: into(id).map(({ from_id: from, how }) => ({ ...named(from), how })),
    after: outOf(id).map(({ to_id: to, how }) => ({ ...named(to), how })),
  })
}

// The newest description of each, by what is known.
const postQuery = `
  SELECT e.post, e.name, coalesce(alias.canonical_id, e.body) AS body_id
  FROM event_post AS e
  CROSS JOIN moment AS m
  LEFT JOIN body_alias AS alias ON alias.body_id = e.body
  WHERE is_known(e.known_from, e.known_to, m.known_at)
  QUALIFY row_number() OVER (PARTITION BY e.post ORDER BY e.recorded_at DESC, e.leaf_index DESC) = 1
    AND e.body IS NOT NULL
  ORDER BY body_id, e.post`

const tenureQuery = `
  SELECT e.post, e.tenure, e.holder, e."start", e."end"
  FROM event_tenure AS e
  CROSS JOIN moment AS m
  WHERE is_known(e.known_from, e.known_to, m.known_at)
    AND coalesce(first_day(e."start") <= m.as_of, TRUE)
  QUALIFY row_number() OVER (PARTITION BY e.post, e.tenure ORDER BY e.recorded_at DESC, e.leaf_index DESC) = 1
  ORDER BY e.post, first_day(e."start") NULLS FIRST, e.tenure`

const successionQuery = `
  WITH side AS (
    SELECT unnest(e."from") AS from_body, e."to" AS to_bodies, e.how
    FROM event_succession AS e
    CROSS JOIN moment AS m
    WHERE is_known(e.known_from, e.known_to, m.known_at)
      AND coalesce(e.effective_from <= m.as_of, TRUE)
  ),
  pair AS (
    SELECT from_body, unnest(to_bodies) AS to_body, how
    FROM side
  )
  SELECT DISTINCT coalesce(a.canonical_id, p.from_body) AS from_id, coalesce(b.canonical_id, p.to_body) AS to_id, p.how
  FROM pair AS p
  LEFT JOIN body_alias AS a ON a.body_id = p.from_body
  LEFT JOIN body_alias AS b ON b.body_id = p.to_body
  WHERE from_id <> to_id
  ORDER BY ALL`
