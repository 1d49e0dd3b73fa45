// A report as a table: one line for each commitment and stream of findings.
import { type CsvCell, csv } from '../base/csv.ts'
import type { Commitment, StandingNow } from './document/commitment.ts'
import type { Report, ReportedCommitment } from './report.ts'

/** CSV by RFC 4180, safe to open in a spreadsheet. Several of a kind stand in one cell, a line each. */
export function reportCsv({ body, period, about, commitments }: Report): string {
  const rows = commitments.flatMap((one) =>
    one.commitment.standings.map((standing): readonly CsvCell[] => [
      body.id,
      Object.values(body.name)[0] ?? body.id,
      period.from,
      period.to,
      about.asOf,
      ...commitmentCells(one),
      ...standingCells(one.commitment, standing),
      about.edition,
    ]),
  )
  return csv([columns, ...rows])
}

const columns = [
  'body_id',
  'body',
  'period_from',
  'period_to',
  'as_of',
  'commitment_id',
  'kind',
  'type',
  'title',
  'because',
  'due_first',
  'due_last',
  'due_basis',
  'source',
  'standing',
  'publisher',
  'state',
  'progress',
  'fulfilment',
  'contested',
  'reason',
  'delivered_late_on',
  'finding',
  'finding_from',
  'finding_leaf',
  'evidence',
  'replies',
  'appeals',
  'corrections',
  'edition',
] as const

function commitmentCells({ because, commitment }: ReportedCommitment): readonly CsvCell[] {
  const { id, kind, pledge, deal, title, due, source } = commitment
  return [
    id,
    kind,
    pledge?.type ?? deal?.type ?? null,
    Object.values(title)[0] ?? id,
    because.join(' '),
    due.first,
    due.last,
    due.basis,
    source,
  ]
}

function standingCells({ findings }: Commitment, now: StandingNow): readonly CsvCell[] {
  const finding = findings.find(({ event }) => event === now.finding)
  return [
    now.standing,
    now.publisher,
    now.state,
    now.progress,
    now.fulfilment,
    now.isContested,
    now.reason,
    now.remediedOn,
    now.finding,
    finding?.from ?? null,
    finding?.leaf ?? null,
    lines(finding?.evidence.map(({ url, sha256, evidence }) => url ?? sha256 ?? evidence)),
    lines(finding?.replies.map(({ text, recordedAt }) => `${recordedAt}: ${text ?? '(erased)'}`)),
    lines(finding?.appeals.map(({ decision }) => decision?.outcome ?? 'pending')),
    lines(finding?.corrections.map(({ grade, reason }) => `${grade}: ${reason}`)),
  ]
}

function lines(parts: readonly string[] | undefined): string | null {
  return parts === undefined || parts.length === 0 ? null : parts.join('\n')
}
