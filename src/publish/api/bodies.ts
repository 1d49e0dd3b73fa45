// Bodies: what each answers for and how it kept its word.
import body from '../document/body.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(body, { name: 'bodies' }), oneOf(body, { name: 'body', folder: 'bodies' })]
