// The findings on a commitment, newest first: what was held, on what evidence, and what was said to it.
import { type Fill, type Html, html, nothing } from '../../../base/html.ts'
import { external } from '../../../page/component/external.ts'
import { facts } from '../../../page/component/facts.ts'
import { standing } from '../../../page/component/standing.ts'
import { table } from '../../../page/component/table.ts'
import { textIn } from '../../../page/component/text.ts'
import { isBroken, mark } from '../../../page/component/verdict.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Locale } from '../../../page/locale.ts'
import type { Commitment } from '../../document/commitment.ts'
import type { Evidence, Finding } from '../../document/finding.ts'
import type { View } from '../../route.ts'
import { answersBeside } from './answers.ts'
import { unscoredText } from './standing.ts'
import { quotation } from './words.ts'

export function findingsSection(view: View, { findings, due }: Commitment): Html {
  const { say } = view.locale
  const heading = html`<h2>${say('commitment.findingsTitle')}</h2>`
  if (findings.length === 0)
    return html`<section id="findings">${heading}<p>${say('commitment.findingsNone')}</p></section>`
  // Nothing is broken before its date, whoever says so.
  const isEarly = due.first !== null && due.first > (view.moment.asOf ?? view.edition.about.asOf)
  const newestFirst = [...findings].sort((a, b) => b.leaf - a.leaf)
  return html`<section id="findings">${heading}
<p class="meta">${say('commitment.findingsOrder')}</p>
<ol class="timeline">${newestFirst.map((finding) => html`<li id="e-${finding.event}">${findingItem(view, finding, isEarly)}</li>`)}</ol></section>`
}

function findingItem(view: View, finding: Finding, isEarly: boolean): Html {
  return html`<article class="${finding.isCurrent ? 'finding current' : 'finding'}"><div class="beside">
<div class="held">${heldOf(view, finding, isEarly)}</div>
${answersBeside(view, finding)}</div></article>`
}

function heldOf(view: View, finding: Finding, isEarly: boolean): Html {
  const { locale } = view
  const { say } = locale
  const when =
    finding.from === null ? say('commitment.fromUnknown') : say('commitment.from', { day: locale.date(finding.from) })
  return html`<h3>${verdictOf(locale, finding, isEarly)}</h3>
<p class="meta">${say(finding.isCurrent ? 'commitment.current' : 'commitment.earlierFinding')} · ${standing(locale, finding)} · ${when}${
    finding.basis === null ? nothing : html` (${wordOf(locale, 'basis', finding.basis)})`
  } · ${say('commitment.recorded', { instant: locale.instant(finding.recordedAt) })}</p>
${saidOf(locale, finding).map((text) => html`<p>${text}</p>`)}
${finding.criterion === null ? nothing : facts([[say('commitment.criterion'), textIn(locale, finding.criterion)]])}
${readingsOf(locale, finding)}
${evidenceOf(locale, finding.evidence)}
<p><a href="${view.linkRoot(`proofs/${finding.leaf}.tlog-proof`)}">${say('commitment.proofOf')}</a></p>`
}

/** Both axes, never merged; no level where the finding is never scored. */
function verdictOf(locale: Locale, { progress, fulfilment, unscored }: Finding, isEarly: boolean): Html {
  const parts: Fill[] = []
  if (unscored !== null) parts.push(locale.say('commitment.neverScored'))
  else if (fulfilment !== null && isEarly && isBroken(fulfilment)) parts.push(locale.say('commitment.saidEarly'))
  else if (fulfilment !== null)
    parts.push(
      html`${locale.say('commitment.fulfilment')}${locale.say('common.colon')}${mark(locale, 'level', fulfilment)}`,
    )
  if (progress !== null) {
    if (parts.length > 0) parts.push(' · ')
    parts.push(
      html`${locale.say('commitment.progress')}${locale.say('common.colon')}${mark(locale, 'progress', progress)}`,
    )
  }
  return html`${parts.length > 0 ? parts : locale.say('commitment.notJudged')}`
}

function saidOf(
  locale: Locale,
  { sourceVerdict, unscored, reason, isContested, override }: Finding,
): readonly string[] {
  const { say } = locale
  const said: string[] = []
  if (override !== null) said.push(say('commitment.override', override))
  if (isContested) said.push(say('commitment.contested'))
  if (sourceVerdict !== null) said.push(say('commitment.sourceVerdict', sourceVerdict))
  if (unscored !== null) said.push(unscoredText(locale, unscored))
  if (reason !== null && unscored === null)
    said.push(say('commitment.reason', { reason: wordOf(locale, 'shortfall', reason) }))
  return said
}

function readingsOf(locale: Locale, { readings }: Finding): Html {
  if (readings.length === 0) return nothing
  const { say } = locale
  return html`<h4>${say('commitment.readingsTitle')}</h4>${table({
    caption: say('commitment.readingsCaption'),
    isCaptionHidden: true,
    columns: [
      { head: say('commitment.readingBy'), isRowHead: true },
      { head: say('commitment.fulfilment') },
      { head: say('commitment.progress') },
      { head: say('commitment.statement') },
    ],
    rows: readings.map(({ by, progress, fulfilment, statement }) => [
      html`<bdi>${by}</bdi>`,
      fulfilment === null ? null : mark(locale, 'level', fulfilment),
      progress === null ? null : mark(locale, 'progress', progress),
      statement === null ? null : html`<bdi>${statement}</bdi>`,
    ]),
  })}`
}

function evidenceOf(locale: Locale, evidence: readonly Evidence[]): Html {
  const { say } = locale
  if (evidence.length === 0) return html`<p class="meta">${say('commitment.evidenceNone')}</p>`
  return html`<h4>${say('commitment.evidenceTitle')}</h4><ul class="evidence">${evidence.map((one) => html`<li>${evidenceItem(locale, one)}</li>`)}</ul>`
}

function evidenceItem(locale: Locale, one: Evidence): Html {
  const { say } = locale
  return html`${one.quotation === null ? html`<p class="meta">${say('commitment.quotationErased')}</p>` : quotation(null, one.quotation)}
${facts([
  [say('commitment.evidenceAddress'), one.url === null ? null : external(one.url)],
  [say('commitment.locator'), one.locator === null ? null : html`<bdi>${one.locator}</bdi>`],
  [say('commitment.independence'), one.independence === null ? null : wordOf(locale, 'independence', one.independence)],
  [say('commitment.evidenceFetched'), one.fetchedAt === null ? null : locale.instant(one.fetchedAt)],
  [say('commitment.evidenceHash'), one.sha256 === null ? null : html`<code class="hash">${one.sha256}</code>`],
  [say('commitment.evidenceLicence'), one.licence],
])}`
}
