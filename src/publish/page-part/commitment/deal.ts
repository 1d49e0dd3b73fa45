// A deal: what was promised against what came, snapshot by snapshot.
import { type Fill, type Html, html, nothing } from '../../../base/html.ts'
import { timeline } from '../../../page/chart/timeline.ts'
import { facts } from '../../../page/component/facts.ts'
import { figure } from '../../../page/component/figure.ts'
import { table } from '../../../page/component/table.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { Commitment, Snapshot } from '../../document/commitment.ts'
import { linked } from '../../link.ts'
import type { View } from '../../route.ts'
import { fieldWord, movedText } from './value.ts'

type Deal = NonNullable<Commitment['deal']>
type Money = Snapshot['value']

export function dealSections(view: View, deal: Deal): Html {
  return html`${outlineOf(view, deal)}${snapshotsOf(view, deal)}${withheldOf(view.locale, deal)}${measuresOf(view, deal)}`
}

function outlineOf(view: View, deal: Deal): Html {
  const { locale } = view
  const { say } = locale
  const day = (given: string | null) => (given === null ? null : locale.date(given))
  return html`<section id="deal"><h2>${say('commitment.dealTitle')}</h2>
${facts([
  [say('commitment.firstEnd'), day(deal.firstEnd) ?? say('commitment.dueNoneDeal')],
  [say('commitment.lastEnd'), deal.lastEnd === deal.firstEnd ? null : day(deal.lastEnd)],
  [say('commitment.actualEnd'), day(deal.actualEnd)],
  [say('commitment.slip'), deal.slipDays === null ? null : movedText(locale, deal.slipDays)],
  [say('commitment.firstValue'), moneyText(locale, deal.firstValue)],
  [say('commitment.value'), moneyText(locale, deal.value)],
  [say('commitment.finalValue'), moneyText(locale, deal.finalValue)],
])}
${chartOf(view, deal)}</section>`
}

function chartOf(view: View, { snapshots, actualEnd, firstEnd }: Deal): Html {
  const { locale } = view
  const { say } = locale
  const chart = timeline({
    locale,
    label: say('commitment.dealLabel', {
      count: snapshots.length,
      first: firstEnd === null ? say('commitment.dueNoneDeal') : locale.date(firstEnd),
      actual: actualEnd === null ? say('commitment.noActualEnd') : locale.date(actualEnd),
    }),
    start: snapshots[0]?.start ?? null,
    promised: snapshots.map((one) => {
      return { name: snapshotName(locale, one), end: one.end, value: moneyText(locale, one.value) }
    }),
    actualEnd,
    // A static page does not change with the day alone.
    today: view.isStatic ? null : (view.moment.asOf ?? view.edition.about.asOf),
  })
  if (chart === undefined) return nothing
  return figure({
    chart,
    caption: say('commitment.dealCaption'),
    dataLabel: say('common.chartData'),
    data: html`<p><a href="#snapshots">${say('commitment.snapshotsTitle')}</a></p>`,
  })
}

function snapshotName(locale: Locale, { snapshot, from }: Snapshot): string {
  return snapshot ?? (from === null ? locale.say('commitment.fromUnknown') : locale.date(from))
}

function moneyText(locale: Locale, money: Money): string | null {
  if (money === null) return null
  return /^[A-Z]{3}$/.test(money.currency)
    ? locale.money(money.amount, money.currency)
    : `${money.amount} ${money.currency}`
}

