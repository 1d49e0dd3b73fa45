// JSON Schemas in short: each field with its type, in a notation that needs no words.
import type { JsonSchema } from './open-api.ts'

/** Text, or the name of a shape that is told of elsewhere. */
export type Piece = string | { readonly shape: string }

export type Field = { readonly field: string; readonly type: readonly Piece[] }

/** The fields of an object, those of objects inside it as `outer.inner` and `outer[].inner`; none for what is no object. */
export function fieldsOf(schema: JsonSchema, before = ''): readonly Field[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  return Object.entries(properties).flatMap(([name, own]) => {
    const { inner, path } = unwrapped(own, `${before}${name}`)
    return [{ field: `${before}${name}`, type: typeOf(own) }, ...fieldsOf(inner, `${path}.`)]
  })
}

/** `string | null`, `Ref[]`, `{ [key]: number }`; an object whose fields are listed by themselves is `{…}`. */
export function typeOf(schema: JsonSchema): readonly Piece[] {
  const ref = schema['$ref']
  if (typeof ref === 'string') return [{ shape: ref.split('/').at(-1)! }]
  if ('const' in schema) return [JSON.stringify(schema['const'])]
  if (Array.isArray(schema['enum'])) return [schema['enum'].map((one) => JSON.stringify(one)).join(' | ')]
  const any = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined
  if (any !== undefined) return any.flatMap((one, i) => (i === 0 ? typeOf(one) : [' | ', ...typeOf(one)]))
  switch (schema['type']) {
    case 'array': {
      const inner = typeOf((schema['items'] ?? {}) as JsonSchema)
      const isUnion = inner.length > 1 || (typeof inner[0] === 'string' && inner[0].includes(' | '))
      return isUnion ? ['(', ...inner, ')[]'] : [...inner, '[]']
    }
    case 'object':
      return 'properties' in schema
        ? ['{…}']
        : ['{ [key]: ', ...typeOf((schema['additionalProperties'] ?? {}) as JsonSchema), ' }']
    case undefined:
      return ['any']
    default:
      return [String(schema['type'])]
  }
}

/** What stands inside arrays and beside null. */
function unwrapped(schema: JsonSchema, path: string): { readonly inner: JsonSchema; readonly path: string } {
  if (schema['type'] === 'array') return unwrapped(schema['items'] as JsonSchema, `${path}[]`)
  const any = schema['anyOf'] as readonly JsonSchema[] | undefined
  if (any?.length === 2 && any[1]!['type'] === 'null') return unwrapped(any[0]!, path)
  return { inner: schema, path }
}
