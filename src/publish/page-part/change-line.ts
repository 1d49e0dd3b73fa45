// One change of the record in words.
import { type Html, html, nothing } from '../../base/html.ts'
import { standingText } from '../../page/component/standing.ts'
import { textIn } from '../../page/component/text.ts'
import { isBroken } from '../../page/component/verdict.ts'
import { wordOf } from '../../page/component/word.ts'
import type { MessageKey } from '../../page/message.ts'
import type { Change } from '../document/change.ts'
import { linked } from '../link.ts'
import type { View } from '../route.ts'

/** What happened, to what, with the time and the proof of its entry. */
export function changeLine(view: View, change: Change): Html {
  const { locale } = view
  const proof = locale.say('changes.proofOf', { entry: locale.number(Number(change.id)) })
  const { recordedAt, shownAt } = change
  const before =
    recordedAt === shownAt
      ? nothing
      : html` <span class="muted">${locale.say('changes.recordedBefore', { instant: locale.instant(recordedAt) })}</span>`
  return html`<time datetime="${shownAt}">${shownAt.slice(11, 16)}</time> ${saidOf(view, change)}${bodyOf(view, change)}${before} <a class="small" href="${view.linkRoot(`proofs/${change.id}.tlog-proof`)}" aria-label="${proof}">${locale.say('changes.proof')}</a>`
}

/** What the values of `what` say, in words; empty where there are none that a reader needs. */
export function whatText(view: View, change: Change): string {
  return Object.entries(change.what)
    .flatMap(([name, value]) => wordsFor(view, change, name, value) ?? [])
    .join(' · ')
}

function wordsFor(view: View, change: Change, name: string, value: string): string | null {
  const { locale } = view
  const { kind, what } = change
  switch (name) {
    // Said already, or with another value.
    case 'source':
    case 'publisher':
      return null
    case 'standing':
      return standingText(locale, { standing: value, publisher: what['publisher'] ?? null })
    case 'fulfilment':
      if (what['unscored'] !== undefined) return null
      return isBroken(value) && isEarly(view, change)
        ? locale.say('commitment.saidEarly')
        : wordOf(locale, 'level', value)
    case 'unscored':
      return locale.say('commitment.neverScored')
    case 'type':
      return wordOf(locale, kind === 'body' ? 'body-type' : `${kind}-type`, value)
    case 'fields':
      return value
        .split(', ')
        .map((field) => locale.find('commitment', `field-${field}`) ?? field)
        .join(', ')
    case 'windowDays':
      return locale.days(Number(value))
    case 'until':
    case 'delivered':
      return locale.date(value)
    case 'listed':
      return value === 'false' ? wordOf(locale, 'state', 'not-listed') : locale.say('commitment.field-listed')
    case 'state':
      return kind === 'candidate' ? wordOf(locale, 'candidate', value) : wordOf(locale, 'level', value)
    case 'mode':
      return wordOf(locale, 'mode', value)
    case 'subject':
      return wordOf(locale, 'subject', value)
    default:
      return wordOf(locale, name, value)
  }
}

// Nothing is broken before its date, whoever says so.
function isEarly({ edition, moment }: View, { subject }: Change): boolean {
  if (subject?.kind !== 'commitment') return false
  const first = edition.row('commitment', subject.id)?.due.first ?? null
  return first !== null && first > (moment.asOf ?? edition.about.asOf)
}

function saidOf(view: View, change: Change): Html {
  const { locale } = view
  const { kind, subject } = change
  const what = whatText(view, change)
  const name = `event-${kind}`
  if (subject === null || locale.find('changes', name) === undefined) {
    const word = wordOf(locale, 'event', kind)
    const named = subject === null ? nothing : html`: ${subjectLink(view, subject)}`
    return html`${word}${named}${what === '' ? nothing : ` (${what})`}`
  }
  const said = locale.sayHtml(`changes.${name}` as MessageKey, { subject: subjectLink(view, subject) })
  return what === '' ? said : html`${said} (${what})`
}

function subjectLink(view: View, { kind, ...ref }: NonNullable<Change['subject']>): Html {
  return kind === 'source' ? textIn(view.locale, ref.name) : linked(view, kind, ref)
}

function bodyOf(view: View, { body, subject }: Change): Html {
  return body === null || body.id === subject?.id ? nothing : html` · ${linked(view, 'body', body)}`
}
