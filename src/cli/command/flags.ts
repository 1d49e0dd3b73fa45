// `kept flags`: patterns in compiled releases that are worth a look.
import { buildCommand } from '@stricli/core'
import { issuesFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/flags.ts')).default,
  parameters: {
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: { brief: 'Compiled releases as JSON Lines; - for a pipe', parse: text, placeholder: 'FILE' },
    },
    flags: {
      format: { kind: 'enum', values: ['table', 'json', 'cardinal'], brief: 'Form of the output', default: 'table' },
      settings: {
        kind: 'parsed',
        parse: text,
        brief: 'YAML file: thresholds, exclusions, methods that compare prices, flags to compute',
        placeholder: 'FILE',
        optional: true,
      },
      only: {
        kind: 'parsed',
        parse: text,
        brief: 'Flags to compute, by name or code, with commas between them; all by default',
        placeholder: 'FLAGS',
        optional: true,
      },
      issues: issuesFlag,
    },
  },
  docs: {
    brief: 'Compute red flags over compiled releases',
    fullDescription:
      'Prints how often each of the eleven flags fires, and for which processes and public bodies. A flag is a pattern worth a look, never an accusation. Tenderers are counted and never named, for they may be natural persons; only --format cardinal, the exchange format of the field, has their ids: it is for this machine and never part of an edition. Lines that are no release are passed over, counted and told. A zero says nothing where the data cannot support a flag: see `kept coverage`.\n\nExamples:\n  kept flags compiled.jsonl\n  kept flags compiled.jsonl --only single-bid,R024 --format json\n  kept flags compiled.jsonl --settings flags.yaml --issues issues.jsonl\n  kept ocds compile releases.jsonl - | kept flags - --format cardinal',
  },
})
