// Reads the bodies of an edition with their profiles.
import { z } from 'zod'
import type { Body } from '../document/body.ts'
import { type Ref, texts } from '../document/document.ts'
import { readCourses } from './body-course.ts'
import { readOffices } from './body-office.ts'
import { readReplies } from './body-reply.ts'
import { readBuyerFlags } from './buyer-flag.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './make-edition.ts'
import type { Axes } from './read-axes.ts'

const text = z.string().nullable()
const row = z.object({
  body_id: z.string(),
  names: texts,
  body_type: z.string(),
  jurisdiction: text,
  peer_group: text,
  peer_group_name: text,
  peer_group_why: text,
  parent_id: text,
  identifiers: z.array(z.object({ scheme: z.string(), id: z.string() })).nullable(),
  places: z.array(z.object({ name: text, scheme: text, code: text })).nullable(),
  url: text,
})
type Row = z.infer<typeof row>
const processRow = z.object({ body_id: z.string(), n: z.number() })
const buyerRow = z.object({ body_id: z.string(), name: text })

/** Bodies of the record, then the buyers that are only met in contracts; each in the order of ids. */
export async function* readBodies(reading: Reading, axes: Axes): AsyncIterable<Body> {
  const { database } = reading
  const bodies = await database.rows(bodyQuery, row)
  const buyers = await database.rows(buyerQuery, buyerRow)
  const names = new Map([
    ...bodies.map(({ body_id: id, names }) => [id, names] as const),
    ...buyers.map(({ body_id: id, name }) => [id, name === null ? unnamed(id) : { und: name }] as const),
  ])
  const named = (id: string): Ref => ({ id, name: names.get(id) ?? unnamed(id) })
  const courseOf = await readCourses(reading)
  const officesOf = await readOffices(reading, named)
  const repliesOf = await readReplies(reading, named)
  const flags = byKey(await readBuyerFlags(reading), ({ unit }) => unit)
  const processes = new Map((await database.rows(processQuery, processRow)).map(({ body_id: id, n }) => [id, n]))
  const held = (id: string) => ({
    axes: [...axes.of('body', id)],
    ...courseOf(id),
    processes: processes.get(id) ?? 0,
    flags: flags(id).map(({ flag, source, hits, processes }) => ({ flag, source, hits, processes })),
    replies: repliesOf(id),
    ...officesOf(id),
  })
  for (const one of bodies) {
    yield { ...described(one, named), ...held(one.body_id) }
  }
  for (const { body_id: id } of buyers) {
    yield {
      ...named(id),
      bodyType: 'buyer',
      jurisdiction: null,
      // The id of a buyer is made of the scheme and identifier that its contracts give.
      identifiers: [{ scheme: id.slice(0, id.indexOf('/')), id: id.slice(id.indexOf('/') + 1) }],
      parent: null,
      places: [],
      url: null,
      peerGroup: null,
      isMetInContracts: true,
      ...held(id),
    }
  }
}

// The description that the model `body` chose, with its fields that are no columns there.
const bodyQuery = `
  SELECT b.body_id, coalesce(e.name, MAP {'und': b.body_id}) AS names, b.body_type, b.jurisdiction, b.peer_group,
    b.peer_group_name, b.peer_group_why, b.parent_id, e.identifiers, e.places, e.url
  FROM body AS b
  CROSS JOIN moment AS m
  LEFT JOIN event_body AS e ON e.version_leaf = b.version_leaf AND is_known(e.known_from, e.known_to, m.known_at)
  ORDER BY b.body_id`

// Of several sources the first by name says what a buyer is called.
const buyerQuery = `
  SELECT u.unit_id AS body_id, min_by(u.name, u.source) FILTER (WHERE u.name IS NOT NULL) AS name
  FROM bulk_unit AS u
  WHERE u.kind = 'buyer'
    AND u.unit_id NOT IN (SELECT body_id FROM body)
    AND u.unit_id IN (
      SELECT coalesce(alias.canonical_id, p.buyer)
      FROM bulk_processes AS p
      CROSS JOIN moment AS m
      LEFT JOIN body_alias AS alias ON alias.body_id = p.buyer
      WHERE p.buyer IS NOT NULL AND is_by(p.first_release_at, m.as_of)
    )
  GROUP BY u.unit_id
  ORDER BY u.unit_id`

// Every process has one row in the tally of each measure, so one measure counts them all.
const processQuery = `
  SELECT unit_id AS body_id, CAST(sum(n) AS BIGINT) AS n
  FROM bulk_count
  WHERE kind = 'buyer' AND measure = 'deals-on-time'
  GROUP BY unit_id`

function unnamed(id: string): Ref['name'] {
  return { und: id }
}

function described(one: Row, named: (id: string) => Ref) {
  return {
    ...named(one.body_id),
    bodyType: one.body_type,
    jurisdiction: one.jurisdiction,
    identifiers: one.identifiers ?? [],
    parent: one.parent_id === null ? null : named(one.parent_id),
    places: one.places ?? [],
    url: one.url,
    peerGroup:
      one.peer_group === null
        ? null
        : { id: one.peer_group, name: one.peer_group_name ?? one.peer_group, why: one.peer_group_why },
    isMetInContracts: false,
  }
}
