// Reads one sheet of an XLSX workbook as rows of named cells.
import { type Issue, issue } from '../base/issue.ts'
import { Refusal } from '../base/refusal.ts'
import { isFormula } from './formula.ts'
import { headerOf } from './header.ts'
import { type Cell, type Row, rowsPerBatch } from './row.ts'
import { type SheetRow, sheetRows } from './xlsx-sheet.ts'
import { readWorkbook, type Sheet, type Workbook } from './xlsx-workbook.ts'
import { zipParts } from './zip.ts'
import { ZipFault } from './zip-directory.ts'

export type XlsxOptions = {
  readonly file: string
  /** By name, or by number from 1; the first sheet that is shown and has rows where none is declared. */
  readonly sheet?: string | number | undefined
  readonly headerRow?: number | undefined
  readonly onHeader: (columns: readonly string[]) => void
  readonly onIssue: (issue: Issue) => void
}

const zippedBytesMax = 512 * 1_048_576

/**
 * Yields batches of rows; `line` is the sheet's own row number. The zipped file and its shared texts are held in memory,
 * the sheet is not. Cells that hold nothing are `null`; formulas give their stored result and are noted by column.
 * Throws the Refusals `xlsx-broken`, `xlsx-too-large` and `sheet-missing`.
 */
export async function* readXlsx(bytes: AsyncIterable<Buffer>, options: XlsxOptions): AsyncGenerator<readonly Row[]> {
  try {
    const workbook = await readWorkbook(zipParts(await gather(bytes)))
    const sheet = await chooseSheet(workbook, options)
    const reading = new TableReading(options)
    for await (const batch of sheetRows(sheet.part, workbook)) {
      for (let at = 0; at < batch.length; at += rowsPerBatch) {
        const rows = reading.take(batch.slice(at, at + rowsPerBatch))
        if (rows.length > 0) yield rows
      }
    }
    reading.end()
  } catch (cause) {
    if (!(cause instanceof ZipFault)) throw cause
    const code = cause.kind === 'too-large' ? 'xlsx-too-large' : 'xlsx-broken'
    throw new Refusal(code, { file: options.file, reason: cause.message }, { cause })
  }
}

async function gather(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    parts.push(chunk)
    length += chunk.length
    if (length > zippedBytesMax) throw new ZipFault('too-large', 'It has more than 512 MiB')
  }
  return Buffer.concat(parts)
}

async function chooseSheet(workbook: Workbook, options: XlsxOptions): Promise<Sheet> {
  const { sheets } = workbook
  const { file, sheet: wanted, onIssue } = options
  if (wanted !== undefined) {
    const found = typeof wanted === 'number' ? sheets[wanted - 1] : sheets.find((sheet) => sheet.name === wanted)
    if (found !== undefined) return found
    throw new Refusal('sheet-missing', { file, sheet: wanted, names: sheets.map((sheet) => sheet.name).join(', ') })
  }
  const filled: Sheet[] = []
  for (const sheet of sheets) if (await hasRows(sheet, workbook)) filled.push(sheet)
  const chosen = filled.find((sheet) => !sheet.hidden) ?? filled[0] ?? sheets[0]!
  const names = filled.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name)
  if (names.length > 0)
    onIssue(issue('sheets-other', { file }, { params: { names: names.join(', '), sheet: chosen.name } }))
  return chosen
}

async function hasRows(sheet: Sheet, workbook: Workbook): Promise<boolean> {
  for await (const rows of sheetRows(sheet.part, workbook)) if (rows.length > 0) return true
  return false
}

// From the header on, what a sheet's rows say, and what was noted by column until the end.
class TableReading {
  private readonly options: XlsxOptions
  private above: number
  private columns: readonly string[] | undefined
  private row = 0
  private readonly formulas = new Map<string, number>()

  constructor(options: XlsxOptions) {
    this.options = options
    this.above = (options.headerRow ?? 1) - 1
  }

  take(batch: readonly SheetRow[]): readonly Row[] {
    const rows: Row[] = []
    for (const sheetRow of batch) {
      if (this.above > 0) this.above -= 1
      else if (this.columns === undefined) this.header(sheetRow)
      else {
        const row = this.rowOf(sheetRow, this.columns)
        if (row !== undefined) rows.push(row)
      }
    }
    return rows
  }

  end(): void {
    const { file, onIssue } = this.options
    for (const [column, count] of this.formulas) {
      onIssue(issue('formula-value', { file, column }, { params: { column, count } }))
    }
    if (this.row === 0) onIssue(issue('file-empty', { file }))
  }

  private header({ line, cells }: SheetRow): void {
    const { file, onHeader, onIssue } = this.options
    const { columns, unnamed, repeated } = headerOf(Array.from(cells, (cell) => String(cell?.value ?? '')))
    if (unnamed.length > 0) onIssue(issue('header-empty', { file, line }, { value: unnamed.join(', ') }))
    for (const name of repeated) onIssue(issue('header-repeated', { file, line, column: name }))
    this.columns = columns
    onHeader(columns)
  }

  private rowOf({ line, cells: found }: SheetRow, columns: readonly string[]): Row | undefined {
    const { file, onIssue } = this.options
    this.row += 1
    const place = { file, row: this.row, line }
    const beyond = found.slice(columns.length).find((cell) => cell?.value != null)
    if (beyond !== undefined) {
      const params = { found: found.length, expected: columns.length }
      onIssue(issue('row-too-long', place, { value: String(beyond.value), params }))
      return undefined
    }
    const cells: Record<string, Cell> = {}
    columns.forEach((column, i) => {
      const cell = found[i]
      const value = cell?.value ?? null
      cells[column] = value
      if (cell?.error !== undefined) onIssue(issue('cell-error', { ...place, column }, { value: cell.error }))
      if (cell?.formula === true) this.formulas.set(column, (this.formulas.get(column) ?? 0) + 1)
      else if (typeof value === 'string' && isFormula(value)) {
        onIssue(issue('formula-text', { ...place, column }, { value }))
      }
    })
    return { row: this.row, line, cells }
  }
}
