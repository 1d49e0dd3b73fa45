// How wording, dates and other fields changed, and who changed them: drift is what publishers moved, and only that.
import { type Html, html, nothing } from '../../../base/html.ts'
import { wordOf } from '../../../page/component/word.ts'
import { wordDiff } from '../../../page/component/word-diff.ts'
import type { Commitment, Revision } from '../../document/commitment.ts'
import type { View } from '../../route.ts'
import { correctionItem } from './answers.ts'
import { fieldWord, isTexts, movedText, valueText } from './value.ts'

/** Drift first; other changes by the publisher, changes of unknown cause and the collector's corrections stand apart. */
export function driftSections(view: View, { revisions, corrections }: Commitment): Html {
  if (revisions.length === 0 && corrections.length === 0) return nothing
  const { say } = view.locale
  const byPublisher = (one: Revision) => one.cause === 'publisher-changed' || one.cause === 'new-document'
  const drift = revisions.filter((one) => one.isDrift && byPublisher(one))
  const other = revisions.filter((one) => !one.isDrift && byPublisher(one))
  const unknown = revisions.filter((one) => one.cause === 'unknown')
  const collector = revisions.filter((one) => one.cause === 'collector-corrected')
  return html`${group(view, 'drift', say('commitment.driftTitle'), drift, say('commitment.driftNote'))}
${group(view, 'changes', say('commitment.otherRevisionsTitle'), other, null)}
${group(view, 'unknown-changes', say('commitment.unknownRevisionsTitle'), unknown, null)}
${group(view, 'collector', say('commitment.collectorTitle'), collector, say('commitment.collectorNote'))}
${
  corrections.length === 0
    ? nothing
    : html`<section id="corrections"><h2>${say('commitment.ownCorrectionsTitle')}</h2>${corrections.map((one) => correctionItem(view.locale, one, 'h3'))}</section>`
}`
}

function group(view: View, id: string, title: string, revisions: readonly Revision[], note: string | null): Html {
  if (revisions.length === 0) return nothing
  return html`<section id="${id}"><h2>${title}</h2>${note === null ? nothing : html`<p class="meta">${note}</p>`}
<ol class="revisions">${revisions.map((one) => html`<li>${revisionItem(view, one)}</li>`)}</ol></section>`
}

function revisionItem(view: View, revision: Revision): Html {
  const { locale } = view
  const { field, cause, from, recordedAt, leaf } = revision
  const when = from === null ? locale.say('commitment.fromUnknown') : locale.date(from)
  return html`<h3>${locale.say('commitment.fieldChanged', {
    field: fieldWord(locale, field),
    cause: wordOf(locale, 'cause', cause),
  })}</h3>
<p class="meta">${when} · <a href="${view.linkRoot(`proofs/${leaf}.tlog-proof`)}">${locale.say('commitment.recorded', { instant: locale.instant(recordedAt) })}</a></p>
${changeOf(view, revision)}${movedOf(view, revision)}`
}

/** By how much a day moved, where both are known to the day. */
function movedOf({ locale }: View, { was, now }: Revision): Html {
  const [from, to] = [dayOf(was), dayOf(now)]
  if (from === null || to === null || from === to) return nothing
  return html`<p class="meta">${movedText(locale, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))}</p>`
}

function dayOf(value: Revision['was']): string | null {
  const day = typeof value === 'object' && value !== null && !Array.isArray(value) ? value['date'] : null
  return typeof day === 'string' && day.length === 10 ? day : null
}

function changeOf(view: View, { was, now }: Revision): Html {
  if (!isTexts(was) || !isTexts(now)) return pairOf(view, valueText(view.locale, was), valueText(view.locale, now))
  const languages = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter((tag) => was[tag] !== now[tag])
  return html`${languages.map((tag) => {
    const diff = pairOf(view, was[tag] ?? '', now[tag] ?? '')
    return tag === 'und' || tag === view.locale.language ? diff : html`<div lang="${tag}">${diff}</div>`
  })}`
}

function pairOf({ locale }: View, was: string, now: string): Html {
  return wordDiff(was, now, {
    inserted: locale.say('commitment.inserted'),
    deleted: locale.say('commitment.deleted'),
    end: locale.say('commitment.changeEnd'),
  })
}
