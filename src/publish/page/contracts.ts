// Contracting processes out of bulk data, as paged lists.
import { html } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { brokenQuery } from '../broken-query.ts'
import { listForm, listPager } from '../list-form.ts'
import { type ListQuery, type ListSpec, listPage, pagesAfterFirst, readListQuery, sortLink } from '../list-query.ts'
import { processTable } from '../page-part/process-table.ts'
import { definePage, type Page, type Params, type View } from '../route.ts'

const spec: ListSpec<'process'> = {
  kind: 'process',
  path: 'contracts.html',
  facets: ['buyer', 'supplier', 'source', 'flag'],
  sorts: ['id', 'end', 'value'],
  pageRows: 100,
}

export default [
  definePage({ path: 'contracts.html', page: listOfContracts }),
  definePage({
    path: 'contracts-{page}.html',
    all: (edition) => pagesAfterFirst(edition.count('process'), spec.pageRows),
    page: listOfContracts,
  }),
]

function listOfContracts(view: View, { page: pageInPath }: Params): Page | undefined {
  const { link, locale } = view
  const { say } = locale
  const asked = readListQuery(view, spec, pageInPath)
  if (asked === undefined) return brokenQuery(view, spec.path, 'contracts')
  const shown = listPage(view, spec, asked)
  if (shown === undefined) return undefined
  const { rows, total, page } = shown
  const caption = say('contract.list', { page: locale.number(page) })
  const downloads = html`<a href="${link('data.html')}">${say('contract.downloads')}</a>`
  return {
    title: page === 1 ? say('contract.title') : caption,
    section: 'contracts',
    main: html`<h1>${say('contract.title')}</h1>
<p class="lead">${locale.sayHtml('contract.about', { downloads })}</p>
<p>${say('contract.judgeableWhy')}</p>
${note('caveat', say('flag.caveat'))}
${listForm(view, spec, asked, {
  facet: (facet) => say(`contract.${facet}` as 'contract.buyer'),
  value: (facet, value) => valueName(view, facet, value),
})}
<p>${say('contract.count', { count: total })}</p>
${rows.length === 0 ? note('absent', say('contract.none')) : processTable(view, rows, caption, sortsOf(view, asked))}
${listPager(view, spec, asked, shown)}`,
  }
}

function sortsOf(view: View, asked: ListQuery) {
  return {
    process: sortLink(view, spec, asked, 'id'),
    end: sortLink(view, spec, asked, 'end'),
    value: sortLink(view, spec, asked, 'value'),
  }
}

function valueName({ edition, locale }: View, facet: string, value: string): string {
  if (facet === 'buyer') {
    const row = edition.row('body', value)
    return row === undefined ? value : locale.pick(row.name).text
  }
  if (facet === 'supplier') return edition.row('supplier', value)?.name ?? value
  if (facet === 'flag') return edition.row('flag', value)?.title.replace(/ \(.*/, '') ?? value
  if (facet === 'source') return edition.row('source', value)?.title ?? value
  return value
}
