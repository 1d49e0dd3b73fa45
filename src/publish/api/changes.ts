// Changes of the record, the newest first unless told.
import change from '../document/change.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [
  listOf(change, { name: 'changes', sort: '-shown' }),
  oneOf(change, { name: 'change', folder: 'changes' }),
]
