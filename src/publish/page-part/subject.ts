// The page of what commitments share, a topic, a type or an area: where they stand, who answers, what is estimated, and the list.
import { type Fill, type Html, html, nothing } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { table } from '../../page/component/table.ts'
import { textIn } from '../../page/component/text.ts'
import { wordOf } from '../../page/component/word.ts'
import { brokenQuery } from '../broken-query.ts'
import type { Ref } from '../document/document.ts'
import type { Axis } from '../document/figure.ts'
import { pathOf } from '../link.ts'
import { listForm, listPager } from '../list-form.ts'
import { type ListPage, type ListQuery, type ListSpec, listPage, readListQuery, sortLink } from '../list-query.ts'
import type { Page, View } from '../route.ts'
import { commitmentTable } from './commitment-table.ts'
import { estimateTable } from './estimate-table.ts'

export type Subject = {
  readonly title: string
  /** The subject as a facet of commitments. */
  readonly facet: 'topic' | 'type' | 'area'
  readonly value: string
  readonly path: string
  readonly section: string
  /** Path and name of the page that lists all subjects of this sort. */
  readonly above: { readonly path: string; readonly name: string }
  readonly counts: readonly { readonly kind: 'pledge' | 'deal'; readonly state: string; readonly n: number }[]
  readonly bodies: readonly (Ref & { readonly n: number })[]
  /** Empty where no league has it as a unit. */
  readonly axes: readonly Axis[]
  /** Whether leagues have such units at all: an area is none. */
  readonly isEstimated: boolean
  /** What always holds of its commitments, beside the facet itself. */
  readonly fixed?: Readonly<Record<string, string>>
  /** Stands under the title. */
  readonly head?: Html
}

const pageRows = 50

export function subjectPage(view: View, subject: Subject): Page {
  const { locale, link } = view
  const { say } = locale
  const { path, section, title, above } = subject
  const spec: ListSpec<'commitment'> = {
    kind: 'commitment',
    path,
    pagePath: (page) => `${path}?page=${page}`,
    facets: ['state', 'verdict', 'body', 'source', 'standing'],
    sorts: ['name', 'due'],
    pageRows,
    fixed: { [subject.facet]: subject.value, ...subject.fixed },
  }
  const asked = readListQuery(view, spec)
  if (asked === undefined) return brokenQuery(view, path, section)
  const shown = listPage(view, spec, asked)
  if (shown === undefined) return brokenQuery(view, path, section)
  return {
    title,
    section,
    main: html`<p class="kicker"><a href="${link(above.path)}">${above.name}</a></p>
<h1>${title}</h1>
${subject.head ?? nothing}
<div class="columns">
<section>
<h2>${say('subject.counts')}</h2>
${countsTable(view, subject)}
</section>
<section>
<h2>${say('subject.bodies')}</h2>
${bodiesTable(view, subject)}
</section>
</div>
${subject.isEstimated ? estimates(view, subject) : nothing}
<h2 id="list">${say('subject.commitments')}</h2>
${listOf(view, spec, asked, shown)}`,
  }
}

function countsTable({ locale }: View, { counts }: Subject): Html {
  const { say } = locale
  const rows = counts.map(({ kind, state, n }): Fill[] => [
    wordOf(locale, 'state', state),
    wordOf(locale, 'kind', kind),
    locale.number(n),
  ])
  const columns = [
    { head: say('subject.state'), isRowHead: true },
    { head: say('subject.kind') },
    { head: say('subject.commitments'), isNumber: true },
  ]
  return html`${table({ caption: say('subject.counts'), isCaptionHidden: true, columns, rows })}
<p class="small muted">${say('subject.countsWhy')}</p>`
}

const bodiesShown = 20

function bodiesTable({ link, locale }: View, { bodies }: Subject): Html {
  const { say } = locale
  if (bodies.length === 0) return note('absent', say('subject.noBodies'))
  const most = [...bodies].sort((a, b) => b.n - a.n).slice(0, bodiesShown)
  const names = new Map(most.map((body) => [body, locale.pick(body.name).text.toLowerCase()]))
  const byName = most.sort((a, b) => names.get(a)!.localeCompare(names.get(b)!, locale.language))
  const rows = byName.map(({ id, name, n }): Fill[] => [
    html`<a href="${link(pathOf('body', id))}">${textIn(locale, name)}</a>`,
    locale.number(n),
  ])
  const columns = [
    { head: say('subject.body'), isRowHead: true },
    { head: say('subject.commitments'), isNumber: true },
  ]
  const cut =
    bodies.length > most.length
      ? html`<p>${say('subject.bodiesFew', { shown: locale.number(most.length), total: locale.number(bodies.length) })}</p>`
      : nothing
  return html`${cut}${table({ caption: say('subject.bodies'), isCaptionHidden: true, columns, rows })}`
}

function estimates(view: View, { axes }: Subject): Html {
  const { say } = view.locale
  const judged = axes.filter(({ figures }) => figures.judged > 0)
  return html`<h2>${say('subject.estimates')}</h2>
${
  judged.length === 0
    ? note('absent', say('subject.noEstimates'))
    : html`<p>${say('subject.estimatesWhy')}</p>${estimateTable(view, judged, say('subject.estimates'))}`
}`
}

function listOf(view: View, spec: ListSpec<'commitment'>, asked: ListQuery, shown: ListPage<'commitment'>): Html {
  const { locale, isStatic } = view
  const { rows, total } = shown
  const form = listForm(view, spec, asked, {
    facet: (facet) => locale.say(`subject.facet-${facet}` as 'subject.facet-state'),
    value: (facet, value) => valueName(view, facet, value),
  })
  // The static edition has no page for each part of this list: the count says what is left, and the form where to find it.
  const cut =
    isStatic && total > rows.length
      ? html`<p>${locale.say('subject.shownOf', { shown: locale.number(rows.length), total: locale.number(total) })}</p>`
      : html`<p>${locale.say('subject.listed', { count: total })}</p>`
  const sorts = { name: sortLink(view, spec, asked, 'name'), due: sortLink(view, spec, asked, 'due') }
  return html`${form}
${cut}
${rows.length === 0 ? note('absent', locale.say('subject.nothing')) : commitmentTable(view, rows, locale.say('subject.commitments'), sorts)}
${isStatic ? nothing : listPager(view, spec, asked, shown)}`
}

function valueName({ locale, edition }: View, facet: string, value: string): string {
  if (facet === 'body') {
    const row = edition.row('body', value)
    return row === undefined ? value : locale.pick(row.name).text
  }
  if (facet === 'verdict')
    return locale.find('word', `level-${value}`) ?? locale.find('word', `progress-${value}`) ?? value
  return facet === 'state' || facet === 'standing' ? wordOf(locale, facet, value) : value
}
