// The types of pledge, side by side and never ranked, and each type's page.
import { type Fill, html } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { table } from '../../page/component/table.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Edition } from '../edition/store.ts'
import { pathOf } from '../link.ts'
import { dimensionLeagues } from '../page-part/dimension.ts'
import { subjectPage } from '../page-part/subject.ts'
import { definePage, type Page, type View } from '../route.ts'
import { idPath } from '../site-path.ts'
import { unitAxes } from '../unit-axes.ts'

export default [
  definePage({ path: 'types.html', page: listOfTypes }),
  definePage({
    path: 'types/{id}.html',
    *all(edition) {
      for (const { value } of typesOf(edition)) yield { id: idPath(value) }
    },
    page(view, { id }) {
      const type = typesOf(view.edition).find(({ value }) => idPath(value) === id)
      return type === undefined ? undefined : typePage(view, type.value)
    },
  }),
]

const pledges = { kind: 'pledge' }

function typesOf(edition: Edition): ReturnType<Edition['facet']> {
  return edition.facet('commitment', 'type', pledges)
}

function listOfTypes(view: View): Page {
  const { edition, link, locale } = view
  const { say } = locale
  const named = typesOf(edition).map(({ value, n }) => ({ value, n, name: wordOf(locale, 'pledge-type', value) }))
  const columns = [
    { head: say('type.type'), isRowHead: true },
    { head: say('subject.pledges'), isNumber: true },
  ]
  const rows = named
    .sort((a, b) => a.name.localeCompare(b.name, locale.language))
    .map(({ value, n, name }): Fill[] => [html`<a href="${link(pathOf('type', value))}">${name}</a>`, locale.number(n)])
  const leagues = dimensionLeagues(view, {
    dimension: 'type',
    unit: say('type.type'),
    nameOf: (type) => wordOf(locale, 'pledge-type', type),
  })
  return {
    title: say('type.title'),
    section: 'topics',
    main: html`<p class="kicker"><a href="${link('topics.html')}">${say('topic.title')}</a></p>
<h1>${say('type.title')}</h1>
<p class="lead">${say('type.about')}</p>
${rows.length === 0 ? note('absent', say('type.none')) : table({ caption: say('type.list'), isCaptionHidden: true, columns, rows })}
${leagues.length === 0 ? null : html`<h2>${say('subject.estimates')}</h2><p>${say('subject.estimatesWhy')}</p>${leagues}`}`,
  }
}

function typePage(view: View, type: string): Page {
  const { edition, locale } = view
  const where = { ...pledges, type }
  const counts = edition
    .facet('commitment', 'state', where)
    .map(({ value, n }) => ({ kind: 'pledge' as const, state: value, n }))
  const bodies = edition.facet('commitment', 'body', where).map(({ value, n }) => ({
    id: value,
    name: edition.row('body', value)?.name ?? { und: value },
    n,
  }))
  const about = locale.find('word', `pledge-type-about-${type}`)
  return subjectPage(view, {
    title: locale.say('type.one', { name: wordOf(locale, 'pledge-type', type) }),
    facet: 'type',
    value: type,
    fixed: pledges,
    path: pathOf('type', type),
    section: 'topics',
    above: { path: 'types.html', name: locale.say('type.title') },
    counts,
    bodies,
    axes: unitAxes(edition, 'type', type),
    isEstimated: true,
    ...(about === undefined ? {} : { head: html`<p class="lead">${about}</p>` }),
  })
}
