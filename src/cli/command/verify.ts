// `kept verify`: checks a record, or a proof.
import { buildCommand } from '@stricli/core'
import { jsonFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/verify.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Folder of the record', parse: text, placeholder: 'DIR', optional: true }],
    },
    flags: {
      proof: {
        kind: 'parsed',
        parse: text,
        brief: 'Proof file to check, with no access to the record',
        placeholder: 'FILE',
        optional: true,
      },
      key: {
        kind: 'parsed',
        parse: text,
        brief: "The log's public key; the record's own keys/vkey by default",
        placeholder: 'VKEY',
        optional: true,
      },
      logOnly: { kind: 'boolean', brief: 'Check the log alone, not events nor tables', default: false },
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Check a record from its entries up, or a proof file on its own',
    fullDescription:
      'Recomputes every leaf, tile and root, checks the signature, every event against its schema, and that the derived tables come out of the log again. Prints what it checked; exits 1 and names the first wrong place where something is wrong.\n\nExamples:\n  kept verify city\n  kept verify --proof event.tlog-proof --key "kept.example.org/city+…"',
  },
})
