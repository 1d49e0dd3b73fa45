// Areas: what was promised and contracted there.
import area from '../document/area.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(area, { name: 'areas' }), oneOf(area, { name: 'area', folder: 'areas' })]
