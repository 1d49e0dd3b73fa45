// One commitment in a report: what it is, every finding with its evidence, and each reply beside the finding it answers.
import { type Html, html, nothing } from '../base/html.ts'
import { external } from '../page/component/external.ts'
import { facts } from '../page/component/facts.ts'
import { standing } from '../page/component/standing.ts'
import { textIn } from '../page/component/text.ts'
import { mark, verdict } from '../page/component/verdict.ts'
import { wordOf } from '../page/component/word.ts'
import type { Locale } from '../page/locale.ts'
import type { Commitment } from './document/commitment.ts'
import type { Appeal, Correction, Evidence, Finding, Reply } from './document/finding.ts'
import type { Report, ReportedCommitment } from './report.ts'

export function commitmentSection(
  locale: Locale,
  report: Report,
  { because, commitment }: ReportedCommitment,
  id: string,
): Html {
  const { say, date } = locale
  const { pledge, deal, due, title, kind, source, standings, findings } = commitment
  const sourceTitle = report.sources.find((one) => one.id === source)?.title ?? source
  return html`<section class="report-commitment" id="${id}">
<h3>${textIn(locale, title)}</h3>
${pledge === null ? nothing : wording(locale, title, pledge)}
${facts([
  [say('report.kind'), kindOf(locale, kind, pledge?.type ?? deal?.type ?? 'other')],
  [say('report.held'), standings.map((now) => html`<div>${verdict(locale, now)} ${standing(locale, now)}</div>`)],
  [say('report.due'), due.first === null ? say('common.notKnown') : date(due.first)],
  [say('report.nowDue'), due.last === null || due.last === due.first ? null : date(due.last)],
  [say('report.because'), because.map((reason) => say(`report.because-${reason}`)).join(' · ')],
  [say('report.source'), html`${sourceTitle} · ${proofLink(locale, commitment)}`],
])}
${commitment.corrections.map((one) => correctionPart(locale, one))}
${findings.length === 0 ? html`<p>${say('report.noFinding')}</p>` : findings.map((one) => findingPart(locale, one))}
</section>
`
}

function kindOf(locale: Locale, kind: Commitment['kind'], type: string): string {
  return `${wordOf(locale, 'kind', kind)} · ${wordOf(locale, kind === 'pledge' ? 'pledge-type' : 'deal-type', type)}`
}

// A title is often the wording itself.
function wording(
  locale: Locale,
  title: Commitment['title'],
  { wording: words, wordingIs }: NonNullable<Commitment['pledge']>,
): Html {
  const isTitle = locale.pick(title).text === locale.pick(words).text
  return html`${isTitle ? nothing : html`<blockquote><p>${textIn(locale, words)}</p></blockquote>`}
<p class="meta">${wordOf(locale, 'wording', wordingIs)}</p>`
}

function findingPart(locale: Locale, finding: Finding): Html {
  const { say, date, instant } = locale
  const { progress, fulfilment, isContested, from, recordedAt, reason, unscored, override, isCurrent } = finding
  return html`<div class="card">
<h4>${say('report.finding')} · ${fulfilment === null ? nothing : mark(locale, 'level', fulfilment)} ${progress === null ? nothing : mark(locale, 'progress', progress)}${isContested ? html` (${say('common.contested')})` : nothing}</h4>
<p>${standing(locale, finding)}${isCurrent ? nothing : html` · ${say('report.notCurrent')}`} · ${proofLink(locale, finding)}</p>
${override === null ? nothing : html`<p class="note note-caveat">${say('report.override', override)}</p>`}
${facts([
  [say('report.from'), from === null ? say('common.notKnown') : date(from)],
  [say('report.recorded'), instant(recordedAt)],
  [say('report.whyNot'), reason === null ? null : wordOf(locale, 'shortfall', reason)],
  [say('report.unscored'), unscored === null ? null : wordOf(locale, 'unscored', unscored)],
])}
<h5>${say('report.evidence')}</h5>
${finding.evidence.length === 0 ? html`<p class="meta">${say('report.evidenceNone')}</p>` : html`<ul>${finding.evidence.map((one) => html`<li>${evidencePart(one)}</li>\n`)}</ul>`}
</div>
${finding.replies.length === 0 ? html`<p class="meta">${say('report.noReply')}</p>` : finding.replies.map((one) => replyPart(locale, one))}
${finding.appeals.map((one) => appealPart(locale, one))}
${finding.corrections.map((one) => correctionPart(locale, one))}
`
}

function evidencePart({ url, sha256, locator, quotation, evidence }: Evidence): Html {
  return html`${external(url, url ?? sha256 ?? evidence)}${locator === null ? nothing : html`, ${locator}`}${quotation === null ? nothing : html`<br><q>${quotation}</q>`}${sha256 === null ? nothing : html`<br><span class="meta">SHA-256 <code>${sha256}</code></span>`}`
}

function replyPart(locale: Locale, reply: Reply): Html {
  const { say, date, pick } = locale
  const language = reply.language === null || reply.language === locale.language ? undefined : reply.language
  const text =
    reply.text === null
      ? html`<p class="meta">${say('report.replyErased')}</p>`
      : html`<p${language === undefined ? nothing : html` lang="${language}"`}>${reply.text}</p>`
  const values = { body: pick(reply.body.name).text, day: date(reply.recordedAt.slice(0, 10)) }
  return html`<div class="reply"><h4>${say('report.replyHead', values)}</h4>
${text}<p class="meta">${proofLink(locale, reply)}</p></div>`
}

function appealPart(locale: Locale, appeal: Appeal): Html {
  const { say, date } = locale
  const { decision, grounds } = appeal
  return html`<div class="reply"><h4>${say('report.appealHead', { day: date(appeal.recordedAt.slice(0, 10)) })}</h4>
${grounds === null ? nothing : html`<p>${grounds}</p>`}
<p>${decision === null ? say('report.appealPending') : wordOf(locale, 'outcome', decision.outcome)}${decision?.reason == null ? nothing : html`: ${decision.reason}`}</p>
<p class="meta">${proofLink(locale, appeal)}</p></div>`
}

function correctionPart(locale: Locale, correction: Correction): Html {
  const { say, date } = locale
  return html`<div class="card"><h4>${say('report.correctionHead', { day: date(correction.recordedAt.slice(0, 10)) })}</h4>
<p>${wordOf(locale, 'grade', correction.grade)}: ${correction.reason}</p><p class="meta">${proofLink(locale, correction)}</p></div>`
}

function proofLink({ say }: Locale, { leaf }: { readonly leaf: number }): Html {
  return html`<a href="#proof-${leaf}">${say('report.proof', { leaf })}</a>`
}
