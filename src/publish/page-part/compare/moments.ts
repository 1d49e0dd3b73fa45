// The same bodies as of two days: their figures side by side, and links to both moments.
import { type Fill, type Html, html, nothing } from '../../../base/html.ts'
import { note } from '../../../page/component/note.ts'
import { standing } from '../../../page/component/standing.ts'
import { type Column, table } from '../../../page/component/table.ts'
import { textIn } from '../../../page/component/text.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Body } from '../../document/body.ts'
import type { Axis } from '../../document/figure.ts'
import { pathOf } from '../../link.ts'
import { dayOf } from '../../moment-query.ts'
import type { View } from '../../route.ts'
import { estimateOf, measures } from '../estimate-table.ts'
import { bodiesMax, type Choice, carried, compareHref, plainHref } from './choice.ts'

/** The days of a question about bodies, where both are days. */
export function daysAsked(query: URLSearchParams): readonly string[] {
  if (query.getAll('body').every((id) => id === '')) return []
  const days = ['from', 'to'].map((name) => dayOf(query.get(name) ?? ''))
  return [...new Set(days.flatMap((day) => day ?? []))]
}

export function moments(view: View, bodies: readonly Body[], { ids, days }: Choice): Html {
  const { locale, beside } = view
  const day = (name: 'from' | 'to', value: string) =>
    html`<label>${locale.say(`compare.${name}`)} <input type="date" name="${name}" value="${dayOf(value) ?? ''}"></label>`
  const asked = [...new Set(days.filter((text) => text !== ''))]
  const broken = asked.filter((text) => dayOf(text) === undefined)
  const later = asked.filter((text) => dayOf(text) !== undefined && !beside.has(text))
  const shown = asked.filter((text) => beside.has(text)).sort()
  return html`<h2 id="moments">${locale.say('compare.moments')}</h2>
<p>${locale.say('compare.momentsWhy')}</p>
<form class="filter" method="get" action="${plainHref(view)}#moments" aria-label="${locale.say('compare.moments')}">
${carried(view, ids, false)}
${day('from', days[0])}
${day('to', days[1])}
<button type="submit">${locale.say('compare.showMoments')}</button>
</form>
${broken.map((text) => note('absent', locale.say('compare.badDay', { text })))}
${later.map((text) => note('absent', locale.say('compare.laterDay', { day: locale.date(text), newest: locale.date(view.edition.about.asOf) })))}
${shown.length === 0 ? nothing : [sideBySide(view, bodies, shown), linksTo(view, bodies, ids, shown)]}`
}

/** A row for each body, measure and stream of findings that has figures on either day. */
function sideBySide(view: View, bodies: readonly Body[], days: readonly string[]): Html {
  const { locale, beside } = view
  const rows = bodies.slice(0, bodiesMax).flatMap((body) => {
    const axes = days.map((asOf) => judgedAxes(beside.get(asOf)!.get('body', body.id)))
    const heads = new Map(axes.flatMap((own) => [...own].map(([league, { head }]) => [league, head] as const)))
    return [...heads]
      .sort(([, a], [, b]) => measures.indexOf(a.measure) - measures.indexOf(b.measure))
      .map(([league, head]): Fill[] => [
        textIn(locale, body.name),
        wordOf(locale, 'measure', head.measure),
        standing(locale, head),
        ...axes.flatMap((own): Fill[] => {
          const axis = own.get(league)
          return axis === undefined ? [null, null] : [estimateOf(view, axis), locale.number(axis.figures.judged)]
        }),
      ])
  })
  if (rows.length === 0) return note('absent', locale.say('compare.noFigures'))
  const columns: Column[] = [
    { head: locale.say('compare.body'), isRowHead: true },
    { head: locale.say('subject.measure') },
    { head: locale.say('subject.standing') },
    ...days.flatMap((asOf): Column[] => [
      { head: locale.say('compare.valueOn', { day: locale.date(asOf) }) },
      { head: locale.say('compare.judgedOn', { day: locale.date(asOf) }), isNumber: true },
    ]),
  ]
  return html`${table({ caption: locale.say('compare.moments'), isCaptionHidden: true, isStacked: true, columns, rows })}
${days.length < 2 ? nothing : note('caveat', locale.say('compare.momentsCaveat'))}`
}

/** By league: one measure of one stream in one peer group. */
function judgedAxes(body: Body | undefined): ReadonlyMap<string, Axis> {
  const judged = (body?.axes ?? []).filter(({ figures }) => figures.judged > 0)
  return new Map(judged.map((axis) => [axis.head.league, axis]))
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
