// The columns of an event table, derived from the schema of its kind.
import { z } from 'zod'
import type { Kind } from '../record/kind.ts'

/** One field of a kind's content: its name in the log, its column, and its DuckDB type. */
export type ContentColumn = { readonly field: string; readonly column: string; readonly type: string }

/**
 * The columns of a kind's content. Texts by language are MAP(VARCHAR, VARCHAR), open objects JSON, nested objects STRUCTs
 * that keep the names of the log; exact decimals stay VARCHAR, because JSON numbers pass through a double.
 */
export function contentColumns(kind: Kind): readonly ContentColumn[] {
  const schema = z.toJSONSchema(kind.content, { io: 'input' }) as JsonSchema
  return Object.entries(schema.properties ?? {}).map(([field, property]) => ({
    field,
    column: snakeCase(field),
    type: columnType(property),
  }))
}

/** Table of a kind's events: `event_pledge_revision`. */
export function eventTable(kind: string): string {
  return `event_${kind.replaceAll('-', '_')}`
}

/** A STRUCT of these fields, as the log writes them. */
export function structType(columns: readonly ContentColumn[]): string {
  return `STRUCT(${columns.map(({ field, type }) => `"${field}" ${type}`).join(', ')})`
}

/** The name of a field as a column: `documentUrl` is `document_url`. */
export function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

type JsonSchema = {
  readonly type?: string
  readonly properties?: { readonly [name: string]: JsonSchema }
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

function columnType(schema: JsonSchema): string {
  const present = (schema.anyOf ?? []).filter((one) => one.type !== 'null')
  if (present.length === 1) return columnType(present[0]!)
  switch (schema.type) {
    case 'string':
      return 'VARCHAR'
    case 'integer':
      return 'BIGINT'
    case 'boolean':
      return 'BOOLEAN'
    case 'array':
      return schema.items === undefined ? 'JSON' : `${columnType(schema.items)}[]`
    case 'object':
      return objectType(schema)
    default:
      return 'JSON'
  }
}

function objectType({ properties = {}, additionalProperties }: JsonSchema): string {
  if (Object.keys(properties).length > 0) {
    const fields = Object.entries(properties).map(([field, schema]) => `"${field}" ${columnType(schema)}`)
    return `STRUCT(${fields.join(', ')})`
  }
  const isTexts = typeof additionalProperties === 'object' && additionalProperties.type === 'string'
  return isTexts ? 'MAP(VARCHAR, VARCHAR)' : 'JSON'
}
