// The same bodies as of two days: links to both moments, which the server answers.
import { type Html, html, nothing } from '../../../base/html.ts'
import { note } from '../../../page/component/note.ts'
import type { Body } from '../../document/body.ts'
import { pathOf } from '../../link.ts'
import type { View } from '../../route.ts'
import { type Choice, carried, compareHref, plainHref } from './choice.ts'

export function moments(view: View, bodies: readonly Body[], { ids, days }: Choice): Html {
  const { locale } = view
  const day = (name: 'from' | 'to', value: string) =>
    html`<label>${locale.say(`compare.${name}`)} <input type="date" name="${name}" value="${value}"></label>`
  const asked = days.filter((text) => text !== '')
  const broken = asked.filter((text) => !isDay(text))
  return html`<h2>${locale.say('compare.moments')}</h2>
<p>${locale.say('compare.momentsWhy')}</p>
<form class="filter" method="get" action="${plainHref(view)}" aria-label="${locale.say('compare.moments')}">
${carried(view, ids, false)}
${day('from', isDay(days[0]) ? days[0] : '')}
${day('to', isDay(days[1]) ? days[1] : '')}
<button type="submit">${locale.say('compare.showMoments')}</button>
</form>
${broken.map((text) => note('absent', locale.say('compare.badDay', { text })))}
${broken.length > 0 || asked.length === 0 ? nothing : linksTo(view, bodies, ids, asked)}`
}

function linksTo(view: View, bodies: readonly Body[], ids: readonly string[], days: readonly string[]): Html {
  const { link, locale } = view
  const to = (href: string, name: string, asOf: string) =>
    html`<li><a href="${atMoment(href, asOf)}">${locale.say('compare.atMoment', { name, day: locale.date(asOf) })}</a></li>`
  return html`<ul>${days.map((asOf) => to(compareHref(view, ids), locale.say('compare.title'), asOf))}
${bodies.map(({ id, name }) => days.map((asOf) => to(link(pathOf('body', id)), locale.pick(name).text, asOf)))}</ul>`
}

/** The address with another day in the place of the one that the page itself is asked for. */
function atMoment(href: string, asOf: string): string {
  const [path, given] = href.split('?') as [string, string | undefined]
  const query = new URLSearchParams(given)
  query.set('as-of', asOf)
  return `${path}?${query}`
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
