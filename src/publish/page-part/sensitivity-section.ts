// What becomes of the leagues of pledges under other choices of method, as tables.
import { type Html, html, joined, nothing } from '../../base/html.ts'
import { standing } from '../../page/component/standing.ts'
import { table } from '../../page/component/table.ts'
import type { Locale } from '../../page/locale.ts'
import type { LeagueHead } from '../document/figure.ts'
import { type Sensitivity, sensitivityUnitsMax } from '../document/sensitivity.ts'
import { pathOf } from '../link.ts'
import { alternativeWords } from '../method-words.ts'
import type { View } from '../route.ts'

/** Leagues shown in full; a record of many peer groups would make the page too long. */
const leaguesMax = 8
const reachRowsMax = 30

export function sensitivitySection(view: View): Html {
  const { edition, locale } = view
  const { say } = locale
  const ids = [...edition.ids('sensitivity')]
  const found = ids.slice(0, leaguesMax).map((id) => edition.get('sensitivity', id)!)
  const { rows } = edition.list('league', { where: { measure: 'pledges-kept', dimension: 'body' }, limit: 1000 })
  const large = rows.filter(({ unitCount }) => unitCount > sensitivityUnitsMax)
  return html`<p>${say('method.sensitivityLead')}</p>
${found.length === 0 ? html`<p class="note note-absent">${say('method.sensitivityNone')}</p>` : found.map((one) => leagueTables(view, one))}
${ids.length > leaguesMax ? html`<p>${locale.sayHtml('method.sensitivityMore', { list: leagueLinks(view, moreOf(view, ids)) })}</p>` : nothing}
${
  large.length === 0
    ? nothing
    : html`<p class="note note-absent">${locale.sayHtml('method.sensitivitySkipped', {
        max: locale.number(sensitivityUnitsMax),
        list: leagueLinks(view, large),
      })}</p>`
}`
}

function moreOf({ edition }: View, ids: readonly string[]): readonly LeagueHead[] {
  return ids.slice(leaguesMax).flatMap((id) => edition.get('league', id)?.head ?? [])
}

/** Links to leagues by the names of their groups. */
export function leagueLinks({ link }: View, leagues: readonly Pick<LeagueHead, 'league' | 'peerGroup'>[]): Html {
  return joined(
    leagues.map(({ league, peerGroup }) => html`<a href="${link(pathOf('league', league))}">${peerGroup.name}</a>`),
    ' · ',
  )
}

function leagueTables(view: View, one: Sensitivity): Html {
  const { locale, link } = view
  const { say } = locale
  const group = one.peerGroup.name
  const most =
    one.dependsOn === null
      ? say(one.isOrdered ? 'method.dependsOnNothing' : 'method.noOrder')
      : say('method.dependsOn', { choice: alternativeWords(locale, one.dependsOn.about, one.dependsOn.name) })
  return html`<h3><a href="${link(pathOf('league', one.league))}">${group}</a></h3>
<p>${standing(locale, one)} · ${most}</p>
${table({
  caption: say('method.sensitivityCaption', { group }),
  isCaptionHidden: true,
  columns: [
    { head: say('method.otherwise'), isRowHead: true },
    { head: say('method.largest'), isNumber: true },
    { head: say('method.largestBody') },
    ...(one.isOrdered
      ? [
          { head: say('method.placesMean'), isNumber: true },
          { head: say('method.placesMax'), isNumber: true },
        ]
      : []),
  ],
  rows: one.alternatives.map(({ about, name, largest, placesMoved }) => [
    alternativeWords(locale, about, name),
    largest === null ? '–' : say('method.points', { points: signed(locale, 100 * (largest.after - largest.before)) }),
    largest === null || Math.abs(largest.after - largest.before) < 0.0005 ? '–' : largest.name,
    ...(placesMoved === null ? [] : [locale.number(placesMoved.mean, 2), locale.number(placesMoved.max, 1)]),
  ]),
})}
${one.reach.length === 0 || one.reach.length > reachRowsMax ? nothing : reachTable(locale, one)}`
}

function reachTable(locale: Locale, { reach, peerGroup }: Sensitivity): Html {
  const { say, number } = locale
  const place = (value: number) => number(value, Number.isInteger(value) ? 0 : 1)
  return table({
    caption: say('method.reachCaption', { group: peerGroup.name }),
    columns: [
      { head: say('method.body'), isRowHead: true },
      { head: say('method.places'), isNumber: true },
    ],
    rows: reach.map(({ name, best, worst }) => [
      name,
      best === worst ? place(best) : say('method.placeRange', { best: place(best), worst: place(worst) }),
    ]),
  })
}

function signed({ number }: Locale, points: number): string {
  const text = number(Math.abs(points), 1)
  return Math.abs(points) < 0.05 ? number(0, 1) : `${points < 0 ? '−' : '+'}${text}`
}
