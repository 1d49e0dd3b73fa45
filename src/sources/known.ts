// What the record already holds of what sources say, so that an import adds only what is new.
import { hash } from 'node:crypto'
import { canonical, type Json } from '../base/canonical.ts'
import type { BodyId, CommitmentId, EventId } from '../base/id.ts'
import type { Draft, LoggedEvent } from '../record/event.ts'
import type { BodyContent } from '../record/kinds/body.ts'
import type { CandidateContent } from '../record/kinds/candidate.ts'
import type { PledgeContent } from '../record/kinds/pledge.ts'
import type { PledgeRevisionContent } from '../record/kinds/pledge-revision.ts'
import { foldText } from './expression.ts'
import { identityOf } from './identity.ts'

type Latest = { readonly digest: string; readonly event: EventId | undefined }

export type KnownPledge = { readonly content: PledgeContent; readonly listed: boolean }

export type Known = {
  /** What was said last of anything but a pledge: of those `pledge` gives the whole content. */
  readonly latest: (identity: string) => Latest | undefined
  readonly pledge: (id: CommitmentId) => KnownPledge | undefined
  /** A body as last described. */
  readonly body: (id: BodyId) => BodyContent | undefined
  /** Pledges of a source by id. */
  readonly pledgesOf: (source: string) => ReadonlyMap<CommitmentId, KnownPledge>
  /** Commitments of a source that bear a title or wording, compared without case and punctuation. */
  readonly titled: (source: string, title: string) => readonly CommitmentId[]
  /** Why a statement with this title or wording was excluded from the source's commitments; undefined where none was. */
  readonly excluded: (source: string, title: string) => string | undefined
  /** Takes in what is about to be appended; `event` where it has an id already. */
  readonly learn: (draft: Draft, event?: EventId) => void
}

/** Reads the record's events once, in order. */
export function knownFrom(events: Iterable<LoggedEvent>): Known {
  const known = emptyKnown()
  for (const event of events) {
    if ('sealed' in event) continue
    known.learn(event as unknown as Draft, event.id)
  }
  return known
}

export function emptyKnown(): Known {
  const latest = new Map<string, Latest>()
  const bodies = new Map<BodyId, BodyContent>()
  const bySource = new Map<string, Map<CommitmentId, KnownPledge>>()
  const titles = titleIndex()
  const exclusions = new Map<string, string>()

  function learnPledge(content: PledgeContent, listed: boolean): void {
    const pledges = bySource.get(content.source) ?? new Map<CommitmentId, KnownPledge>()
    bySource.set(content.source, pledges.set(content.pledge, { content, listed }))
    titles.learn(content)
  }

  function learnCandidate({ source, wording, state, reason }: CandidateContent): void {
    if (state !== 'excluded') return
    for (const text of Object.values(wording)) exclusions.set(`${source}|${foldText(text)}`, reason ?? 'excluded')
  }

  function learnRevision(revision: PledgeRevisionContent): void {
    const pledge = bySource.get(revision.source)?.get(revision.pledge)
    if (pledge === undefined) return
    learnPledge(revised(pledge.content, revision.changes), revision.listed ?? pledge.listed)
  }

  function learn(draft: Draft, event?: EventId): void {
    // A pledge is compared field by field; everything else by its digest.
    if (draft.kind === 'pledge') {
      learnPledge(draft.content, true)
      return
    }
    const identity = identityOf(draft)
    if (identity === undefined) return
    latest.set(identity, { digest: contentDigest(draft), event })
    if (draft.kind === 'body') bodies.set(draft.content.body, draft.content)
    if (draft.kind === 'pledge-revision') learnRevision(draft.content)
    if (draft.kind === 'candidate') learnCandidate(draft.content)
  }

  return {
    latest: (identity) => latest.get(identity),
    pledge: (id) => bySource.get(id.slice(0, id.indexOf('/')))?.get(id),
    body: (id) => bodies.get(id),
    pledgesOf: (source) => bySource.get(source) ?? new Map(),
    titled: titles.find,
    excluded: (source, title) => exclusions.get(`${source}|${foldText(title)}`),
    learn,
  }
}

type TitleIndex = {
  readonly learn: (content: PledgeContent) => void
  readonly find: (source: string, title: string) => readonly CommitmentId[]
}

// Few sources name commitments by title, so titles are only folded when one is first looked up.
function titleIndex(): TitleIndex {
  const waiting: PledgeContent[] = []
  const index = new Map<string, Set<CommitmentId>>()

  function fold({ source, pledge, title, wording }: PledgeContent): void {
    for (const text of [...Object.values(title ?? {}), ...Object.values(wording)]) {
      const key = `${source}|${foldText(text)}`
      index.set(key, (index.get(key) ?? new Set()).add(pledge))
    }
  }

  return {
    learn: (content) => void waiting.push(content),
    find(source, title) {
      for (const content of waiting.splice(0)) fold(content)
      return [...(index.get(`${source}|${foldText(title)}`) ?? [])]
    },
  }
}

/** A pledge with the changes of a revision made: null takes a field away. */
export function revised(content: PledgeContent, changes: PledgeRevisionContent['changes']): PledgeContent {
  const merged: Record<string, unknown> = { ...content }
  for (const [field, value] of Object.entries(changes)) {
    if (value === null) delete merged[field]
    else merged[field] = value
  }
  return merged as PledgeContent
}

/** SHA-256 over the canonical content without what can be erased, cut to 32 hexadecimal digits. */
export function contentDigest(draft: Pick<Draft, 'kind' | 'content'>): string {
  const {
    holder: _holder,
    quotation: _quotation,
    ...content
  } = draft.content as { readonly [field: string]: Json | undefined }
  return hash('sha256', canonical(content), 'hex').slice(0, 32)
}
