// What a field of a source.yaml says: which column gives a value, and how the publisher's words become ours.
import { z } from 'zod'

const listOf = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)])

/** A column's name alone, or an object that says more. */
export const expression = z.union([
  z.string().min(1),
  z.strictObject({
    /** The column that gives the value. A nested JSON member is named with dots: `buyer.id`. */
    column: z.string().min(1).exactOptional(),
    /** Several columns: the first one that is not empty. */
    first: z.array(z.string().min(1)).min(1).exactOptional(),
    /** The same value for every row. */
    value: z.string().exactOptional(),
    /** Text with column names in braces: `Net zero: {scope}`. */
    template: z.string().exactOptional(),
    /** Regular expressions, tried in order: the first group of the first that matches, or the whole match. */
    pattern: listOf(z.string().min(1)).exactOptional(),
    /** Text that a matching value becomes, by regular expression: the first that matches; `$1` is its first group, null leaves the field out. */
    when: z.array(z.strictObject({ pattern: z.string(), value: z.union([z.string(), z.null()]) })).exactOptional(),
    /** The publisher's words and ours; null leaves the field out on purpose. */
    map: z.record(z.string(), z.union([z.string(), z.null()])).exactOptional(),
    /** What stands where the column is empty or nothing matches. */
    otherwise: z.string().exactOptional(),
    /** Separator of several values in one cell. */
    split: z.string().min(1).exactOptional(),
    /** Of a nested list: the members whose fields have these values. */
    where: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])).exactOptional(),
    /** Of a nested list: the field of each member that gives the value. */
    pick: z.string().exactOptional(),
    /** Date formats, tried in order, for example `DD/MM/YYYY`. */
    dates: listOf(z.string().min(1)).exactOptional(),
    /** How the date is known. */
    basis: z.enum(['stated', 'term-end', 'inferred', 'source-release']).exactOptional(),
    /** Cells by which the publisher says that it withholds the value, by regular expression, and the ground it gives. */
    withheld: z.array(z.strictObject({ pattern: z.string().min(1), ground: z.string() })).exactOptional(),
    /** Cells that say nothing, by regular expression: `^n/a$`. */
    empty: listOf(z.string().min(1)).exactOptional(),
    /** Money: its currency, and how many major units one unit of the cell is. */
    currency: z.string().length(3).exactOptional(),
    unit: z.int().min(1).exactOptional(),
    /** The cell holds another thing's title or key, not its id. */
    by: z.enum(['title', 'key']).exactOptional(),
    /** Language of the text (BCP 47). */
    language: z.string().exactOptional(),
    /** Upper and lower case, spaces and punctuation do not tell keys apart. */
    fold: z.boolean().exactOptional(),
  }),
])
export type Expression = z.infer<typeof expression>
type ExpressionRules = Exclude<Expression, string>

export type Cells = Readonly<Record<string, unknown>>

/**
 * What a cell came to. `absent`: nothing is said. `withheld`: the publisher says that it does not say.
 * `unread`: something is said that the rules do not cover.
 */
export type Reading =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'withheld'; readonly ground: string; readonly cell: string }
  | { readonly kind: 'unread'; readonly cell: string; readonly why: 'unmapped' | 'unmatched' }

const absent: Reading = Object.freeze({ kind: 'absent' })

/** Compiles an expression once, to be run on every row; also says which columns it reads. */
export function compile(source: Expression): {
  readonly read: (cells: Cells) => Reading
  readonly columns: readonly string[]
  readonly rules: ExpressionRules
} {
  const rules: ExpressionRules = typeof source === 'string' ? { column: source } : source
  const pick = cellPicker(rules)
  const empty = patterns(rules.empty)
  const withheld = (rules.withheld ?? []).map(({ pattern, ground }) => ({ pattern: new RegExp(pattern, 'i'), ground }))
  const turn = valueTurner(rules)
  const nothing: Reading = rules.otherwise === undefined ? absent : { kind: 'values', values: [rules.otherwise] }

  function read(cells: Cells): Reading {
    const found = pick(cells)
    if (found.length === 0) return nothing
    const values: string[] = []
    for (const cell of found) {
      if (empty.some((pattern) => pattern.test(cell))) continue
      const ground = withheldGround(withheld, cell)
      if (ground !== undefined) return { kind: 'withheld', ground, cell }
      const turned = turn(cell)
      if (typeof turned === 'object' && turned !== null) return turned
      if (turned !== null) values.push(turned)
    }
    return values.length === 0 ? nothing : { kind: 'values', values }
  }
  return { read, columns: columnsOf(rules), rules }
}

