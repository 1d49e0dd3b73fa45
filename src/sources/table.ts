// Turns the rows of a table into claims by the rules of its source.yaml.
import { commitmentId } from '../base/id.ts'
import { type Issue, issue, type Place } from '../base/issue.ts'
import { lastDay } from '../base/time.ts'
import type { EffectiveAt } from '../record/event.ts'
import type { Claim } from './claim.ts'
import { type Cells, compile, foldText } from './expression.ts'
import { mapBody } from './map-body.ts'
import { mapDeal } from './map-deal.ts'
import { type About, mapFinding } from './map-finding.ts'
import { mapPledge } from './map-pledge.ts'
import { mapRevision } from './map-revision.ts'
import { type Complain, compileFields, type Fields } from './row-reader.ts'
import type { SourceFile, Table } from './source.ts'

export type RowInput = { readonly cells: Cells; readonly place: Place }

export type TableReader = {
  /** Columns that the rules read. */
  readonly used: ReadonlySet<string>
  /** Columns without which the table is another one. */
  readonly required: ReadonlySet<string>
  /** Columns that are left unread on purpose. */
  readonly ignored: ReadonlySet<string>
  /** The claims of one row; the issues go to `onIssue`. */
  readonly claims: (row: RowInput) => readonly Claim[]
  /** Keys met so far, to find what vanished. */
  readonly keys: ReadonlySet<string>
}

type SectionName = 'pledge' | 'deal' | 'finding' | 'body' | 'revision'
type FieldOf<Name extends SectionName> = keyof NonNullable<Table[Name]> & string
type Sections = { readonly [Name in SectionName]: Fields<FieldOf<Name>> | undefined }

export type Reading = {
  readonly file: SourceFile
  readonly table: Table
  readonly released: EffectiveAt | null
  /** The clock's day, YYYY-MM-DD. */
  readonly today: string
  readonly onIssue: (issue: Issue) => void
}

export function readerOf(reading: Reading): TableReader {
  const { table } = reading
  const sections: Sections = {
    pledge: table.pledge === undefined ? undefined : compileFields(table.pledge),
    deal: table.deal === undefined ? undefined : compileFields(table.deal),
    finding: table.finding === undefined ? undefined : compileFields(table.finding),
    body: table.body === undefined ? undefined : compileFields(table.body),
    revision: table.revision === undefined ? undefined : compileFields(table.revision),
  }
  const key = keyReader(table)
  const excluded = exclusion(table)
  const keys = new Set<string>()
  const used = new Set([
    ...Object.values(sections).flatMap((section) => section?.columns ?? []),
    ...key.columns,
    ...(table.exclude ?? []).flatMap((rule) => Object.keys(rule.where ?? {})),
  ])

  function claims({ cells, place }: RowInput): readonly Claim[] {
    const complain: Complain = (code, column, value, params) =>
      reading.onIssue(
        issue(code, column === undefined ? place : { ...place, column }, {
          value,
          ...(params === undefined ? {} : { params }),
        }),
      )
    const rowKey = key.read(cells)
    if (rowKey === undefined && table.key !== undefined) {
      complain('key-empty', key.columns[0], '')
      return []
    }
    const reason = excluded(cells, rowKey)
    if (reason !== undefined) return excludedClaims(reading, rowKey, cells, place, sections, reason, complain)
    if (rowKey !== undefined && table.row === 'pledge') {
      if (keys.has(rowKey)) {
        complain('key-repeated', key.columns[0], rowKey)
        return []
      }
      keys.add(rowKey)
    }
    return rowClaims(reading, sections, rowKey ?? '', cells, place, complain)
  }
  const required = new Set([...used].map((column) => column.split('.')[0]!))
  return { used: topLevel(used), required, ignored: new Set(table.ignore ?? []), claims, keys }
}

// A column `buyer.id` reads the member `id` of the column `buyer`.
function topLevel(columns: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...columns].flatMap((column) => [column, column.split('.')[0]!]))
}

function keyReader(table: Table): {
  readonly columns: readonly string[]
  readonly read: (cells: Cells) => string | undefined
} {
  if (table.key === undefined) return { columns: [], read: () => undefined }
  const parts = (Array.isArray(table.key) ? table.key : [table.key]).map((part) => compile(part))
  const use = new Map(
    Object.entries(table.aliases ?? {}).flatMap(([key, others]) => others.map((other) => [foldText(other), key])),
  )
  return {
    columns: parts.flatMap((part) => part.columns),
    read: (cells) => {
      const values = parts.map((part) => {
        const reading = part.read(cells)
        if (reading.kind !== 'values') return ''
        return part.rules.fold === true ? foldText(reading.values[0]!) : reading.values[0]!
      })
      if (values.every((value) => value === '')) return undefined
      const key = values.filter((value) => value !== '').join('~')
      return use.get(foldText(key)) ?? key
    },
  }
}

