// A report as one HTML file that needs nothing beside it: style and charts are in it, and its proofs too.
import { type Fill, type Html, html, nothing, trusted } from '../base/html.ts'
import { dot, rankRange } from '../page/chart/interval-dots.ts'
import { facts } from '../page/component/facts.ts'
import { held } from '../page/component/held.ts'
import { fewMark, interval } from '../page/component/rate.ts'
import { standing } from '../page/component/standing.ts'
import { table } from '../page/component/table.ts'
import { textIn } from '../page/component/text.ts'
import { wordOf } from '../page/component/word.ts'
import type { Locale } from '../page/locale.ts'
import { parseMethod } from '../score/method.ts'
import { loadAssets } from './asset-file.ts'
import type { Axis } from './document/figure.ts'
import { methodWords } from './method-words.ts'
import type { Report } from './report.ts'
import { commitmentSection } from './report-commitment.ts'

export type ReportForm = {
  readonly locale: Locale
  /** Name of the folder that holds the proof files; null where the file itself is to hold them. */
  readonly proofFolder: string | null
}

/** The same report and form give the same bytes. */
export function reportHtml(report: Report, { locale, proofFolder }: ReportForm): string {
  const { say, date } = locale
  const { body, period, about, isOver } = report
  const title = say('report.title', { body: locale.pick(body.name).text, period: period.text.replace('..', '–') })
  return html`<!doctype html>
<html lang="${locale.language}" dir="${locale.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
${trusted(styles())}</style>
</head>
<body>
<main>
${about.isExample ? html`<p class="example-note">${say('report.exampleNote')}</p>` : nothing}
<p class="kicker">${say('report.kicker')}</p>
<h1>${title}</h1>
<p class="lead">${say('report.lead', { from: date(period.from), to: date(period.to) })}</p>
${isOver ? nothing : html`<p class="note note-caveat">${say('report.notOver', { day: date(about.asOf) })}</p>`}
${about.isSmallTeam ? html`<p class="note note-caveat">${say('report.smallTeam')}</p>` : nothing}
${headFacts(report, locale)}
<h2>${say('report.profileHead')}</h2>
${profile(report, locale)}
<h2>${say('report.commitmentsHead')}</h2>
${commitments(report, locale)}
<h2>${say('report.methodHead')}</h2>
<p>${say('report.methodLead', { method: about.method.method, version: about.method.version })}</p>
<ul>${methodWords(parseMethod(about.method.yaml, 'method.yaml'), locale).map(({ sentence }) => html`<li>${sentence}</li>\n`)}</ul>
<h2>${say('report.limitsHead')}</h2>
<p>${say('report.limits')}</p>
<h2>${say('report.sourcesHead')}</h2>
<ul>${report.sources.map((one) => html`<li>${sourceLine(locale, one)}</li>\n`)}</ul>
<h2>${say('report.proofsHead')}</h2>
${proofs(report, locale, proofFolder)}
</main>
</body>
</html>
`.markup
}

// The sheet of the site, and what a file on its own needs besides.
function styles(): string {
  const sheet = loadAssets().get('style.css')!.bytes.toString('utf8')
  return `${sheet}
.report-commitment { break-inside: auto; border-block-start: 1px solid var(--rule); padding-block: var(--s3); }
.report-commitment h3 { margin-block-start: 0; }
span.plot { display: block; min-inline-size: 9rem; }
.proof pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.75rem; }
`
}

function sourceLine({ say }: Locale, { title, publisher, attribution, licence }: Report['sources'][number]): string {
  return say('report.sourceLine', { title, publisher, attribution, licence })
}

function headFacts({ body, period, about }: Report, locale: Locale): Html {
  const { say, date } = locale
  return facts([
    [say('report.body'), html`${textIn(locale, body.name)} <span class="meta">${body.id}</span>`],
    [say('report.period'), `${date(period.from)} – ${date(period.to)}`],
    [say('report.asOf'), date(about.asOf)],
    [say('report.group'), body.peerGroup?.name],
    [say('report.operator'), about.operator],
    [say('report.edition'), html`<code>${about.edition}</code>`],
    [
      say('report.checkpoint'),
      html`${about.checkpoint.origin}: ${say('report.checkpointValue', { size: locale.number(about.checkpoint.size), root: about.checkpoint.root })}`,
    ],
  ])
}

