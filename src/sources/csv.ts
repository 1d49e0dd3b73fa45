// Reads delimited text (CSV, TSV) as rows of named cells.
import { type Issue, issue } from '../base/issue.ts'
import { Refusal } from '../base/refusal.ts'
import { type CsvRecord, csvRecords } from './csv-record.ts'
import { sniffDelimiter } from './delimiter.ts'
import { isFormula } from './formula.ts'
import { type Header, headerOf } from './header.ts'
import { rejoin } from './rejoin.ts'
import { type Cell, type Row, rowsPerBatch } from './row.ts'
import { readText } from './text.ts'

export type CsvOptions = {
  /** For messages: the file's name without its folders. */
  readonly file: string
  /** One character; found in the first lines where none is declared. */
  readonly delimiter?: string | undefined
  readonly encoding?: 'utf-8' | 'windows-1252' | undefined
  /** Which record holds the column names, from 1; what stands above it is left out. */
  readonly headerRow?: number | undefined
  readonly onHeader: (columns: readonly string[]) => void
  readonly onIssue: (issue: Issue) => void
}

/**
 * Yields batches of rows. A row with another number of cells than the header is an issue and refused, unless what it has
 * more is empty; a row whose cells are all empty is left out and counted.
 * Throws the Refusal `quotes-broken` where quotes are wrong throughout.
 */
export async function* readCsv(bytes: AsyncIterable<Buffer>, options: CsvOptions): AsyncGenerator<readonly Row[]> {
  const { file, onIssue } = options
  const text = readText(bytes, {
    encoding: options.encoding,
    onForeignLine: (line, value) => onIssue(issue('text-not-utf8', { file, line }, { value: value.trimEnd() })),
  })
  const first = await text.next()
  if (first.done === true) return onIssue(issue('file-empty', { file }))
  const delimiter = chooseDelimiter(first.value, options)
  const records = csvRecords(rejoin(first.value, text), {
    delimiter,
    onFault: ({ code, line, value }) => onIssue(issue(code, { file, line }, { value })),
    onMixedLineEnds: (line) => onIssue(issue('line-ends-mixed', { file, line })),
    onQuotesBroken: (line) => {
      throw new Refusal('quotes-broken', { file, line })
    },
  })
  yield* rowsOf(records, options)
}

async function* rowsOf(
  batches: AsyncIterable<readonly CsvRecord[]>,
  options: CsvOptions,
): AsyncGenerator<readonly Row[]> {
  const { file, onIssue } = options
  let above = (options.headerRow ?? 1) - 1
  let maker: RowMaker | undefined
  for await (const batch of batches) {
    let from = Math.min(above, batch.length)
    above -= from
    if (maker === undefined && from < batch.length) {
      const header = headerOf(batch[from]!.cells)
      complainOfHeader(header, { file, line: batch[from]!.line }, onIssue)
      options.onHeader(header.columns)
      maker = rowMaker(header.columns, options)
      from += 1
    }
    if (maker === undefined) continue
    for (let at = from; at < batch.length; at += rowsPerBatch) yield maker.make(batch, at, at + rowsPerBatch)
  }
  maker?.end()
  if (maker === undefined || maker.rows() === 0) onIssue(issue('file-empty', { file }))
}

function chooseDelimiter(head: string, options: CsvOptions): string {
  const { file, delimiter: declared, onIssue } = options
  const table = head.replace(new RegExp(`^(?:[^\\r\\n]*(?:\\r\\n|\\r|\\n)){${(options.headerRow ?? 1) - 1}}`), '')
  const found = sniffDelimiter(table)
  if (declared === undefined) return found ?? ','
  const headerLine = table.slice(0, table.search(/[\r\n]|$/))
  if (found === undefined || found === declared || headerLine.includes(declared)) return declared
  const names = { found: nameOf(found), declared: nameOf(declared) }
  onIssue(issue('delimiter-other', { file, line: 1 }, { value: headerLine, params: names }))
  return found
}

function nameOf(delimiter: string): string {
  return delimiter === '\t' ? 'a tab' : `"${delimiter}"`
}

function complainOfHeader(
  header: Header,
  place: { readonly file: string; readonly line: number },
  onIssue: (issue: Issue) => void,
): void {
  if (header.unnamed.length > 0) onIssue(issue('header-empty', place, { value: header.unnamed.join(', ') }))
  for (const name of header.repeated) onIssue(issue('header-repeated', { ...place, column: name }))
}

type RowMaker = {
  readonly make: (records: readonly CsvRecord[], from: number, to: number) => readonly Row[]
  readonly rows: () => number
  readonly end: () => void
}

function rowMaker(columns: readonly string[], options: CsvOptions): RowMaker {
  const { file, onIssue } = options
  const width = columns.length
  let row = 0
  let blank = 0

  function make(records: readonly CsvRecord[], from: number, to: number): readonly Row[] {
    const rows: Row[] = []
    const end = Math.min(to, records.length)
    for (let i = from; i < end; i++) {
      const { line, cells: values } = records[i]!
      if (values.every(isEmpty)) {
        blank += 1
        continue
      }
      row += 1
      if (values.length !== width && !fits(values, line)) continue
      const cells: Record<string, Cell> = {}
      let zero = false
      for (let c = 0; c < width; c++) {
        const value = values[c]!
        cells[columns[c]!] = value
        if (value.length > 1) {
          if (formulaStart[value.charCodeAt(0)] === 1 && isFormula(value)) noteFormula(line, columns[c]!, value)
        }
        zero ||= value.includes('\0')
      }
      if (zero)
        onIssue(issue('nul-byte', { file, row, line }, { value: values.find((value) => value.includes('\0'))! }))
      else rows.push({ row, line, cells })
    }
    return rows
  }

  function fits(values: readonly string[], line: number): boolean {
    if (values.length > width && values.slice(width).every(isEmpty)) return true
    const code = values.length > width ? 'row-too-long' : 'row-too-short'
    const params = { found: values.length, expected: width, last: columns[Math.min(values.length, width) - 1]! }
    onIssue(issue(code, { file, row, line }, { value: values.join(options.delimiter ?? ','), params }))
    return false
  }

  function noteFormula(line: number, column: string, value: string): void {
    onIssue(issue('formula-text', { file, row, line, column }, { value }))
  }

  function end(): void {
    if (blank > 0) onIssue(issue('rows-blank', { file }, { params: { count: blank } }))
  }

  return { make, rows: () => row, end }
}

// `=`, `+`, `-` and `@` by their codes: one look-up for the cells that begin otherwise, which is nearly all.
const formulaStart = new Uint8Array(65_536)
for (const sign of '=+-@') formulaStart[sign.charCodeAt(0)] = 1

function isEmpty(value: string): boolean {
  return value === ''
}
