// Every commitment, in pages; filtered and sorted where the record is served.
import { html } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { wordOf } from '../../page/component/word.ts'
import type { MessageKey } from '../../page/message.ts'
import { brokenQuery } from '../broken-query.ts'
import { listForm, listPager } from '../list-form.ts'
import { type ListSpec, listPage, pagesAfterFirst, readListQuery, sortLink } from '../list-query.ts'
import { commitmentTable } from '../page-part/commitment-table.ts'
import { definePage, type Page, type Params, type View } from '../route.ts'

const spec: ListSpec<'commitment'> = {
  kind: 'commitment',
  path: 'commitments.html',
  facets: ['kind', 'body', 'type', 'state', 'verdict', 'topic', 'area', 'source', 'standing', 'jurisdiction'],
  sorts: ['name', 'due', 'changed'],
  pageRows: 50,
}

export default [
  definePage({ path: 'commitments.html', page: listOfCommitments }),
  definePage({
    path: 'commitments-{page}.html',
    all: (edition) => pagesAfterFirst(edition.count('commitment'), spec.pageRows),
    page: listOfCommitments,
  }),
]

function listOfCommitments(view: View, { page: pageInPath }: Params): Page | undefined {
  const { locale } = view
  const { say } = locale
  const asked = readListQuery(view, spec, pageInPath)
  if (asked === undefined) return brokenQuery(view, spec.path, 'commitments')
  const shown = listPage(view, spec, asked)
  if (shown === undefined) return undefined
  const { rows, total, page } = shown
  const title = page === 1 ? say('commitments.title') : say('commitments.titlePage', { page: locale.number(page) })
  const sorts = {
    name: sortLink(view, spec, asked, 'name'),
    due: sortLink(view, spec, asked, 'due'),
    changed: sortLink(view, spec, asked, 'changed'),
  }
  return {
    title,
    description: say('commitments.about'),
    section: 'commitments',
    main: html`<h1>${say('commitments.title')}</h1>
<p class="lead">${say('commitments.about')}</p>
${listForm(view, spec, asked, {
  facet: (facet) => say(`commitments.facet-${facet}` as MessageKey),
  value: (facet, value) => valueName(view, facet, value),
})}
<p>${say('commitments.count', { count: total })}</p>
${rows.length === 0 ? note('absent', say('commitments.none')) : commitmentTable(view, rows, title, sorts)}
${listPager(view, spec, asked, shown)}`,
  }
}

function valueName({ locale, edition }: View, facet: string, value: string): string {
  switch (facet) {
    case 'body': {
      const row = edition.row('body', value)
      return row === undefined ? value : locale.pick(row.name).text
    }
    case 'area':
      return edition.row('area', value)?.name ?? value
    case 'source':
      return edition.row('source', value)?.title ?? value
    case 'type':
      return locale.find('word', `pledge-type-${value}`) ?? wordOf(locale, 'deal-type', value)
    case 'verdict':
      return locale.find('word', `level-${value}`) ?? wordOf(locale, 'progress', value)
    case 'kind':
    case 'state':
    case 'standing':
      return wordOf(locale, facet, value)
    default:
      return value
  }
}
