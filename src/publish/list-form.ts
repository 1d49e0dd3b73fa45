// The filters of a list as a form: the values that the list has, with how many rows each leaves.
import { type Html, html, nothing } from '../base/html.ts'
import { filterForm } from '../page/component/filter-form.ts'
import { note } from '../page/component/note.ts'
import { pager } from '../page/component/pager.ts'
import { type ListPage, type ListQuery, type ListSpec, listHref, whereOf } from './list-query.ts'
import type { View } from './route.ts'

export type ListLabels = {
  /** What a facet is called. */
  readonly facet: (facet: string) => string
  /** What a value of it is called. */
  readonly value: (facet: string, value: string) => string
}

/** A choice longer than this is no choice; those with most rows stand. */
const optionsMax = 300

/** The form, nothing where there is no choice; in a static edition a line that says where filters run. */
export function listForm(view: View, spec: ListSpec, asked: ListQuery, labels: ListLabels): Html {
  const { locale, isStatic, moment } = view
  if (isStatic) return whereFiltersRun(view, spec)
  const fields = spec.facets.map((facet) => {
    const { [facet]: own, ...others } = asked.filters
    const where = whereOf(spec, others)
    const found = view.edition.facet(spec.kind, facet, Object.keys(where).length === 0 ? undefined : where)
    return {
      name: facet,
      label: labels.facet(facet),
      options: found.slice(0, optionsMax).map(({ value, n }) => ({ value, label: labels.value(facet, value), n })),
      chosen: own?.[0] ?? null,
    }
  })
  const hidden: [string, string][] = []
  if (asked.sort !== spec.sorts[0]) hidden.push(['sort', asked.sort])
  if (moment.asOf !== null) hidden.push(['as-of', moment.asOf])
  if (moment.knownAt !== null) hidden.push(['known-at', moment.knownAt])
  // A choice of one thing is none, unless it is chosen.
  const choices = fields.filter(({ options, chosen }) => options.length > 1 || chosen !== null)
  if (choices.length === 0) return nothing
  return filterForm({
    locale,
    action: view.link(spec.path).split('?')[0]! + (spec.fragment === undefined ? '' : `#${spec.fragment}`),
    fields: choices,
    hidden,
    clear: Object.keys(asked.filters).length === 0 ? null : listHref(view, spec, { ...asked, filters: {} }),
  })
}

function whereFiltersRun({ live, locale, languages }: View, spec: ListSpec): Html {
  if (live === null) return note('plain', locale.say('list.filtersNotHere'))
  const own = locale.language === languages[0] ? spec.path : `${locale.language}/${spec.path}`
  const address = html`<a href="${live}${own}">${live}</a>`
  return note('plain', locale.sayHtml('list.filtersRunAt', { address }))
}

/** Links to the other pages of the list. */
export function listPager(
  view: View,
  spec: ListSpec,
  asked: ListQuery,
  shown: Pick<ListPage<never>, 'page' | 'pages'>,
): Html {
  return pager({
    locale: view.locale,
    page: shown.page,
    pages: shown.pages,
    href: (page) => listHref(view, spec, asked, { page }),
  })
}
