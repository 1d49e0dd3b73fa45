// Facts of a body: what it is part of, what was before and after it, its posts and who held them.
import { type Html, html, joined, nothing } from '../../../base/html.ts'
import { facts } from '../../../page/component/facts.ts'
import { note } from '../../../page/component/note.ts'
import { table } from '../../../page/component/table.ts'
import { textIn } from '../../../page/component/text.ts'
import { wordOf } from '../../../page/component/word.ts'
import type { Body } from '../../document/body.ts'
import { areaOf } from '../../document/commitment.ts'
import { linked, pathOf } from '../../link.ts'
import type { View } from '../../route.ts'

export function bodyFacts(view: View, body: Body): Html {
  const { locale } = view
  const { say } = locale
  const succession = (all: Body['before']) =>
    all.length === 0
      ? null
      : joined(
          all.map((one) => html`${linked(view, 'body', one)} (${wordOf(locale, 'how', one.how)})`),
          html`<br>`,
        )
  return facts([
    [say('body.parent'), body.parent === null ? null : linked(view, 'body', body.parent)],
    [say('body.before'), succession(body.before)],
    [say('body.after'), succession(body.after)],
    [say('body.places'), places(view, body)],
    [
      say('body.identifiers'),
      body.identifiers.length === 0
        ? null
        : joined(
            body.identifiers.map(({ scheme, id }) => `${scheme} ${id}`),
            html`<br>`,
          ),
    ],
    [
      say('body.website'),
      body.url !== null && /^https?:\/\//.test(body.url)
        ? html`<a href="${body.url}" rel="noopener nofollow">${body.url}</a>`
        : null,
    ],
  ])
}

function places(view: View, { places: all }: Body): Html | null {
  if (all.length === 0) return null
  return joined(
    all.map(
      (place) => html`<a href="${view.link(pathOf('area', areaOf(place)))}"><bdi>${place.name ?? place.code}</bdi></a>`,
    ),
    view.locale.say('common.comma'),
  )
}

/** Posts and tenures: facts of public office, with no figure beside them. */
export function posts({ locale }: View, { posts: all }: Body): Html {
  if (all.length === 0) return nothing
  const rows = all.flatMap(({ name, tenures }) =>
    tenures.length === 0
      ? [[textIn(locale, name), null, null, null]]
      : tenures.map(({ holder, start, end }) => [
          textIn(locale, name),
          holder === null ? locale.say('common.notKnown') : html`<bdi>${holder}</bdi>`,
          start === null ? null : locale.date(start),
          end === null ? locale.say('body.now') : locale.date(end),
        ]),
  )
  const columns = [
    { head: locale.say('body.post'), isRowHead: true },
    { head: locale.say('body.holder') },
    { head: locale.say('body.from') },
    { head: locale.say('body.to') },
  ]
  return html`<h2 id="posts">${locale.say('body.posts')}</h2>
${note('plain', locale.say('body.postsAbout'))}
${table({ caption: locale.say('body.posts'), isCaptionHidden: true, columns, rows })}`
}

/** Replies of the body, each beside what it is about. */
export function replies(view: View, { replies: all }: Body): Html {
  const { locale, linkRoot } = view
  if (all.length === 0) return nothing
  return html`<h2 id="replies">${locale.say('body.replies')}</h2>
${all.map(
  ({ commitment, text, language, recordedAt, leaf }) => html`<div class="reply">
${commitment === null ? nothing : html`<p class="small">${locale.sayHtml('body.replyTo', { commitment: linked(view, 'commitment', commitment) })}</p>`}
${text === null ? html`<p class="absent">${locale.say('body.replyErased')}</p>` : html`<p${language === null || language === locale.language ? nothing : html` lang="${language}"`}><bdi>${text}</bdi></p>`}
<p class="small muted"><a href="${linkRoot(`proofs/${leaf}.tlog-proof`)}">${locale.say('body.repliedOn', { day: locale.date(recordedAt.slice(0, 10)) })}</a></p>
</div>`,
)}`
}

/** Flags over the contracts that it bought, with their caveat. */
export function flags(view: View, { flags: all }: Body): Html {
  const { locale, edition, link } = view
  if (all.length === 0) return nothing
  const rows = all.map(({ flag, source, hits, processes }) => [
    html`<a href="${link(pathOf('flag', flag))}">${edition.get('flag', flag)?.title ?? flag}</a>`,
    edition.row('source', source)?.title ?? source,
    locale.number(hits),
    locale.number(processes),
  ])
  const columns = [
    { head: locale.say('body.flag'), isRowHead: true },
    { head: locale.say('body.flagSource') },
    { head: locale.say('body.flagHits'), isNumber: true },
    { head: locale.say('body.flagLooked'), isNumber: true },
  ]
  return html`<h2 id="flags">${locale.say('body.flags')}</h2>
${note('caveat', locale.say('common.flagCaveat'))}
${table({ caption: locale.say('body.flags'), isCaptionHidden: true, isStacked: true, columns, rows })}`
}
