// The API described as OpenAPI 3.1, from the schemas that check its documents.
import { z } from 'zod'
import type { Locale } from '../../page/locale.ts'
import { money, place, ref, texts } from '../document/document.ts'
import { axis, leagueHead, peerGroup, unitFigures } from '../document/figure.ts'
import { appeal, correction, evidence, finding, reply } from '../document/finding.ts'
import type { Edition } from '../edition/store.ts'
import { editionNote, listEnvelope, noteOf, oneEnvelope, pagedEnvelope } from './envelope.ts'
import { problemDocument } from './problem.ts'
import { limitDefault, limitMax, parameterNames } from './question.ts'
import type { Endpoint } from './resource.ts'

export type JsonSchema = { readonly [key: string]: unknown }
type Said = Locale['find']

export type Parameter = {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
  readonly example?: unknown
  readonly style?: string
  readonly explode?: boolean
}

export type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly Parameter[]
  readonly responses: {
    readonly 200: {
      readonly description: string
      readonly headers: JsonSchema
      readonly content: {
        readonly 'application/json': { readonly schema: { readonly $ref: string }; readonly example?: unknown }
      }
    }
    readonly 304: JsonSchema
    readonly 400: JsonSchema
    readonly 404: JsonSchema
    readonly default: JsonSchema
  }
}

export type OpenApi = {
  readonly openapi: '3.1.0'
  readonly info: JsonSchema
  readonly servers: readonly JsonSchema[]
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly responses: JsonSchema }
}

/** Describes the endpoints in the words of `find`, with examples out of the edition where one is given. */
export function openApi(endpoints: readonly Endpoint[], find: Said, edition?: Edition): OpenApi {
  const say = (name: string) => find('api', name) ?? name
  const paths = endpoints.map((endpoint) => {
    const operation: Operation = {
      operationId: endpoint.name,
      summary: say(`operation-${endpoint.name}`),
      parameters: parametersOf(endpoint, say, edition),
      responses: responsesOf(endpoint, say, edition),
    }
    return [`/${endpoint.path}`, { get: operation }] as const
  })
  return {
    openapi: '3.1.0',
    info: {
      title: say('title'),
      version: '1',
      description: say('description'),
      ...(edition === undefined ? {} : { 'x-edition': edition.about.edition }),
    },
    servers: [{ url: '../v1', description: say('server') }],
    paths: Object.fromEntries(paths),
    components: { schemas: schemasOf(endpoints), responses: { Problem: problemResponse(say) } },
  }
}

/** Name of an endpoint's answer among the schemas. */
export function answerName({ name }: Endpoint): string {
  return `${capital(name)}Answer`
}

function parametersOf(endpoint: Endpoint, say: (name: string) => string, edition?: Edition): readonly Parameter[] {
  const path: Parameter = {
    name: 'id',
    in: 'path',
    required: true,
    description: say('param-id'),
    schema: { type: 'string' },
  }
  return [
    ...(endpoint.path.includes('{id}') ? [path] : []),
    ...parameterNames(endpoint).map((name) => parameterOf(endpoint, name, say, edition)),
  ]
}

function parameterOf(endpoint: Endpoint, name: string, say: (name: string) => string, edition?: Edition): Parameter {
  const base = { name, in: 'query', required: name === 'q' } as const
  if (endpoint.facets.includes(name)) {
    const schema = { type: 'array', items: { type: 'string' }, maxItems: 50 }
    return { ...base, description: say(`facet-${name}`), schema, style: 'form', explode: true }
  }
  const description = say(`param-${name}`)
  switch (name) {
    case 'q':
      return { ...base, description, schema: { type: 'string', minLength: 1, maxLength: 200 }, example: 'housing' }
    case 'sort': {
      const [first] = endpoint.sorts
      const plain = endpoint.sorts.map((one) => one.replace(/^-/, ''))
      const schema = { type: 'string', enum: plain.flatMap((one) => [one, `-${one}`]), default: first }
      return { ...base, description, schema, example: first }
    }
    case 'limit':
      return {
        ...base,
        description,
        schema: { type: 'integer', minimum: 1, maximum: limitMax, default: limitDefault },
        example: 20,
      }
    case 'as-of':
      return {
        ...base,
        description,
        schema: { type: 'string', format: 'date' },
        example: edition?.about.asOf ?? '2026-01-31',
      }
    case 'known-at':
      return { ...base, description, schema: { type: 'string' }, example: '2026-01-31T12:00:00Z' }
    default:
      return { ...base, description, schema: { type: 'string' } }
  }
}

