// One league on the front: its peers as dots with intervals, and what these data cannot say.
import { type Fill, type Html, html, joined, nothing } from '../../../base/html.ts'
import { intervalDots } from '../../../page/chart/interval-dots.ts'
import { note } from '../../../page/component/note.ts'
import { standing } from '../../../page/component/standing.ts'
import { wordOf } from '../../../page/component/word.ts'
import { pathOf } from '../../link.ts'
import type { View } from '../../route.ts'
import { absent, leagueLine, notJudgeableText, orderText } from '../league/league-text.ts'
import type { FrontLeague } from './front-leagues.ts'

export function leagueBlock(view: View, shown: FrontLeague): Html {
  const { locale, link } = view
  const { head, rows, few, estimated } = shown
  const href = link(pathOf('league', head.league))
  const measure = wordOf(locale, 'measure', head.measure)
  const group = head.peerGroup.name
  return html`<section class="league-block">
<h3><a href="${href}"><bdi>${group}</bdi></a></h3>
${leagueLine(locale, head)}
${
  rows.length === 0
    ? nothing
    : html`${note('plain', orderText(locale, head, shown.isJudgedBeyondScope))}
${intervalDots({
  locale,
  caption: locale.say('league.caption', { measure, group }),
  unit: locale.say('league.body'),
  rows: rows.map((row) => ({ ...row, href: link(pathOf('body', row.unit)) })),
})}`
}
${few.length === 0 ? nothing : html`<p class="small muted">${locale.sayHtml('front.fewListed', { names: fewNames(view, few) })}</p>`}
${absent(whyNot(view, shown))}
<p class="small">${estimated > rows.length ? html`${locale.say('league.shownOf', { shown: locale.number(rows.length), total: locale.number(estimated) })} ` : nothing}<a href="${href}">${locale.say('league.whole', { count: head.unitCount })}</a></p>
</section>`
}

// So that the sentence says "for some", not "for any", where others have something judged.
function judgedMarks({ without, rows, few }: FrontLeague): FrontLeague['without'] {
  const one = without[0]
  return one === undefined || rows.length + few.length === 0 ? [] : [{ ...one, judged: 1 }]
}

const namesMax = 12

function fewNames({ locale, link }: View, few: FrontLeague['few']): Html {
  const names: Fill[] = few
    .slice(0, namesMax)
    .map(
      ({ unit, name, judged }) =>
        html`<a href="${link(pathOf('body', unit))}"><bdi>${name}</bdi></a> (${locale.number(judged)})`,
    )
  if (few.length > namesMax) names.push(locale.say('front.andMore', { count: few.length - namesMax }))
  return joined(names, locale.say('common.comma'))
}

/** Leagues in which nothing can be estimated: one line each, with what is judged or why nothing is. */
export function leaguesWithout(view: View, leagues: readonly FrontLeague[]): Html {
  const { locale, link } = view
  if (leagues.length === 0) return nothing
  return html`<h3>${locale.say('front.withoutEstimate')}</h3>
<ul class="rows">${leagues.map((one) => {
    const { head, few } = one
    const why = whyNot(view, one)
    return html`<li><a href="${link(pathOf('league', head.league))}"><bdi>${head.peerGroup.name}</bdi></a> ${standing(locale, head)}
${few.length === 0 ? nothing : html`<p class="small muted">${locale.sayHtml('front.fewListed', { names: fewNames(view, few) })}</p>`}
${why === null ? nothing : html`<p class="small muted">${why}</p>`}</li>`
  })}</ul>`
}

function whyNot({ locale }: View, shown: FrontLeague): string | null {
  return notJudgeableText(locale, [...shown.without, ...judgedMarks(shown)])
}
