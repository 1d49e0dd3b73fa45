// The front: what the record covers, each peer group's league, what fell due and what changed lately; one page a measure.
import { type Html, html, nothing } from '../../base/html.ts'
import { textIn } from '../../page/component/text.ts'
import { wordOf } from '../../page/component/word.ts'
import type { MessageKey } from '../../page/message.ts'
import { frontLeagues, type Measure, measures } from '../page-part/front/front-leagues.ts'
import { changeList, dueLately, dueList, dueNext } from '../page-part/front/lately.ts'
import { leagueBlock, leaguesWithout } from '../page-part/front/league-block.ts'
import { definePage, type Page, type View } from '../route.ts'

const listRows = 6

export default [
  definePage({
    path: 'index.html',
    page(view) {
      const asked = view.query.get('measure')
      const measure = asked === null || asked === '' ? firstWithData(view) : measures.find((one) => one === asked)
      return measure === undefined ? undefined : front(view, measure)
    },
  }),
  definePage({
    path: 'measures/{measure}.html',
    all: () => measures.map((measure) => ({ measure })),
    page(view, { measure: asked }) {
      const measure = measures.find((one) => one === asked)
      return measure === undefined ? undefined : measurePage(view, measure)
    },
  }),
]

function firstWithData({ edition }: View): Measure {
  return (
    measures.find((measure) => frontLeagues(edition, measure).some(({ estimated }) => estimated > 0)) ?? measures[0]
  )
}

function front(view: View, measure: Measure): Page {
  const { locale, edition, link } = view
  const { about } = edition
  const { say } = locale
  const lead = about.isExample ? say('front.leadExample') : say('front.lead', { operator: about.operator })
  return {
    title: say('front.title'),
    description: lead,
    section: 'overview',
    feeds: [{ title: say('front.changedLately'), path: 'feeds/changes.atom' }],
    main: html`<h1>${say('front.heading')}</h1>
<p class="lead">${lead}</p>
${coverage(view)}
<h2>${say('front.leagues')}</h2>
${leagues(view, measure)}
<div class="columns">
<section><h2>${say('front.dueLately')}</h2>
${dueList(view, dueLately(view, listRows), say('front.nothingDue', { day: locale.date(about.asOf) }))}
<p class="small"><a href="${link('commitments.html')}">${say('front.allCommitments')}</a></p></section>
<section><h2>${say('front.dueNext')}</h2>
${dueList(view, dueNext(view, listRows), say('front.nothingNext'))}</section>
<section><h2>${say('front.changedLately')}</h2>
${changeList(view, listRows)}
<p class="small"><a href="${link('changes.html')}">${say('front.allChanges')}</a></p></section>
</div>
${sources(view)}`,
  }
}

function measurePage(view: View, measure: Measure): Page {
  const { locale } = view
  const name = wordOf(locale, 'measure', measure)
  return {
    title: name,
    section: 'overview',
    main: html`<h1>${name}</h1>
<h2>${locale.say('front.leagues')}</h2>
${leagues(view, measure)}`,
  }
}

function coverage({ locale, edition: { about } }: View): Html {
  const tile = (key: 'bodies' | 'pledges' | 'deals' | 'processes' | 'findings' | 'replies') => {
    const count = about.counts[key]
    if (count === 0) return nothing
    return html`<div><dt>${locale.say(`front.${key}` as MessageKey, { count })}</dt><dd>${locale.number(count)}</dd></div>`
  }
  const day = locale.date(about.asOf)
  return html`<dl class="tiles">${(['bodies', 'pledges', 'deals', 'processes', 'findings', 'replies'] as const).map(tile)}</dl>
<p class="meta">${about.recordedAt === null ? locale.say('front.freshAsOf', { day }) : locale.say('front.fresh', { day, instant: locale.instant(about.recordedAt) })}</p>`
}

function leagues(view: View, measure: Measure): Html {
  const { locale, link, edition } = view
  const shown = frontLeagues(edition, measure)
  return html`<nav aria-label="${locale.say('front.measures')}"><ul class="switch">${measures.map((one) => {
    const current = one === measure ? html` aria-current="true"` : nothing
    return html`<li><a href="${link(`measures/${one}.html`)}"${current}>${wordOf(locale, 'measure', one)}</a></li>`
  })}</ul></nav>
<p>${wordOf(locale, 'measure-about', measure)}${locale.say('common.gap')}${shown.some(({ estimated }) => estimated > 0) ? locale.say('league.howToRead') : nothing}</p>
${
  shown.length === 0
    ? html`<p class="note note-absent">${locale.say('front.nobody')}</p>`
    : html`${shown.filter(({ estimated }) => estimated > 0).map((one) => leagueBlock(view, one))}
${leaguesWithout(
  view,
  shown.filter(({ estimated }) => estimated === 0),
)}`
}`
}

function sources({ edition, locale }: View): Html {
  const { rows } = edition.list('source', { limit: 50 })
  if (rows.length === 0) return nothing
  return html`<h2>${locale.say('front.sources')}</h2>
<ul class="rows">${rows.map(
    ({ title, publisher, licence, changedAt }) =>
      html`<li>${textIn(locale, { und: title })} <span class="small muted">${locale.say('front.sourceOf', { publisher, licence, day: locale.date(changedAt.slice(0, 10)) })}</span></li>`,
  )}</ul>`
}
