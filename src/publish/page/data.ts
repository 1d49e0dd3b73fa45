// The data to download: tables with their columns, other forms, feeds, sources with their licences, and how to cite.
import { type Html, html, joined, nothing } from '../../base/html.ts'
import { external } from '../../page/component/external.ts'
import { table } from '../../page/component/table.ts'
import type { Locale } from '../../page/locale.ts'
import type { About } from '../edition/about.ts'
import { embedSnippet } from '../embed-snippet.ts'
import { definePage, type Page, type Params, type View } from '../route.ts'

type Table = About['tables'][number]

export default [
  definePage({ path: 'data.html', page: dataPage }),
  definePage({
    // Tables of contracts lie in folders of their own.
    path: 'data/{path}.html',
    all: ({ about }) => about.tables.map((one) => ({ path: one.table })),
    page: tablePage,
  }),
]

const sourcesMax = 200

function dataPage(view: View): Page {
  const { locale, edition, link, linkRoot } = view
  const { say, sayHtml } = locale
  const to = (path: string, text: string) => html`<a href="${linkRoot(path)}">${text}</a>`
  const section = (head: string, content: Html) => html`<section><h2>${head}</h2>
${content}
</section>
`
  return {
    title: say('data.title'),
    section: 'data',
    description: say('data.lead'),
    main: html`<h1>${say('data.title')}</h1>
<p class="lead">${say('data.lead')}</p>
${section(say('data.tablesHead'), tables(view))}
${section(
  say('data.packageHead'),
  html`<p>${sayHtml('data.package', { dataPackage: to('datapackage.json', say('data.dataPackage')) })}</p>`,
)}
${section(
  say('data.formsHead'),
  html`<ul><li>${sayHtml('data.popolo', { popolo: to('popolo.json', say('data.popoloLink')) })}</li>
<li>${sayHtml('data.ocdsFlags', { flags: to('flags/ocds.json', say('data.ocdsFlagsLink')) })}</li>
<li>${say('data.claimReview')}</li>
<li>${say('data.proofsForm')}</li></ul>`,
)}
${section(say('data.apiHead'), api(view))}
${section(
  say('data.feedsHead'),
  html`<p>${sayHtml('data.feeds', {
    atom: html`<a href="${link('feeds/changes.atom')}">${say('data.atom')}</a>`,
    json: html`<a href="${link('feeds/changes.json')}">${say('data.json')}</a>`,
  })}</p>`,
)}
${section(
  say('data.embedsHead'),
  html`<p>${say('data.embeds')}</p>
${snippet(view)}`,
)}
${section(say('data.sourcesHead'), sources(view))}
${section(
  say('data.logHead'),
  html`<p>${sayHtml('data.log', {
    checkpoint: to('log/checkpoint', say('data.checkpointLink')),
    path: html`<code>log/</code>`,
  })}</p>`,
)}
${section(
  say('data.citeHead'),
  html`<p>${say('data.citeLead')}</p>
<blockquote><p>${citation(locale, edition.about)}</p></blockquote>`,
)}`,
  }
}

function tables({ locale, edition, link, linkRoot }: View): Html {
  const { say, number } = locale
  const all = edition.about.tables
  if (all.length === 0) return html`<p class="note note-absent">${say('data.tablesNone')}</p>`
  return html`<p>${say('data.tablesLead')}</p>
${table({
  caption: say('data.tablesCaption'),
  isCaptionHidden: true,
  isStacked: true,
  columns: [
    { head: say('data.table'), isRowHead: true },
    { head: say('data.about') },
    { head: say('data.rows'), isNumber: true },
    { head: say('data.files') },
  ],
  rows: all.map((one) => [
    html`<a href="${link(`data/${one.table}.html`)}"><bdi>${shortName(one.table)}</bdi></a>`,
    inEnglish(locale, one.about),
    number(one.rows),
    joined(
      one.files.map(
        (file) =>
          html`<a class="nowrap" href="${linkRoot(file.path)}">${say('data.fileName', { format: formatOf(file.path), size: sizeOf(locale, file.bytes) })}</a>`,
      ),
      ' · ',
    ),
  ]),
})}`
}

// Contracts lie in folders named by a digest, whose first figures tell them apart.
function shortName(table: string): string {
  return table.replace(/([0-9a-f]{8})[0-9a-f]{56}/, '$1…')
}

