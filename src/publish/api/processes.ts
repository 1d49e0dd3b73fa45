// Contracting processes out of bulk deals.
import process from '../document/process.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(process, { name: 'processes' }), oneOf(process, { name: 'process', folder: 'processes' })]
