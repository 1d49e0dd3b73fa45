// What a screening leads to: events for matches that stand, candidates for those that wait for a person's word.
import { canonical } from '../../base/canonical.ts'
import type { Draft } from '../../record/event.ts'
import type { Debarment } from '../../record/kinds/same-as.ts'
import type { Candidate } from './candidate-store.ts'
import type { DebarmentEntry } from './entry.ts'
import { entryId, type Match } from './match.ts'

export type Decision = {
  readonly drafts: readonly Draft[]
  /** To be kept once the drafts are in the log. */
  readonly candidates: readonly Candidate[]
  readonly counts: {
    /** In the log now for the first time, by number. */
    readonly matched: number
    /** In the log already; the list's dates may be new. */
    readonly known: number
    readonly updated: number
    /** Waiting for a person. */
    readonly open: number
    /** Rejected or withdrawn earlier; they stay so. */
    readonly rejected: number
  }
}

/** `logged`: the debarments that count in the log, by supplier and entry. */
export function decide(
  matches: readonly Match[],
  stored: readonly Candidate[],
  logged: ReadonlyMap<string, Debarment>,
): Decision {
  const before = new Map(stored.map((one) => [one.candidate, one]))
  const drafts: Draft[] = []
  const candidates: Candidate[] = []
  const counts = { matched: 0, known: 0, updated: 0, open: 0, rejected: 0 }
  for (const match of matches) {
    const found = before.get(match.candidate)
    const is = debarmentOf(match)
    const inLog = logged.get(pairKey(match.supplier, entryId(match.entry)))
    const about = { candidate: match.candidate, supplier: match.supplier, supplierName: match.supplierName }
    const kept = { ...about, similarity: match.similarity, debarment: is }
    if (inLog !== undefined) {
      counts.known += 1
      // Who confirmed that the two are one did so for good; what the list says of it may change.
      const now = { ...is, matchedBy: inLog.matchedBy, name: inLog.name }
      if (canonical(now) !== canonical(inLog)) {
        counts.updated += 1
        drafts.push(sameAsDraft(match.supplier, now, 'the list says something new of an entry matched earlier'))
      }
      candidates.push({ ...kept, debarment: now, state: 'confirmed', ...reasonOf(found) })
    } else if (found !== undefined && found.state !== 'open') counts.rejected += 1
    else if (match.isSure) {
      counts.matched += 1
      const reason = 'the register number is the same, in the same country'
      drafts.push(sameAsDraft(match.supplier, is, reason))
      candidates.push({ ...kept, state: 'confirmed', reason })
    } else {
      counts.open += 1
      candidates.push({ ...kept, state: 'open' })
    }
  }
  return { drafts, candidates, counts }
}

export function pairKey(supplier: string, also: string): string {
  return `${supplier}\n${also}`
}

/** The event that says that a supplier is an entry of a list. */
export function sameAsDraft(supplier: string, is: Debarment, reason: string): Draft {
  return {
    kind: 'same-as',
    effectiveAt: { date: is.from, precision: 'day', basis: is.dates === 'stated' ? 'stated' : 'source-release' },
    content: { use: supplier, also: entryId(is), subject: 'supplier', reason, debarment: is },
  }
}

function debarmentOf({ entry, listedName, by }: Match): Debarment {
  const { list, entry: id, authority, from, to, seen, dates, url }: DebarmentEntry = entry
  return {
    list,
    entry: id,
    name: listedName,
    authority,
    from,
    seen,
    dates,
    matchedBy: by,
    ...(to === null ? {} : { to }),
    ...(url === null ? {} : { url }),
  }
}

function reasonOf(found: Candidate | undefined): { readonly reason?: string } {
  return found?.reason === undefined ? {} : { reason: found.reason }
}
