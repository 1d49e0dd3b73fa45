// Where a commitment stands: both axes for each stream of findings, with its standing.
import { type Fill, type Html, html, nothing } from '../../../base/html.ts'
import { facts } from '../../../page/component/facts.ts'
import { standing } from '../../../page/component/standing.ts'
import { levelHeld, mark } from '../../../page/component/verdict.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { Commitment, StandingNow } from '../../document/commitment.ts'
import type { View } from '../../route.ts'

export function standingSection(view: View, { standings }: Commitment): Html {
  const { locale, edition, isStatic } = view
  // A static page does not say of which day it is, so that the next export rewrites only what changed.
  const asOf = locale.say('commitment.asOf', { day: locale.date(view.moment.asOf ?? edition.about.asOf) })
  return html`<section id="stands"><h2>${locale.say('commitment.standsTitle')}</h2>
<p class="meta">${isStatic ? nothing : asOf + locale.say('common.gap')}${locale.say('commitment.standsNote')}</p>
<div class="columns">${standings.map((now) => standingCard(locale, now))}</div></section>`
}

/** Why a finding is never scored, in the reader's language where it is the reason that imports give. */
export function unscoredText(locale: Locale, why: string): string {
  return locale.find('word', `unscored-${why.replaceAll(' ', '-')}`) ?? locale.say('commitment.unscored', { why })
}

function standingCard(locale: Locale, now: StandingNow): Html {
  const { say } = locale
  return html`<article class="card"><h3>${standing(locale, now)}</h3>
${facts([
  [say('commitment.fulfilment'), fulfilmentFact(locale, now)],
  [
    say('commitment.progress'),
    now.progress === null ? say('commitment.noProgressFinding') : mark(locale, 'progress', now.progress),
  ],
])}${notes(locale, now).map((text) => html`<p>${text}</p>`)}${
  now.finding === null
    ? nothing
    : html`<p class="meta"><a href="#e-${now.finding}">${say('commitment.lastFinding')}</a></p>`
}</article>`
}

function fulfilmentFact(locale: Locale, now: StandingNow): Fill {
  const { state } = now
  const level = levelHeld(now)
  if (level === null) {
    if (state === 'open') return locale.say('commitment.notYetDue')
    const about = locale.find('word', `state-about-${state}`)
    return html`<strong>${mark(locale, 'state', state)}</strong>${about === undefined ? nothing : html`<br><span class="meta">${about}</span>`}`
  }
  const word = html`<strong>${mark(locale, 'level', level)}</strong>`
  return state === 'judged' ? word : html`${word} ${mark(locale, 'state', state)}`
}

function notes(locale: Locale, now: StandingNow): readonly string[] {
  const said: string[] = []
  if (now.isContested) said.push(locale.say('commitment.contested'))
  if (now.unscored !== null) said.push(unscoredText(locale, now.unscored))
  if (now.reason !== null && levelHeld(now) !== null)
    said.push(locale.say('commitment.reason', { reason: wordOf(locale, 'shortfall', now.reason) }))
  if (now.remediedOn !== null) said.push(remedyText(locale, now.remediedOn, now.remediedFulfilment))
  return said
}

function remedyText(locale: Locale, on: string, level: string | null): string {
  const day = locale.date(on)
  return level === null
    ? locale.say('commitment.remediedNoLevel', { day })
    : locale.say('commitment.remedied', { day, level: wordOf(locale, 'level', level) })
}
