// What the API is made of: endpoints, found by their place in api/.
import { readdir } from 'node:fs/promises'
import type { z } from 'zod'
import type { DocumentKind, DocumentSpec, Documents } from '../document/document.ts'
import type { Cursor, Edition } from '../edition/store.ts'

/** A question that has been read and fits its endpoint. */
export type Question = {
  /** The id in the address; empty where the address has none. */
  readonly id: string
  readonly where: Readonly<Record<string, readonly string[]>>
  /** One of the endpoint's sorts; empty where it has none. */
  readonly sort: string
  readonly isDescending: boolean
  readonly limit: number
  readonly after: Cursor | null
  /** What is searched for; empty where the endpoint does not search. */
  readonly text: string
}

export type Answer = {
  readonly data: unknown
  readonly next: Cursor | null
  /** How many there are in all; null where they are not counted. */
  readonly total: number | null
}

export type Endpoint = {
  /** Names it in the OpenAPI document and in the messages: `bodies`. */
  readonly name: string
  /** Below /api/v1: `bodies/{id}`; `{id}` may hold slashes. */
  readonly path: string
  /** What `data` is: for a list, one line of it. */
  readonly schema: z.ZodType
  readonly isList: boolean
  /** Whether `limit` and `after` are known. */
  readonly isPaged: boolean
  readonly facets: readonly string[]
  /** The first is the order unless told; a leading `-` makes it the other way round. */
  readonly sorts: readonly string[]
  readonly isSearch?: boolean
  /** Undefined: there is nothing at the address. Throws `CursorError` for a cursor that leads nowhere. */
  readonly answer: (edition: Edition, question: Question) => Answer | undefined
}

export class CursorError extends Error {}

/** A list of a kind of document; `where` is what holds of all of it. */
export function listOf<Kind extends DocumentKind>(
  spec: DocumentSpec<Kind>,
  own: {
    readonly name: string
    readonly where?: Readonly<Record<string, string>>
    /** The order unless told; the kind's own where absent. */
    readonly sort?: string
  },
): Endpoint {
  const { where = {}, sort = spec.sorts[0]! } = own
  const plain = sort.replace(/^-/, '')
  return {
    name: own.name,
    path: own.name,
    schema: spec.row,
    isList: true,
    isPaged: true,
    facets: spec.facets.filter((facet) => !(facet in where)),
    sorts: [sort, ...spec.sorts.filter((one) => one !== plain)],
    answer(edition, question) {
      const { rows, next, total } = edition.list(spec.kind, {
        where: { ...question.where, ...where },
        sort: question.sort,
        isDescending: question.isDescending,
        limit: question.limit,
        ...(question.after === null ? {} : { after: question.after }),
      })
      return { data: rows, next, total }
    },
  }
}

/** One document of a kind, by its id or by the path of its page. */
export function oneOf<Kind extends DocumentKind>(
  spec: DocumentSpec<Kind>,
  own: {
    readonly name: string
    readonly folder: string
    /** False for documents that stand under another address. */
    readonly fits?: (document: Documents[Kind]) => boolean
  },
): Endpoint {
  return {
    name: own.name,
    path: `${own.folder}/{id}`,
    schema: spec.schema,
    isList: false,
    isPaged: false,
    facets: [],
    sorts: [],
    answer(edition, { id }) {
      const found = edition.at(spec.kind, id) ?? edition.get(spec.kind, id)
      if (found === undefined || own.fits?.(found) === false) return undefined
      return { data: found, next: null, total: null }
    },
  }
}

/** All endpoints, those of one file after those of another. */
export async function loadEndpoints(): Promise<readonly Endpoint[]> {
  loading ??= loadAll()
  return loading
}

let loading: Promise<readonly Endpoint[]> | undefined

async function loadAll(): Promise<readonly Endpoint[]> {
  const folder = new URL('../api/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).sort()
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, folder).href) as Promise<{ default: readonly Endpoint[] }>),
  )
  return modules.flatMap(({ default: own }) => own)
}
