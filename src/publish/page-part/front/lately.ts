// What fell due, what is due next, and what changed: short lists that lead on.
import { type Html, html, nothing } from '../../../base/html.ts'
import { held } from '../../../page/component/held.ts'
import { note } from '../../../page/component/note.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Change } from '../../document/change.ts'
import type { CommitmentRow } from '../../document/commitment.ts'
import type { Where } from '../../edition/store.ts'
import { linked } from '../../link.ts'
import type { View } from '../../route.ts'

// After every id, so that a cursor of a day lies behind all commitments due on it.
const lastId = '￿'

/** Commitments whose due date is the edition's day or earlier, the latest first. */
export function dueLately({ edition }: View, limit: number, where: Where = {}): readonly CommitmentRow[] {
  const after = [edition.about.asOf, lastId] as const
  return edition.list('commitment', { where, sort: 'due', isDescending: true, limit, after }).rows.filter(hasDue)
}

/** Open commitments that fall due after the edition's day, the next first. */
export function dueNext({ edition }: View, limit: number, where: Where = {}): readonly CommitmentRow[] {
  return edition.list('commitment', {
    where: { ...where, state: 'open' },
    sort: 'due',
    limit,
    after: [edition.about.asOf, lastId],
  }).rows
}

function hasDue({ due }: CommitmentRow): boolean {
  return due.last !== null
}

export function dueList(view: View, rows: readonly CommitmentRow[], nothingText: string): Html {
  const { locale } = view
  if (rows.length === 0) return note('absent', nothingText)
  return html`<ul class="rows">${rows.map(
    (row) => html`<li>${linked(view, 'commitment', { id: row.id, name: row.title })}
<p class="small muted">${row.standings.map((now) => html`${held(locale, now)} · `)}${row.body === null ? nothing : html`${linked(view, 'body', row.body)} · `}<span class="nowrap">${locale.say('front.due', { day: locale.date(row.due.last!) })}</span></p></li>`,
  )}</ul>`
}

/** The latest changes. */
export function changeList(view: View, limit: number): Html {
  const { locale, edition } = view
  const { rows } = edition.list('change', { sort: 'leaf', isDescending: true, limit })
  if (rows.length === 0) return note('absent', locale.say('front.nothingChanged'))
  return html`<ul class="rows">${rows.map(
    (row) => html`<li>${subjectOf(view, row)}
<p class="small muted">${wordOf(locale, 'event', row.kind)} · ${locale.date(row.day)}</p></li>`,
  )}</ul>`
}

function subjectOf(view: View, { subject, body, kind }: Change): Html {
  if (subject !== null && (subject.kind === 'body' || subject.kind === 'commitment' || subject.kind === 'supplier'))
    return linked(view, subject.kind, subject)
  if (body !== null) return linked(view, 'body', body)
  return html`${wordOf(view.locale, 'event', kind)}`
}
