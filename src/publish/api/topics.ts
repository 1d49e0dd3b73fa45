// Topics: what was promised and contracted under each.
import topic from '../document/topic.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(topic, { name: 'topics' }), oneOf(topic, { name: 'topic', folder: 'topics' })]