function columnsOf(rules: ExpressionRules): readonly string[] {
  const named = [...(rules.column === undefined ? [] : [rules.column]), ...(rules.first ?? [])]
  const inTemplate = [...(rules.template ?? '').matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!)
  return [...named, ...inTemplate]
}

function cellPicker(rules: ExpressionRules): (cells: Cells) => readonly string[] {
  if (rules.template !== undefined) {
    const template = rules.template
    return (cells) => [template.replace(/\{([^}]+)\}/g, (_, column: string) => textOf(cells[column]).trim())]
  }
  if (rules.value !== undefined) {
    const value = [rules.value]
    return () => value
  }
  const columns = columnsOf(rules)
  return (cells) => {
    for (const column of columns) {
      const values = listIn(member(cells, column), rules)
      if (values.length > 0) return values
    }
    return []
  }
}

function member(cells: Cells, column: string): unknown {
  if (Object.hasOwn(cells, column)) return cells[column]
  if (!column.includes('.')) return undefined
  return column.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? (value as Cells)[key] : undefined
  }, cells)
}

function listIn(cell: unknown, rules: ExpressionRules): readonly string[] {
  if (cell === undefined || cell === null) return []
  if (Array.isArray(cell)) {
    const members = cell.filter((item) => matchesWhere(item, rules.where))
    return members
      .map((item) => textOf(rules.pick === undefined ? item : (item as Cells)[rules.pick]).trim())
      .filter(Boolean)
  }
  const text = textOf(cell)
  if (rules.split !== undefined) {
    return text
      .split(rules.split)
      .map((part) => part.trim())
      .filter(Boolean)
  }
  const trimmed = text.trim()
  return trimmed === '' ? [] : [trimmed]
}

function matchesWhere(item: unknown, where: ExpressionRules['where']): boolean {
  if (where === undefined) return true
  if (typeof item !== 'object' || item === null) return false
  return Object.entries(where).every(([field, value]) => (item as Cells)[field] === value)
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function valueTurner(rules: ExpressionRules): (cell: string) => string | null | Reading {
  const tried = patterns(rules.pattern)
  const when = (rules.when ?? []).map(({ pattern, value }) => ({ pattern: new RegExp(pattern, 'i'), value }))
  const map =
    rules.map === undefined ? undefined : new Map(Object.entries(rules.map).map(([from, to]) => [foldText(from), to]))
  return (cell) => {
    let value = cell
    if (tried.length > 0) {
      const found = tried.map((pattern) => pattern.exec(value)).find((match) => match !== null)
      if (found === undefined || found === null) return rules.otherwise ?? { kind: 'unread', cell, why: 'unmatched' }
      value = (found[1] ?? found[0]).trim()
    }
    if (when.length > 0) {
      for (const { pattern, value: to } of when) {
        const match = pattern.exec(value)
        if (match !== null) return to === null ? null : to.replace('$1', () => match[1] ?? '')
      }
      return rules.otherwise ?? { kind: 'unread', cell, why: 'unmatched' }
    }
    if (map !== undefined) {
      const to = map.get(foldText(value))
      return to === undefined ? (rules.otherwise ?? { kind: 'unread', cell, why: 'unmapped' }) : to
    }
    return value
  }
}

function withheldGround(
  withheld: readonly { readonly pattern: RegExp; readonly ground: string }[],
  cell: string,
): string | undefined {
  for (const { pattern, ground } of withheld) {
    const match = pattern.exec(cell)
    if (match !== null) return ground.replace('$1', match[1] ?? '')
  }
  return undefined
}

function patterns(source: string | readonly string[] | undefined): readonly RegExp[] {
  if (source === undefined) return []
  return (typeof source === 'string' ? [source] : source).map((pattern) => new RegExp(pattern, 'iu'))
}

/** A text with case, accents, spaces and punctuation out of the way, for comparing titles and keys that drift. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
