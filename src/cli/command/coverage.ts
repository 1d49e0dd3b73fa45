// `kept coverage`: what a dataset can and cannot support.
import { buildCommand } from '@stricli/core'
import { issuesFlag, jsonFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/coverage.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'Releases in any form, compiled or not, plain, gz or zip; - for a pipe',
          parse: text,
          placeholder: 'FILE',
        },
      ],
    },
    flags: {
      fields: { kind: 'boolean', brief: 'Print every field of the data', default: false },
      merge: {
        kind: 'boolean',
        brief:
          'Merge the releases of each process first: what flags over compiled releases see; what moved between releases is then gone',
        default: false,
      },
      issues: issuesFlag,
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Say what a file of releases can and cannot support',
    fullDescription:
      'Says, flag by flag and measure by measure, whether the data hold what it needs, in how many releases, and what is missing; with --fields, how often every field is there. Read it before you trust a zero: a flag that cannot fire finds nothing, whatever happened.\n\nExamples:\n  kept coverage compiled.jsonl\n  kept coverage releases.jsonl.gz --fields\n  kept coverage releases.jsonl --json',
  },
})
