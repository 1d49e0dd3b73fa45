// Cards of a body or commitment that other sites may frame.
import { type Html, html, nothing } from '../../base/html.ts'
import { textIn } from '../../page/component/text.ts'
import type { Texts } from '../../page/locale.ts'
import { absolute } from '../absolute.ts'
import { pathOf } from '../link.ts'
import { definePage, type Page, type PageRoute, type View } from '../route.ts'
import { idPath } from '../site-path.ts'
import { bodyLines, commitmentLines, type Said } from '../summary.ts'

const folders = { body: 'bodies', commitment: 'commitments' } as const

export default [card('body'), card('commitment')]

function card(kind: keyof typeof folders): PageRoute {
  return definePage({
    path: `embed/${folders[kind]}/{id}.html`,
    *all(edition) {
      for (const id of edition.ids(kind)) yield { id: idPath(id) }
    },
    page(view, { id }) {
      const { edition, locale } = view
      if (kind === 'body') {
        const body = edition.at('body', id!)
        return body === undefined ? undefined : cardPage(view, kind, body.id, body.name, bodyLines(locale, body))
      }
      const found = edition.at('commitment', id!)
      if (found === undefined) return undefined
      return cardPage(view, kind, found.id, found.title, commitmentLines(locale, found))
    },
  })
}

const linesMax = 5

function cardPage(view: View, kind: keyof typeof folders, id: string, name: Texts, lines: readonly Said[]): Page {
  const { locale, edition, link } = view
  const href = absolute(view, link(pathOf(kind, id)))
  const shown = lines.slice(0, linesMax)
  return {
    title: locale.pick(name).text,
    isEmbed: true,
    // Out of the frame: the record's own page may not be framed.
    main: html`<h1><a href="${href}" target="_blank" rel="noopener">${textIn(locale, name)}</a></h1>
${shown.length === 0 ? html`<p>${locale.say('embed.noRate')}</p>` : html`<dl class="facts">${shown.map(factOf)}</dl>`}
${lines.length > shown.length ? html`<p>${locale.say('embed.more', { count: lines.length - shown.length })}</p>` : nothing}
<p><small>${locale.say('embed.from', { operator: edition.about.operator, day: locale.date(edition.about.asOf) })}</small></p>`,
  }
}

function factOf({ what, value, standing, standingName }: Said): Html {
  return html`<div><dt>${what}</dt><dd><b>${value}</b><br><span class="standing standing-${standingName ?? 'none'}">${standing}</span></dd></div>`
}
