// Compares what a source says with what the record holds, and gives the events that say the difference.
import { canonical, type Json } from '../base/canonical.ts'
import type { CommitmentId } from '../base/id.ts'
import { type Issue, issue } from '../base/issue.ts'
import { type Draft, draftProblem, type EffectiveAt } from '../record/event.ts'
import type { Kind } from '../record/kind.ts'
import type { FindingContent } from '../record/kinds/finding.ts'
import type { PledgeContent } from '../record/kinds/pledge.ts'
import type { PledgeRevisionContent } from '../record/kinds/pledge-revision.ts'
import type { Claim } from './claim.ts'
import { identityOf } from './identity.ts'
import { contentDigest, type Known } from './known.ts'
import { isBrokenEarly, unscoredEarly } from './map-finding.ts'
import type { Table } from './source.ts'

export type Reconciled = { readonly drafts: readonly Draft[]; readonly unchanged: number; readonly refused: number }

export type Reconciling = {
  readonly known: Known
  readonly kinds: ReadonlyMap<string, Kind>
  readonly source: string
  readonly causes: Table['causes']
  readonly released: EffectiveAt | null
  /** The clock's day, YYYY-MM-DD. */
  readonly today: string
  readonly onIssue: (issue: Issue) => void
}

/** The events that a file's claims come to; `known` has learned them afterwards. */
export function reconcile(claims: Iterable<Claim>, reconciling: Reconciling): Reconciled {
  const { known } = reconciling
  const drafts: Draft[] = []
  let unchanged = 0
  let refused = 0
  const waiting: Claim[] = []
  const seen = new Set<string>()

  function take(claim: Claim): void {
    const { draft } = claim
    const identity = identityOf(draft)!
    const problem = draftProblem(reconciling.kinds, draft)
    if (problem !== undefined) {
      reconciling.onIssue(issue('row-invalid', claim.place, { params: { kind: draft.kind, problem } }))
      refused += 1
      return
    }
    if (draft.kind === 'deal' && seen.has(identity)) {
      reconciling.onIssue(issue('snapshot-repeated', claim.place, { value: draft.content.deal }))
      refused += 1
      return
    }
    seen.add(identity)
    const news = newsOf(draft, identity, reconciling)
    if (news === undefined) {
      unchanged += 1
      return
    }
    known.learn(news.kind === 'correction' ? draft : news)
    drafts.push(news)
  }

  function takeAll(ready: readonly Claim[]): void {
    const told = toldBefore(ready, known)
    for (const claim of ready) {
      if (told.has(claim)) unchanged += 1
      else take(claim)
    }
  }

  // A parent or a commitment may be named before its own row comes, so what waits for a title is taken last.
  const direct: Claim[] = []
  for (const claim of claims) (claim.lookup === undefined ? direct : waiting).push(claim)
  takeAll(direct)
  // Pledges that wait for a parent must be known by title themselves before any of them is looked up.
  const titles = titleIndex(waiting)
  const named: Claim[] = []
  for (const claim of waiting) {
    const found = lookUp(claim, reconciling, titles)
    if (found === undefined) refused += 1
    if (found !== undefined || claim.lookup!.field === 'parent') named.push(withFound(claim, found, reconciling))
  }
  takeAll(named)
  return { drafts, unchanged, refused }
}

// A publisher may change its verdict twice in a day. Only what follows the one that the record holds last is news, so
// that reading the file again adds nothing, and a verdict that goes back to an earlier one is still told.
function toldBefore(claims: readonly Claim[], known: Known): ReadonlySet<Claim> {
  const byIdentity = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.draft.kind !== 'finding') continue
    const identity = identityOf(claim.draft)!
    const same = byIdentity.get(identity)
    if (same === undefined) byIdentity.set(identity, [claim])
    else same.push(claim)
  }
  const told = new Set<Claim>()
  for (const [identity, same] of byIdentity) {
    if (same.length === 1) continue
    const latest = known.latest(identity)?.digest
    const last = same.findLastIndex(({ draft }) => contentDigest(draft) === latest)
    for (const claim of same.slice(0, last + 1)) told.add(claim)
  }
  return told
}

function titleIndex(waiting: readonly Claim[]): ReadonlyMap<string, readonly CommitmentId[]> {
  const index = new Map<string, CommitmentId[]>()
  for (const { draft } of waiting) {
    if (draft.kind !== 'pledge') continue
    for (const text of Object.values(draft.content.title ?? draft.content.wording)) {
      index.set(text, [...(index.get(text) ?? []), draft.content.pledge])
    }
  }
  return index
}

