// The list of public bodies, by name, size, type, jurisdiction and peer group.
import { type Fill, html, nothing } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { type Column, table } from '../../page/component/table.ts'
import { wordOf } from '../../page/component/word.ts'
import type { MessageKey } from '../../page/message.ts'
import { brokenQuery } from '../broken-query.ts'
import type { BodyRow } from '../document/body.ts'
import { linked } from '../link.ts'
import { listForm, listPager } from '../list-form.ts'
import { type ListSpec, listPage, pagesAfterFirst, readListQuery, sortLink } from '../list-query.ts'
import { definePage, type Page, type View } from '../route.ts'

const spec: ListSpec<'body'> = {
  kind: 'body',
  path: 'bodies.html',
  facets: ['type', 'jurisdiction', 'group'],
  sorts: ['name', 'pledges', 'deals', 'processes'],
  pageRows: 100,
}

export default [
  definePage({ path: 'bodies.html', page: (view) => bodiesPage(view, undefined) }),
  definePage({
    path: 'bodies-{page}.html',
    all: (edition) => pagesAfterFirst(edition.count('body'), spec.pageRows),
    page: (view, { page }) => bodiesPage(view, page),
  }),
]

function bodiesPage(view: View, page: string | undefined): Page | undefined {
  const { locale, edition } = view
  const { say } = locale
  const asked = readListQuery(view, spec, page)
  if (asked === undefined) return brokenQuery(view, spec.path, 'bodies')
  const shown = listPage(view, spec, asked)
  if (shown === undefined) return undefined
  // Groups are named by their leagues; a body's row has the name of its own alone.
  const groups = new Map(
    edition.list('league', { limit: 5000 }).rows.map(({ peerGroup }) => [peerGroup.id, peerGroup.name]),
  )
  const columns: Column[] = [
    { head: say('body.name'), isRowHead: true, ...sortLink(view, spec, asked, 'name') },
    { head: say('body.type') },
    { head: say('body.jurisdiction') },
    { head: say('body.group') },
    { head: say('body.pledges'), isNumber: true, ...sortLink(view, spec, asked, 'pledges') },
    { head: say('body.deals'), isNumber: true, ...sortLink(view, spec, asked, 'deals') },
    { head: say('body.processes'), isNumber: true, ...sortLink(view, spec, asked, 'processes') },
  ]
  return {
    title: say('body.list'),
    section: 'bodies',
    main: html`<h1>${say('body.list')}</h1>
<p class="lead">${say('body.listAbout')}</p>
${listForm(view, spec, asked, {
  facet: (facet) => say(`body.${facet}` as MessageKey),
  value: (facet, value) =>
    facet === 'type' ? wordOf(locale, 'body-type', value) : facet === 'group' ? (groups.get(value) ?? value) : value,
})}
<p class="meta">${say('common.total', { count: shown.total })}</p>
${
  shown.rows.length === 0
    ? note('absent', say('list.nothing'))
    : html`<div class="wide">${table({ caption: say('body.list'), isCaptionHidden: true, isStacked: true, columns, rows: shown.rows.map((row) => cells(view, row)) })}</div>`
}
${shown.pages > 1 ? listPager(view, spec, asked, shown) : nothing}`,
  }
}

function cells(
  view: View,
  { id, name, bodyType, jurisdiction, peerGroup, pledges, deals, processes }: BodyRow,
): readonly Fill[] {
  const { locale } = view
  return [
    linked(view, 'body', { id, name }),
    wordOf(locale, 'body-type', bodyType),
    jurisdiction,
    peerGroup === null ? null : html`<bdi>${peerGroup.name}</bdi>`,
    ...[pledges, deals, processes].map((n) => (n === 0 ? null : locale.number(n))),
  ]
}
