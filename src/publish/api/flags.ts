// Flags: patterns worth a look, never accusations.
import flag from '../document/flag.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(flag, { name: 'flags' }), oneOf(flag, { name: 'flag', folder: 'flags' })]
