// Feeds of changes: what a feed and its entries say, written as Atom 1.0 or as JSON Feed 1.1.
import { type Html, html } from '../base/html.ts'
import { absolute } from './absolute.ts'
import type { Change } from './document/change.ts'
import { pathOf } from './link.ts'
import type { View } from './route.ts'

export const entriesMax = 50

export type FeedWanted = {
  /** What the feed is about, as its title says. */
  readonly title: string
  /** Facets that its changes have. */
  readonly where: Readonly<Record<string, string>>
  /** Path of the page that it follows. */
  readonly page: string
}

type Entry = {
  readonly id: string
  readonly title: string
  readonly link: string
  readonly updated: string
  readonly words: string
}
type Feed = {
  readonly id: string
  readonly title: string
  readonly home: string
  readonly self: string
  readonly author: string
  readonly updated: string
  readonly entries: readonly Entry[]
}

/** Atom 1.0. Ids of entries are tag URIs of the log's origin and the leaf, so they stay whatever address serves the feed. */
export function atomFeed(view: View, wanted: FeedWanted): string {
  const { id, title, home, self, author, updated, entries } = feedOf(view, wanted)
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${view.locale.language}">
<id>${id}</id>
<title>${xmlText(title)}</title>
<updated>${updated}</updated>
<author><name>${xmlText(author)}</name></author>
<generator>Kept</generator>
<link rel="alternate" type="text/html" href="${home}"/>
<link rel="self" type="application/atom+xml" href="${self}"/>
${entries.map(atomEntry)}</feed>
`.markup
}

function atomEntry({ id, title, link, updated, words }: Entry): Html {
  return html`<entry>
<id>${id}</id>
<title>${xmlText(title)}</title>
<updated>${updated}</updated>
<link rel="alternate" type="text/html" href="${link}"/>
<summary>${xmlText(words)}</summary>
</entry>
`
}

/** JSON Feed 1.1, with the same entries. */
export function jsonFeed(view: View, wanted: FeedWanted): string {
  const { title, home, self, author, entries } = feedOf(view, wanted)
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    language: view.locale.language,
    authors: [{ name: author }],
    items: entries.map(({ id, title: own, link, updated, words }) => {
      return { id, url: link, title: own, content_text: words, date_published: updated }
    }),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function feedOf(view: View, { title, where, page }: FeedWanted): Feed {
  const { edition, locale, path } = view
  const changes = edition.list('change', { where, sort: 'shown', isDescending: true, limit: entriesMax }).rows
  const { origin } = edition.about.checkpoint
  return {
    id: tagUri(origin, firstDay(view), `feed/${locale.language}/${page.replace(/\.html$/, '')}`),
    title: locale.say('feed.title', { title }),
    home: absolute(view, view.link(page)),
    self: absolute(view, view.link(path)),
    author: edition.about.operator,
    // A feed that has no entries yet never changed.
    updated: changes[0]?.shownAt ?? '1970-01-01T00:00:00.000Z',
    entries: changes.map((change) => entryOf(view, change)),
  }
}

function entryOf(view: View, change: Change): Entry {
  const { locale, edition } = view
  const event = locale.find('word', `event-${change.kind}`) ?? change.kind
  const about = change.subject ?? change.body
  const title = about === null ? event : locale.say('feed.entry', { event, subject: locale.pick(about.name).text })
  const link = `${view.link(linkOf(change))}`
  const what = Object.entries(change.what).map(([name, value]) => wordOf(view, name, value))
  const body = change.body === null ? [] : [locale.pick(change.body.name).text]
  return {
    id: tagUri(edition.about.checkpoint.origin, change.day, `entry/${change.id}`),
    title,
    link: absolute(view, link),
    updated: change.shownAt,
    words: [event, ...what, ...body, locale.instant(change.shownAt)].join(' · '),
  }
}

function linkOf({ subject, body, day }: Change): string {
  if (subject !== null && subject.kind !== 'source') return pathOf(subject.kind, subject.id)
  return body === null ? `changes/${day}.html` : pathOf('body', body.id)
}

// What a change says comes as words of the domain: a level, a grade, an outcome, a cause.
function wordOf({ locale }: View, name: string, value: string): string {
  const area = { fulfilment: 'level', verdict: 'level', progress: 'progress', standing: 'standing' }[name] ?? name
  return locale.find('word', `${area}-${value}`) ?? value
}

/** Day of the record's first change: the day on which its origin named it, as far as the record shows. */
function firstDay({ edition }: View): string {
  return edition.list('change', { sort: 'shown', limit: 1 }).rows[0]?.day ?? '1970-01-01'
}

/** RFC 4151: the origin's host names it; what else the origin has goes into the specific part. */
export function tagUri(origin: string, day: string, specific: string): string {
  const [host, ...rest] = origin.split('/')
  const authority = /^[a-z0-9.-]+$/i.test(host!) ? host!.toLowerCase() : 'invalid'
  const named = authority === 'invalid' ? [host, ...rest] : rest
  return `tag:${authority},${day}:${[...named, specific].map((part) => encodeURI(part!)).join('/')}`
}

/** Without the characters that XML 1.0 cannot hold at all. */
function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  )
}
