// `kept debarment`: screens named suppliers against debarment lists.
import { buildCommand, buildRouteMap } from '@stricli/core'
import { asOfFlag, issuesFlag, jsonFlag, knownAtFlag, recordFlag, text } from '../option.ts'

const reasonFlag = {
  kind: 'parsed',
  parse: text,
  brief: 'Why; it is published with the match',
  placeholder: 'TEXT',
} as const

const candidateParameters = {
  positional: {
    kind: 'tuple',
    parameters: [{ brief: 'Id of the candidate', parse: text, placeholder: 'CANDIDATE' }],
  },
} as const

const screen = buildCommand({
  loader: async () => (await import('../run/debarment-screen.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'The list as published', parse: text, placeholder: 'LIST' }],
    },
    flags: {
      record: recordFlag,
      list: {
        kind: 'parsed',
        parse: text,
        brief: 'Id of the list in the record; world-bank or opensanctions by default',
        placeholder: 'NAME',
        optional: true,
      },
      dryRun: { kind: 'boolean', brief: 'Say what would be found; record nothing', default: false },
      issues: issuesFlag,
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Compare named suppliers with a debarment list',
    fullDescription:
      'Reads a list (OpenSanctions as targets.simple.csv or FollowTheMoney JSON lines, or the World Bank’s as XLSX, CSV or JSON), takes in legal entities alone, and compares them with the suppliers that the record’s datasets name. A match by register number is recorded; a match by name alone is a candidate in private/debarment/ until a person confirms it.\n\nExample:\n  kept debarment screen targets.simple.csv --record canada',
  },
})

const confirm = buildCommand({
  loader: async () => (await import('../run/debarment-settle.ts')).confirm,
  parameters: { ...candidateParameters, flags: { record: recordFlag, reason: reasonFlag } },
  docs: {
    brief: 'Say that a candidate is the supplier, and record it',
    fullDescription:
      'Appends a same-as event of the supplier and the list’s entry, with the dates of the debarment.\n\nExample:\n  kept debarment confirm 3f2a9c01d7be --reason "same address and registration in the list’s notice"',
  },
})

const reject = buildCommand({
  loader: async () => (await import('../run/debarment-settle.ts')).reject,
  parameters: { ...candidateParameters, flags: { record: recordFlag, reason: reasonFlag } },
  docs: {
    brief: 'Say that a candidate is not the supplier; takes back a confirmed one',
    fullDescription:
      'A rejected candidate is not asked about again. Of a confirmed one, and of a match by number, the events are voided; they stay in the log.\n\nExample:\n  kept debarment reject 3f2a9c01d7be --reason "another firm of that name"',
  },
})

const list = buildCommand({
  loader: async () => (await import('../run/debarment-list.ts')).default,
  parameters: {
    positional: { kind: 'tuple', parameters: [] },
    flags: { record: recordFlag, asOf: asOfFlag, knownAt: knownAtFlag, json: jsonFlag },
  },
  docs: {
    brief: 'List awards to suppliers that were on a debarment list at award',
    fullDescription:
      'Shows awards whose day lies inside the dates of a debarment, with its source. It is a fact about the day of the award and no part of any score.\n\nExample:\n  kept debarment list --record canada --json',
  },
})

export default buildRouteMap({
  routes: { screen, confirm, reject, list },
  docs: { brief: 'Screen named suppliers against debarment lists' },
})
