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
      host: { kind: 'parsed', parse: text, brief: 'Address to listen at', placeholder: 'HOST', default: '127.0.0.1' },
    },
  },
  docs: {
    brief: 'Serve the record as pages, data and an API',
    fullDescription: 'Serves the record.\n\nExamples:\n  kept serve --record city\n  kept serve --port 3000',
  },
})
