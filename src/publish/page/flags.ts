// All flags, and each flag's page: what it looks for and how often it shows.
import { type Fill, type Html, html, nothing } from '../../base/html.ts'
import { markdown } from '../../page/component/markdown.ts'
import { note } from '../../page/component/note.ts'
import { type Column, table } from '../../page/component/table.ts'
import type { Flag } from '../document/flag.ts'
import { pathOf } from '../link.ts'
import { processTable } from '../page-part/process-table.ts'
import { definePage, type Page, type View } from '../route.ts'
import { idPath } from '../site-path.ts'

export default [
  definePage({ path: 'flags.html', page: listPage }),
  definePage({
    path: 'flags/{id}.html',
    *all(edition) {
      for (const id of edition.ids('flag')) yield { id: idPath(id) }
    },
    page: (view, { id }) => {
      const flag = view.edition.at('flag', id!)
      return flag === undefined ? undefined : flagPage(view, flag)
    },
  }),
]

function listPage(view: View): Page {
  const { edition, link, locale } = view
  const { say } = locale
  const { rows } = edition.list('flag', { limit: edition.count('flag') })
  const columns: Column[] = [
    { head: say('flag.flag'), isRowHead: true },
    { head: say('flag.family') },
    { head: say('flag.shows'), isNumber: true },
    { head: say('flag.bodies'), isNumber: true },
  ]
  const cells = rows.map(({ id, title, family, hits, bodies }): Fill[] => [
    html`<a href="${link(pathOf('flag', id))}" lang="en">${plainTitle(title)}</a>`,
    say(`flag.family-${family}`),
    // A record keeps no whole releases, so nought of these is no count.
    ...(family === 'reference' && hits === 0
      ? [html`<span class="muted">${say('flag.notHere')}</span>`, null]
      : [locale.number(hits), locale.number(bodies)]),
  ])
  return {
    title: say('flag.title'),
    description: say('flag.caveat'),
    section: 'flags',
    main: html`<h1>${say('flag.title')}</h1>
${caveat(view)}
${rows.length === 0 ? note('absent', say('flag.none')) : table({ caption: say('flag.list'), isCaptionHidden: true, isStacked: true, columns, rows: cells })}`,
  }
}

function flagPage(view: View, flag: Flag): Page {
  const { locale, link } = view
  const { say } = locale
  const title = plainTitle(flag.title)
  return {
    title: `${say('flag.flag')}: ${title}`,
    description: say('flag.caveat'),
    section: 'flags',
    main: html`<p class="kicker"><a href="${link('flags.html')}">${say('flag.title')}</a></p>
<h1 lang="en">${title}</h1>
${caveat(view)}
<h2>${say('flag.often')}</h2>
${hitsOf(view, flag)}
${contractsOf(view, flag)}
<h2>${say('flag.method')}</h2>
${locale.language.startsWith('en') ? nothing : html`<p>${say('flag.inEnglish')}</p>`}
<div class="prose" lang="en">
${markdown(wordsOf(flag), { deeper: 1, href: (target) => flagHref(view, target) })}
</div>`,
  }
}

function caveat({ locale }: View): Html {
  return note(
    'caveat',
    html`<strong>${locale.say('flag.caveat')}</strong>${locale.say('common.gap')}${locale.say('flag.caveatWhy')}`,
  )
}

const hitsShown = 200

/** Buyers by name: a share is no reason to stand first. */
function hitsOf({ edition, link, locale }: View, { hits, family, buyersAll }: Flag): Html {
  const { say } = locale
  if (hits.length === 0) return note('absent', say(family === 'reference' ? 'flag.oftenElsewhere' : 'flag.oftenNone'))
  const sourceOf = (source: string) => edition.row('source', source)?.title ?? source
  // One source is named above the list, not in every row.
  const isOneSource = hits.every(({ source }) => source === hits[0]!.source)
  const columns: Column[] = [
    { head: say('flag.buyer'), isRowHead: true },
    ...(isOneSource ? [] : [{ head: say('flag.source') }]),
    { head: say('flag.shows'), isNumber: true },
    { head: say('flag.looked'), isNumber: true },
    { head: say('flag.share'), isNumber: true },
  ]
  const byName = [...hits].sort((a, b) => a.name.localeCompare(b.name, locale.language))
  const counted = (one: { readonly hits: number; readonly processes: number }): Fill[] => [
    locale.number(one.hits),
    locale.number(one.processes),
    one.processes === 0 ? null : locale.percent(one.hits / one.processes),
  ]
  const rows = byName
    .slice(0, hitsShown)
    .map((one): Fill[] => [
      edition.row('body', one.unit) !== undefined
        ? html`<a href="${link(pathOf('body', one.unit))}"><bdi>${one.name}</bdi></a>`
        : html`<bdi>${one.name}</bdi>`,
      ...(isOneSource ? [] : [sourceOf(one.source)]),
      ...counted(one),
    ])
  return html`<p>${say('flag.oftenWhy')}${buyersAll > rows.length ? `${say('common.gap')}${say('flag.shownOf', { shown: locale.number(rows.length), total: locale.number(buyersAll) })}` : ''}</p>
${isOneSource ? html`<p class="meta">${say('flag.source')}${say('common.colon')}${sourceOf(hits[0]!.source)}</p>` : nothing}
${table({ caption: say('flag.often'), isCaptionHidden: true, isStacked: true, columns, rows })}`
}

const contractsShown = 25

function contractsOf(view: View, { id }: Flag): Html {
  const { edition, locale, isStatic, link } = view
  const { rows, total } = edition.list('process', { where: { flag: id }, limit: contractsShown })
  if (total === 0) return nothing
  const all = locale.say('contract.count', { count: total })
  return html`<h2>${locale.say('flag.contracts')}</h2>
<p>${isStatic ? all : html`<a href="${link(`contracts.html?flag=${encodeURIComponent(id)}`)}">${all}</a>`}</p>
${processTable(view, rows, locale.say('flag.contracts'))}`
}

/** The first heading is the page's own, and the caveat stands above in the reader's language. */
function wordsOf({ markdown: text }: Flag): string {
  return text.replace(/^# .*\n/, '').replace(/^\s*A flag is a pattern worth a look, never an accusation\.\s*\n/, '')
}

/** Titles of our files mark ids as code. */
function plainTitle(title: string): string {
  return title.replaceAll('`', '')
}

/** A link from one flag's file to another's leads to its page. */
function flagHref({ edition, link }: View, target: string): string | undefined {
  const other = /^\.\.\/([a-z-]+)\/flag\.md$/.exec(target)?.[1]
  return other !== undefined && edition.row('flag', other) !== undefined ? link(pathOf('flag', other)) : undefined
}