function profile({ body }: Report, locale: Locale): Html {
  const { say } = locale
  if (body.axes.length === 0) return html`<p class="note note-absent">${say('report.profileNone')}</p>`
  return html`<p>${say('report.profileLead')}</p>
${table({
  caption: say('report.profileCaption'),
  isCaptionHidden: true,
  columns: [
    { head: say('report.measure'), isRowHead: true },
    { head: say('chart.drawn') },
    { head: say('report.estimate'), isNumber: true },
    { head: say('common.interval95'), isNumber: true },
    { head: say('report.judged'), isNumber: true },
    { head: say('report.bounds'), isNumber: true },
    { head: say('report.rank'), isNumber: true },
  ],
  rows: body.axes.map((axis) => axisRow(locale, axis)),
})}`
}

function axisRow(locale: Locale, { head, figures }: Axis): readonly Fill[] {
  const { say, percent, number } = locale
  const { rate, bounds, rank, judged, isFew } = figures
  // All that names a figure stands in one cell, so that paper has room for the figures.
  const named = html`${wordOf(locale, 'measure', head.measure)}<br>${standing(locale, head)}<br><small class="muted">${head.peerGroup.name}</small>`
  if (rate === null) return [named, say('report.tooFew', { count: judged }), '', '', number(judged), '', '']
  return [
    named,
    // Vouched for: our own drawing of three numbers.
    html`<span class="plot">${trusted(dot(rate))}</span>`,
    html`<b>${percent(rate.mean)}</b>`,
    interval(locale, rate),
    html`${number(judged)}${isFew ? html` ${fewMark(locale)}` : nothing}`,
    bounds === null ? '' : interval(locale, { lower: bounds.ifNoneKept.mean, upper: bounds.ifAllKept.mean }),
    rank === null ? say('report.noRank') : rankRange(locale, rank),
  ]
}

function commitments(report: Report, locale: Locale): Html {
  const { say, date } = locale
  const all = report.commitments
  if (all.length === 0) return html`<p class="note note-absent">${say('report.commitmentsNone')}</p>`
  return html`<p>${say('report.count', { count: all.length })}</p>
${table({
  caption: say('report.summaryCaption'),
  isCaptionHidden: true,
  columns: [
    { head: say('report.commitment'), isRowHead: true },
    { head: say('report.due') },
    { head: say('report.held') },
    { head: say('report.because') },
  ],
  rows: all.map(({ because, commitment }, i) => [
    html`<a href="#commitment-${i + 1}">${textIn(locale, commitment.title)}</a>`,
    commitment.due.first === null ? '' : html`<span class="nowrap">${date(commitment.due.first)}</span>`,
    commitment.standings.map((now) => html`<div>${held(locale, now)}</div>`),
    because.map((reason) => say(`report.because-${reason}`)).join(' · '),
  ]),
})}
<h2>${say('report.detailHead')}</h2>
${all.map((one, i) => commitmentSection(locale, report, one, `commitment-${i + 1}`))}`
}

function proofs({ proofs: all, about }: Report, locale: Locale, folder: string | null): Html {
  const { say, number } = locale
  return html`<p>${say('report.proofsLead')}</p>
<pre><code>kept verify --proof FILE.tlog-proof --key "${about.checkpoint.vkey}"</code></pre>
${folder === null ? nothing : html`<p>${say('report.proofsBeside', { folder })}</p>`}
${table({
  caption: say('report.proofsCaption'),
  isCaptionHidden: true,
  columns: [
    { head: say('report.entry'), isNumber: true },
    { head: say('report.what') },
    { head: say('report.event'), isRowHead: true },
  ],
  rows: all.map(({ leaf, what, event }) => [
    html`<span id="proof-${leaf}">${number(leaf)}</span>`,
    say(`report.what-${what}`),
    html`<code>${event}</code>`,
  ]),
})}
${
  folder === null
    ? all.map(({ leaf, text }) =>
        text === null
          ? nothing
          : html`<details class="proof"><summary>${leaf}.tlog-proof</summary><pre tabindex="0">${text}</pre></details>\n`,
      )
    : nothing
}`
}
