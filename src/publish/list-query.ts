// Reads what a reader asks of a list out of the query: filters, order and page, and the links that change one of them.
import type { Column } from '../page/component/table.ts'
import type { DocumentKind, Rows } from './document/document.ts'
import type { Where } from './edition/store.ts'
import type { View } from './route.ts'

export type ListSpec<Kind extends DocumentKind = DocumentKind> = {
  readonly kind: Kind
  /** Path of the first page, ending in `.html`; the next are `…-2.html`, or those that `pagePath` gives. */
  readonly path: string
  readonly pagePath?: (page: number) => string
  /** Facets of the kind that a reader may filter by; each is a name in the query. */
  readonly facets: readonly string[]
  /** Sorts of the kind that a reader may choose, the first unless told; `-` before a name turns the order round. */
  readonly sorts: readonly string[]
  readonly pageRows: number
  /** Where on its page the list begins. */
  readonly fragment?: string
  /** What always holds. */
  readonly fixed?: Where
}

export type ListQuery = {
  /** Values by facet, as the reader gave them. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** As in the query: a sort's name, with `-` before it where it descends. */
  readonly sort: string
  readonly page: number
}

export type ListPage<Kind extends DocumentKind> = {
  readonly rows: readonly Rows[Kind][]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const valueCharsMax = 400
const valuesMax = 20

/**
 * What is asked, `page` being the number in the path where it has one. Undefined where it cannot be meant: a sort that is
 * not there, a page that is no number, values without end. Unknown values of facets are meant, and find nothing.
 */
export function readListQuery({ query }: View, spec: ListSpec, page?: string): ListQuery | undefined {
  const filters: Record<string, readonly string[]> = {}
  for (const facet of spec.facets) {
    const values = [...new Set(query.getAll(facet))].filter((value) => value !== '')
    if (values.length > valuesMax || values.some((value) => value.length > valueCharsMax)) return undefined
    if (values.length > 0) filters[facet] = values
  }
  const sort = query.get('sort') || spec.sorts[0]!
  if (!spec.sorts.includes(sort.replace(/^-/, ''))) return undefined
  const number = page ?? (query.get('page') || '1')
  if (!/^[1-9][0-9]{0,6}$/.test(number)) return undefined
  return { filters, sort, page: Number(number) }
}

/** The rows asked for. Undefined where the list has no such page; its first page may be empty. */
export function listPage<Kind extends DocumentKind>(
  { edition }: View,
  spec: ListSpec<Kind>,
  { filters, sort, page }: ListQuery,
): ListPage<Kind> | undefined {
  const { rows, total } = edition.list(spec.kind, {
    where: whereOf(spec, filters),
    sort: sort.replace(/^-/, ''),
    isDescending: sort.startsWith('-'),
    limit: spec.pageRows,
    after: (page - 1) * spec.pageRows,
  })
  const pages = Math.max(1, Math.ceil(total / spec.pageRows))
  return page > pages ? undefined : { rows, total, page, pages }
}

/** Filters with what always holds; where both name a facet, what always holds stays. */
export function whereOf(spec: ListSpec, filters: ListQuery['filters']): Where {
  return { ...filters, ...spec.fixed }
}

/** Link to the list with some of what is asked changed; to its first page unless a page is given. */
export function listHref({ link }: View, spec: ListSpec, asked: ListQuery, change: Partial<ListQuery> = {}): string {
  const { filters, sort, page } = { ...asked, page: 1, ...change }
  const query = new URLSearchParams()
  for (const facet of spec.facets) for (const value of filters[facet] ?? []) query.append(facet, value)
  if (sort !== spec.sorts[0]) query.set('sort', sort)
  // Without filters a page has a path of its own, which a static edition has too.
  const fragment = spec.fragment === undefined ? '' : `#${spec.fragment}`
  if (query.size === 0 && page > 1) return link(pagePath(spec, page) + fragment)
  if (page > 1) query.set('page', String(page))
  return link((query.size === 0 ? spec.path : `${spec.path}?${query}`) + fragment)
}

function pagePath(spec: ListSpec, page: number): string {
  return spec.pagePath?.(page) ?? spec.path.replace(/\.html$/, `-${page}.html`)
}

/** Params of the pages after the first that a static edition has: `{page}` from 2. */
export function* pagesAfterFirst(total: number, pageRows: number): Generator<{ readonly page: string }> {
  for (let page = 2; page <= Math.ceil(total / pageRows); page++) yield { page: String(page) }
}

/** For a table's column: the link that sorts by it, and turns round where it does so now. Nothing in a static edition. */
export function sortLink(view: View, spec: ListSpec, asked: ListQuery, sort: string): Pick<Column, 'sort'> {
  if (view.isStatic || !spec.sorts.includes(sort)) return {}
  const now = asked.sort === sort ? 'ascending' : asked.sort === `-${sort}` ? 'descending' : null
  return { sort: { href: listHref(view, spec, asked, { sort: now === 'ascending' ? `-${sort}` : sort }), now } }
}
