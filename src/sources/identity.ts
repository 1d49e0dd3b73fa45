// What an event says something about: two events of one identity speak of the same thing.
import { canonical, type Json } from '../base/canonical.ts'
import type { Draft } from '../record/event.ts'

/** The identity of an imported event, or undefined for kinds that are never imported. */
export function identityOf(draft: Pick<Draft, 'kind' | 'effectiveAt' | 'content'>): string | undefined {
  const { kind, effectiveAt, content } = draft as Draft
  const at = effectiveAt?.date ?? ''
  switch (kind) {
    case 'source':
      return `source|${content.source}`
    case 'body':
      return `body|${content.body}`
    case 'post':
      return `post|${content.post}`
    case 'tenure':
      return `tenure|${content.post}|${content.tenure}`
    case 'candidate':
      return `candidate|${content.candidate}`
    case 'pledge':
      return `pledge|${content.pledge}`
    case 'deal':
      return `deal|${content.deal}|${at}`
    case 'evidence':
      return `evidence|${content.evidence}`
    case 'finding':
      // A verdict as of a list's release and one that the publisher dates itself are two statements, were it the same day.
      return `finding|${content.commitment}|${content.source ?? ''}|${at}|${effectiveAt?.basis ?? ''}`
    case 'succession':
    case 'same-as':
    case 'pledge-revision':
      return `${kind}|${at}|${canonical(content as Json)}`
    default:
      return undefined
  }
}
