// Estimates as a table: one line a measure and stream, each with its interval, standing and peer group, in no order of rate.
import { type Fill, type Html, html } from '../../base/html.ts'
import { rate } from '../../page/component/rate.ts'
import { standing } from '../../page/component/standing.ts'
import { type Column, table } from '../../page/component/table.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Axis } from '../document/figure.ts'
import { pathOf } from '../link.ts'
import type { View } from '../route.ts'

/** `caption` says whose they are. Measures stand in the order of the profile, never by value. */
export function estimateTable(view: View, axes: readonly Axis[], caption: string): Html {
  const { locale } = view
  const columns: Column[] = [
    { head: locale.say('subject.measure'), isRowHead: true },
    { head: html`${locale.say('subject.value')}, ${locale.say('subject.interval')}` },
    { head: locale.say('subject.judged'), isNumber: true },
    { head: locale.say('subject.bounds') },
    { head: locale.say('subject.standing') },
    { head: locale.say('subject.group') },
  ]
  const rows = [...axes].sort(byMeasure).map((axis): Fill[] => {
    const { head, figures } = axis
    return [
      wordOf(locale, 'measure', head.measure),
      estimateOf(view, axis),
      locale.number(figures.judged),
      boundsOf(view, axis),
      standing(locale, head),
      groupOf(view, head),
    ]
  })
  return table({ caption, isCaptionHidden: true, isStacked: true, columns, rows })
}

// Only bodies have pages of leagues: a league of suppliers or topics would read as a ranking.
function groupOf({ link }: View, { dimension, league, peerGroup }: Axis['head']): Fill {
  return dimension === 'body' ? html`<a href="${link(pathOf('league', league))}">${peerGroup.name}</a>` : peerGroup.name
}

/** The value with its interval; where too few are judged, that it is not shown. */
export function estimateOf({ locale }: View, { figures }: Axis): Html {
  if (figures.rate === null) return html`<span class="muted">${locale.say('subject.notShown')}</span>`
  return rate(locale, figures.rate, { isFew: figures.isFew })
}

export function boundsOf({ locale }: View, { figures: { bounds } }: Axis): Fill {
  if (bounds === null || bounds.unjudged === 0) return null
  return locale.say('subject.boundsOf', {
    lower: locale.percent(bounds.ifNoneKept.mean),
    upper: locale.percent(bounds.ifAllKept.mean),
  })
}

export const measures = ['pledges-kept', 'deals-on-time', 'end-dates-held', 'deals-on-budget', 'openness'] as const

function byMeasure(a: Axis, b: Axis): number {
  return measures.indexOf(a.head.measure) - measures.indexOf(b.head.measure)
}
