// datapackage.json by the rules of Frictionless Data, version 1, and against the files that it describes.
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadLocale } from '../../../src/page/locale.ts'
import { loadRoutes } from '../../../src/publish/route.ts'
import { makeSite } from '../../../src/publish/site.ts'
import { type SampleEdition, sampleEdition } from '../sample-record.ts'

let sample: SampleEdition
beforeAll(async () => {
  sample = await sampleEdition()
}, 120_000)
afterAll(() => sample.close())

// What https://specs.frictionlessdata.io/schemas/tabular-data-package.json asks for, of the members that are written here.
const fieldTypes = ['string', 'number', 'integer', 'boolean', 'date', 'datetime', 'array', 'any']
const schema = {
  type: 'object',
  required: ['resources', 'profile'],
  properties: {
    profile: { const: 'tabular-data-package' },
    name: { type: 'string', pattern: '^([-a-z0-9._/])+$' },
    id: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    version: { type: 'string' },
    created: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' },
    licenses: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        anyOf: [{ required: ['name'] }, { required: ['path'] }],
        properties: { name: { type: 'string', pattern: '^([-a-zA-Z0-9._])+$' }, title: { type: 'string' } },
      },
    },
    sources: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['title'],
        properties: { title: { type: 'string' }, path: { type: 'string', pattern: '^https?://' } },
      },
    },
    resources: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['schema', 'profile', 'name', 'path'],
        properties: {
          profile: { const: 'tabular-data-resource' },
          name: { type: 'string', pattern: '^([-a-z0-9._/])+$' },
          path: { type: 'string', pattern: '^(?=^[^./~])(^((?!\\.{2}).)*$).*$' },
          hash: { type: 'string', pattern: '^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$' },
          bytes: { type: 'integer' },
          encoding: { const: 'utf-8' },
          schema: {
            type: 'object',
            required: ['fields'],
            properties: {
              missingValues: { type: 'array', items: { type: 'string' } },
              fields: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'object',
                  required: ['name', 'type', 'description'],
                  properties: {
                    name: { type: 'string' },
                    type: { enum: fieldTypes },
                    description: { type: 'string', minLength: 4 },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
}

type Field = { readonly name: string; readonly type: string }
type Package = {
  readonly resources: readonly {
    readonly name: string
    readonly path: string
    readonly schema: { readonly fields: readonly Field[] }
  }[]
  readonly sources: readonly object[]
}

async function read(): Promise<Package> {
  const site = makeSite({
    edition: sample.edition,
    locales: [await loadLocale('en')],
    routes: await loadRoutes(),
    isStatic: true,
    live: null,
    proof: () => undefined,
  })
  return JSON.parse(String(site.answer('datapackage.json')!.body))
}

test('the package holds to the schema, has every CSV once, and names every source', async () => {
  const given = await read()
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema)
  validate(given)
  expect(validate.errors).toBe(null)
  const csv = sample.edition.about.tables.flatMap(({ files }) => files.filter(({ path }) => path.endsWith('.csv')))
  expect(given.resources.map(({ path }) => path)).toEqual(csv.map(({ path }) => path))
  expect(new Set(given.resources.map(({ name }) => name)).size).toBe(csv.length)
  expect(given.sources).toHaveLength(sample.edition.count('source'))
})

const fits: Readonly<Record<string, (cell: string) => boolean>> = {
  string: () => true,
  any: () => true,
  number: (cell) => /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(cell),
  integer: (cell) => /^-?\d+$/.test(cell),
  boolean: (cell) => cell === 'true' || cell === 'false',
  date: (cell) => /^\d{4}-\d{2}-\d{2}$/.test(cell),
  datetime: (cell) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(cell),
  array: (cell) => Array.isArray(JSON.parse(cell)),
}

test('every cell is of the type that its field declares', async () => {
  for (const { path, schema: own } of (await read()).resources) {
    const rows: string[][] = parse(readFileSync(`${sample.dir}/${path}`))
    expect(rows[0]).toEqual(own.fields.map(({ name }) => name))
    for (const row of rows.slice(1)) {
      for (const [i, { name, type }] of own.fields.entries())
        if (row[i] !== '') expect([path, name, row[i], fits[type]!(row[i]!)]).toEqual([path, name, row[i], true])
    }
  }
})
