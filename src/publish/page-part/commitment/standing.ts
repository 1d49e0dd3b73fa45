// Where a commitment stands: both axes for each stream of findings, with its standing.
import { type Fill, type Html, html, nothing } from '../../../base/html.ts'
import { facts } from '../../../page/component/facts.ts'
import type { Locale } from '../../../page/locale.ts'
import type { Commitment, StandingNow } from '../../document/commitment.ts'
import type { View } from '../../route.ts'
import { wordOf } from '../word.ts'

export function standingSection(view: View, { standings }: Commitment): Html {
  const { locale, edition } = view
  return html`<section id="stands"><h2>${locale.say('commitment.standsTitle')}</h2>
<p class="note">${locale.say('commitment.standsAsOf', { day: locale.date(view.moment.asOf ?? edition.about.asOf) })}</p>
<div class="standings">${standings.map((now) => standingCard(view, now))}</div></section>`
}

/** The name of a stream: its standing, and whose it is where it was adopted. */
export function streamName(
  locale: Locale,
  { standing, publisher }: Pick<StandingNow, 'standing' | 'publisher'>,
): string {
  if (standing === null) return locale.say('commitment.noFinding')
  if (standing === 'adopted' && publisher !== null) return locale.say('commitment.adoptedFrom', { publisher })
  return wordOf(locale, 'standing', standing)
}

/**
 * The level of fulfilment that a page may state: none for a finding that is shown and never scored, and none before the
 * due date, as nothing is broken before its date.
 */
export function levelHeld({ state, fulfilment, unscored }: StandingNow): string | null {
  return unscored === null && levelStates.has(state) ? fulfilment : null
}

const levelStates: ReadonlySet<StandingNow['state']> = new Set(['judged', 'early', 'excluded-level', 'unrated'])

/** Why a finding is never scored, in the reader's language where it is the reason that imports give. */
export function unscoredText(locale: Locale, why: string): string {
  const known = why === 'not fulfilled before its due date' ? locale.say('commitment.unscoredEarly') : why
  return locale.say('commitment.unscored', { why: known })
}

function standingCard(view: View, now: StandingNow): Html {
  const { locale } = view
  const level = levelHeld(now)
  return html`<article class="standing state-${now.state}"><h3>${streamName(locale, now)}</h3>
${facts([
  [locale.say('commitment.fulfilment'), fulfilmentFact(locale, now, level)],
  [
    locale.say('commitment.progress'),
    now.progress === null ? locale.say('commitment.noProgressFinding') : wordOf(locale, 'level', now.progress),
  ],
])}${notes(locale, now)}${
  now.finding === null
    ? nothing
    : html`<p class="note"><a href="#${now.finding}">${locale.say('commitment.lastFinding')}</a></p>`
}</article>`
}

function fulfilmentFact(locale: Locale, { state }: StandingNow, level: string | null): Fill {
  if (state === 'due-unjudged')
    return html`<strong>${locale.say('commitment.dueUnjudged')}</strong> <span class="note">${locale.say('commitment.dueUnjudgedNote')}</span>`
  if (level !== null) {
    const word = html`<strong class="level level-${level}">${wordOf(locale, 'level', level)}</strong>`
    return state === 'early' || state === 'unrated' ? html`${word} (${wordOf(locale, 'state', state)})` : word
  }
  return state === 'open' ? locale.say('commitment.notYetDue') : wordOf(locale, 'state', state)
}

function notes(locale: Locale, now: StandingNow): readonly Html[] {
  const said: string[] = []
  if (now.isContested) said.push(locale.say('commitment.contested'))
  if (now.unscored !== null) said.push(unscoredText(locale, now.unscored))
  if (now.reason !== null && levelHeld(now) !== null)
    said.push(locale.say('commitment.reason', { reason: wordOf(locale, 'reason', now.reason) }))
  if (now.remediedOn !== null) said.push(remedyText(locale, now.remediedOn, now.remediedFulfilment))
  return said.map((text) => html`<p>${text}</p>`)
}

function remedyText(locale: Locale, on: string, level: string | null): string {
  const day = locale.date(on)
  return level === null
    ? locale.say('commitment.remediedNoLevel', { day })
    : locale.say('commitment.remedied', { day, level: wordOf(locale, 'level', level) })
}
