// Suppliers that are legal entities: a delivery record each, by name, never a mark and never ranked.
import { type Fill, type Html, html, nothing } from '../../base/html.ts'
import { facts } from '../../page/component/facts.ts'
import { note } from '../../page/component/note.ts'
import { type Column, table } from '../../page/component/table.ts'
import { brokenQuery } from '../broken-query.ts'
import type { Supplier } from '../document/supplier.ts'
import { pathOf } from '../link.ts'
import { listForm, listPager } from '../list-form.ts'
import { type ListSpec, listPage, pagesAfterFirst, readListQuery, sortLink } from '../list-query.ts'
import { estimateTable } from '../page-part/estimate-table.ts'
import { processTable } from '../page-part/process-table.ts'
import { definePage, type Page, type Params, type View } from '../route.ts'
import { idPath } from '../site-path.ts'

// A supplier is sorted by its name or by how many processes it has, never by what became of them.
const spec: ListSpec<'supplier'> = {
  kind: 'supplier',
  path: 'suppliers.html',
  facets: ['source'],
  sorts: ['name', 'processes'],
  pageRows: 200,
}

export default [
  definePage({ path: 'suppliers.html', page: listOfSuppliers }),
  definePage({
    path: 'suppliers-{page}.html',
    all: (edition) => pagesAfterFirst(edition.count('supplier'), spec.pageRows),
    page: listOfSuppliers,
  }),
  definePage({
    path: 'suppliers/{id}.html',
    *all(edition) {
      for (const id of edition.ids('supplier')) yield { id: idPath(id) }
    },
    page(view, { id }) {
      const supplier = view.edition.at('supplier', id!)
      return supplier === undefined ? undefined : supplierPage(view, supplier)
    },
  }),
]

function listOfSuppliers(view: View, { page: pageInPath }: Params): Page | undefined {
  const { edition, link, locale } = view
  const { say } = locale
  const asked = readListQuery(view, spec, pageInPath)
  if (asked === undefined) return brokenQuery(view, spec.path, 'suppliers')
  const shown = listPage(view, spec, asked)
  if (shown === undefined) return undefined
  const { rows, total, page } = shown
  const sources = edition.facet('supplier', 'source')
  // One source is named above the list, not in every row.
  const isOneSource = sources.length === 1
  const columns: Column[] = [
    { head: say('supplier.supplier'), isRowHead: true, ...sortLink(view, spec, asked, 'name') },
    ...(isOneSource ? [] : [{ head: say('supplier.source') }]),
    { head: say('supplier.processes'), isNumber: true, ...sortLink(view, spec, asked, 'processes') },
  ]
  const cells = rows.map(({ id, name, source, processes }): Fill[] => [
    html`<a href="${link(pathOf('supplier', id))}"><bdi>${name}</bdi></a>`,
    ...(isOneSource ? [] : [sourceTitle(view, source)]),
    locale.number(processes),
  ])
  const caption = say('supplier.list', { page: locale.number(page) })
  return {
    title: page === 1 ? say('supplier.title') : caption,
    section: 'suppliers',
    main: html`<h1>${say('supplier.title')}</h1>
<p class="lead">${say('supplier.about')}</p>
${listForm(view, spec, asked, { facet: () => say('supplier.source'), value: (_, value) => sourceTitle(view, value) })}
<p>${say('supplier.count', { count: total })}</p>
${isOneSource ? html`<p class="meta">${say('supplier.source')}${say('common.colon')}${sourceTitle(view, sources[0]!.value)}</p>` : nothing}
${rows.length === 0 ? note('absent', say('supplier.none')) : table({ caption, isCaptionHidden: true, isStacked: true, columns, rows: cells })}
${listPager(view, spec, asked, shown)}`,
  }
}