function lookUp(
  claim: Claim,
  { known, source, onIssue }: Reconciling,
  titles: ReadonlyMap<string, readonly CommitmentId[]>,
): CommitmentId | undefined {
  const { title } = claim.lookup!
  const found = new Set([...known.titled(source, title), ...(titles.get(title) ?? [])])
  if (found.size === 1) return [...found][0]
  const reason = found.size === 0 ? known.excluded(source, title) : undefined
  const code = reason !== undefined ? 'row-excluded' : found.size === 0 ? 'title-unknown' : 'title-ambiguous'
  onIssue(issue(code, claim.place, { value: title, params: { reason: reason ?? '' } }))
  return undefined
}

function withFound(claim: Claim, found: CommitmentId | undefined, reconciling: Reconciling): Claim {
  if (found === undefined) return claim
  const { draft } = claim
  switch (draft.kind) {
    case 'pledge':
      return { ...claim, draft: { ...draft, content: { ...draft.content, parent: found } } }
    case 'finding':
      return {
        ...claim,
        draft: { ...draft, content: checkedDue({ ...draft.content, commitment: found }, claim, reconciling) },
      }
    case 'pledge-revision':
      return { ...claim, draft: { ...draft, content: { ...draft.content, pledge: found } } }
    default:
      return claim
  }
}

// The due date is only known once the commitment is: nothing is broken before it.
function checkedDue(content: FindingContent, claim: Claim, { known, onIssue, today }: Reconciling): FindingContent {
  const due = known.pledge(content.commitment)?.content.due
  if (!isBrokenEarly(content.fulfilment, claim.draft.effectiveAt, today, due)) return content
  const value = content.sourceVerdict?.value ?? 'not-fulfilled'
  onIssue(issue('verdict-before-due', claim.place, { value, params: { due: due!.date } }))
  return { ...content, unscored: unscoredEarly }
}

function newsOf(draft: Draft, identity: string, reconciling: Reconciling): Draft | undefined {
  const { known } = reconciling
  if (draft.kind === 'pledge') return pledgeNews(draft, reconciling)
  if (draft.kind === 'body') return bodyNews(draft, identity, known)
  const latest = known.latest(identity)
  if (latest === undefined) return draft
  if (latest.digest === contentDigest(draft)) return undefined
  if (draft.kind === 'deal' && latest.event !== undefined) {
    return {
      kind: 'correction',
      effectiveAt: draft.effectiveAt,
      content: {
        corrects: latest.event,
        grade: 'factual',
        reason: 'the source gives other values for the same snapshot',
        content: draft.content as unknown as { [field: string]: never },
      },
    }
  }
  return draft
}

// A cell left empty says nothing of a body: what an earlier release told, such as its peer group, stays.
function bodyNews(draft: Draft<'body'>, identity: string, known: Known): Draft | undefined {
  const content = { ...known.body(draft.content.body), ...draft.content }
  const news = { ...draft, content }
  return known.latest(identity)?.digest === contentDigest(news) ? undefined : news
}

function pledgeNews(draft: Draft<'pledge'>, { known, causes, released, source }: Reconciling): Draft | undefined {
  const before = known.pledge(draft.content.pledge)
  if (before === undefined) return draft
  const changes = changesBetween(before.content, draft.content)
  const changed = Object.keys(changes)
  if (changed.length === 0 && before.listed) return undefined
  return {
    kind: 'pledge-revision',
    effectiveAt: released,
    content: {
      pledge: draft.content.pledge,
      source,
      cause: causeOf(changed, causes),
      ...(before.listed ? {} : { listed: true }),
      changes,
    },
  }
}

function changesBetween(before: PledgeContent, after: PledgeContent): PledgeRevisionContent['changes'] {
  const was = before as unknown as { readonly [field: string]: Json | undefined }
  const now = after as unknown as { readonly [field: string]: Json | undefined }
  const changes: PledgeRevisionContent['changes'] = {}
  for (const field of new Set([...Object.keys(was), ...Object.keys(now)])) {
    const next = now[field]
    const previous = was[field]
    if (next === undefined) changes[field] = null
    else if (previous === undefined || canonical(previous) !== canonical(next)) changes[field] = next as never
  }
  return changes
}

function causeOf(changed: readonly string[], causes: Table['causes']): PledgeRevisionContent['cause'] {
  const rule = (causes ?? []).find(
    ({ changed: any, only }) =>
      (any === undefined || any.some((field) => changed.includes(field))) &&
      (only === undefined || changed.every((field) => only.includes(field))),
  )
  return rule?.cause ?? 'unknown'
}

/** Revisions that say "no longer listed" for the pledges of a source that a release leaves out. */
export function vanished(ids: ReadonlySet<CommitmentId>, { known, source, released }: Reconciling): readonly Draft[] {
  const drafts: Draft[] = []
  for (const [id, pledge] of known.pledgesOf(source)) {
    if (!pledge.listed || ids.has(id)) continue
    drafts.push({
      kind: 'pledge-revision',
      effectiveAt: released,
      content: { pledge: id, source, cause: 'unknown', listed: false, changes: {} },
    })
  }
  for (const draft of drafts) known.learn(draft)
  return drafts
}
