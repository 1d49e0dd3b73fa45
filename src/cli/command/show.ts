// `kept show`: everything the record holds on one body or commitment.
import { buildCommand } from '@stricli/core'
import { asOfFlag, jsonFlag, knownAtFlag, methodFlag, recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/show.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'Id of a body or commitment, or part of its name', parse: text, placeholder: 'BODY|COMMITMENT' },
      ],
    },
    flags: {
      record: recordFlag,
      asOf: asOfFlag,
      knownAt: knownAtFlag,
      method: methodFlag,
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Show a body or a commitment: figures, findings, evidence, events',
    fullDescription: 'Examples:\n  kept show GB-GOV/DFT\n  kept show uk-gmpp/DFT_0034_1920-Q2 --as-of 2023-12-31',
  },
})
