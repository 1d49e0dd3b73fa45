// Reads the commitments of an edition with all that is held of them.
import type { z } from 'zod'
import type { Commitment } from '../document/commitment.ts'
import type { Correction, Finding } from '../document/finding.ts'
import {
  type CriterionPart,
  commitmentParts,
  type DealPart,
  type Head,
  type LinkPart,
  type MeasurePart,
  type PledgePart,
  type RevisionPart,
  type SnapshotPart,
  type StandingPart,
} from './commitment-part.ts'
import {
  type AppealPart,
  type CorrectionPart,
  type EvidencePart,
  type FindingPart,
  findingParts,
  type ReplyPart,
} from './finding-part.ts'
import type { Reading } from './make-edition.ts'
import { gatherParts, nameCommitments, type PartsOf, partsByCommitment } from './part.ts'
import { type BodyNames, readBodyNames } from './read-body-names.ts'

/** Every commitment that the moment can see, by id. Memory does not grow with their number. */
export async function* readCommitments({ database, record }: Reading): AsyncIterable<Commitment> {
  const names = await readBodyNames(database)
  await nameCommitments(database)
  await gatherParts(database, [...commitmentParts, ...findingParts(record.kinds)])
  for await (const parts of partsByCommitment(database)) yield commitmentOf(parts, names)
}

function commitmentOf(parts: PartsOf, names: BodyNames): Commitment {
  const rows = <Row>(part: string) => parts.rows(part) as readonly Row[]
  const { title, body, listed, testable, ...head } = rows<Head>('head')[0]!
  const pledge = rows<PledgePart>('pledge')[0]
  const deal = rows<DealPart>('deal')[0]
  const snapshots = rows<SnapshotPart>('snapshot')
  const corrections = rows<CorrectionPart>('correction')
  const { findings, own } = findingsOf(parts, corrections, names)
  const revisions = rows<RevisionPart>('revision').map((one) => ({
    ...one,
    was: withoutNulls(one.was),
    now: withoutNulls(one.now),
  }))
  const first = pledge ?? snapshots.reduce((a, b) => (b.leaf < a.leaf ? b : a))
  return {
    ...head,
    id: parts.id,
    title: title ?? { und: parts.id },
    body: names.refOrNull(body),
    places: pledge?.places ?? deal?.places ?? [],
    parts: [...rows<Commitment['parts'][number]>('part')],
    isListed: listed !== false,
    isTestable: testable !== false,
    standings: [...rows<StandingPart>('standing')],
    pledge: pledge === undefined ? null : pledgeOf(pledge, names),
    deal: deal === undefined ? null : dealOf(deal, snapshots, rows<MeasurePart>('measure'), names),
    findings,
    revisions,
    corrections: own,
    criteria: [...rows<CriterionPart>('criterion')],
    links: rows<LinkPart>('link').map(({ recordedAt: _, ...link }) => link),
    event: first.event,
    leaf: first.leaf,
    changedAt: changedAt(parts),
  }
}

function pledgeOf(part: PledgePart, names: BodyNames): NonNullable<Commitment['pledge']> {
  const { places: _, event: _event, leaf: _leaf, recordedAt: _at, ...own } = part
  const { promiser, answerable, lead, contributing } = part
  return {
    ...own,
    promiser: { ...promiser, body: names.refOrNull(promiser.body) },
    answerable: answerable === null ? null : { ...answerable, body: names.ref(answerable.body) },
    lead: names.refOrNull(lead),
    contributing: contributing.map(names.ref),
  }
}

function dealOf(
  { places: _, ...own }: DealPart,
  snapshots: readonly SnapshotPart[],
  measures: readonly MeasurePart[],
  names: BodyNames,
): NonNullable<Commitment['deal']> {
  return {
    ...own,
    snapshots: snapshots.map(({ recordedAt: _at, ...one }) => ({ ...one, body: names.refOrNull(one.body) })),
    measures: measures.map((one) => ({ ...one, body: names.refOrNull(one.body) })),
  }
}

// Corrections stand with their finding; those of a finding that was taken back stand with the commitment.
function findingsOf(
  parts: PartsOf,
  corrections: readonly CorrectionPart[],
  names: BodyNames,
): { readonly findings: Finding[]; readonly own: Correction[] } {
  const evidence = by(parts.rows('evidence') as readonly EvidencePart[], ({ finding }) => finding)
  const replies = by(parts.rows('reply') as readonly ReplyPart[], ({ finding }) => finding)
  const appeals = by(parts.rows('appeal') as readonly AppealPart[], ({ finding }) => finding)
  const corrected = by(corrections, ({ corrects }) => corrects)
  const findings = (parts.rows('finding') as readonly FindingPart[]).map((one) => ({
    ...one,
    evidence: evidence(one.event).map(({ finding: _, ...own }) => own),
    replies: replies(one.event).map(({ finding: _, ...own }) => ({ ...own, body: names.ref(own.body) })),
    appeals: appeals(one.event).map(({ finding: _, ...own }) => ({ ...own, body: names.ref(own.body) })),
    corrections: corrected(one.event).map(correctionOf),
  }))
  const shown = new Set(findings.map(({ event }) => event))
  return { findings, own: corrections.filter(({ corrects }) => !shown.has(corrects)).map(correctionOf) }
}

function correctionOf({ corrects: _, was, now, ...own }: CorrectionPart): Correction {
  const before: Record<string, z.core.util.JSONType> = {}
  for (const [field, value] of Object.entries(was ?? {})) {
    if (now !== null && JSON.stringify(value) === JSON.stringify(now[field])) continue
    // A field that the correction put in was not there before, which null says.
    if (value !== null || now !== null) before[field] = withoutNulls(value as z.core.util.JSONType)
  }
  return { ...own, before }
}

// When anything about it was recorded last: every part that has a time says so.
function changedAt(parts: PartsOf): string {
  let last = ''
  const see = (at: string | undefined) => {
    if (at !== undefined && at > last) last = at
  }
  for (const part of timedParts) {
    for (const row of parts.rows(part) as readonly {
      readonly recordedAt: string
      readonly decision?: { readonly recordedAt: string } | null
    }[]) {
      see(row.recordedAt)
      see(row.decision?.recordedAt)
    }
  }
  return last
}

const timedParts = [
  'pledge',
  'snapshot',
  'revision',
  'finding',
  'reply',
  'appeal',
  'correction',
  'criterion',
  'link',
  'remedy',
]

function by<Row>(rows: readonly Row[], key: (row: Row) => string): (wanted: string) => readonly Row[] {
  if (rows.length === 0) return () => []
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return (wanted) => groups.get(wanted) ?? []
}

// Tables give every field of a nested value; the log wrote only those that were there.
function withoutNulls(value: z.core.util.JSONType): z.core.util.JSONType {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, own]) => (own === null ? [] : [[field, withoutNulls(own)]])),
  )
}
