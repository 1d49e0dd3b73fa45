// What was said to a finding: replies, appeals and corrections, beside it and as prominent.
import { type Html, html, nothing } from '../../../base/html.ts'
import { facts } from '../../../page/component/facts.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { Appeal, Correction, Finding, Reply } from '../../document/finding.ts'
import { linked } from '../../link.ts'
import type { View } from '../../route.ts'
import { fieldWord, valueText } from './value.ts'
import { quotation } from './words.ts'

export function answersBeside(view: View, { replies, appeals, corrections }: Finding): Html {
  if (replies.length + appeals.length + corrections.length === 0)
    return html`<div class="answers"><p class="meta">${view.locale.say('commitment.noReply')}</p></div>`
  return html`<div class="answers">${replies.map((one) => replyItem(view, one))}${appeals.map((one) => appealItem(view, one))}${corrections.map((one) => correctionItem(view.locale, one))}</div>`
}

/** A correction with what stood before it. */
export function correctionItem(
  locale: Locale,
  { grade, reason, recordedAt, before }: Correction,
  heading: 'h3' | 'h4' = 'h4',
): Html {
  const { say } = locale
  const title = wordOf(locale, 'grade', grade)
  const fields = Object.entries(before)
  return html`<section class="correction">${heading === 'h3' ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`}
<p><bdi>${reason}</bdi></p>
${
  fields.length === 0
    ? nothing
    : html`<details><summary>${say('commitment.stoodBefore')}</summary>${facts(
        fields.map(([field, was]) => [
          fieldWord(locale, field),
          html`<bdi>${valueText(locale, was) || say('commitment.nothing')}</bdi>`,
        ]),
      )}</details>`
}
<p class="meta">${say('commitment.recorded', { instant: locale.instant(recordedAt) })}</p></section>`
}

function replyItem(view: View, { body, text, language, recordedAt }: Reply): Html {
  const { locale } = view
  return html`<section class="reply"><h4>${locale.sayHtml('commitment.replyTitle', { body: linked(view, 'body', body) })}</h4>
${text === null ? erased(locale) : quotation(language, text)}
<p class="meta">${locale.say('commitment.recorded', { instant: locale.instant(recordedAt) })}</p></section>`
}

function appealItem(view: View, { body, grounds, recordedAt, decision }: Appeal): Html {
  const { locale } = view
  return html`<section class="appeal"><h4>${locale.sayHtml('commitment.appealTitle', { body: linked(view, 'body', body) })}</h4>
${grounds === null ? erased(locale) : quotation(null, grounds)}
<p class="meta">${locale.say('commitment.recorded', { instant: locale.instant(recordedAt) })}</p>
${decision === null ? html`<p>${locale.say('commitment.undecided')}</p>` : decided(locale, decision)}</section>`
}

function decided(locale: Locale, { outcome, reason, outside, recordedAt }: NonNullable<Appeal['decision']>): Html {
  const said = locale.say(outside ? 'commitment.decidedOutside' : 'commitment.decided', {
    instant: locale.instant(recordedAt),
    outcome: wordOf(locale, 'outcome', outcome),
  })
  return html`<p><strong>${said}</strong></p>${reason === null ? nothing : html`<p><bdi>${reason}</bdi></p>`}`
}

function erased(locale: Locale): Html {
  return html`<p class="meta">${locale.say('commitment.erased')}</p>`
}
