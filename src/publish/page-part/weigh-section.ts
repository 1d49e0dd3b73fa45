// Where a reader sets own credits by outcome: the published counts, our mean credits, and sliders for weigh.js.
import { type Html, html, nothing } from '../../base/html.ts'
import { rate } from '../../page/component/rate.ts'
import { standing } from '../../page/component/standing.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Locale } from '../../page/locale.ts'
import { judgedLevels, type Method } from '../../score/method.ts'
import type { LeagueHead } from '../document/figure.ts'
import type { League } from '../document/league.ts'
import { pathOf } from '../link.ts'
import type { View } from '../route.ts'
import { leagueLinks } from './sensitivity-section.ts'

/** Rows on the page over all leagues, so that it stays light. */
const rowsMax = 120

export function weighSection(view: View, method: Method): Html {
  const { locale } = view
  const { say } = locale
  const { shown, left } = choose(view)
  if (shown.length === 0 && left.length === 0) return html`<p class="note note-absent">${say('method.weighNone')}</p>`
  return html`<p>${say('method.weighLead')}</p>
<noscript><p class="note note-absent">${say('method.weighNeedsScript')}</p></noscript>
${sliders(locale, method)}
${shown.map((league) => leagueTable(view, league))}
${left.length === 0 ? nothing : html`<p class="note">${locale.sayHtml('method.weighMore', { list: leagueLinks(view, left) })}</p>`}
<template id="weigh-words"><p data-word="ours">${say('method.weighIsOurs')}</p>
<p data-word="yours">${say('method.weighIsYours', { count: '{count}' })}</p>
<p data-word="turned">${say('method.weighTurned')}</p></template>`
}

// Leagues with an estimate, as many as fit.
function choose({ edition }: View): { readonly shown: readonly League[]; readonly left: readonly LeagueHead[] } {
  const shown: League[] = []
  const left: LeagueHead[] = []
  let rows = 0
  const heads = edition.list('league', { where: { measure: 'pledges-kept', dimension: 'body' }, limit: 1000 }).rows
  for (const head of heads) {
    const league = rows + head.unitCount > rowsMax ? undefined : edition.get('league', head.league)
    if (league?.units.some((unit) => unit.rate !== null) === true) {
      shown.push(league)
      rows += head.unitCount
    } else if (league === undefined && head.peerGroup.id !== null) left.push(head)
  }
  return { shown, left }
}

// The fields wait for the script, so that nothing seems to work that does not, and nothing moves when it comes.
function sliders(locale: Locale, { credits }: Method): Html {
  const { say } = locale
  const slider = (level: (typeof judgedLevels)[number]) => {
    const value = Math.round(100 * credits[level])
    return html`<div class="slider"><label for="weigh-${level}">${wordOf(locale, 'level', level)}</label>
<input id="weigh-${level}" type="range" name="${level}" min="0" max="100" step="1" value="${value}" data-ours="${credits[level]}" autocomplete="off">
<output for="weigh-${level}">${locale.percent(credits[level], 0)}</output></div>\n`
  }
  return html`<div id="weigh-form" class="weigh needs-script"><fieldset disabled>
<legend>${say('method.weighLegend')}</legend>
${judgedLevels.map(slider)}<button type="button">${say('method.weighReset')}</button>
</fieldset>
<p id="weigh-status" class="note" role="status">${say('method.weighIsOurs')}</p>
</div>`
}

function leagueTable(view: View, { head, units }: League): Html {
  const { locale, link } = view
  const { say } = locale
  const group = head.peerGroup.name
  const caption = say('method.weighCaption', { group })
  return html`<h3><a href="${link(pathOf('league', head.league))}">${group}</a></h3>
<p>${standing(locale, head)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="weighed">
<caption class="hidden">${caption}</caption>
<thead><tr><th scope="col">${say('method.body')}</th>
${judgedLevels.map((level) => html`<th scope="col" class="number">${wordOf(locale, 'level', level)}</th>`)}
<th scope="col" class="number">${say('method.judged')}</th><th scope="col">${say('method.estimate')}</th>
<th scope="col" class="number">${say('method.ours')}</th><th scope="col" class="number needs-script">${say('method.yours')}</th></tr></thead>
<tbody>
${units.map((unit) => unitRow(view, unit))}</tbody>
</table></div>`
}

// Below the method's least number judged there is no rate of ours, and none of the reader's.
function unitRow({ locale, link }: View, unit: League['units'][number]): Html {
  const counts = judgedLevels.map((level) => unit.levels[level] ?? 0)
  const crude = unit.rate === null ? null : unit.crude
  const isRated = crude !== null
  const mean = crude === null ? locale.say('method.few') : locale.percent(crude)
  return html`<tr${isRated ? html` data-counts="${counts.join(' ')}"` : nothing}><th scope="row"><a href="${link(pathOf('body', unit.unit))}">${unit.name}</a></th>${counts.map(
    (count) => html`<td class="number">${locale.number(count)}</td>`,
  )}<td class="number">${locale.number(unit.judged)}</td><td>${unit.rate === null ? locale.say('method.few') : rate(locale, unit.rate, { isFew: unit.isFew })}</td><td class="number">${mean}</td><td class="number needs-script"${isRated ? html` data-yours=""` : nothing}>${mean}</td></tr>\n`
}
