// A body's commitments: how many of each type stand in which state, and the list with its filters.
import { type Fill, type Html, html, nothing } from '../../../base/html.ts'
import { note } from '../../../page/component/note.ts'
import { table } from '../../../page/component/table.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { MessageKey } from '../../../page/message.ts'
import type { Body } from '../../document/body.ts'
import { pathOf } from '../../link.ts'
import { listForm, listPager } from '../../list-form.ts'
import { type ListPage, type ListQuery, type ListSpec, sortLink } from '../../list-query.ts'
import type { View } from '../../route.ts'
import { commitmentTable } from '../commitment-table.ts'

export const commitmentPageRows = 50

/** The list of one body's commitments. */
export function commitmentSpec(id: string): ListSpec<'commitment'> {
  return {
    kind: 'commitment',
    path: pathOf('body', id),
    pagePath: (page) => pathOf('body', id, `/commitments-${page}.html`),
    facets: ['kind', 'type', 'state'],
    sorts: ['due', 'name', 'changed'],
    pageRows: commitmentPageRows,
    fragment: 'commitments',
    fixed: { body: id },
  }
}

export function commitmentList(
  view: View,
  spec: ListSpec<'commitment'>,
  asked: ListQuery,
  shown: ListPage<'commitment'>,
): Html {
  const { locale } = view
  const { say } = locale
  return html`${listForm(view, spec, asked, {
    facet: (facet) => say(`body.${facet}` as MessageKey),
    value: (facet, value) => (facet === 'type' ? typeWord(locale, value) : wordOf(locale, facet, value)),
  })}
<p class="meta">${say('body.listedHere', { count: shown.total })}</p>
${
  shown.rows.length === 0
    ? note('absent', say(Object.keys(asked.filters).length === 0 ? 'body.noCommitments' : 'list.nothing'))
    : html`<div class="wide">${commitmentTable(
        view,
        shown.rows,
        say('body.commitments'),
        { name: sortLink(view, spec, asked, 'name'), due: sortLink(view, spec, asked, 'due') },
        true,
      )}</div>`
}
${listPager(view, spec, asked, shown)}`
}

/** Counts by type down and state across; nothing where there is nothing. */
export function commitmentCounts(locale: Locale, { counts }: Body): Html {
  if (counts.length === 0) return nothing
  const states = stateOrder.filter((state) => counts.some((one) => one.state === state))
  const types = [...new Set(counts.map(({ kind, type }) => `${kind} ${type}`))]
  const of = (test: (one: Body['counts'][number]) => boolean) =>
    counts.reduce((sum, one) => sum + (test(one) ? one.n : 0), 0)
  const written = (n: number): Fill => (n === 0 ? html`<span class="muted">–</span>` : locale.number(n))
  const rows = types.map((key): Fill[] => {
    const [kind, type] = key.split(' ') as [string, string]
    const own = (one: Body['counts'][number]) => one.kind === kind && one.type === type
    return [
      typeWord(locale, type),
      ...states.map((state) => written(of((one) => own(one) && one.state === state))),
      written(of(own)),
    ]
  })
  const total: Fill[] = [
    locale.say('body.total'),
    ...states.map((state) => written(of((one) => one.state === state))),
    written(of(() => true)),
  ]
  const columns = [
    { head: locale.say('body.type'), isRowHead: true },
    ...states.map((state) => ({ head: wordOf(locale, 'state', state), isNumber: true })),
    { head: locale.say('body.total'), isNumber: true },
  ]
  return html`${table({ caption: locale.say('body.byTypeState'), columns, rows: types.length > 1 ? [...rows, total] : rows })}
<p class="small muted">${locale.say('body.countedOnce')}</p>`
}

const stateOrder = ['judged', 'due-unjudged', 'open', 'early', 'excluded-level', 'not-listed', 'unrated']

// Types of pledges and deals share one facet.
function typeWord(locale: Locale, type: string): string {
  return locale.find('word', `deal-type-${type}`) ?? wordOf(locale, 'pledge-type', type)
}
