// `kept example`: runs the main job on the bundled examples.
import { buildCommand } from '@stricli/core'
import { asOfFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/example.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'Folder for the record; kept-example by default', parse: text, placeholder: 'DIR', optional: true },
      ],
    },
    flags: {
      asOf: asOfFlag,
    },
  },
  docs: {
    brief: 'Run the main job on the bundled real examples',
    fullDescription:
      'Makes a record of UK major projects and New Zealand pledges, imports them, judges, scores and verifies it, and says what to try next. Run again, it goes on with the same record.\n\nExample:\n  kept example',
  },
})
