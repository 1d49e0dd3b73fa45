// `kept report`: a performance report on one body over a period.
import { buildCommand } from '@stricli/core'
import { recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/report.ts')).default,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Id or name of the body', parse: text, placeholder: 'BODY' }],
    },
    flags: {
      record: recordFlag,
      period: {
        kind: 'parsed',
        parse: text,
        brief: 'Period: 2024, 2024-Q2, 2024-06, or 2023-07..2024-06',
        placeholder: 'PERIOD',
      },
      format: {
        kind: 'enum',
        values: ['html', 'pdf', 'csv', 'json'],
        brief: 'Form of the report',
        default: 'html',
      },
      output: {
        kind: 'parsed',
        parse: text,
        brief: 'File to write; standard output by default. A PDF needs one',
        placeholder: 'FILE',
        optional: true,
      },
      language: {
        kind: 'parsed',
        parse: text,
        brief: "Language of the report; the record's first by default",
        placeholder: 'TAG',
        optional: true,
      },
      browser: {
        kind: 'parsed',
        parse: text,
        brief: 'Chromium or Chrome that prints the PDF; KEPT_BROWSER, else the one installed, by default',
        placeholder: 'FILE',
        optional: true,
      },
    },
  },
  docs: {
    brief: 'Write a performance report on one body over a period',
    fullDescription:
      'Writes the profile of a body as of the last day of the period, and every commitment of it that fell due, was made, was delivered late, or had a finding begin to hold in the period: with due dates, findings, evidence and replies, the method in words, and proofs. HTML is one file that needs nothing beside it, and holds the proofs, as JSON does; beside a CSV or PDF file they go into a folder named after it. A PDF is printed from the HTML by Chromium or Chrome, tagged so that screen readers can read it.\n\nExit codes: 0 written; 1 it could not be made; 2 the call is wrong: no such body, several of that name, or no period.\n\nExamples:\n  kept report "Department for Transport" --period 2024 --output dft-2024.html\n  kept report GB-GOV/DfT --period 2023-07..2024-06 --format pdf --output dft.pdf\n  kept report GB-GOV/DfT --period 2024-Q2 --format csv > dft.csv\n  kept report GB-GOV/DfT --period 2024 --language zh-Hans --output dft.html',
  },
})
