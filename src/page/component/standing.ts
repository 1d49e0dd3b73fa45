// The standing of a figure or finding in one line: on whose word it is.
import { type Html, html } from '../../base/html.ts'
import type { Locale } from '../locale.ts'
import { wordOf } from './word.ts'

export type Standing = {
  readonly standing: string | null
  /** Whose it is, where adopted. */
  readonly publisher: string | null
  /** Source of the contracts it is computed from. */
  readonly source?: string | null
}

/** Always names the publisher of what is adopted. */
export function standing(locale: Locale, of: Standing): Html {
  const about = of.standing === null ? null : locale.find('word', `standing-about-${of.standing}`)
  return html`<span class="standing standing-${of.standing ?? 'none'}"${about == null ? null : html` title="${about}"`}>${standingText(locale, of)}</span>`
}

/** The same as plain text. */
export function standingText(locale: Locale, { standing: name, publisher, source }: Standing): string {
  if (name === 'adopted')
    return locale.say('common.adoptedFrom', { publisher: publisher ?? locale.say('common.notKnown') })
  if (name === 'adjudicated') return locale.say('common.adjudicated')
  if (name === 'computed')
    return source == null ? locale.say('common.computed') : locale.say('common.computedFrom', { source })
  return name === null ? locale.say('common.noFinding') : wordOf(locale, 'standing', name)
}
