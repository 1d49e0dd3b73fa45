// The course of a body's commitments: states over time, time to delivery, and how far ends and values moved.
import { type Fill, type Html, html, nothing } from '../../../base/html.ts'
import { distribution, quantile } from '../../../page/chart/distribution.ts'
import { stackedFlow } from '../../../page/chart/stacked-flow.ts'
import { steps } from '../../../page/chart/steps.ts'
import { figure } from '../../../page/component/figure.ts'
import { note } from '../../../page/component/note.ts'
import { standing } from '../../../page/component/standing.ts'
import { table } from '../../../page/component/table.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { MessageKey } from '../../../page/message.ts'
import type { Body } from '../../document/body.ts'

// Layers from the bottom up: what was judged carries what is open.
const states = ['judged', 'early', 'excluded-level', 'not-listed', 'due-unjudged', 'open'] as const

/** States over time, one chart a kind; nothing where there is one day alone. */
export function flow(locale: Locale, { flow: all }: Body): Html {
  const drawn = all.filter(({ points }) => points.length > 1)
  if (drawn.length === 0) return nothing
  return html`<h2 id="flow">${locale.say('body.flow')}</h2>
<div class="columns">${drawn.map((one) => flowFigure(locale, one))}</div>`
}

function flowFigure(locale: Locale, { kind, points }: Body['flow'][number]): Html {
  const known = states.filter((state) => points.some((point) => (point.states[state] ?? 0) > 0))
  const last = points.at(-1)!
  const what = locale.say(kind === 'pledge' ? 'body.flowPledge' : 'body.flowDeal')
  const parts = known
    .filter((state) => (last.states[state] ?? 0) > 0)
    .map((state) =>
      locale.say('body.flowPart', { n: locale.number(last.states[state]!), state: wordOf(locale, 'state', state) }),
    )
  const label = locale.say('body.flowAlt', {
    what,
    from: locale.date(points[0]!.day),
    to: locale.date(last.day),
    last: parts.join(locale.say('common.comma')),
  })
  const rows = points.map(({ day, states: own }): Fill[] => [
    locale.date(day),
    ...known.map((state) => locale.number(own[state] ?? 0)),
  ])
  const columns = [
    { head: locale.say('body.day'), isRowHead: true },
    ...known.map((state) => ({ head: wordOf(locale, 'state', state), isNumber: true })),
  ]
  return figure({
    chart: stackedFlow({ locale, label, states: known, points }),
    caption: html`${what}. ${locale.say('body.flowAbout')} ${key(locale, known)}`,
    dataLabel: locale.say('common.chartData'),
    data: table({ caption: what, isCaptionHidden: true, columns, rows }),
  })
}

/** The key of the layers, topmost first, as they stand in the chart. */
function key(locale: Locale, known: readonly string[]): Html {
  return html`<span class="key">${[...known].reverse().map((state) => html`<span class="key-entry"><svg width="12" height="12" aria-hidden="true"><rect class="c-${state}" width="12" height="12"/></svg> ${wordOf(locale, 'state', state)}</span> `)}</span>`
}

/** Time to delivery, one chart a stream of findings. */
export function delivery(locale: Locale, { delivery: streams }: Body): Html {
  if (streams.length === 0) return nothing
  return html`<h2 id="delivery">${locale.say('body.delivery')}</h2>
<div class="columns">${streams.map((one) => deliveryFigure(locale, one))}</div>`
}

function deliveryFigure(locale: Locale, stream: Body['delivery'][number]): Html {
  const { curve, noCurve, withoutClose } = stream
  const left = withoutClose === 0 ? nothing : html` ${locale.say('body.deliveryWithoutClose', { count: withoutClose })}`
  const last = curve?.points.at(-1)
  if (curve === null || last === undefined) {
    const why = locale.say(`body.noCurve-${noCurve ?? 'nothing-closed-so'}` as MessageKey)
    return html`<div><p>${standing(locale, stream)}</p>${note('absent', html`${why}${left}`)}</div>`
  }
  const label = locale.say('body.deliveryAlt', {
    years: locale.number(last.days / 365.25, 1),
    share: locale.percent(last.probability),
    lower: locale.percent(last.lower),
    upper: locale.percent(last.upper),
  })
  const rows = curve.points.map(({ days, probability, lower, upper, atRisk }): Fill[] => [
    locale.days(days),
    locale.percent(probability),
    locale.say('common.rangeOf', { lower: locale.percent(lower), upper: locale.percent(upper) }),
    locale.number(atRisk),
  ])
  const about = locale.say('body.deliveryAbout', {
    open: locale.number(curve.open),
    all: locale.number(curve.commitments),
  })
  return figure({
    chart: steps({ locale, label, points: curve.points }),
    caption: html`${standing(locale, stream)}<br>${about}${left}`,
    dataLabel: locale.say('common.chartData'),
    data: table({
      caption: locale.say('body.delivery'),
      isCaptionHidden: true,
      columns: [
        { head: locale.say('body.time'), isRowHead: true },
        { head: locale.say('body.delivered'), isNumber: true },
        { head: locale.say('common.interval95'), isNumber: true },
        { head: locale.say('body.atRisk'), isNumber: true },
      ],
      rows,
    }),
  })
}

/** How far ends and values moved; nothing where no deal tells. */
export function moved(locale: Locale, { slipDays, overruns }: Body): Html {
  const shown = [
    slipDays.length === 0 ? nothing : spread(locale, 'slip', slipDays, (days) => locale.days(days)),
    overruns.length === 0 ? nothing : spread(locale, 'overrun', overruns, (share) => locale.percent(share, 0)),
  ]
  return slipDays.length + overruns.length === 0 ? nothing : html`<div class="columns">${shown}</div>`
}

function spread(
  locale: Locale,
  what: 'slip' | 'overrun',
  values: readonly number[],
  format: (value: number) => string,
): Html {
  const quantiles = (['minimum', 'lowerQuarter', 'median', 'upperQuarter', 'maximum'] as const).map(
    (name, i) => [name, quantile(values, i / 4)] as const,
  )
  const [, q1, median, q3] = quantiles.map(([, value]) => format(value))
  const about = locale.say(`body.${what}About`, { count: values.length, median: median!, q1: q1!, q3: q3! })
  const title = locale.say(`body.${what}`)
  return html`<section><h2>${title}</h2>${figure({
    chart: distribution({ label: about, values, format: what === 'slip' ? (days) => locale.number(days) : format }),
    caption: about,
    dataLabel: locale.say('common.chartData'),
    data: table({
      caption: title,
      isCaptionHidden: true,
      columns: [
        { head: locale.say('body.quartile'), isRowHead: true },
        { head: locale.say('body.value'), isNumber: true },
      ],
      rows: quantiles.map(([name, value]) => [locale.say(`body.${name}`), format(value)]),
    }),
  })}</section>`
}
