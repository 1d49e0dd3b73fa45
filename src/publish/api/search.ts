// Search over bodies, commitments and whatever else has words, typos forgiven; best first.
import { z } from 'zod'
import { pathOf } from '../link.ts'
import type { Endpoint } from '../rest/resource.ts'

const hit = z.strictObject({
  kind: z.string(),
  id: z.string(),
  /** The words by which it was found. */
  words: z.string(),
  /** Path of its page from the root of the site; null where it has none. */
  page: z.string().nullable(),
})

const search: Endpoint = {
  name: 'search',
  path: 'search',
  schema: hit,
  isList: true,
  isPaged: false,
  facets: [],
  sorts: [],
  isSearch: true,
  answer(edition, { text, limit }) {
    const data = edition.search(text, limit).map(({ kind, id, words }) => ({ kind, id, words, page: pageOf(kind, id) }))
    return { data, next: null, total: null }
  },
}

export default [search]

function pageOf(kind: string, id: string): string | null {
  switch (kind) {
    case 'body':
    case 'commitment':
    case 'supplier':
    case 'flag':
    case 'topic':
    case 'area':
    case 'league':
      return pathOf(kind, id)
    default:
      return null
  }
}
