// A rate: the estimate with its interval, never one without the other.
import { type Html, html } from '../../base/html.ts'
import type { Locale } from '../locale.ts'

export type Estimate = { readonly mean: number; readonly lower: number; readonly upper: number }

/** The estimate with its 95 % interval beside it, and the word "few" where few were judged. */
export function rate(locale: Locale, estimate: Estimate, { isFew = false }: { readonly isFew?: boolean } = {}): Html {
  return html`<span class="rate"><b>${locale.percent(estimate.mean)}</b> <span class="interval">${interval(locale, estimate)}</span>${isFew ? html` ${fewMark(locale)}` : null}</span>`
}

/** `63.1 % – 78.0 %`. */
export function interval(locale: Locale, { lower, upper }: Pick<Estimate, 'lower' | 'upper'>): string {
  return locale.say('common.rangeOf', { lower: locale.percent(lower), upper: locale.percent(upper) })
}

/** Says that few were judged. */
export function fewMark(locale: Locale): Html {
  return html`<abbr class="few" title="${locale.say('common.fewAbout')}">${locale.say('common.few')}</abbr>`
}
