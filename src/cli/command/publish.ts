// `kept publish`: opens a sealed event.
import { buildCommand } from '@stricli/core'
import { recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/publish.ts')).default,
  parameters: {
    positional: { kind: 'tuple', parameters: [{ brief: 'Id of the sealed event', parse: text, placeholder: 'EVENT' }] },
    flags: {
      record: recordFlag,
    },
  },
  docs: {
    brief: 'Open a sealed event by publishing its content and salt',
    fullDescription:
      'Appends a publication: the content and the salt of an event that was logged sealed, so that everyone can check that it is what was sealed.\n\nExample:\n  kept publish 01jd8t… --record city',
  },
})
