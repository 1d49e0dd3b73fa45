// A performance report on one body over a period: its profile, what fell due or changed, on what evidence, with its replies and proofs.
import type { Body } from './document/body.ts'
import type { Commitment } from './document/commitment.ts'
import type { DocumentKind, Rows } from './document/document.ts'
import type { Source } from './document/source.ts'
import type { About } from './edition/about.ts'
import type { Cursor, Edition, Listed, Where } from './edition/store.ts'
import { type Period, touches } from './report-period.ts'

/** Why a commitment is in the report: it fell due, was made, was delivered late, or a finding of it began to hold in the period. */
export type Because = 'due' | 'made' | 'finding' | 'remedied'

export type ReportedCommitment = { readonly because: readonly Because[]; readonly commitment: Commitment }

/** The proof of one event that the report speaks of. */
export type ReportProof = {
  readonly leaf: number
  readonly event: string
  readonly what: 'commitment' | 'finding' | 'reply' | 'appeal' | 'correction'
  /** The proof file; null where it cannot be made. */
  readonly text: string | null
}

export type Report = {
  readonly body: Body
  readonly period: Period
  /** Whether the period had ended on the edition's day. */
  readonly isOver: boolean
  readonly about: Omit<About, 'tables'>
  /** Those due first come first. */
  readonly commitments: readonly ReportedCommitment[]
  /** Sources of these commitments, with their licences. */
  readonly sources: readonly Source[]
  readonly proofs: readonly ReportProof[]
}

export type ReportWanted = {
  /** Made for the last day of the period, or for today where that lies ahead. */
  readonly edition: Edition
  readonly body: Body
  readonly period: Period
  readonly proof: (leaf: number) => string | undefined
}

export function makeReport({ edition, body, period, proof }: ReportWanted): Report {
  const { tables: _, ...about } = edition.about
  const commitments = [...rowsOf(edition, 'commitment', { body: body.id })]
    .map(({ id }) => edition.get('commitment', id)!)
    .map((commitment) => ({ because: becauseOf(commitment, period), commitment }))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => dueOf(a) - dueOf(b) || (a.commitment.id < b.commitment.id ? -1 : 1))
  const sources = new Set(commitments.map(({ commitment }) => commitment.source))
  return {
    body,
    period,
    isOver: about.asOf >= period.to,
    about,
    commitments,
    sources: [...sources].sort().flatMap((id) => edition.get('source', id) ?? []),
    proofs: proofsOf(commitments, proof),
  }
}

/** Bodies that a text names: the one with this id, else those whose name is the text, else those whose name or id holds it. */
export function bodiesNamed(
  edition: Edition,
  wanted: string,
): readonly { readonly id: string; readonly name: string }[] {
  const exact = edition.get('body', wanted)
  if (exact !== undefined) return [{ id: exact.id, name: Object.values(exact.name)[0] ?? exact.id }]
  const text = wanted.toLowerCase()
  const found: { readonly id: string; readonly name: string; readonly isWhole: boolean }[] = []
  for (const { id, name } of rowsOf(edition, 'body')) {
    const names = Object.values(name)
    if (![id, ...names].some((one) => one.toLowerCase().includes(text))) continue
    found.push({ id, name: names[0] ?? id, isWhole: names.some((one) => one.toLowerCase() === text) })
  }
  const whole = found.filter(({ isWhole }) => isWhole)
  return whole.length > 0 ? whole : found
}

const pageRows = 500

function* rowsOf<Kind extends DocumentKind>(edition: Edition, kind: Kind, where: Where = {}): Iterable<Rows[Kind]> {
  let after: Cursor | 0 = 0
  for (;;) {
    const listed: Listed<Rows[Kind]> = edition.list(kind, { where, limit: pageRows, after })
    yield* listed.rows
    if (listed.next === null) return
    after = listed.next
  }
}

function becauseOf({ due, pledge, deal, findings, standings }: Commitment, period: Period): readonly Because[] {
  const made = pledge?.made ?? deal?.snapshots[0]?.snapshot ?? deal?.snapshots[0]?.from ?? null
  const holds: Readonly<Record<Because, boolean>> = {
    due: touches(period, due.first) || touches(period, due.last),
    made: touches(period, made),
    finding: findings.some(({ from, recordedAt }) => touches(period, from ?? recordedAt)),
    remedied: standings.some(({ remediedOn }) => touches(period, remediedOn)),
  }
  return (Object.keys(holds) as Because[]).filter((reason) => holds[reason])
}

// What has no due date comes last.
function dueOf({ commitment: { due } }: ReportedCommitment): number {
  return Date.parse(due.first ?? due.last ?? '9999-12-31')
}

function proofsOf(commitments: readonly ReportedCommitment[], proof: ReportWanted['proof']): readonly ReportProof[] {
  const proofs = new Map<number, ReportProof>()
  const add = ({ leaf, event }: { leaf: number; event: string }, what: ReportProof['what']) => {
    if (!proofs.has(leaf)) proofs.set(leaf, { leaf, event, what, text: proof(leaf) ?? null })
  }
  for (const { commitment } of commitments) {
    add(commitment, 'commitment')
    for (const one of commitment.corrections) add(one, 'correction')
    for (const finding of commitment.findings) {
      add(finding, 'finding')
      for (const one of finding.replies) add(one, 'reply')
      for (const one of finding.appeals) add(one, 'appeal')
      for (const one of finding.corrections) add(one, 'correction')
    }
  }
  return [...proofs.values()].sort((a, b) => a.leaf - b.leaf)
}
