// The API in words: its addresses, parameters and shapes, out of the same document that machines read.
import { type Fill, type Html, html, joined, nothing } from '../../base/html.ts'
import { external } from '../../page/component/external.ts'
import { table } from '../../page/component/table.ts'
import { type JsonSchema, type OpenApi, type Operation, openApi, type Parameter } from '../rest/open-api.ts'
import { problemKinds } from '../rest/problem.ts'
import { type Endpoint, loadEndpoints } from '../rest/resource.ts'
import { fieldsOf, type Piece, typeOf } from '../rest/schema-words.ts'
import { definePage, type Page, type View } from '../route.ts'

const endpoints: readonly Endpoint[] = await loadEndpoints()

export default definePage({ path: 'api.html', page: apiPage })

function apiPage(view: View): Page {
  const { locale, link, linkRoot, isStatic, live } = view
  const { say, find } = locale
  const document = openApi(endpoints, find)
  // The envelope is the same around all answers, and told of in words.
  const shapes = Object.entries(document.components.schemas).filter(([name]) => !name.endsWith('Answer'))
  const place = isStatic ? live : ''
  const documentAt = isStatic ? `${live ?? ''}api/v1/openapi.json` : linkRoot('api/v1/openapi.json')
  return {
    title: say('api.title'),
    description: say('api.lead'),
    section: 'data',
    main: html`<h1>${say('api.title')}</h1>
<p class="lead">${say('api.lead')}</p>
${isStatic ? staticNote(view) : nothing}
<ul>
${place === null ? nothing : html`<li><a href="${documentAt}">${say('api.documentLink')}</a></li>`}
<li><a href="${link('data.html')}">${say('api.dataLink')}</a></li>
</ul>
<h2>${say('api.conventions')}</h2>
<ul>${conventions.map((name) => html`<li>${withCode(say(`api.${name}`))}</li>\n`)}</ul>
${sharedPart(view)}
<p>${say('api.conventionProblems')}</p>
${problems(view)}
<h2>${say('api.addresses')}</h2>
${Object.entries(document.paths).map(([path, { get }]) => addressPart(view, path, get, dataOf(document, get)))}
<h2>${say('api.schemas')}</h2>
${shapes.map(([name, schema]) => schemaPart(view, name, schema))}`,
  }
}

const conventions = [
  'conventionEnvelope',
  'conventionMoment',
  'conventionPaging',
  'conventionFilters',
  'conventionIds',
  'conventionEtag',
  'conventionStanding',
] as const

function staticNote({ locale, live }: View): Html {
  const { say, sayHtml } = locale
  return html`<p class="note">${say('api.staticNote')} ${live === null ? nothing : sayHtml('api.staticLive', { address: external(live) })}</p>`
}

function problems({ locale }: View): Html {
  const { say, find } = locale
  const rows = Object.entries(problemKinds).map(([name, status]): Fill[] => [
    html`<code id="problem-${name}">${name}</code>`,
    status,
    find('api', `problem-${name}`),
  ])
  const columns = [
    { head: say('api.problemName'), isRowHead: true },
    { head: say('api.status'), isNumber: true },
    { head: say('api.meaning') },
  ]
  return table({ caption: say('api.problems'), isCaptionHidden: true, columns, rows })
}

/** The type of what stands as `data` in an answer. */
function dataOf({ components }: OpenApi, { responses }: Operation): readonly Piece[] {
  const { $ref } = responses[200].content['application/json'].schema
  const { properties } = components.schemas[$ref.split('/').at(-1)!] as { properties: Record<string, JsonSchema> }
  return typeOf(properties['data']!)
}

/** Parameters that are the same at many addresses: told of once. */
const shared = ['id', 'sort', 'limit', 'after', 'as-of', 'known-at']

function addressPart(
  { locale }: View,
  path: string,
  { operationId, summary, parameters }: Operation,
  data: readonly Piece[],
): Html {
  const { sayHtml } = locale
  const own = parameters.filter(({ name }) => !shared.includes(name))
  const others = parameters.filter(({ name }) => shared.includes(name))
  return html`<section id="${operationId}">
<h3><code>/api/v1${path}</code></h3>
<p>${sayHtml('api.answers', { summary, schema: html`<code>${linked(data)}</code>` })}</p>
${own.length === 0 ? nothing : html`<dl class="facts">${own.map(({ name, description }) => html`<div><dt><code>${name}</code></dt><dd>${withCode(description)}</dd></div>`)}</dl>`}
<p>${sayHtml('api.alsoTakes', { parameters: joined(others.map(parameterName), ', ') })}</p>
</section>
`
}

function parameterName({ name, schema }: Parameter): Html {
  const values = name === 'sort' ? html` (${linked(typeOf(schema))})` : nothing
  return html`<code>${name}</code>${values}`
}

function sharedPart({ locale }: View): Html {
  const { say, find } = locale
  const rows = shared.map((name): Fill[] => [html`<code>${name}</code>`, withCode(find('api', `param-${name}`)!)])
  const columns = [{ head: say('api.parameter'), isRowHead: true }, { head: say('api.meaning') }]
  return table({ caption: say('api.shared'), columns, rows })
}

function schemaPart({ locale }: View, name: string, schema: JsonSchema): Html {
  const { say } = locale
  const rows = fieldsOf(schema).map(({ field, type }): Fill[] => [
    html`<code>${field}</code>`,
    html`<code>${linked(type)}</code>`,
  ])
  if (rows.length === 0)
    return html`<p id="shape-${name}"><code>${name}</code>: <code>${linked(typeOf(schema))}</code></p>\n`
  const columns = [{ head: say('api.field'), isRowHead: true }, { head: say('api.type') }]
  return html`<section id="shape-${name}">
<h3><code>${name}</code></h3>
${table({ caption: say('api.schemaFields', { schema: name }), isCaptionHidden: true, columns, rows })}
</section>
`
}

function linked(type: readonly Piece[]): Html {
  return joined(
    type.map((piece) => (typeof piece === 'string' ? piece : html`<a href="#shape-${piece.shape}">${piece.shape}</a>`)),
  )
}

/** Words between backticks are code. */
function withCode(text: string): Html {
  return joined(text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part)))
}
