// `kept score`: estimates with their uncertainty, peer group by peer group.
import { buildCommand } from '@stricli/core'
import { asOfFlag, knownAtFlag, methodFlag, recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/score.ts')).default,
  parameters: {
    positional: { kind: 'tuple', parameters: [] },
    flags: {
      record: recordFlag,
      asOf: asOfFlag,
      knownAt: knownAtFlag,
      method: methodFlag,
      by: {
        kind: 'enum',
        values: ['body', 'type', 'topic', 'jurisdiction', 'supplier'],
        brief: 'What the estimates are of',
        default: 'body',
      },
      compare: {
        kind: 'parsed',
        parse: text,
        brief: 'Second method: print what moves, and how far',
        placeholder: 'METHOD',
        optional: true,
      },
      sensitivity: {
        kind: 'boolean',
        brief: 'Print what becomes of the order under other choices of method, and what it hangs on most',
        default: false,
      },
      format: { kind: 'enum', values: ['table', 'csv', 'json'], brief: 'Form of the output', default: 'table' },
    },
  },
  docs: {
    brief: 'Estimate what each body kept, with intervals',
    fullDescription:
      "Prints each peer group's estimates with 95 % intervals, and the reliability of their order; ranks only as ranges, and none where the data do not tell the bodies apart. Suppliers named as legal entities get the same delivery measures over their own deals, and no rank: a delivery record, not a mark.\n\nExamples:\n  kept score\n  kept score --as-of 2023-12-31 --format csv\n  kept score --by topic\n  kept score --by supplier --format csv\n  kept score --compare my-method.yaml\n  kept score --sensitivity",
  },
})
