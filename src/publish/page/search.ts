// Search across commitments, bodies, topics, areas, flags and suppliers, with typos forgiven.
import { type Html, html, nothing } from '../../base/html.ts'
import { note } from '../../page/component/note.ts'
import { textIn } from '../../page/component/text.ts'
import { wordOf } from '../../page/component/word.ts'
import type { Hit } from '../edition/search.ts'
import { pathOf } from '../link.ts'
import { definePage, type Page, type View } from '../route.ts'

/** A question longer than this is none that a reader typed. */
const questionCharsMax = 200
/** One letter is no word. */
const questionCharsMin = 2
const hitsMax = 60

export default definePage({
  path: 'search.html',
  page(view) {
    const { locale, isStatic, query } = view
    if (isStatic) return pageOf(view, whereSearchRuns(view))
    const question = (query.get('q') ?? '').trim()
    if (question.length > questionCharsMax) {
      const said = locale.say('search.tooLong', { count: questionCharsMax })
      return { ...pageOf(view, html`${searchForm(view, '')}<p>${said}</p>`), status: 400 }
    }
    return pageOf(view, html`${searchForm(view, question)}${question === '' ? nothing : answerTo(view, question)}`)
  },
})

function pageOf({ locale }: View, content: Html): Page {
  const title = locale.say('search.title')
  return { title, section: 'search', main: html`<h1>${title}</h1>\n${content}` }
}

function searchForm({ locale, link, moment }: View, question: string): Html {
  const { say } = locale
  return html`<form class="filter" role="search" method="get" action="${link('search.html').split('?')[0]!}" aria-label="${say('search.title')}">
<label>${say('search.label')} <input type="search" name="q" maxlength="${questionCharsMax}" value="${question}"></label>
${moment.asOf === null ? nothing : html`<input type="hidden" name="as-of" value="${moment.asOf}">`}
${moment.knownAt === null ? nothing : html`<input type="hidden" name="known-at" value="${moment.knownAt}">`}
<button>${say('search.go')}</button>
</form>`
}

function answerTo(view: View, question: string): Html {
  const { say } = view.locale
  if (question.length < questionCharsMin) return note('plain', say('search.tooShort'))
  const found = view.edition.search(question, hitsMax).flatMap((hit) => hitOf(view, hit) ?? [])
  if (found.length === 0) {
    const list = html`<a href="${view.link('commitments.html')}">${say('commitments.title')}</a>`
    const bodies = html`<a href="${view.link('bodies.html')}">${say('layout.nav-bodies')}</a>`
    const topics = html`<a href="${view.link('topics.html')}">${say('layout.nav-topics')}</a>`
    return html`<p>${say('search.nothing', { question })}</p>
<ul><li>${say('search.tryFewer')}</li><li>${say('search.tryLanguage')}</li><li>${view.locale.sayHtml('search.tryLists', { list, bodies, topics })}</li></ul>`
  }
  const count =
    found.length >= hitsMax ? say('search.most', { count: hitsMax }) : say('search.count', { count: found.length })
  return html`<p>${count}</p>
<ol class="plain hits">${found.map(({ kind, name, path, about }) => html`<li><span class="meta">${kind}</span> <a href="${view.link(path)}">${name}</a>${about === null ? nothing : html` <span class="meta">${about}</span>`}</li>\n`)}</ol>`
}

type Found = { readonly kind: string; readonly name: Html; readonly path: string; readonly about: Html | null }

function hitOf(view: View, { kind, id }: Hit): Found | undefined {
  const { edition, locale } = view
  const kindWord = locale.find('search', `kind-${kind}`) ?? kind
  switch (kind) {
    case 'commitment': {
      const row = edition.row(kind, id)
      if (row === undefined) return undefined
      const about = row.body === null ? null : textIn(locale, row.body.name)
      return { kind: wordOf(locale, 'kind', row.kind), name: textIn(locale, row.title), path: pathOf(kind, id), about }
    }
    case 'body': {
      const row = edition.row(kind, id)
      if (row === undefined) return undefined
      const about = html`${wordOf(locale, 'body-type', row.bodyType)}`
      return { kind: kindWord, name: textIn(locale, row.name), path: pathOf(kind, id), about }
    }
    case 'flag': {
      const row = edition.row(kind, id)
      if (row === undefined) return undefined
      return {
        kind: kindWord,
        name: html`${row.title}`,
        path: pathOf(kind, id),
        about: html`${locale.say('common.flagCaveat')}`,
      }
    }
    case 'topic':
    case 'area':
    case 'supplier': {
      const row = edition.row(kind, id)
      return row === undefined
        ? undefined
        : { kind: kindWord, name: html`<bdi>${row.name}</bdi>`, path: pathOf(kind, id), about: null }
    }
    default:
      return undefined
  }
}

// A static edition is files: somebody else's server has to search.
function whereSearchRuns({ live, locale, languages, edition }: View): Html {
  const { say } = locale
  if (live === null || !/^https?:\/\//.test(live)) {
    return html`<p>${say('search.static')}</p>
<p>${say('search.serve')}</p>
<pre><code>kept serve --record DIR</code></pre>
<p>${say('search.serveOrigin', { origin: edition.about.checkpoint.origin })}</p>`
  }
  const address = `${live}${locale.language === languages[0] ? '' : `${locale.language}/`}search.html`
  const link = html`<a href="${address}" rel="noopener nofollow">${live}</a>`
  return html`<p>${locale.sayHtml('search.runsAt', { address: link })}</p>`
}
