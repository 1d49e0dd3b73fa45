// Suppliers that are legal entities: delivery records, never ranked.
import supplier from '../document/supplier.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(supplier, { name: 'suppliers' }), oneOf(supplier, { name: 'supplier', folder: 'suppliers' })]
