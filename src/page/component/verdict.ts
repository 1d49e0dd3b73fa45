// The mark of a verdict: a shape and a word, so that nothing is told by colour alone.
import { type Html, html, nothing, trusted } from '../../base/html.ts'
import type { Locale } from '../locale.ts'
import { wordOf } from './word.ts'

/** What is held of a commitment by one stream of findings. */
export type Held = {
  readonly state: string
  readonly progress: string | null
  readonly fulfilment: string | null
  readonly isContested?: boolean
  /** Why it is shown and never scored. */
  readonly unscored?: string | null
}

/**
 * The level of fulfilment that a page may state: none of a finding that is never scored, and none that says "not kept" before
 * the due date, as nothing is broken before its date.
 */
export function levelHeld({ state, fulfilment, unscored }: Held): string | null {
  if (fulfilment === null || (unscored !== undefined && unscored !== null)) return null
  return (state === 'open' || state === 'not-listed') && isBroken(fulfilment) ? null : fulfilment
}

/** Whether a level says that it was not kept. */
export function isBroken(level: string): boolean {
  return level === 'not-fulfilled' || level === 'reversed'
}

/** Fulfilment where there is one, else that the due date passed unjudged, else the state; progress stands beside, never merged. */
export function verdict(locale: Locale, held: Held): Html {
  const { state, progress, isContested } = held
  const level = levelHeld(held)
  const contested =
    isContested === true
      ? html` <abbr class="contested" title="${locale.say('common.contestedAbout')}">${locale.say('common.contested')}</abbr>`
      : nothing
  if (level !== null) {
    const apart = levelStates.has(state) ? nothing : html` ${mark(locale, 'state', state)}`
    return html`${mark(locale, 'level', level)}${apart}${contested}`
  }
  const beside = progress === null ? nothing : html` ${mark(locale, 'progress', progress)}`
  return html`${mark(locale, 'state', state)}${beside}${contested}`
}

// Where the level says what the state would.
const levelStates: ReadonlySet<string> = new Set(['judged', 'excluded-level', 'unrated'])

/** One level of fulfilment, step of progress or state as a mark. */
export function mark(locale: Locale, group: 'level' | 'progress' | 'state', name: string): Html {
  return html`<span class="mark m-${className(name)}">${shape(group, name)}${wordOf(locale, group, name)}</span>`
}

/** The shape alone, as in the key of a chart; hidden from screen readers, as the word stands beside it. */
export function shape(group: 'level' | 'progress' | 'state', name: string): Html {
  const drawn = shapes[`${group}-${name}`] ?? shapes[`level-${name}`] ?? ring
  return html`<svg class="shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${trusted(drawn)}</svg>`
}

// A source's own word may stand where a level is expected; a class takes letters and dashes alone.
function className(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-')
}

const ring = '<circle cx="6" cy="6" r="4.75" class="line"/>'
const dashed = '<circle cx="6" cy="6" r="4.75" class="line dash"/>'
const bar = '<rect x=".75" y="3.25" width="10.5" height="5.5" class="line"/>'

// Fulfilment is round, progress is a bar: the two axes are never taken for each other.
const shapes: Readonly<Record<string, string>> = {
  'level-fulfilled': '<circle cx="6" cy="6" r="5.5" class="fill"/>',
  'level-largely': `${ring}<path d="M6 6V1.25A4.75 4.75 0 1 1 1.25 6Z" class="fill"/>`,
  'level-partly': `${ring}<path d="M6 1.25a4.75 4.75 0 0 1 0 9.5Z" class="fill"/>`,
  'level-not-fulfilled': `${ring}<path d="M3.8 3.8l4.4 4.4M8.2 3.8l-4.4 4.4" class="line"/>`,
  'level-reversed': '<path d="M3 2.2L1 5.2l3.4.9M1.3 5A5 5 0 1 1 2.6 9.6" class="line"/>',
  'level-untestable': `${dashed}<path d="M4 6h4" class="line"/>`,
  'level-superseded': '<path d="M2 1.8L6.2 6 2 10.2M6.2 1.8L10.4 6l-4.2 4.2" class="line"/>',
  'level-void': `${ring}<path d="M2.7 9.3l6.6-6.6" class="line"/>`,
  'level-early': '<circle cx="6" cy="6" r="5.5" class="fill"/>',
  'level-open': ring,
  'level-not-listed': dashed,
  'level-due-unjudged': `${ring}<path d="M6 3.2V6l2 1.4" class="line"/>`,
  'level-unrated': '<path d="M1.5 6h9" class="line"/>',
  'level-excluded-level': `${dashed}<path d="M4 6h4" class="line"/>`,
  'level-judged': '<path d="M1.5 6.4l3 3 6-6.6" class="line"/>',
  'progress-not-checked': '<rect x=".75" y="3.25" width="10.5" height="5.5" class="line dash"/>',
  'progress-no-action-found': bar,
  'progress-started': `${bar}<path d="M.75 3.25h3.5v5.5H.75Z" class="fill"/>`,
  'progress-advanced': `${bar}<path d="M.75 3.25h7v5.5h-7Z" class="fill"/>`,
  'progress-stalled': '<path d="M3 2h2v8H3ZM7 2h2v8H7Z" class="fill"/>',
}
