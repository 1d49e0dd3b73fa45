// Deals: those commitments that are contracts or projects.
import commitment from '../document/commitment.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [
  listOf(commitment, { name: 'deals', where: { kind: 'deal' } }),
  oneOf(commitment, { name: 'deal', folder: 'deals', fits: ({ kind }) => kind === 'deal' }),
]
