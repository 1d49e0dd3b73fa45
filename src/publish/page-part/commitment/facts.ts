// Who promised what, who answers for it, and by when.
import { type Fill, type Html, html, joined, nothing } from '../../../base/html.ts'
import { facts } from '../../../page/component/facts.ts'
import { textIn } from '../../../page/component/text.ts'
import { wordOf } from '../../../page/component/word.ts'
import { areaOf, type Commitment } from '../../document/commitment.ts'
import type { Ref } from '../../document/document.ts'
import type { Edition } from '../../edition/store.ts'
import { linked, pathOf } from '../../link.ts'
import type { View } from '../../route.ts'

export function factsSection(view: View, one: Commitment): Html {
  const { locale } = view
  const { say } = locale
  return html`<section id="facts"><h2>${say('commitment.factsTitle')}</h2>
${facts([
  ...(one.pledge === null ? [] : pledgeFacts(view, one.pledge)),
  [say('commitment.rated'), ratedFact(view, one)],
  [say('commitment.due'), dueFact(view, one)],
  [say('commitment.type'), typeFact(view, one)],
  [
    say('commitment.topics'),
    listOf(one.topics.map((topic) => linked(view, 'topic', { id: topic, name: { und: topic } }))),
  ],
  [say('commitment.places'), listOf(one.places.map((place) => placeLink(view, place)))],
  [say('commitment.jurisdiction'), one.jurisdiction],
  [say('commitment.term'), one.term],
  [say('commitment.partOf'), one.parent === null ? null : linked(view, 'commitment', one.parent)],
  [say('commitment.parts'), refList(view, one.parts)],
  [say('commitment.source'), html`<bdi>${sourceTitle(view.edition, one.source)}</bdi>`],
  [say('commitment.id'), html`<code>${one.id}</code>`],
  [say('commitment.changed'), locale.instant(one.changedAt)],
])}
${one.isListed ? nothing : html`<p>${say('commitment.notListed')}</p>`}
${one.isTestable ? nothing : html`<p>${say('commitment.notTestable')}</p>`}</section>`
}

// A few sources stand behind all commitments of an edition.
const titles = new WeakMap<Edition, Map<string, string>>()

function sourceTitle(edition: Edition, id: string): string {
  let known = titles.get(edition)
  if (known === undefined) {
    known = new Map()
    titles.set(edition, known)
  }
  let title = known.get(id)
  if (title === undefined) {
    title = edition.row('source', id)?.title ?? id
    known.set(id, title)
  }
  return title
}

/** Links to commitments as a list; null where there are none. */
function refList(view: View, refs: readonly Ref[]): Html | null {
  if (refs.length === 0) return null
  return html`<ul>${refs.map((ref) => html`<li>${linked(view, 'commitment', ref)}</li>`)}</ul>`
}

export function typeOf({ pledge, deal }: Commitment): string {
  return pledge?.type ?? deal?.type ?? 'other'
}

export function typeWord(view: View, one: Commitment): string {
  return wordOf(view.locale, one.kind === 'pledge' ? 'pledge-type' : 'deal-type', typeOf(one))
}

function pledgeFacts(view: View, pledge: NonNullable<Commitment['pledge']>): [string, Fill][] {
  const { say, date } = view.locale
  const { promiser, answerable, lead, contributing, made, target } = pledge
  return [
    [say('commitment.promiser'), promiserFact(view, promiser)],
    [
      say('commitment.answerable'),
      answerable === null
        ? lead === null
          ? say('commitment.notTakenOn')
          : null
        : answerable.since === null
          ? linked(view, 'body', answerable.body)
          : view.locale.sayHtml('commitment.answerableSince', {
              body: linked(view, 'body', answerable.body),
              day: date(answerable.since),
            }),
    ],
    [say('commitment.lead'), lead === null ? null : linked(view, 'body', lead)],
    [say('commitment.contributing'), listOf(contributing.map((body) => linked(view, 'body', body)))],
    [say('commitment.made'), made === null ? null : date(made)],
    [say('commitment.target'), target === null ? null : html`<bdi>${target.quantity} ${target.unit}</bdi>`],
  ]
}

function promiserFact(view: View, { role, body, post }: NonNullable<Commitment['pledge']>['promiser']): Html {
  const who = body !== null ? linked(view, 'body', body) : post !== null ? textIn(view.locale, post) : null
  const word = wordOf(view.locale, 'role', role)
  return who === null ? html`${word}` : html`${who} (${word})`
}

function ratedFact(view: View, { body, unratedReason }: Commitment): Html {
  if (body !== null) return linked(view, 'body', body)
  return html`${view.locale.say('commitment.ratedNobody', { why: wordOf(view.locale, 'unrated', unratedReason ?? 'not-taken-on') })}`
}

function dueFact({ locale }: View, { due, kind }: Commitment): string {
  const { first, last, basis } = due
  if (first === null) return locale.say(kind === 'deal' ? 'commitment.dueNoneDeal' : 'commitment.dueNone')
  const how = wordOf(locale, 'basis', basis ?? 'stated')
  return last === null || last === first
    ? locale.say('commitment.dueBasis', { day: locale.date(first), basis: how })
    : locale.say('commitment.dueMoved', { first: locale.date(first), basis: how, last: locale.date(last) })
}

function typeFact(view: View, one: Commitment): Html {
  // Types of pledges have pages; a deal is a contract or a project, and nothing more.
  if (one.kind === 'deal') return html`${typeWord(view, one)}`
  return html`<a href="${view.link(pathOf('type', typeOf(one)))}">${typeWord(view, one)}</a>`
}

function placeLink(view: View, place: Commitment['places'][number]): Html {
  const name = place.name ?? place.code ?? ''
  return linked(view, 'area', { id: areaOf(place), name: { und: name } })
}

function listOf(items: readonly Html[]): Html | null {
  return items.length === 0 ? null : joined(items, ', ')
}
