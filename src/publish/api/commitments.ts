// Commitments: pledges and deals with all that is held of them.
import commitment from '../document/commitment.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [
  listOf(commitment, { name: 'commitments' }),
  oneOf(commitment, { name: 'commitment', folder: 'commitments' }),
]
