// `kept ocds`: tools for Open Contracting data that need no record.
import { buildCommand, buildRouteMap } from '@stricli/core'
import { issuesFlag, jsonFlag, quarantineFlag, text } from '../option.ts'

const compile = buildCommand({
  loader: async () => (await import('../run/ocds-compile.ts')).default,
  parameters: {
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: {
        brief:
          'Files of releases, - for standard input; the last of several is the file to write, - for standard output',
        parse: text,
        placeholder: 'FILE',
      },
    },
    flags: {
      versioned: {
        kind: 'boolean',
        brief: 'Write versioned releases: every value that each field had',
        default: false,
      },
      schema: {
        kind: 'parsed',
        parse: text,
        brief: 'JSON Schema of a release to merge by, with its extensions; that of OCDS 1.1 by default',
        placeholder: 'FILE',
        optional: true,
      },
      overwrite: { kind: 'boolean', brief: 'Replace the file to write where it is there already', default: false },
      workers: {
        kind: 'parsed',
        parse: wholeNumber,
        brief: 'Worker threads; as many as the machine runs at once by default. The outcome is the same',
        placeholder: 'COUNT',
        optional: true,
      },
      issues: issuesFlag,
      quarantine: quarantineFlag,
      json: { ...jsonFlag, brief: 'Print the summary as JSON' },
    },
  },
  docs: {
    brief: 'Merge the releases of each contracting process into one compiled or versioned release',
    fullDescription:
      'Reads releases, plain or gz, groups them by ocid and merges each group by the rules of OCDS: in order of date, objects field by field, lists by id or as a whole. Writes JSON Lines, one process a line in order of first appearance. Lines that cannot be read go into quarantine; docs/ocds.md says what the standard leaves open and how Kept decides it.\n\nExamples:\n  kept ocds compile releases.jsonl compiled.jsonl\n  kept ocds compile 2024.jsonl.gz 2025.jsonl.gz versioned.jsonl --versioned --issues issues.jsonl\n  curl -s https://example.org/releases.jsonl | kept ocds compile - | head -1',
  },
})

function wholeNumber(input: string): number {
  if (!/^[1-9]\d{0,3}$/.test(input)) throw new SyntaxError(`${input} is no count; write 1 or more`)
  return Number(input)
}

export default buildRouteMap({
  routes: { compile },
  docs: { brief: 'Work on Open Contracting data without a record' },
})
