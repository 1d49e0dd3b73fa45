// `kept rebuild`: makes the derived tables again.
import { buildCommand } from '@stricli/core'
import { jsonFlag, recordFlag } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/rebuild.ts')).default,
  parameters: {
    positional: { kind: 'tuple', parameters: [] },
    flags: {
      record: recordFlag,
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Make the derived tables again from the log',
    fullDescription:
      'Everything right of the log is derived: this throws kept.duckdb away and makes it again, the same each time.\n\nExample:\n  kept rebuild --record city',
  },
})
