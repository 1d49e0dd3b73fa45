// Findings across commitments, each with its replies, appeals and corrections beside it.
import finding from '../document/finding-row.ts'
import { listOf, oneOf } from '../rest/resource.ts'

export default [listOf(finding, { name: 'findings' }), oneOf(finding, { name: 'finding', folder: 'findings' })]