function tablePage(view: View, { path: name }: Params): Page | undefined {
  const { locale, edition, link, linkRoot } = view
  const { say } = locale
  const one = edition.about.tables.find((own) => own.table === name)
  if (one === undefined) return undefined
  return {
    title: say('data.tableTitle', { table: one.table }),
    section: 'data',
    description: one.about,
    main: html`<p class="kicker"><a href="${link('data.html')}">${say('data.back')}</a></p>
<h1>${say('data.tableTitle', { table: one.table })}</h1>
<p class="lead">${inEnglish(locale, one.about)}</p>
<h2>${say('data.columnsHead')}</h2>
${columnTable(locale, one)}
<h2>${say('data.filesHead')}</h2>
${table({
  caption: say('data.filesCaption', { table: one.table }),
  isCaptionHidden: true,
  isStacked: true,
  columns: [
    { head: say('data.format'), isRowHead: true },
    { head: say('data.size'), isNumber: true },
    { head: say('data.digest') },
  ],
  rows: one.files.map(({ path, bytes, sha256 }) => [
    html`<a href="${linkRoot(path)}">${formatOf(path)}</a>`,
    sizeOf(locale, bytes),
    html`<code>${sha256}</code>`,
  ]),
})}
<h2>${say('data.lastingHead')}</h2>
<p>${say('data.lasting')}</p>
<p><code>${one.digest}</code></p>`,
  }
}

function columnTable(locale: Locale, { table: name, columns }: Table): Html {
  const { say } = locale
  return table({
    caption: say('data.columnsCaption', { table: name }),
    isCaptionHidden: true,
    isStacked: true,
    columns: [{ head: say('data.column'), isRowHead: true }, { head: say('data.type') }, { head: say('data.about') }],
    rows: columns.map((column) => [
      html`<code>${column.name}</code>`,
      html`<code>${column.type}</code>`,
      inEnglish(locale, column.about),
    ]),
  })
}

// The dictionary is written in one language beside the tables, and marked so.
function inEnglish({ language }: Locale, text: string): Html {
  return language === 'en' ? html`${text}` : html`<span lang="en">${text}</span>`
}

/** Of the first body, so that what is shown can be copied and tried. */
function snippet(view: View): Html {
  const [first] = view.edition.list('body', { limit: 1 }).rows
  if (first === undefined) return nothing
  const { card, badge } = embedSnippet(view, 'body', first.id, view.locale.pick(first.name).text)
  return html`<pre tabindex="0"><code>${card}\n${badge}</code></pre>`
}

function api({ locale, isStatic, live, link }: View): Html {
  const { say, sayHtml } = locale
  const page = html`<a href="${link('api.html')}">${say('data.apiLink')}</a>`
  const how = html`<p>${sayHtml('data.api', { api: page, address: html`<code>api/v1</code>` })}</p>`
  if (!isStatic) return how
  const where =
    live === null ? html`${say('data.apiStatic')}` : sayHtml('data.apiStaticAt', { address: external(`${live}api/v1`) })
  return html`${how}<p class="note">${where}</p>`
}

function sources({ locale, edition }: View): Html {
  const { say } = locale
  const { rows } = edition.list('source', { limit: sourcesMax })
  if (rows.length === 0) return html`<p class="note note-absent">${say('data.sourcesNone')}</p>`
  return html`<p>${say('data.sourcesLead')}</p>
${table({
  caption: say('data.sourcesCaption'),
  isCaptionHidden: true,
  isStacked: true,
  columns: [
    { head: say('data.source'), isRowHead: true },
    { head: say('data.publisher') },
    { head: say('data.licence') },
    { head: say('data.attribution') },
    { head: say('data.holds') },
  ],
  rows: rows.map(({ title, url, publisher, licence, attribution, pledges, deals, processes }) => [
    html`<bdi>${external(url, title)}</bdi>`,
    html`<bdi>${publisher}</bdi>`,
    html`<bdi>${licence}</bdi>`,
    html`<bdi>${attribution}</bdi>`,
    pledges + deals + processes === 0 ? nothing : say('data.holdsOf', { pledges, deals, processes }),
  ]),
})}`
}

/** The edition in one sentence that finds it again. */
function citation({ say, date, number }: Locale, { operator, edition, asOf, checkpoint }: About): string {
  const { origin, size, root } = checkpoint
  return say('data.cite', { operator, edition, day: date(asOf), origin, size: number(size), root })
}

function formatOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1)
  return formats[ending] ?? ending.toUpperCase()
}

const formats: Readonly<Record<string, string>> = { csv: 'CSV', jsonl: 'JSON Lines', parquet: 'Parquet' }

function sizeOf({ say, number }: Locale, bytes: number): string {
  if (bytes < 1_000) return say('data.bytes', { size: number(bytes) })
  if (bytes < 1_000_000) return say('data.kilobytes', { size: number(bytes / 1_000, bytes < 10_000 ? 1 : 0) })
  return say('data.megabytes', { size: number(bytes / 1_000_000, 1) })
}