function supplierPage(view: View, supplier: Supplier): Page {
  const { link, locale } = view
  const { say } = locale
  const { id, name, source, evidence, axes, processes } = supplier
  const judged = axes.filter(({ figures }) => figures.judged > 0)
  return {
    title: name,
    section: 'suppliers',
    main: html`<p class="kicker"><a href="${link('suppliers.html')}">${say('supplier.title')}</a></p>
<h1><bdi>${name}</bdi></h1>
${facts([
  [say('supplier.evidence'), evidenceOf(view, evidence)],
  [say('supplier.source'), sourceTitle(view, source)],
  [say('supplier.processes'), locale.number(processes)],
  [say('supplier.id'), html`<code>${id}</code>`],
])}
${debarments(view, supplier)}
<h2>${say('supplier.record')}</h2>
<p>${say('supplier.about')}${say('common.gap')}${say('supplier.recordWhy')}</p>
${judged.length === 0 ? note('absent', say('supplier.noRecord')) : estimateTable(view, judged, say('supplier.record'))}
${flagsOf(view, supplier)}
${processesOf(view, supplier)}`,
  }
}

function sourceTitle({ edition }: View, source: string): string {
  return edition.row('source', source)?.title ?? source
}

/** Evidence is `scheme GB-COH` or `form Ltd`. */
function evidenceOf({ locale }: View, evidence: string | null): string | null {
  const [, kind, value] = /^(scheme|form) (.+)$/.exec(evidence ?? '') ?? []
  if (value === undefined) return evidence
  return locale.say(kind === 'form' ? 'supplier.evidenceForm' : 'supplier.evidenceScheme', { value })
}

function debarments({ locale }: View, { debarments: found }: Supplier): Html {
  if (found.length === 0) return nothing
  const { say } = locale
  const columns: Column[] = [
    { head: say('supplier.listName'), isRowHead: true },
    { head: say('supplier.authority') },
    { head: say('supplier.from') },
    { head: say('supplier.to') },
  ]
  const rows = found.map(({ list, authority, from, to, url }): Fill[] => [
    url !== null && /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noopener nofollow">${list}</a>` : list,
    authority,
    locale.date(from),
    to === null ? say('supplier.noEnd') : locale.date(to),
  ])
  return html`<h2>${say('supplier.debarments')}</h2>
<p>${say('supplier.debarmentsWhy')}</p>
${table({ caption: say('supplier.debarments'), isCaptionHidden: true, isStacked: true, columns, rows })}`
}

function flagsOf({ edition, link, locale }: View, { flags }: Supplier): Html {
  if (flags.length === 0) return nothing
  const { say } = locale
  const columns: Column[] = [
    { head: say('flag.flag'), isRowHead: true },
    { head: say('flag.source') },
    { head: say('flag.shows'), isNumber: true },
    { head: say('flag.looked'), isNumber: true },
  ]
  const rows = flags.map(({ flag, source, hits, processes }): Fill[] => [
    html`<a href="${link(pathOf('flag', flag))}" lang="en">${edition.row('flag', flag)?.title.replaceAll('`', '') ?? flag}</a>`,
    source,
    locale.number(hits),
    locale.number(processes),
  ])
  return html`<h2>${say('supplier.flags')}</h2>
${note('caveat', html`<strong>${say('flag.caveat')}</strong>`)}
${table({ caption: say('supplier.flags'), isCaptionHidden: true, isStacked: true, columns, rows })}`
}

const processesShown = 50

function processesOf(view: View, { id }: Supplier): Html {
  const { edition, isStatic, link, locale } = view
  const { say } = locale
  const { rows, total } = edition.list('process', { where: { supplier: id }, limit: processesShown })
  if (total === 0) return nothing
  const all = say('supplier.all', { count: locale.number(total) })
  const more =
    total <= rows.length
      ? nothing
      : isStatic
        ? html`<p>${say('subject.shownOf', { shown: locale.number(rows.length), total: locale.number(total) })}</p>`
        : html`<p><a href="${link(`contracts.html?supplier=${encodeURIComponent(id)}`)}">${all}</a></p>`
  return html`<h2>${say('supplier.contracts')}</h2>
${more}
${processTable(view, rows, say('supplier.contracts'))}`
}
