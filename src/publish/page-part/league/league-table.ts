// All figures of a league as a table, sorted as the reader asks.
import type { Fill, Html } from '../../../base/html.ts'
import { html } from '../../../base/html.ts'
import { rankRange } from '../../../page/chart/interval-dots.ts'
import { fewMark, interval } from '../../../page/component/rate.ts'
import { type Column, table } from '../../../page/component/table.ts'
import type { Figures, LeagueHead } from '../../document/figure.ts'
import { type Linked, linked } from '../../link.ts'
import type { View } from '../../route.ts'

/** What a reader may sort by; `order` is the league's own, which the method allows. */
export const leagueSorts = ['order', 'name', 'judged', 'unjudged'] as const
export type LeagueSort = (typeof leagueSorts)[number]

/** A new array in the order asked for. */
export function sortUnits(units: readonly Figures[], sort: LeagueSort, isDescending: boolean): readonly Figures[] {
  const compared = [...units]
  if (sort === 'name') compared.sort((a, b) => compareNames(a.name, b.name))
  if (sort === 'judged') compared.sort((a, b) => a.judged - b.judged)
  if (sort === 'unjudged') compared.sort((a, b) => (a.pledges?.unjudged ?? 0) - (b.pledges?.unjudged ?? 0))
  return isDescending ? compared.reverse() : compared
}

const collator = new Intl.Collator('en')
function compareNames(a: string, b: string): number {
  return collator.compare(a, b)
}

export type LeagueTable = {
  readonly head: LeagueHead
  readonly units: readonly Figures[]
  readonly caption: string
  readonly sortOf: (sort: LeagueSort) => Pick<Column, 'sort'>
}

type Shown = { readonly column: Column; readonly cell: (unit: Figures) => Fill }

/** Columns that no unit has anything for are left out. */
export function leagueTable(view: View, { head, units, caption, sortOf }: LeagueTable): Html {
  const shown = columnsOf(view, head, units, sortOf)
  return table({
    caption,
    isCaptionHidden: true,
    columns: shown.map(({ column }) => column),
    rows: units.map((unit) => shown.map(({ cell }) => cell(unit))),
  })
}

function columnsOf(
  view: View,
  head: LeagueHead,
  units: readonly Figures[],
  sortOf: LeagueTable['sortOf'],
): readonly Shown[] {
  const { locale } = view
  const { say, number, percent } = locale
  const figure = (head: string, cell: Shown['cell'], sort: Pick<Column, 'sort'> = {}): Shown => {
    return { column: { head, isNumber: true, ...sort }, cell }
  }
  const all: (Shown | false)[] = [
    {
      column: { head: say(`league.${head.dimension}`), isRowHead: true, ...sortOf('name') },
      cell: ({ unit, name }) => unitLink(view, head, unit, name),
    },
    figure(say('league.rate'), ({ rate }) =>
      rate === null ? html`<span class="few">${say('method.few')}</span>` : html`<b>${percent(rate.mean)}</b>`,
    ),
    figure(say('common.interval95'), ({ rate }) => (rate === null ? null : interval(locale, rate))),
    figure(say('league.crude'), ({ crude, rate }) => (crude === null || rate === null ? null : percent(crude))),
    units.some(hasBounds) &&
      figure(say('league.bounds'), (unit) =>
        hasBounds(unit)
          ? say('common.rangeOf', {
              lower: percent(unit.bounds!.ifNoneKept.mean),
              upper: percent(unit.bounds!.ifAllKept.mean),
            })
          : null,
      ),
    figure(
      say('league.judged'),
      ({ judged, isFew, rate }) => html`${number(judged)}${isFew && rate !== null ? html` ${fewMark(locale)}` : null}`,
      sortOf('judged'),
    ),
    units.some(({ pledges }) => (pledges?.unjudged ?? 0) > 0) &&
      figure(say('league.unjudged'), ({ pledges }) => number(pledges?.unjudged ?? 0), sortOf('unjudged')),
    units.some(({ pledges }) => (pledges?.contested ?? 0) > 0) &&
      figure(say('league.contested'), ({ pledges }) => number(pledges?.contested ?? 0)),
    units.some(({ rank }) => rank !== null) &&
      figure(say('league.rank'), ({ rank }) => (rank === null ? null : rankRange(locale, rank))),
    units.some(({ rank }) => rank?.quarters != null) &&
      figure(say('league.topQuarter'), ({ rank }) => (rank?.quarters == null ? null : percent(rank.quarters.top, 0))),
    units.some(({ rank }) => rank?.quarters != null) &&
      figure(say('league.bottomQuarter'), ({ rank }) =>
        rank?.quarters == null ? null : percent(rank.quarters.bottom, 0),
      ),
    units.some(({ caseMix }) => caseMix !== null) &&
      figure(say('league.caseMix'), ({ caseMix }) =>
        caseMix === null
          ? null
          : `${number(caseMix.value, 2)} (${say('common.rangeOf', { lower: number(caseMix.lower, 2), upper: number(caseMix.upper, 2) })})`,
      ),
    units.some(({ deals }) => (deals?.yearsObserved ?? 0) > 0) &&
      figure(say('league.years'), ({ deals }) => (deals === null ? null : number(deals.yearsObserved))),
    units.some(({ deals }) => deals?.slipDays != null) &&
      figure(say('league.slip'), ({ deals }) => (deals?.slipDays == null ? null : number(deals.slipDays.median))),
  ]
  return all.filter((one) => one !== false)
}

function hasBounds({ bounds }: Figures): boolean {
  return (bounds?.unjudged ?? 0) > 0
}

const pagesOf: Readonly<Partial<Record<LeagueHead['dimension'], Linked>>> = {
  body: 'body',
  topic: 'topic',
  type: 'type',
  supplier: 'supplier',
}

/** The unit's name, linked where it has a page. */
export function unitLink(view: View, { dimension }: LeagueHead, unit: string, name: string): Html {
  const kind = pagesOf[dimension]
  return kind === undefined ? html`<bdi>${name}</bdi>` : linked(view, kind, { id: unit, name: { und: name } })
}