function snapshotsOf(view: View, { snapshots }: Deal): Html {
  if (snapshots.length === 0) return nothing
  const { locale } = view
  const { say } = locale
  const hasActual = snapshots.some(({ actualEnd, finalValue }) => actualEnd !== null || finalValue !== null)
  const hasOutlook = snapshots.some(({ outlook }) => outlook !== null)
  const day = (given: string | null) => (given === null ? null : locale.date(given))
  const rows = snapshots.map((one): readonly Fill[] => [
    html`<a href="${view.linkRoot(`proofs/${one.leaf}.tlog-proof`)}">${snapshotName(locale, one)}</a>`,
    one.body === null ? null : linked(view, 'body', one.body),
    day(one.start),
    endText(locale, one),
    one.daysMoved === null || one.daysMoved === 0 ? null : movedText(locale, one.daysMoved),
    moneyText(locale, one.value),
    ...(hasActual ? [day(one.actualEnd), moneyText(locale, one.finalValue)] : []),
    ...(hasOutlook ? [one.outlook === null ? null : html`<bdi>${one.outlook.value}</bdi>`] : []),
  ])
  return html`<section id="snapshots"><h2>${say('commitment.snapshotsTitle')}</h2>${table({
    caption: say('commitment.snapshotsCaption'),
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: say('commitment.snapshot'), isRowHead: true },
      { head: say('commitment.inCharge') },
      { head: say('commitment.start'), isWhole: true },
      { head: say('commitment.end'), isWhole: true },
      { head: say('commitment.moved'), isNumber: true },
      { head: say('commitment.value'), isNumber: true },
      ...(hasActual
        ? [
            { head: say('commitment.actualEnd'), isWhole: true },
            { head: say('commitment.finalValue'), isNumber: true },
          ]
        : []),
      ...(hasOutlook ? [{ head: say('commitment.outlook') }] : []),
    ],
    rows,
  })}${hasOutlook ? html`<p class="meta">${say('commitment.outlookNote')}</p>` : nothing}</section>`
}

function endText(locale: Locale, { end, endLow, endHigh }: Snapshot): string | null {
  const range =
    endLow === null || endHigh === null || (endLow === endHigh && endLow === end)
      ? null
      : locale.say('commitment.endRange', { low: locale.date(endLow), high: locale.date(endHigh) })
  if (end === null) return range
  return range === null ? locale.date(end) : `${locale.date(end)} (${range})`
}

function withheldOf(locale: Locale, { snapshots }: Deal): Html {
  const { say } = locale
  // One row a field and ground, with the snapshots in which it was withheld so.
  const seen = new Map<string, { readonly field: string; readonly ground: string; readonly snapshots: string[] }>()
  for (const shown of snapshots) {
    for (const { field, ground } of shown.withheld) {
      const key = JSON.stringify([field, ground])
      const row = seen.get(key) ?? { field, ground, snapshots: [] }
      row.snapshots.push(snapshotName(locale, shown))
      seen.set(key, row)
    }
  }
  if (seen.size === 0) return nothing
  return html`<section id="withheld"><h2>${say('commitment.withheldTitle')}</h2>${table({
    caption: say('commitment.withheldCaption'),
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: say('commitment.field'), isRowHead: true },
      { head: say('commitment.ground') },
      { head: say('commitment.snapshots') },
    ],
    rows: [...seen.values()].map((one) => [
      fieldWord(locale, one.field),
      html`<bdi>${one.ground}</bdi>`,
      html`<bdi>${one.snapshots.join(', ')}</bdi>`,
    ]),
  })}</section>`
}

function measuresOf(view: View, { measures }: Deal): Html {
  const { locale } = view
  if (measures.length === 0) return nothing
  const { say } = locale
  return html`<section id="measures"><h2>${say('commitment.measuresTitle')}</h2>${table({
    caption: say('commitment.measuresCaption'),
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: say('commitment.measure'), isRowHead: true },
      { head: say('commitment.inCharge') },
      { head: say('commitment.outcome') },
      { head: say('commitment.detail') },
    ],
    rows: measures.map(({ measure, body, outcome, reason, slipDays, overrun }) => [
      wordOf(locale, 'measure', measure),
      body === null ? null : linked(view, 'body', body),
      say(`commitment.outcome-${outcome ?? 'none'}`),
      reason !== null
        ? wordOf(locale, 'reason', reason)
        : slipDays !== null
          ? movedText(locale, slipDays)
          : overrun === null
            ? null
            : overrunText(locale, overrun),
    ]),
  })}${
    measures.some(({ measure, outcome }) => measure === 'end-dates-held' && outcome === 'no')
      ? html`<p class="meta">${say('commitment.extensionNote')}</p>`
      : nothing
  }</section>`
}

function overrunText(locale: Locale, overrun: number): string {
  const share = locale.percent(Math.abs(overrun))
  return overrun === 0
    ? locale.say('commitment.onValue')
    : locale.say(overrun > 0 ? 'commitment.overrun' : 'commitment.underrun', { share })
}
