// Turns a strict schema into a regular expression over canonical JSON (RFC 8785), which leaves one way to write a value.
import { z } from 'zod'
import { jsonTextPattern, stringPattern } from './string-pattern.ts'

/** A text of no more UTF-16 units than `unitsMax` has no string that is longer than the schemas read so far allow. */
export type Limits = { unitsMax: number }

/**
 * Source of a regular expression for the canonical JSON texts of a schema's values: never for another text, and for all of
 * them but text maps of two or more keys, strings with escapes that have a form of their own, and optional fields that a
 * regular expression cannot tell (free JSON, fractions). Undefined where a field that is always there is such a one.
 */
export function valuePattern(schema: unknown, limits: Limits): string | undefined {
  if (schema instanceof z.ZodString) return textPattern(schema, limits)
  if (schema instanceof z.ZodEnum) return enumPattern(Object.values(schema.def.entries))
  if (schema instanceof z.ZodBoolean) return '(?:true|false)'
  if (schema instanceof z.ZodNumber) return countPattern(schema)
  if (schema instanceof z.ZodArray) return arrayPattern(schema, limits)
  if (schema instanceof z.ZodRecord) return oneKeyPattern(schema, limits)
  if (schema instanceof z.ZodObject) return objectPattern(schema, Object.entries(schema.shape), limits)
  if (schema instanceof z.ZodExactOptional) return valuePattern(schema.def.innerType, limits)
  if (schema instanceof z.ZodNullable) {
    const inner = valuePattern(schema.def.innerType, limits)
    return inner && `(?:null|${inner})`
  }
  return undefined
}

function textPattern(schema: z.ZodString, limits: Limits): string | undefined {
  let least = 0
  const forms: RegExp[] = []
  for (const check of checksOf(schema)) {
    if (check.check === 'min_length') least = Math.max(least, check.minimum!)
    else if (check.check === 'max_length') limits.unitsMax = Math.min(limits.unitsMax, check.maximum!)
    else if (check.check === 'string_format' && check.format === 'regex') forms.push(check.pattern!)
    else return undefined
  }
  if (least > 1 || forms.length > 1) return undefined
  const inner = forms[0] === undefined ? jsonTextPattern : stringPattern(forms[0])
  return inner && `"${least === 1 ? '(?!")' : ''}${inner}"`
}

function enumPattern(values: readonly unknown[]): string | undefined {
  const isPlain = values.every((value) => typeof value === 'string' && /^[\w -]*$/.test(value))
  return isPlain ? `"(?:${values.join('|')})"` : undefined
}

// Whole numbers from 0: up to 15 digits, all of them are safe.
function countPattern(schema: z.ZodNumber): string | undefined {
  const [isWhole, fromZero, ...rest] = checksOf(schema)
  const isCount =
    isWhole?.check === 'number_format' &&
    isWhole.format === 'safeint' &&
    fromZero?.check === 'greater_than' &&
    fromZero.value === 0 &&
    fromZero.inclusive === true
  return isCount && rest.length === 0 ? '(?:0|[1-9]\\d{0,14})' : undefined
}

function arrayPattern(schema: z.ZodArray, limits: Limits): string | undefined {
  const item = valuePattern(schema.def.element, limits)
  const [atLeast, ...rest] = checksOf(schema)
  if (item === undefined || rest.length > 0) return undefined
  if (atLeast === undefined) return `\\[(?:${item}(?:,${item})*)?\\]`
  const { check, minimum = 0 } = atLeast
  return check === 'min_length' && minimum > 0 ? `\\[${item}(?:,${item}){${minimum - 1},}\\]` : undefined
}

function oneKeyPattern(schema: z.ZodRecord, limits: Limits): string | undefined {
  const key = valuePattern(schema.def.keyType, limits)
  const value = valuePattern(schema.def.valueType, limits)
  return key && value && checksOf(schema).length === 0 ? `\\{${key}:${value}\\}` : undefined
}

/** The same for an object of which only these fields may be there. */
export function objectPattern(
  schema: z.ZodObject,
  fields: readonly (readonly [string, unknown])[],
  limits: Limits,
): string | undefined {
  if (!(schema.def.catchall instanceof z.ZodNever) || checksOf(schema).length > 0) return undefined
  const members: Member[] = []
  for (const [key, field] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/^\w+$/.test(key)) return undefined
    const mayLack = isOptional(field)
    const value = valuePattern(field, limits)
    if (value !== undefined) members.push({ json: `"${key}":${value}`, mayLack })
    else if (!mayLack) return undefined
  }
  const always = members.findIndex(({ mayLack }) => !mayLack)
  return `\\{${members.map((member, i) => memberPattern(member, i, always)).join('')}\\}`
}

type Member = { readonly json: string; readonly mayLack: boolean }

// Commas go with the members that may lack: before the first that is always there they follow, after it they lead.
function memberPattern({ json, mayLack }: Member, i: number, always: number): string {
  if (always === -1) return `(?:(?:(?<!\\{),|(?<=\\{))${json})?`
  if (i < always) return `(?:${json},)?`
  if (i === always) return json
  return mayLack ? `(?:,${json})?` : `,${json}`
}

export function isOptional(schema: unknown): boolean {
  return schema instanceof z.ZodExactOptional
}

type Check = {
  readonly check: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly minimum?: number
  readonly maximum?: number
  readonly value?: unknown
  readonly inclusive?: boolean
}

// What a schema checks beyond its type; a whole number's first check is its own definition.
function checksOf(schema: z.ZodType): readonly Check[] {
  const own = schema.def as { readonly check?: string; readonly checks?: readonly z.core.$ZodCheck[] }
  const checks = (own.checks ?? []).map((check) => check._zod.def as Check)
  return own.check === undefined ? checks : [own as Check, ...checks]
}
