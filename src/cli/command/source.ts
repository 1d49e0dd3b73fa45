// `kept source`: lists sources and drafts new ones.
import { buildCommand, buildRouteMap } from '@stricli/core'
import { jsonFlag, text } from '../option.ts'

const list = buildCommand({
  loader: async () => (await import('../run/source-list.ts')).default,
  parameters: { positional: { kind: 'tuple', parameters: [] }, flags: { json: jsonFlag } },
  docs: { brief: 'List the sources that come with Kept' },
})

const draft = buildCommand({
  loader: async () => (await import('../run/source-new.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Table to look at', parse: text, placeholder: 'FILE' }],
    },
    flags: {
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
    brief: 'Look at a table and draft its source.yaml, guesses marked',
    fullDescription:
      'Reads the table, guesses what each column holds and drafts a source.yaml. Every guess carries a comment that says what it rests on; check them, then import with --source.\n\nExample:\n  kept source new promises.csv --output promises/source.yaml',
  },
})

export default buildRouteMap({
  routes: { list, new: draft },
  docs: { brief: 'List sources, or draft one for a table' },
})
