// `kept append`: takes in events that were written by hand or by another program.
import { buildCommand } from '@stricli/core'
import { jsonFlag, recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/append.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'JSON Lines file of events; - for standard input', parse: text, placeholder: 'FILE' }],
    },
    flags: {
      record: recordFlag,
      role: {
        kind: 'enum',
        values: ['operator', 'coder', 'editor', 'decider', 'body'],
        brief: 'In which role',
        default: 'operator',
      },
      dryRun: { kind: 'boolean', brief: 'Check the events, and append nothing', default: false },
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Append events from a JSON Lines file',
    fullDescription:
      'Appends events, one JSON object a line: {"kind", "effectiveAt", "content"}, and "sealed": true for one that is logged as a hash until it is published. All of them, or none where one is refused. docs/data.md describes every kind.\n\nExample:\n  kept append findings.jsonl --record city',
  },
})
