// `kept import`: takes in outside files.
import { buildCommand } from '@stricli/core'
import { day, issuesFlag, jsonFlag, recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/import.ts')).default,
  parameters: {
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: { brief: 'File to import; the next release of its table', parse: text, placeholder: 'FILE' },
    },
    flags: {
      record: recordFlag,
      source: {
        kind: 'parsed',
        parse: text,
        brief: 'Id of a preset, or path of a source.yaml; found by name and columns where not given',
        placeholder: 'ID|PATH',
        optional: true,
      },
      released: {
        kind: 'parsed',
        parse: day,
        brief: 'Day on which the publisher released the file',
        placeholder: 'DAY',
        optional: true,
      },
      dryRun: { kind: 'boolean', brief: 'Read and report, and append nothing', default: false },
      issues: issuesFlag,
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Import files: pledges, deals, findings, bodies or revisions',
    fullDescription:
      'Reads CSV, TSV, XLSX, JSON and JSON Lines, plain or gz, by the rules of a source. Importing the same file twice adds nothing. Problems in the input are listed with file, row, column, value and what to do.\n\nExamples:\n  kept import promises.csv --dry-run\n  kept import projects.csv --source uk-gmpp --issues issues.jsonl\n  kept import v0.1.0.csv v0.7.0.csv --source my-source/source.yaml',
  },
})
