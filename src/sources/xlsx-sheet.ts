// Reads the cells of one sheet of a workbook, row by row.
import { serialDate } from './xlsx-date.ts'
import { brokenXml, unescaped, type Workbook } from './xlsx-workbook.ts'
import { xmlWalker } from './xml.ts'
import type { ZipPart } from './zip.ts'
import { ZipFault } from './zip-directory.ts'

export type SheetCell = {
  /** `null` where the cell shows nothing or an error. */
  readonly value: string | number | boolean | null
  readonly formula: boolean
  /** The error that the cell shows, `#REF!`. */
  readonly error?: string
}

/** `line` is the sheet's own row number, from 1. Cells stand at their column, from 0; where there is none, nothing. */
export type SheetRow = { readonly line: number; readonly cells: readonly (SheetCell | undefined)[] }

/** Columns that a sheet can have: A to XFD. */
const columnsMax = 16_384

/**
 * Yields the rows that hold at least one value, in batches (ECMA-376 part 1, 18.3). Numbers of a date format come as ISO
 * text, formulas as the result that was stored with them. Throws a `ZipFault`.
 */
export async function* sheetRows(part: ZipPart, workbook: Workbook): AsyncGenerator<readonly SheetRow[]> {
  const reader = new RowReader(workbook)
  const walker = xmlWalker(reader)
  for await (const chunk of part()) {
    if (!walker.take(chunk)) throw brokenXml()
    const rows = reader.taken()
    if (rows.length > 0) yield rows
  }
  if (!walker.whole() || !reader.ended) throw brokenXml()
}

class RowReader {
  ended = false
  private readonly workbook: Workbook
  private rows: SheetRow[] = []
  private line = 0
  private inRow = false
  private cells: (SheetCell | undefined)[] = []
  private column = -1
  private style = 0
  private type = 'n'
  private formula = false
  private reading = false
  private phonetic = false
  private content = ''

  constructor(workbook: Workbook) {
    this.workbook = workbook
  }

  taken(): readonly SheetRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case 'row':
        this.inRow = true
        this.line = Number(attribute('r') ?? this.line + 1)
        this.cells = []
        this.column = -1
        break
      case 'c':
        this.column = columnOf(attribute('r')) ?? this.column + 1
        if (this.column >= columnsMax) throw new ZipFault('broken', 'A cell stands beyond the last column')
        this.style = Number(attribute('s') ?? 0)
        this.type = attribute('t') ?? 'n'
        this.formula = false
        this.content = ''
        break
      case 'f':
        this.formula = true
        break
      case 'rPh':
        this.phonetic = true
        break
      case 'v':
      case 't':
        this.reading = !this.phonetic
        break
    }
  }

  text(piece: string): void {
    if (this.reading) this.content += piece
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.reading = false
        break
      case 'rPh':
        this.phonetic = false
        break
      case 'c':
        this.cell()
        break
      case 'row':
        this.inRow = false
        if (this.cells.some((cell) => cell?.value != null || cell?.error !== undefined)) {
          this.rows.push({ line: this.line, cells: this.cells })
        }
        break
      case 'sheetData':
      case 'worksheet':
        if (this.inRow) throw brokenXml()
        this.ended = true
        break
    }
  }

  private cell(): void {
    const value = this.value()
    if (value === null && !this.formula && this.type !== 'e') return
    const error = this.type === 'e' ? { error: this.content } : {}
    this.cells[this.column] = { value, formula: this.formula, ...error }
  }

  private value(): string | number | boolean | null {
    const { content } = this
    switch (this.type) {
      case 's':
        return this.workbook.texts[Number(content)] ?? null
      case 'str':
      case 'inlineStr':
        return content === '' ? null : unescaped(content)
      case 'b':
        return content === '' ? null : content === '1' || content === 'true'
      case 'd':
        return content === '' ? null : content.replace(/T00:00:00(?:\.0+)?Z?$/, '')
      case 'e':
        return null
      default:
        return content === '' ? null : this.number(Number(content))
    }
  }

  private number(value: number): string | number {
    const kind = this.workbook.kinds[this.style] ?? 'number'
    if (kind === 'number' || Number.isNaN(value)) return Number.isNaN(value) ? this.content : value
    return serialDate(value, kind, this.workbook.from1904) ?? value
  }
}

// `BC12` is column 54, counted from 0.
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column === 0 ? undefined : column - 1
}
