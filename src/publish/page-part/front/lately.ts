// What fell due, what is due next, and what changed: short lists that lead on.
import { type Html, html, nothing } from '../../../base/html.ts'
import { held } from '../../../page/component/held.ts'
import { note } from '../../../page/component/note.ts'
import { textIn } from '../../../page/component/text.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { MessageKey } from '../../../page/message.ts'
import type { Change } from '../../document/change.ts'
import type { CommitmentRow } from '../../document/commitment.ts'
import type { Where } from '../../edition/store.ts'
import { linked } from '../../link.ts'
import type { View } from '../../route.ts'
import { whatText } from '../change-line.ts'

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

/** A list of one body's own need not name it in every line. */
export function dueList(view: View, rows: readonly CommitmentRow[], nothingText: string, isOneBody = false): Html {
  const { locale } = view
  if (rows.length === 0) return note('absent', nothingText)
  return html`<ul class="rows">${rows.map(
    (row) => html`<li>${linked(view, 'commitment', { id: row.id, name: row.title })}
<p class="small muted">${row.standings.map((now) => html`${held(locale, now)}${dot}`)}${isOneBody || row.body === null ? nothing : html`${linked(view, 'body', row.body)}${dot}`}<span class="nowrap">${locale.say('front.due', { day: locale.date(row.due.last!) })}</span>${firstDue(view, row)}</p></li>`,
  )}</ul>`
}

// A line breaks after the dot, never before it.
const dot = '\u00a0· '

// What is judged is the first date, so it is said where a later one took its place.
function firstDue({ locale }: View, { due: { first, last } }: CommitmentRow): Html {
  if (first === null || first === last) return nothing
  return html`${dot}<span class="nowrap">${locale.say('subject.dueFirst', { day: locale.date(first) })}</span>`
}

/** What changed last: one line for all that happened to one thing among the latest entries. */
export function changeList(view: View, limit: number): Html {
  const { locale, edition } = view
  const { rows } = edition.list('change', { sort: 'shown', isDescending: true, limit: changesRead })
  if (rows.length === 0) return note('absent', locale.say('front.nothingChanged'))
  const things = grouped(rows, thingOf).slice(0, limit)
  return html`<ul class="rows">${things.map(
    (changes) => html`<li>${subjectOf(view, changes[0]!)}
<p class="small muted">${happened(view, changes)}${dot}<span class="nowrap">${locale.date(changes[0]!.day)}</span></p></li>`,
  )}</ul>`
}

// Enough that the snapshots of a few projects, which a source shows together, do not fill the list.
const changesRead = 100

/** Those of one key together, in the order of the first of each. */
function grouped(changes: readonly Change[], keyOf: (one: Change) => string): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>()
  for (const one of changes) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups.values()]
}

function thingOf({ subject, body, kind }: Change): string {
  if (subject !== null) return `${subject.kind} ${subject.id}`
  return body === null ? `kind ${kind}` : `body ${body.id}`
}

/** Each kind of change once, in words, the latest first; a finding with its outcome. */
function happened(view: View, changes: readonly Change[]): string {
  const { locale } = view
  return grouped(changes, ({ kind }) => kind)
    .map((all) => {
      const { kind } = all[0]!
      const words =
        locale.find('front', `changed-${kind}`) === undefined
          ? wordOf(locale, 'event', kind)
          : locale.say(`front.changed-${kind}` as MessageKey, { count: all.length })
      const what = kind === 'finding' && all.length === 1 ? whatText(view, all[0]!) : ''
      return what === '' ? words : words + locale.say('common.colon') + what
    })
    .join(' · ')
}

function subjectOf(view: View, { subject, body, kind }: Change): Html {
  if (subject?.kind === 'source') return textIn(view.locale, subject.name)
  if (subject !== null) return linked(view, subject.kind, subject)
  if (body !== null) return linked(view, 'body', body)
  return html`${wordOf(view.locale, 'event', kind)}`
}
