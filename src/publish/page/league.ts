// A league: one peer group's estimates side by side, what they rest on, and how far their order can be relied on.
import { type Html, html, nothing } from '../../base/html.ts'
import { intervalDots } from '../../page/chart/interval-dots.ts'
import { note } from '../../page/component/note.ts'
import { pager } from '../../page/component/pager.ts'
import type { Column } from '../../page/component/table.ts'
import { wordOf } from '../../page/component/word.ts'
import { brokenQuery } from '../broken-query.ts'
import type { Figures } from '../document/figure.ts'
import type { League } from '../document/league.ts'
import type { Edition } from '../edition/store.ts'
import { pathOf } from '../link.ts'
import { type LeagueSort, leagueSorts, leagueTable, sortUnits, unitLink } from '../page-part/league/league-table.ts'
import {
  absent,
  isJudgedBeyondScope,
  leagueLine,
  notJudgeableText,
  orderText,
} from '../page-part/league/league-text.ts'
import { otherLeagues } from '../page-part/league/other-leagues.ts'
import { definePage, type Page, type Params, type View } from '../route.ts'
import { idPath } from '../site-path.ts'

// A unit takes about a kilobyte, once drawn and once in figures; a page stays under a hundred.
const pageRows = 80

export default [
  definePage({
    path: 'leagues/{id}.html',
    *all(edition) {
      for (const id of edition.ids('league')) yield { id: idPath(id) }
    },
    page: (view, { id }) => leaguePage(view, id!, undefined),
  }),
  definePage({
    path: 'leagues/{id}/page-{page}.html',
    all: laterPages,
    page: (view, { id, page }) => leaguePage(view, id!, page),
  }),
]

function* laterPages(edition: Edition): Generator<Params> {
  for (const id of edition.ids('league')) {
    const { units } = edition.get('league', id)!
    for (let page = 2; page <= pagesOf(units); page++) yield { id: idPath(id), page: String(page) }
  }
}

function pagesOf(units: readonly Figures[]): number {
  return Math.max(1, Math.ceil(units.length / pageRows))
}

type Asked = { readonly sort: LeagueSort; readonly isDescending: boolean; readonly page: number }

function readAsked({ query }: View, inPath: string | undefined): Asked | undefined {
  const text = query.get('sort') || 'order'
  const sort = leagueSorts.find((one) => one === text.replace(/^-/, ''))
  const page = inPath ?? (query.get('page') || '1')
  if (sort === undefined || !/^[1-9][0-9]{0,6}$/.test(page)) return undefined
  return { sort, isDescending: text.startsWith('-'), page: Number(page) }
}

function leaguePage(view: View, path: string, inPath: string | undefined): Page | undefined {
  const { locale, edition } = view
  const league = edition.at('league', path)
  if (league === undefined) return undefined
  const { head, units } = league
  const asked = readAsked(view, inPath)
  if (asked === undefined) return brokenQuery(view, pathOf('league', head.league), 'overview')
  if (asked.page > pagesOf(units)) return undefined
  const measure = wordOf(locale, 'measure', head.measure)
  const group = head.peerGroup.name
  const shown = sortUnits(units, asked.sort, asked.isDescending).slice(
    (asked.page - 1) * pageRows,
    asked.page * pageRows,
  )
  const title = locale.say('league.title', { measure, group })
  return {
    title,
    section: 'overview',
    main: html`<p class="kicker"><a href="${view.link(`measures/${head.measure}.html`)}">${measure}</a></p>
<h1>${group}</h1>
${leagueLine(locale, head)}
<p>${wordOf(locale, 'measure-about', head.measure)}</p>
${dots(view, league, shown)}
${absent(notJudgeableText(locale, units))}
<h2 id="figures">${locale.say('league.allFigures')}</h2>
${leagueTable(view, { head, units: shown, caption: locale.say('league.caption', { measure, group }), sortOf: sorter(view, league, asked) })}
${pager({ locale, page: asked.page, pages: pagesOf(units), href: (page) => hrefOf(view, league, { ...asked, page }) })}
<p class="small muted">${locale.say('league.boundsAbout')}</p>
${reliability(view, league)}
${otherLeagues(view, head)}`,
  }
}

function dots(view: View, { head, units }: League, shown: readonly Figures[]): Html {
  const { locale } = view
  const estimated = shown.filter(({ rate }) => rate !== null)
  if (estimated.length === 0) return nothing
  const few = shown.filter(({ rate, judged }) => rate === null && judged > 0)
  return html`${note('plain', orderText(locale, head, isJudgedBeyondScope(units)))}
${intervalDots({
  locale,
  caption: locale.say('league.howToRead'),
  unit: locale.say(`league.${head.dimension}`),
  rows: estimated.map(({ unit, name, rate, isFew, judged, rank }) => {
    return { name, href: hrefOfUnit(view, head.dimension, unit), estimate: rate!, isFew, judged, rank }
  }),
})}
${
  few.length === 0
    ? nothing
    : html`<h2>${locale.say('league.listed')}</h2>
<p class="small muted">${locale.say('league.listedAbout')}</p>
<ul class="chips">${few.map(({ unit, name, judged }) => html`<li>${unitLink(view, head, unit, name)} (${locale.number(judged)})</li>`)}</ul>`
}`
}

function hrefOfUnit({ link }: View, dimension: League['head']['dimension'], unit: string): string | null {
  return dimension === 'jurisdiction' ? null : link(pathOf(dimension, unit))
}

function hrefOf({ link }: View, { head }: League, { sort, isDescending, page }: Asked): string {
  const path = pathOf('league', head.league)
  if (sort === 'order' && !isDescending)
    return link(page === 1 ? path : pathOf('league', head.league, `/page-${page}.html`))
  const query = new URLSearchParams({ sort: `${isDescending ? '-' : ''}${sort}` })
  if (page > 1) query.set('page', String(page))
  return link(`${path}?${query}#figures`)
}

function sorter(view: View, league: League, asked: Asked): (sort: LeagueSort) => Pick<Column, 'sort'> {
  return (sort) => {
    if (view.isStatic) return {}
    const isNow = asked.sort === sort
    const next = { sort, isDescending: isNow && !asked.isDescending, page: 1 }
    const now = isNow ? (asked.isDescending ? 'descending' : 'ascending') : null
    return { sort: { href: hrefOf(view, league, next), now } }
  }
}

function reliability({ locale, edition }: View, { head }: League): Html {
  const { reliability: value } = head
  if (head.dimension !== 'body') return nothing
  const sensitivity = edition.get('sensitivity', head.league)
  const depends = sensitivity?.dependsOn ?? null
  return html`<h2>${locale.say('league.reliability')}</h2>
${value === null ? html`<p>${locale.say('league.reliabilityNone')}</p>` : html`<p><b>${locale.number(value, 2)}</b> ${locale.say('league.reliabilityAbout')}</p>`}
${
  depends === null
    ? nothing
    : html`<p>${locale.say('league.sensitivityAbout', { about: depends.about, name: depends.name, places: locale.number(depends.placesMovedMean, 1) })}</p>`
}`
}
