// `kept erase`: erases fields that law orders erased.
import { buildCommand } from '@stricli/core'
import { recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/erase.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Id of the event', parse: text, placeholder: 'EVENT', optional: true }],
    },
    flags: {
      record: recordFlag,
      field: {
        kind: 'parsed',
        parse: text,
        brief: 'Field to erase; every erasable one by default',
        placeholder: 'NAME',
        variadic: true,
        optional: true,
      },
      ground: {
        kind: 'parsed',
        parse: text,
        brief: 'The law or order that asks for it',
        placeholder: 'TEXT',
        optional: true,
      },
      finish: { kind: 'boolean', brief: 'Carry out erasures that were cut off', default: false },
    },
  },
  docs: {
    brief: 'Erase fields of an event that law orders erased',
    fullDescription:
      'Logs an erasure event, then deletes the value and its salt from private/. The salted hash stays in the log, so `kept verify` still passes and says how much is erased. Derived tables are made anew without the value.\n\nExamples:\n  kept erase 01jd8t… --field text --ground "GDPR art. 17, request of 2026-03-02"\n  kept erase --finish',
  },
})
