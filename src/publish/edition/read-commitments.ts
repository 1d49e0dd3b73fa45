// Reads the commitments of an edition with all that is held of them.
import { z } from 'zod'
import type { Commitment, StandingNow } from '../document/commitment.ts'
import type { Reading } from './make-edition.ts'

const text = z.string().nullable()
const row = z.object({
  commitment_id: z.string(),
  kind: z.enum(['pledge', 'deal']),
  source: z.string(),
  title: text,
  rated_body: text,
  body_name: text,
  unrated_reason: text,
  peer_group: text,
  pledge_type: text,
  topics: z.array(z.string()).nullable(),
  jurisdiction: text,
  term: text,
  first_due: text,
  last_due: text,
  due_basis: text,
  listed: z.boolean().nullable(),
  testable: z.boolean().nullable(),
  standing: text,
  publisher: text,
  state: z.string(),
  progress: text,
  fulfilment: text,
  contested: z.boolean(),
  unscored: text,
  reason: text,
  remedied_on: text,
  remedied_fulfilment: text,
  finding_event: text,
  wording: text,
  wording_is: text,
  promiser_role: text,
})

export async function* readCommitments({ database, moment }: Reading): AsyncIterable<Commitment> {
  const rows = await database.rows(
    `SELECT c.*, b.name AS body_name, p.wording, p.wording_is, p.promiser_role, CAST(c.first_due AS VARCHAR) AS first_due,
       CAST(c.last_due AS VARCHAR) AS last_due
     FROM commitment AS c LEFT JOIN body AS b ON b.body_id = c.rated_body
     LEFT JOIN pledge AS p ON p.commitment_id = c.commitment_id
     ORDER BY c.commitment_id, c.standing, c.publisher`,
    row,
  )
  let last: Commitment | undefined
  for (const one of rows) {
    const standing: StandingNow = {
      standing: one.standing as StandingNow['standing'],
      publisher: one.publisher,
      state: one.state as StandingNow['state'],
      progress: one.progress,
      fulfilment: one.fulfilment,
      isContested: one.contested,
      unscored: one.unscored,
      reason: one.reason,
      remediedOn: one.remedied_on,
      remediedFulfilment: one.remedied_fulfilment,
      finding: one.finding_event,
    }
    if (last?.id === one.commitment_id) {
      last.standings.push(standing)
      continue
    }
    if (last !== undefined) yield last
    const { language } = moment
    last = {
      id: one.commitment_id,
      kind: one.kind,
      source: one.source,
      title: { [language]: one.title ?? one.commitment_id },
      body:
        one.rated_body === null ? null : { id: one.rated_body, name: { [language]: one.body_name ?? one.rated_body } },
      unratedReason: one.unrated_reason,
      peerGroup: one.peer_group,
      topics: one.topics ?? [],
      places: [],
      jurisdiction: one.jurisdiction,
      term: one.term,
      due: { first: one.first_due, last: one.last_due, basis: one.due_basis },
      parent: null,
      parts: [],
      isListed: one.listed !== false,
      isTestable: one.testable !== false,
      standings: [standing],
      pledge:
        one.kind === 'deal'
          ? null
          : {
              wording: { [language]: one.wording ?? '' },
              wordingIs: one.wording_is as 'verbatim',
              type: one.pledge_type ?? 'other',
              promiser: { role: one.promiser_role ?? '', body: null, post: null },
              answerable: null,
              lead: null,
              contributing: [],
              made: null,
              target: null,
              document: null,
            },
      deal: null,
      findings: [],
      revisions: [],
      corrections: [],
      criteria: [],
      links: [],
      event: '',
      leaf: 0,
      changedAt: moment.knownAt,
    }
  }
  if (last !== undefined) yield last
}
