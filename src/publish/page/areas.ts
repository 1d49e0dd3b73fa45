// What was promised and contracted where a reader lives: all areas, the maps that the edition has, and each area's page.
import { type Fill, type Html, html } from '../../base/html.ts'
import { areaMap } from '../../page/chart/area-map.ts'
import { facts } from '../../page/component/facts.ts'
import { note } from '../../page/component/note.ts'
import { pager } from '../../page/component/pager.ts'
import { table } from '../../page/component/table.ts'
import { brokenQuery } from '../broken-query.ts'
import type { AreaMap } from '../document/map.ts'
import { pathOf } from '../link.ts'
import { type ListSpec, listHref, listPage, readListQuery } from '../list-query.ts'
import { subjectPage } from '../page-part/subject.ts'
import { definePage, type Page, type View } from '../route.ts'
import { idPath } from '../site-path.ts'

export default [
  definePage({ path: 'areas.html', page: listOfAreas }),
  definePage({
    path: 'areas/{id}.html',
    *all(edition) {
      for (const id of edition.ids('area')) yield { id: idPath(id) }
    },
    page(view, { id: path }) {
      const { edition, locale } = view
      const { say } = locale
      const area = edition.at('area', path!)
      if (area === undefined) return undefined
      const { id, name, scheme, code, counts, bodies } = area
      return subjectPage(view, {
        title: say('area.one', { name }),
        facet: 'area',
        value: id,
        path: pathOf('area', id),
        section: 'areas',
        above: { path: 'areas.html', name: say('area.short') },
        counts,
        bodies,
        axes: [],
        isEstimated: false,
        ...(code === null ? {} : { head: facts([[say('area.code'), codeOf(scheme, code)]]) }),
      })
    },
  }),
]

const spec: ListSpec<'area'> = {
  kind: 'area',
  path: 'areas.html',
  pagePath: (page) => `areas.html?page=${page}`,
  facets: [],
  sorts: ['name'],
  pageRows: 500,
}

function listOfAreas(view: View): Page {
  const { edition, link, locale, isStatic } = view
  const { say } = locale
  const asked = readListQuery(view, spec)
  const shown = asked && listPage(view, spec, asked)
  if (asked === undefined || shown === undefined) return brokenQuery(view, spec.path, 'areas')
  const { rows, total, page, pages } = shown
  const columns = [
    { head: say('area.area'), isRowHead: true },
    { head: say('area.code') },
    { head: say('subject.pledges'), isNumber: true },
    { head: say('subject.deals'), isNumber: true },
  ]
  const cells = rows.map(({ id, name, scheme, code, pledges, deals }): Fill[] => [
    html`<a href="${link(pathOf('area', id))}"><bdi>${name}</bdi></a>`,
    code === null ? null : codeOf(scheme, code),
    locale.number(pledges),
    locale.number(deals),
  ])
  return {
    title: say('area.short'),
    description: say('area.about'),
    section: 'areas',
    main: html`<h1>${say('area.title')}</h1>
<p class="lead">${say('area.about')}</p>
${page === 1 ? [...edition.ids('map')].map((id) => drawn(view, edition.get('map', id)!)) : null}
${rows.length === 0 ? note('absent', say('area.none')) : table({ caption: say('area.list'), isCaptionHidden: true, columns, rows: cells })}
${isStatic && total > rows.length ? note('plain', say('subject.shownOf', { shown: locale.number(rows.length), total: locale.number(total) })) : null}
${isStatic ? null : pager({ locale, page, pages, href: (to) => listHref(view, spec, asked, { page: to }) })}`,
  }
}

function codeOf(scheme: string | null, code: string): Html {
  return html`<code>${scheme === null ? code : `${scheme} ${code}`}</code>`
}

/** The list of areas below is the map's data in words, so no table of its own stands behind it. */
function drawn({ edition, link, locale }: View, { title, width, height, paths }: AreaMap): Html {
  const { say } = locale
  const shapes = paths.map(({ area, name, d }) => {
    const row = edition.row('area', area)
    if (row === undefined) return { d, name: name ?? area, what: say('area.heldNothing') }
    const what = say('area.held', { count: row.pledges + row.deals })
    return { d, name: name ?? row.name, what, href: link(pathOf('area', area)) }
  })
  const held = shapes.filter((shape) => 'href' in shape).length
  const label = say('area.mapLabel', { title, held: locale.number(held), shapes: locale.number(shapes.length) })
  return html`<figure class="chart">${areaMap({ label, width, height, shapes })}
<figcaption>${say('area.mapCaption', { title })}</figcaption></figure>`
}
