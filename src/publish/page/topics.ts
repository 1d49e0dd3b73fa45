// All topics, and each topic's page.
import { type Fill, html } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { pager } from '../../page/component/pager.ts'
import { table } from '../../page/component/table.ts'
import { brokenQuery } from '../broken-query.ts'
import { pathOf } from '../link.ts'
import { type ListSpec, listHref, listPage, readListQuery } from '../list-query.ts'
import { dimensionLeagues } from '../page-part/dimension.ts'
import { subjectPage } from '../page-part/subject.ts'
import { definePage, type Page, type View } from '../route.ts'
import { idPath } from '../site-path.ts'
import { unitAxes } from '../unit-axes.ts'

export default [
  definePage({ path: 'topics.html', page: listOfTopics }),
  definePage({
    path: 'topics/{id}.html',
    *all(edition) {
      for (const id of edition.ids('topic')) yield { id: idPath(id) }
    },
    page(view, { id: path }) {
      const { edition, locale } = view
      const topic = edition.at('topic', path!)
      if (topic === undefined) return undefined
      const { id, name, counts, bodies } = topic
      return subjectPage(view, {
        title: locale.say('topic.one', { name }),
        facet: 'topic',
        value: id,
        path: pathOf('topic', id),
        section: 'topics',
        above: { path: 'topics.html', name: locale.say('topic.title') },
        counts,
        bodies,
        axes: unitAxes(edition, 'topic', id),
        isEstimated: true,
      })
    },
  }),
]

const spec: ListSpec<'topic'> = {
  kind: 'topic',
  path: 'topics.html',
  pagePath: (page) => `topics.html?page=${page}`,
  facets: [],
  sorts: ['name'],
  pageRows: 500,
}

function listOfTopics(view: View): Page {
  const { link, locale, isStatic } = view
  const { say } = locale
  const asked = readListQuery(view, spec)
  const shown = asked && listPage(view, spec, asked)
  if (asked === undefined || shown === undefined) return brokenQuery(view, spec.path, 'topics')
  const { rows, total, page, pages } = shown
  const columns = [
    { head: say('topic.topic'), isRowHead: true },
    { head: say('subject.pledges'), isNumber: true },
    { head: say('subject.deals'), isNumber: true },
  ]
  const cells = rows.map(({ id, name, pledges, deals }): Fill[] => [
    html`<a href="${link(pathOf('topic', id))}"><bdi>${name}</bdi></a>`,
    ...[pledges, deals].map((n) => (n === 0 ? null : locale.number(n))),
  ])
  const leagues =
    page === 1 ? dimensionLeagues(view, { dimension: 'topic', unit: say('topic.topic'), nameOf: (topic) => topic }) : []
  return {
    title: say('topic.title'),
    section: 'topics',
    main: html`<h1>${say('topic.title')}</h1>
<p class="lead">${say('topic.about')}</p>
<p><a href="${link('types.html')}">${say('topic.types')}</a></p>
${rows.length === 0 ? note('absent', say('topic.none')) : table({ caption: say('topic.list'), isCaptionHidden: true, columns, rows: cells })}
${isStatic && total > rows.length ? note('plain', say('subject.shownOf', { shown: locale.number(rows.length), total: locale.number(total) })) : null}
${isStatic ? null : pager({ locale, page, pages, href: (to) => listHref(view, spec, asked, { page: to }) })}
${leagues.length === 0 ? null : html`<h2>${say('subject.estimates')}</h2><p>${say('subject.estimatesWhy')}</p>${leagues}`}`,
  }
}
