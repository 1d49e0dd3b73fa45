// `kept flags`: patterns in compiled releases that are worth a look.
import { buildCommand } from '@stricli/core'
import { asOfFlag, issuesFlag, knownAtFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/flags.ts')).default,
  parameters: {
    positional: {
      kind: 'array',
      parameter: {
        brief: 'Compiled releases in any form, plain, gz or zip; - for a pipe',
        parse: text,
        placeholder: 'FILE',
      },
    },
    flags: {
      record: {
        kind: 'parsed',
        parse: text,
        brief: 'Folder of a record, in place of files: the flags of all its contracts, those of delivery too',
        placeholder: 'DIR',
        optional: true,
      },
      merge: {
        kind: 'boolean',
        brief: 'Merge the releases of each process first, where they are not compiled yet',
        default: false,
      },
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
      asOf: asOfFlag,
      knownAt: knownAtFlag,
      issues: issuesFlag,
    },
  },
  docs: {
    brief: 'Compute red flags over compiled releases, or over a record',
    fullDescription:
      'Prints how often each of the eleven flags fires, and for which processes and public bodies. A flag is a pattern worth a look, never an accusation. Tenderers are counted and never named, for they may be natural persons; only --format cardinal, the exchange format of the field, has their ids: it is for this machine and never part of an edition. Lines that are no release are passed over, counted and told. A zero says nothing where the data cannot support a flag: see `kept coverage`.\n\nExamples:\n  kept flags compiled.jsonl\n  kept flags compiled.jsonl --only single-bid,R024 --format json\n  kept flags compiled.jsonl --settings flags.yaml --issues issues.jsonl\n  kept flags releases.jsonl.gz --merge\n  kept flags --record city\n  kept ocds compile releases.jsonl - | kept flags - --format cardinal',
  },
})
