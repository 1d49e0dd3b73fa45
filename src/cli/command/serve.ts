// `kept serve`: the record as pages, data and an API.
import { buildCommand, numberParser } from '@stricli/core'
import { recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/serve.ts')).default,
  parameters: {
    positional: { kind: 'tuple', parameters: [] },
    flags: {
      record: recordFlag,
      port: { kind: 'parsed', parse: numberParser, brief: 'Port to listen at', placeholder: 'PORT', default: '8080' },
      languages: {
        kind: 'parsed',
        parse: text,
        brief: 'Languages of the pages, the default first; those in kept.yaml by default',
        placeholder: 'LIST',
        optional: true,
      },
      host: { kind: 'parsed', parse: text, brief: 'Address to listen at', placeholder: 'HOST', default: '127.0.0.1' },
    },
  },
  docs: {
    brief: 'Serve the record as pages, data and an API',
    fullDescription:
      'Makes an edition of the record as it stands and serves it at once: pages, data, feeds and the API under /api/v1. When the log grows, the next edition is made beside and shown whole; any page can be asked for another day with ?as-of=. No reader is tracked: no cookie, no log of addresses.\n\nExamples:\n  kept serve --record city\n  kept serve --port 3000 --languages en,zh-Hans\n  kept serve --host 0.0.0.0 --port 80',
  },
})
