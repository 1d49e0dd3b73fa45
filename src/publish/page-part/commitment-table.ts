// Commitments as a table: what, who answers for it, when it is due, and what each stream of findings holds of it.
import { type Fill, type Html, html, joined } from '../../base/html.ts'
import { held } from '../../page/component/held.ts'
import { type Column, table } from '../../page/component/table.ts'
import type { CommitmentRow } from '../document/commitment.ts'
import { linked } from '../link.ts'
import type { View } from '../route.ts'

type Sort = Pick<Column, 'sort'>
type Sorts = { readonly name: Sort; readonly due: Sort; readonly changed?: Sort }

/** `sorts` makes the heads of sortable columns links; with `changed` among them there is a column of when it last changed. */
export function commitmentTable(
  view: View,
  rows: readonly CommitmentRow[],
  caption: string,
  sorts: Sorts = { name: {}, due: {} },
  // A list of one body's own need not name it in every row.
  isOneBody = false,
): Html {
  const { say } = view.locale
  const { changed } = sorts
  const columns: Column[] = [
    { head: say('subject.commitment'), isRowHead: true, ...sorts.name },
    ...(isOneBody ? [] : [{ head: say('subject.body') }]),
    { head: say('subject.due'), isWhole: true, ...sorts.due },
    { head: say('subject.verdict') },
    ...(changed === undefined ? [] : [{ head: say('subject.changed'), isWhole: true, ...changed }]),
  ]
  const cells = (row: CommitmentRow) => [
    ...cellsOf(view, row, isOneBody),
    ...(changed === undefined ? [] : [view.locale.date(row.changedAt.slice(0, 10))]),
  ]
  return table({ caption, isCaptionHidden: true, isStacked: true, isFixed: true, columns, rows: rows.map(cells) })
}

function cellsOf(view: View, row: CommitmentRow, isOneBody: boolean): Fill[] {
  const { locale } = view
  return [
    linked(view, 'commitment', { id: row.id, name: row.title }),
    ...(isOneBody ? [] : [row.body === null ? null : linked(view, 'body', row.body)]),
    dueOf(view, row),
    joined(
      row.standings.map((now) => held(locale, now)),
      html`<br>`,
    ),
  ]
}

// What is judged is the first date; without it a later one that is not yet past would belie the state beside it.
function dueOf({ locale }: View, { due: { first, last } }: CommitmentRow): Fill {
  if (last === null) return html`<span class="muted">${locale.say('subject.noDue')}</span>`
  if (first === null || first === last) return locale.date(last)
  return html`${locale.date(last)} <br><small class="muted">${locale.say('subject.dueFirst', { day: locale.date(first) })}</small>`
}
