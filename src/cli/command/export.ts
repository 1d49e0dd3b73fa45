// `kept export`: a static edition that any web server can hold.
import { buildCommand, numberParser } from '@stricli/core'
import { jsonFlag, recordFlag, text } from '../option.ts'

export default buildCommand({
  loader: async () => (await import('../run/export.ts')).default,
  parameters: {
    positional: { kind: 'tuple', parameters: [{ brief: 'Folder to write to', parse: text, placeholder: 'DIR' }] },
    flags: {
      record: recordFlag,
      live: {
        kind: 'parsed',
        parse: address,
        brief: 'Address at which the record is served: search and filters of the static pages lead there',
        placeholder: 'URL',
        optional: true,
      },
      languages: {
        kind: 'parsed',
        parse: text,
        brief: 'Languages of the pages, the default first; those in kept.yaml by default',
        placeholder: 'LIST',
        optional: true,
      },
      threads: {
        kind: 'parsed',
        parse: numberParser,
        brief: 'Threads to write with; as many as there are processors, and at most 4, by default',
        placeholder: 'N',
        optional: true,
      },
      json: jsonFlag,
    },
  },
  docs: {
    brief: 'Write a static edition that any web server can hold',
    fullDescription:
      'Writes every page, feed, download and proof of the record as it stands into a folder, with relative links, so that it can lie anywhere. A second export writes only what changed and takes away what is gone; one that was cut off is completed by the next.\n\nExamples:\n  kept export site\n  kept export site --record city --live https://kept.example.org/\n  kept export site --languages zh-Hans,en',
  },
})

function address(input: string): string {
  const url = new URL(input)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new SyntaxError(`${input} is no web address`)
  return url.href
}
