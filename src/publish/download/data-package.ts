// Describes the CSV tables of an edition as a Tabular Data Package (Frictionless Data, specs v1).
import type { Source } from '../document/source.ts'
import type { About } from '../edition/about.ts'
import type { Download } from './write-table.ts'

/** https://specs.frictionlessdata.io/tabular-data-package/. Paths are relative to the root of the edition. */
export function dataPackage(about: About, sources: readonly Source[]): object {
  const { edition, asOf, knownAt, checkpoint, operator, isExample } = about
  const licences = licencesOf(sources)
  const named = sources.map(({ title, publisher, url }) => {
    return { title: `${title} (${publisher})`, ...(isWeb(url) ? { path: url } : {}) }
  })
  return {
    profile: 'tabular-data-package',
    name: slug(checkpoint.origin),
    id: edition,
    title: `What public bodies promised and delivered: ${checkpoint.origin}`,
    description: [
      isExample ? 'An example that rates nobody in earnest.' : `Kept by ${operator}.`,
      `As of ${asOf}, by what the record knew at ${knownAt}, at entry ${checkpoint.size} of its log.`,
      csvNote,
    ].join(' '),
    version: edition,
    created: knownAt,
    // The specification wants at least one of either, or none.
    ...(licences.length === 0 ? {} : { licenses: licences }),
    ...(named.length === 0 ? {} : { sources: named }),
    resources: about.tables.flatMap(resourceOf),
  }
}

const csvNote =
  'In the CSV files a cell of text that begins with =, +, -, @, a tab or a line break has an apostrophe in front, so that no spreadsheet takes it for a formula; the JSON Lines beside them have the text as it is.'

function resourceOf({ table, about, columns, files }: Download): readonly object[] {
  const csv = files.find(({ mediaType }) => mediaType === 'text/csv')
  if (csv === undefined) return []
  return [
    {
      profile: 'tabular-data-resource',
      name: table.replaceAll('_', '-'),
      path: csv.path,
      title: table,
      description: about,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: csv.bytes,
      hash: `sha256:${csv.sha256}`,
      dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        fields: columns.map((column) => ({ name: column.name, ...fieldType(column.type), description: column.about })),
        missingValues: [''],
      },
    },
  ]
}

// https://specs.frictionlessdata.io/table-schema/#types-and-formats
function fieldType(type: string): { readonly type: string; readonly format?: string } {
  if (type.endsWith('[]')) return { type: 'array' }
  if (type.startsWith('DECIMAL') || type === 'DOUBLE') return { type: 'number' }
  switch (type) {
    case 'BIGINT':
    case 'INTEGER':
      return { type: 'integer' }
    case 'BOOLEAN':
      return { type: 'boolean' }
    case 'DATE':
      return { type: 'date' }
    case 'TIMESTAMP':
      return { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%fZ' }
    case 'JSON':
      return { type: 'any' }
    default:
      return { type: 'string' }
  }
}

function licencesOf(sources: readonly Source[]): readonly object[] {
  const names = [...new Set(sources.map(({ licence }) => licence))].sort()
  return names.map((licence) => ({ name: licenceName(licence), title: licence }))
}

// An Open Definition id has letters, digits, dots, dashes and underscores alone.
function licenceName(licence: string): string {
  return licence.replace(/[^-a-zA-Z0-9._]+/g, '-').replace(/^-+|-+$/g, '') || 'other'
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^-a-z0-9._/]+/g, '-')
}

function isWeb(url: string | null): url is string {
  return url !== null && /^https?:\/\//.test(url)
}