function exclusion(table: Table): (cells: Cells, key: string | undefined) => string | undefined {
  const rules = (table.exclude ?? []).map((rule) => ({
    reason: rule.reason,
    keys: new Set(rule.keys ?? []),
    where: Object.entries(rule.where ?? {}).map(([column, values]) => ({
      column,
      values: new Set((typeof values === 'string' ? [values] : values).map(foldText)),
    })),
  }))
  return (cells, key) =>
    rules.find(
      (rule) =>
        (key !== undefined && rule.keys.has(key)) ||
        (rule.where.length > 0 &&
          rule.where.every(({ column, values }) => values.has(foldText(String(cells[column] ?? ''))))),
    )?.reason
}

function excludedClaims(
  reading: Reading,
  key: string | undefined,
  cells: Cells,
  place: Place,
  sections: Sections,
  reason: string,
  complain: Complain,
): readonly Claim[] {
  complain('row-excluded', undefined, key ?? '', { reason })
  if (reading.table.row !== 'pledge' || key === undefined) return []
  const bodyClaims = sections.body === undefined ? [] : bodyOf(reading, sections.body, cells, place, complain)
  const id = commitmentId(reading.file.source, key)
  const values = sections.pledge!.at(cells, place, () => {})
  const wording = values.text('wording') ?? values.text('title') ?? key
  return [
    ...bodyClaims,
    {
      kind: 'claim',
      draft: {
        kind: 'candidate',
        effectiveAt: reading.released,
        content: {
          candidate: id,
          source: reading.file.source,
          wording: { [values.rules('wording')?.language ?? reading.file.language ?? 'und']: wording },
          state: 'excluded',
          reason,
        },
      },
      place,
    },
  ]
}

function rowClaims(
  reading: Reading,
  sections: Sections,
  key: string,
  cells: Cells,
  place: Place,
  complain: Complain,
): readonly Claim[] {
  const { file, table, released } = reading
  const at = <Name extends string>(section: Fields<Name>) => section.at(cells, place, complain)
  const claims: Claim[] = []
  if (sections.body !== undefined) claims.push(...bodyOf(reading, sections.body, cells, place, complain))
  let about: About | undefined
  if (table.row === 'pledge') {
    const mapped = mapPledge(at(sections.pledge!), key, file)
    if (mapped === undefined) return []
    const { content } = mapped
    about = { commitment: content.pledge, due: content.due }
    claims.push({
      kind: 'claim',
      draft: {
        kind: 'pledge',
        effectiveAt: content.made === undefined ? null : { ...content.made, basis: 'stated' },
        content,
      },
      place,
      ...(mapped.lookup === undefined ? {} : { lookup: mapped.lookup }),
    })
  }
  if (table.row === 'deal') {
    const mapped = mapDeal(at(sections.deal!), key, file, released)
    if (mapped === undefined) return []
    about = { commitment: mapped.content.deal }
    warnPeriod(mapped.content, complain)
    claims.push({
      kind: 'claim',
      draft: { kind: 'deal', effectiveAt: mapped.effectiveAt, content: mapped.content },
      place,
    })
  }
  if (table.row === 'revision') {
    const mapped = mapRevision(at(sections.revision!), file, released)
    if (mapped === undefined) return []
    const { content, effectiveAt, lookup } = mapped
    claims.push({
      kind: 'claim',
      draft: { kind: 'pledge-revision', effectiveAt, content },
      place,
      ...(lookup === undefined ? {} : { lookup }),
    })
  }
  if (sections.finding !== undefined)
    claims.push(...findingOf(reading, sections.finding, about, cells, place, complain))
  return claims
}

function bodyOf(
  reading: Reading,
  section: Fields<FieldOf<'body'>>,
  cells: Cells,
  place: Place,
  complain: Complain,
): readonly Claim[] {
  const content = mapBody(section.at(cells, place, complain), reading.file)
  if (content === undefined) return []
  return [{ kind: 'claim', draft: { kind: 'body', effectiveAt: null, content }, place }]
}

function findingOf(
  reading: Reading,
  section: Fields<FieldOf<'finding'>>,
  about: About | undefined,
  cells: Cells,
  place: Place,
  complain: Complain,
): readonly Claim[] {
  const mapped = mapFinding(section.at(cells, place, complain), reading.file, about, reading.released, reading.today)
  if (mapped === undefined) return []
  const { content, effectiveAt, lookup } = mapped
  const evidence = mapped.evidence.map(
    (item): Claim => ({
      kind: 'claim',
      draft: { kind: 'evidence', effectiveAt: null, content: item },
      place,
    }),
  )
  return [
    ...evidence,
    {
      kind: 'claim',
      draft: { kind: 'finding', effectiveAt, content },
      place,
      ...(lookup === undefined ? {} : { lookup }),
    },
  ]
}

type Dated = { readonly start?: { readonly date: string; readonly precision: 'year' | 'month' | 'day' } } & {
  readonly end?: { readonly date: string; readonly precision: 'year' | 'month' | 'day' }
}

function warnPeriod(period: Dated, complain: Complain): void {
  if (period.start === undefined || period.end === undefined) return
  if (lastDay(period.end) < period.start.date) {
    complain('period-reversed', undefined, `${period.start.date} – ${period.end.date}`)
  }
}
