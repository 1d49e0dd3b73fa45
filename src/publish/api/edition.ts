// The edition: which checkpoint, moment, method and tables.
import { about } from '../edition/about.ts'
import type { Endpoint } from '../rest/resource.ts'

const edition: Endpoint = {
  name: 'edition',
  path: 'edition',
  schema: about,
  isList: false,
  isPaged: false,
  facets: [],
  sorts: [],
  answer: ({ about: data }) => ({ data, next: null, total: null }),
}

export default [edition]
