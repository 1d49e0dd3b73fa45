// Everything that changed: the latest days, and each day on its own.
import { type Html, html, nothing } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { pager } from '../../page/component/pager.ts'
import { table } from '../../page/component/table.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Edition } from '../edition/store.ts'
import { changeList } from '../page-part/change-list.ts'
import { definePage, type Page, type Params, type View } from '../route.ts'

const daysShown = 7
const rowsShown = 25
const pageRows = 100

const feed = 'feeds/changes.atom'

export default [
  definePage({ path: 'changes.html', page: latestDays }),
  definePage({
    path: 'changes/{day}.html',
    *all(edition) {
      for (const { value } of edition.facet('change', 'day')) yield { day: value }
    },
    page: dayPage,
  }),
  definePage({
    path: 'changes/{day}/{page}.html',
    *all(edition) {
      for (const { value, n } of edition.facet('change', 'day'))
        for (let page = 2; page <= Math.ceil(n / pageRows); page++) yield { day: value, page: String(page) }
    },
    page: dayPage,
  }),
]

function latestDays(view: View): Page {
  const { locale, link } = view
  const { say } = locale
  const days = daysOf(view.edition)
  const earlier = days.slice(daysShown)
  return {
    title: say('changes.title'),
    description: say('changes.about'),
    section: 'changes',
    feeds: [{ title: say('changes.feed'), path: feed }],
    main: html`<h1>${say('changes.title')}</h1>
<p class="lead">${say('changes.about')}</p>
<p><a href="${link(feed)}">${say('changes.feed')}</a></p>
${days.length === 0 ? note('absent', say('changes.none')) : nothing}
${days.slice(0, daysShown).map((day) => dayPart(view, day))}
${earlier.length === 0 ? nothing : earlierDays(view, earlier)}`,
  }
}

type Day = { readonly value: string; readonly n: number }

function daysOf(edition: Edition): readonly Day[] {
  return [...edition.facet('change', 'day')].sort((a, b) => (a.value < b.value ? 1 : -1))
}

function dayPart(view: View, { value, n }: Day): Html {
  const { locale, edition, link } = view
  const { say } = locale
  const { rows } = edition.list('change', { where: { day: value }, isDescending: true, limit: rowsShown })
  const href = link(`changes/${value}.html`)
  return html`<section><h2><a href="${href}">${locale.date(value)}</a></h2>
${n > rowsShown ? html`${kindCounts(view, value)}<h3>${say('changes.newest', { count: rows.length })}</h3>` : nothing}
${changeList(view, rows)}
${n > rows.length ? html`<p><a href="${href}">${say('changes.all', { count: n })}</a></p>` : nothing}</section>`
}

function earlierDays({ locale, link }: View, days: readonly Day[]): Html {
  const { say } = locale
  return html`<section><h2>${say('changes.earlier')}</h2><ul class="plain">${days.map(
    ({ value, n }) =>
      html`<li><a href="${link(`changes/${value}.html`)}">${locale.date(value)}</a> <span class="meta">${say('changes.count', { count: n })}</span></li>\n`,
  )}</ul></section>`
}

function kindCounts({ locale, edition }: View, day: string): Html {
  const { say } = locale
  return table({
    caption: say('changes.counts'),
    isCaptionHidden: true,
    columns: [
      { head: say('changes.kind'), isRowHead: true },
      { head: say('changes.entries'), isNumber: true },
    ],
    rows: edition
      .facet('change', 'kind', { day })
      .map(({ value, n }) => [wordOf(locale, 'event', value), locale.number(n)]),
  })
}

function dayPage(view: View, { day, page: pageInPath }: Params): Page | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day!)) return undefined
  const { locale, edition, link } = view
  const { say } = locale
  const page = Number(pageInPath ?? '1')
  const { rows, total } = edition.list('change', {
    where: { day: day! },
    isDescending: true,
    limit: pageRows,
    after: (page - 1) * pageRows,
  })
  if (rows.length === 0) return undefined
  const heading = say('changes.dayTitle', { day: locale.date(day!) })
  return {
    title: page === 1 ? heading : say('changes.dayTitlePage', { day: locale.date(day!), page: locale.number(page) }),
    section: 'changes',
    feeds: [{ title: say('changes.feed'), path: feed }],
    main: html`<p class="kicker"><a href="${link('changes.html')}">${say('changes.back')}</a></p>
<h1>${heading}</h1>
<p>${say('changes.count', { count: total })}</p>
${page === 1 && total > rowsShown ? kindCounts(view, day!) : nothing}
<h2>${say('changes.list')}</h2>
${changeList(view, rows)}
${pager({
  locale,
  page,
  pages: Math.ceil(total / pageRows),
  href: (to) => link(to === 1 ? `changes/${day}.html` : `changes/${day}/${to}.html`),
})}`,
  }
}
