// What one stream of findings holds of a commitment, with on whose word it is.
import { type Html, html } from '../../base/html.ts'
import type { Locale } from '../locale.ts'
import { type Standing, standing } from './standing.ts'
import { type Held, verdict } from './verdict.ts'

/** No standing where no finding has been made: a state of the clock is nobody's word. */
export function held(locale: Locale, now: Held & Standing): Html {
  if (now.standing === null) return verdict(locale, now)
  return html`${verdict(locale, now)} <small>${standing(locale, now)}</small>`
}
