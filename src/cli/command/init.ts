// `kept init`: makes a record folder.
import { buildCommand } from '@stricli/core'
import { text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/init.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Folder to make; empty or not there yet', parse: text, placeholder: 'DIR' }],
    },
    flags: {
      operator: {
        kind: 'parsed',
        parse: text,
        brief: 'Who answers for the record',
        placeholder: 'NAME',
        optional: true,
      },
      origin: {
        kind: 'parsed',
        parse: text,
        brief: "The log's name: a domain and path that you control, such as kept.example.org/city",
        placeholder: 'NAME',
        optional: true,
      },
      example: { kind: 'boolean', brief: 'Mark the record as an example that rates nobody in earnest', default: false },
    },
  },
  docs: {
    brief: 'Make a record folder',
    fullDescription:
      'Makes a record: its settings, an empty signed log, and its keys. The private key stays in keys/private.pem; back it up and share it with nobody.\n\nExample:\n  kept init city --operator "City Monitor" --origin kept.example.org/city',
  },
})
