// Knows a plain entry by its bytes alone: one regular expression for each kind says canonical form and schema at once.
import { isAscii, isUtf8 } from 'node:buffer'
import { z } from 'zod'
import type { EventId } from '../base/id.ts'
import { eventHead } from './event.ts'
import type { Kind } from './kind.ts'
import { jsonTextPattern, stringPattern } from './string-pattern.ts'

export type PlainEntry = { readonly kind: Kind; readonly id: EventId }

/**
 * Gives kind and id of an entry that is canonical JSON, holds to the schema of its kind, is not sealed and has none of the
 * fields in `without` (top-level fields of contents). Says undefined where it is not sure: then parsing must decide.
 *
 * It can be sure because canonical JSON leaves one way to write a value: keys in their order, no space, one escape for a
 * character. Two or more keys of a text map, numbers with a fraction and free JSON are what it leaves to parsing.
 */
export function plainEntries(
  kinds: ReadonlyMap<string, Kind>,
  without: ReadonlySet<string>,
): (bytes: Buffer) => PlainEntry | undefined {
  const patterns = new Map<string, EntryPattern | undefined>()

  function patternOf(kind: Kind): EntryPattern | undefined {
    if (!patterns.has(kind.kind)) patterns.set(kind.kind, entryPattern(kind, without))
    return patterns.get(kind.kind)
  }

  return (bytes) => {
    if (!isAscii(bytes) && !isUtf8(bytes)) return undefined
    const text = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
    const at = text.lastIndexOf(beforeKind)
    if (at === -1) return undefined
    const from = at + beforeKind.length
    const kind = kinds.get(text.slice(from, text.indexOf('"', from)))
    if (kind === undefined) return undefined
    const pattern = patternOf(kind)
    if (pattern === undefined || text.length > pattern.unitsMax || !pattern.form.test(text)) return undefined
    // What follows an id is ASCII, so it stands as far from the end in bytes. A slice of the text would keep the text.
    const idEnd = bytes.length - (text.length - at)
    return { kind, id: bytes.toString('latin1', idEnd - idUnits, idEnd) as EventId }
  }
}

// After the content come only effectiveAt, id, kind and recordedAt: the last one found is the event's own.
const beforeKind = '","kind":"'
const idUnits = 26

type EntryPattern = {
  readonly form: RegExp
  /** A text of no more UTF-16 units than this has no string that is longer than the schema allows. */
  readonly unitsMax: number
}

function entryPattern(kind: Kind, without: ReadonlySet<string>): EntryPattern | undefined {
  const fields = Object.entries(kind.logged.shape)
  const left = fields.filter(([field]) => !without.has(field) && !kind.erasable.includes(field))
  // A field that is left out of the pattern must be one that entries can lack.
  if (fields.some((entry) => !left.includes(entry) && !isOptional(entry[1]))) return undefined
  const limits: Limits = { unitsMax: Number.POSITIVE_INFINITY }
  const content = objectPattern(kind.logged, left, limits)
  if (content === undefined) return undefined
  const { actor, effectiveAt, id, recordedAt } = eventHead
  const parts = [actor, effectiveAt, id, recordedAt].map((schema) => valuePattern(schema, limits))
  if (parts.includes(undefined)) return undefined
  const [by, at, ref, instant] = parts
  const source = `{"actor":${by},"content":${content},"effectiveAt":${at},"id":${ref},"kind":"${kind.kind}","recordedAt":${instant}}`
  return { form: new RegExp(`^${source.replace(/^\{|\}$/g, '\\$&')}$`), unitsMax: limits.unitsMax }
}

type Limits = { unitsMax: number }

// The pattern of the canonical JSON texts of a schema's values, of some of them, or undefined where it cannot be said.
function valuePattern(schema: unknown, limits: Limits): string | undefined {
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

function objectPattern(
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

function isOptional(schema: unknown): boolean {
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
