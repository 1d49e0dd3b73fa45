// Reads the fields of one row by the rules of a source.yaml, and notes what the rules do not cover.
import type { IssueCode, Place } from '../base/issue.ts'
import { formatAmount, parseMoney } from '../base/money.ts'
import { type PartialDate, parseDate } from '../base/time.ts'
import { type Cells, compile, type Expression } from './expression.ts'

export type Complain = (
  code: IssueCode,
  column: string | undefined,
  value: string,
  params?: Readonly<Record<string, string>>,
) => void

export type Withheld = { readonly field: string; readonly ground: string }

/** The compiled fields of one section (`pledge:`, `deal:` …) of a table. */
export type Fields<Name extends string> = {
  readonly columns: readonly string[]
  readonly at: (cells: Cells, place: Place, complain: Complain) => FieldValues<Name>
}

export type FieldValues<Name extends string> = {
  readonly cells: Cells
  readonly place: Place
  readonly complain: Complain
  readonly has: (field: Name) => boolean
  readonly text: (field: Name) => string | undefined
  readonly list: (field: Name) => readonly string[] | undefined
  readonly oneOf: <Value extends string>(field: Name, allowed: readonly Value[]) => Value | undefined
  readonly date: (field: Name) => (PartialDate & { readonly basis: string | undefined }) | undefined
  readonly money: (field: Name) => { readonly amount: string; readonly currency: string } | undefined
  readonly rules: (field: Name) => Exclude<Expression, string> | undefined
  /** What the publisher withheld among the fields read so far. */
  readonly withheld: readonly Withheld[]
}

export function compileFields<Name extends string>(section: Partial<Record<Name, Expression>>): Fields<Name> {
  const compiled = new Map(
    (Object.entries(section) as [Name, Expression][]).map(([field, source]) => [field, compile(source)]),
  )
  const columns = [...compiled.values()].flatMap((field) => field.columns)

  function at(cells: Cells, place: Place, complain: Complain): FieldValues<Name> {
    const withheld: Withheld[] = []

    function list(field: Name): readonly string[] | undefined {
      const one = compiled.get(field)
      if (one === undefined) return undefined
      const reading = one.read(cells)
      switch (reading.kind) {
        case 'values':
          return reading.values
        case 'absent':
          return undefined
        case 'withheld':
          withheld.push({ field, ground: reading.ground })
          return undefined
        case 'unread':
          complain(reading.why === 'unmapped' ? 'value-unmapped' : 'value-unmatched', one.columns[0], reading.cell, {
            field,
          })
          return undefined
      }
    }
    const text = (field: Name) => list(field)?.[0]

    function oneOf<Value extends string>(field: Name, allowed: readonly Value[]): Value | undefined {
      const value = text(field)
      if (value === undefined) return undefined
      if ((allowed as readonly string[]).includes(value)) return value as Value
      complain('value-unknown', compiled.get(field)?.columns[0], value, { field, allowed: allowed.join(', ') })
      return undefined
    }

    function date(field: Name) {
      const value = text(field)
      if (value === undefined) return undefined
      const { rules, columns: from } = compiled.get(field)!
      const reading = parseDate(value, datePatterns(rules.dates))
      if (reading.kind === 'date') return { date: reading.date, precision: reading.precision, basis: rules.basis }
      complain(reading.reason === 'impossible-date' ? 'date-impossible' : 'date-unreadable', from[0], value, {
        formats: datePatterns(rules.dates).join(', '),
      })
      return undefined
    }

    function money(field: Name) {
      const value = text(field)
      if (value === undefined) return undefined
      const { rules, columns: from } = compiled.get(field)!
      const reading = parseMoney(value, {
        // A source without it was refused when it was loaded.
        currency: rules.currency!,
        ...(rules.unit === undefined ? {} : { scale: rules.unit }),
      })
      if (reading.kind === 'money') return { amount: formatAmount(reading), currency: reading.currency }
      complain('money-unreadable', from[0], value)
      return undefined
    }

    return {
      cells,
      place,
      complain,
      has: (field) => compiled.has(field),
      text,
      list,
      oneOf,
      date,
      money,
      rules: (field) => compiled.get(field)?.rules,
      withheld,
    }
  }
  return { columns, at }
}

const datePatternsDefault = ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'] as const

function datePatterns(dates: string | readonly string[] | undefined): readonly string[] {
  if (dates === undefined) return datePatternsDefault
  return typeof dates === 'string' ? [dates] : dates
}
