// `kept proof`: writes a proof that an event is in the log.
import { buildCommand } from '@stricli/core'
import { recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/proof.ts')).default,
  parameters: {
    positional: { kind: 'tuple', parameters: [{ brief: 'Id of the event', parse: text, placeholder: 'EVENT' }] },
    flags: {
      record: recordFlag,
      output: {
        kind: 'parsed',
        parse: text,
        brief: 'File to write; standard output by default',
        placeholder: 'FILE',
        optional: true,
      },
    },
  },
  docs: {
    brief: 'Write a proof that an event is in the log',
    fullDescription:
      "Writes a c2sp.org/tlog-proof file: the event, its path to the root, and the signed checkpoint. Anyone checks it with the log's public key and nothing else.\n\nExample:\n  kept proof 01jd8t… --output event.tlog-proof",
  },
})
