// One change of the record in words.
import { type Html, html, nothing } from '../../base/html.ts'
import { textIn } from '../../page/component/text.ts'
import { wordOf } from '../../page/component/word.ts'
import type { MessageKey } from '../../page/message.ts'
import type { Change } from '../document/change.ts'
import { linked } from '../link.ts'
import type { View } from '../route.ts'

/** What happened, to what, with the time and the proof of its entry. */
export function changeLine(view: View, change: Change): Html {
  const { locale } = view
  const proof = locale.say('changes.proofOf', { entry: locale.number(Number(change.id)) })
  return html`<time datetime="${change.recordedAt}">${change.recordedAt.slice(11, 16)}</time> ${saidOf(view, change)}${bodyOf(view, change)} <a class="small" href="${view.linkRoot(`proofs/${change.id}.tlog-proof`)}" aria-label="${proof}">${locale.say('changes.proof')}</a>`
}

/** What the values of `what` say, in words; empty where there are none that a reader needs. */
export function whatText(view: View, { what }: Pick<Change, 'what'>): string {
  return Object.entries(what)
    .filter(([name]) => name !== 'source')
    .map(([name, value]) => wordOf(view.locale, themes[name] ?? name, value))
    .join(' · ')
}

// Under which group of words the values of a field stand.
const themes: Readonly<Record<string, string>> = {
  fulfilment: 'level',
  reason: 'shortfall',
  pledgeType: 'pledge-type',
  bodyType: 'body-type',
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
