// Contracting processes as a table: what was promised and what became of it, or why that cannot be judged.
import { type Fill, type Html, html, joined } from '../../base/html.ts'
import { type Column, table } from '../../page/component/table.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Process } from '../document/process.ts'
import { linked, pathOf } from '../link.ts'
import type { View } from '../route.ts'

type Sorts = Readonly<Record<'process' | 'end' | 'value', Pick<Column, 'sort'>>>
const noSorts: Sorts = { process: {}, end: {}, value: {} }

/** `sorts` makes the heads of sortable columns links. */
export function processTable(
  view: View,
  rows: readonly Process[],
  caption: string,
  sorts = noSorts,
  // A list of one buyer's own need not name it in every row.
  isOneBuyer = false,
): Html {
  const { say } = view.locale
  const columns: Column[] = [
    { head: say('contract.process'), isRowHead: true, ...sorts.process },
    ...(isOneBuyer ? [] : [{ head: say('contract.buyer') }]),
    { head: say('contract.suppliers') },
    { head: say('contract.end'), isWhole: true, ...sorts.end },
    { head: say('contract.value'), isNumber: true, ...sorts.value },
    { head: say('contract.onTime') },
    { head: say('contract.endHeld') },
    { head: say('contract.onBudget') },
    { head: say('contract.flags') },
  ]
  return table({
    caption,
    isCaptionHidden: true,
    isStacked: true,
    columns,
    rows: rows.map((row) => cellsOf(view, row, isOneBuyer)),
  })
}

function cellsOf(view: View, row: Process, isOneBuyer: boolean): Fill[] {
  return [
    row.title === null
      ? html`<small class="id">${row.id}</small>`
      : html`<bdi>${row.title}</bdi> <small class="id">${row.id}</small>`,
    ...(isOneBuyer ? [] : [row.buyer === null ? null : linked(view, 'body', row.buyer)]),
    suppliersOf(view, row),
    endsOf(view, row),
    valuesOf(view, row),
    judgedOf(view, row.onTime),
    judgedOf(view, row.endHeld),
    judgedOf(view, row.onBudget),
    joined(
      row.flags.map(
        (flag) => html`<a href="${view.link(pathOf('flag', flag))}" lang="en">${flagTitle(view, flag)}</a>`,
      ),
      ', ',
    ),
  ]
}

// Titles of our files mark ids as code.
function flagTitle({ edition }: View, id: string): string {
  return edition.row('flag', id)?.title.replaceAll('`', '') ?? id
}

function suppliersOf({ link, locale }: View, { suppliers, suppliersUnnamed }: Process): Html {
  const named = suppliers.map(({ id, name }) => html`<a href="${link(pathOf('supplier', id))}"><bdi>${name}</bdi></a>`)
  const unnamed = suppliersUnnamed === 0 ? [] : [html`${locale.say('contract.unnamed', { count: suppliersUnnamed })}`]
  return joined([...named, ...unnamed], ', ')
}

function endsOf({ locale }: View, { firstEnd, lastEnd }: Process): Html | string {
  const first = firstEnd === null ? locale.say('contract.notStated') : locale.date(firstEnd)
  if (lastEnd === null || lastEnd === firstEnd) return first
  return html`${first} → <br><span class="nowrap">${locale.date(lastEnd)}</span>`
}

function valuesOf({ locale }: View, { firstValue, lastValue }: Process): Html | string {
  const first =
    firstValue === null ? locale.say('contract.notStated') : locale.money(firstValue.amount, firstValue.currency)
  if (lastValue === null) return first
  if (lastValue.amount === firstValue?.amount && lastValue.currency === firstValue.currency) return first
  return html`${first} → <br>${locale.money(lastValue.amount, lastValue.currency)}`
}

/** Yes, no, or why the data cannot judge it. */
function judgedOf({ locale }: View, outcome: string | null): Fill {
  if (outcome === null) return null
  if (outcome === 'yes' || outcome === 'no') return locale.say(`contract.${outcome}`)
  return html`<small class="muted">${locale.say('contract.notJudgeable', { reason: wordOf(locale, 'reason', outcome) })}</small>`
}
