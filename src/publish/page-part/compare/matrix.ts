// Every peer group's profile: bodies by name, one column a measure and stream, each value with its interval.
import { type Fill, type Html, html } from '../../../base/html.ts'
import { note } from '../../../page/component/note.ts'
import { standing } from '../../../page/component/standing.ts'
import { type Column, table } from '../../../page/component/table.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Figures, LeagueHead } from '../../document/figure.ts'
import { pathOf } from '../../link.ts'
import type { View } from '../../route.ts'
import { estimateOf, measures } from '../estimate-table.ts'

/** One table a peer group, since figures compare within it alone. */
export function matrixes(view: View): Html {
  const { edition } = view
  const where = { dimension: 'body' }
  const groups = new Map<string, LeagueHead[]>()
  for (const head of edition.list('league', { where, limit: edition.count('league', where) }).rows) {
    // A body without peers is compared with nobody.
    if (head.peerGroup.id === null) continue
    const own = groups.get(head.peerGroup.id)
    if (own === undefined) groups.set(head.peerGroup.id, [head])
    else own.push(head)
  }
  const rowsMax = Math.max(3, Math.min(30, Math.floor(bodiesShown / groups.size)))
  return html`${[...groups.values()].map((heads) => matrix(view, heads, rowsMax))}`
}

// Each body takes about a kilobyte; a page stays under a hundred, unless there are very many groups.
const bodiesShown = 75

function matrix(view: View, given: readonly LeagueHead[], rowsMax: number): Html {
  const { edition, link, locale } = view
  const group = given[0]!.peerGroup
  const names = new Map<string, string>()
  const all = [...given].sort(byMeasure).map((head) => {
    const { units } = edition.get('league', head.league)!
    for (const { unit, name } of units) names.set(unit, name)
    return { head, figures: new Map(units.map((figures) => [figures.unit, figures])) }
  })
  // A measure on which nothing at all is judged is named and takes no column.
  const isJudged = ({ figures }: (typeof all)[number]) => [...figures.values()].some(({ judged }) => judged > 0)
  const shownLeagues = all.filter(isJudged)
  const empty = all.filter((one) => !isJudged(one)).map(({ head }) => wordOf(locale, 'measure', head.measure))
  const bodies = [...names].sort(([, a], [, b]) => a.localeCompare(b, locale.language))
  const shown = bodies.slice(0, rowsMax)
  const columns: Column[] = [
    { head: locale.say('compare.body'), isRowHead: true },
    ...shownLeagues.map(({ head }) => ({
      head: html`<a href="${link(pathOf('league', head.league))}">${wordOf(locale, 'measure', head.measure)}</a><br><small>${standing(locale, head)}</small>`,
    })),
  ]
  const rows = shown.map(([unit, name]): Fill[] => [
    html`<a href="${link(pathOf('body', unit))}"><bdi>${name}</bdi></a>`,
    ...shownLeagues.map(({ head, figures }) => cellOf(view, head, figures.get(unit))),
  ])
  return html`<h3>${group.name}</h3>
${group.why === null ? null : html`<p>${group.why}</p>`}
${bodies.length > shown.length ? html`<p>${locale.say('compare.matrixCut', { shown: locale.number(shown.length), total: locale.number(bodies.length) })}</p>` : null}
${empty.length === 0 ? null : note('absent', locale.say('compare.emptyMeasures', { names: [...new Set(empty)].join(', ') }))}
${table({ caption: locale.say('compare.matrix', { group: group.name }), isCaptionHidden: true, columns, rows })}`
}

function byMeasure(a: LeagueHead, b: LeagueHead): number {
  return measures.indexOf(a.measure) - measures.indexOf(b.measure)
}

function cellOf(view: View, head: LeagueHead, figures: Figures | undefined): Fill {
  const { locale } = view
  if (figures === undefined || figures.judged === 0)
    return html`<span class="muted">${locale.say('compare.none')}</span>`
  return html`${estimateOf(view, { head, figures })}<br><small>${locale.say('compare.judgedOf', { count: locale.number(figures.judged) })}</small>`
}
