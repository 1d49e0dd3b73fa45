// Sources: outside publishers with their licences.
import source from '../document/source.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(source, { name: 'sources' }), oneOf(source, { name: 'source', folder: 'sources' })]