function responsesOf(endpoint: Endpoint, say: (name: string) => string, edition?: Edition): Operation['responses'] {
  const example = edition === undefined ? undefined : exampleOf(endpoint, edition)
  const content = {
    'application/json': {
      schema: { $ref: `#/components/schemas/${answerName(endpoint)}` },
      ...(example === undefined ? {} : { example }),
    },
  }
  const problem = { $ref: '#/components/responses/Problem' }
  const headers = {
    ETag: { description: say('header-etag'), schema: { type: 'string' } },
    ...(endpoint.isPaged ? { Link: { description: say('header-link'), schema: { type: 'string' } } } : {}),
  }
  return {
    200: { description: say('response-200'), headers, content },
    304: { description: say('response-304') },
    400: problem,
    404: problem,
    default: problem,
  }
}

const exampleCharsMax = 6_000

/** An answer of one line out of the edition; undefined where it has none, and where it would be long. */
function exampleOf(endpoint: Endpoint, edition: Edition): unknown {
  if (!endpoint.isList || endpoint.isSearch === true) return undefined
  const sort = (endpoint.sorts[0] ?? '').replace(/^-/, '')
  const question = { id: '', where: {}, sort, isDescending: false, limit: 1, after: null, text: '' }
  const answer = endpoint.answer(edition, question)
  if (answer === undefined || (answer.data as readonly unknown[]).length === 0) return undefined
  const example = { edition: noteOf(edition), data: answer.data, next: null, total: answer.total }
  return JSON.stringify(example).length > exampleCharsMax ? undefined : example
}

function problemResponse(say: (name: string) => string): JsonSchema {
  const example = {
    type: '/api.html#problem-unknown-parameter',
    title: say('problem-unknown-parameter'),
    status: 400,
    detail: '"colour" is no parameter of this address. It knows: sort, limit, after, as-of, known-at.',
    instance: '/api/v1/topics?colour=red',
    parameter: 'colour',
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } }
  return { description: say('response-problem'), content }
}

/** Schemas that several others are made of, by name. */
const parts = {
  Texts: texts,
  Ref: ref,
  Money: money,
  Place: place,
  PeerGroup: peerGroup,
  UnitFigures: unitFigures,
  LeagueHead: leagueHead,
  Axis: axis,
  Evidence: evidence,
  Reply: reply,
  Appeal: appeal,
  Correction: correction,
  FindingParts: finding,
  EditionNote: editionNote,
  Problem: problemDocument,
}

// All schemas in one registry, so that each is written once and referred to by the others. @hono/zod-openapi does not get
// through z.json(), which is recursive: its own maker overflows the stack.
function schemasOf(endpoints: readonly Endpoint[]): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>()
  const named = new Set<z.ZodType>()
  const add = (schema: z.ZodType, id: string) => {
    if (named.has(schema)) return
    named.add(schema)
    registry.add(schema, { id })
  }
  for (const [name, schema] of Object.entries(parts)) add(schema, name)
  for (const endpoint of endpoints)
    add(endpoint.schema, endpoint.isList ? `${capital(endpoint.name)}Row` : capital(endpoint.name))
  for (const endpoint of endpoints) add(envelopeOf(endpoint), answerName(endpoint))
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => name !== '__shared')
      .map(([name, schema]) => [name, tidy(schema) as JsonSchema]),
  )
}

function envelopeOf({ schema, isList, isPaged }: Endpoint): z.ZodType {
  return isList ? listEnvelope(schema) : isPaged ? pagedEnvelope(schema) : oneEnvelope(schema)
}

/** Without what only a file of one schema needs; free JSON, which zod writes as a recursive schema, as the schema of anything. */
function tidy(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidy)
  if (typeof schema !== 'object' || schema === null) return schema
  if (String((schema as JsonSchema)['$ref'] ?? '').includes('/__shared#')) return {}
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(key === '$schema' || (key === '$id' && typeof value === 'string')))
      .map(([key, value]) => [key, tidy(value)]),
  )
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
