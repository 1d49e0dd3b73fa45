// Splits delimited text into records with their places, in bounded memory whatever the text holds.

/** A record's cells as published, quotes taken off, and the physical line on which it begins. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }

export type CsvFault = {
  readonly code: 'quote-unclosed' | 'quote-misplaced' | 'record-too-long'
  readonly line: number
  readonly value: string
}

export type CsvReading = {
  readonly delimiter: string
  readonly onFault: (fault: CsvFault) => void
  /** Told once at the end where the lines do not all end alike: the first line that ends otherwise. */
  readonly onMixedLineEnds?: (line: number) => void
  /** Throws: more text was read twice in search of the end of broken quotes than any honest file makes necessary. */
  readonly onQuotesBroken: (line: number) => never
}

/** A record may be this long; a longer one is refused where it stands and reading goes on at the next line. */
export const recordCharactersMax = 4 * 1_048_576

const rescanCharactersMax = 8 * recordCharactersMax

/**
 * Splits text by RFC 4180, with what is met in the wild: any of LF, CR LF and CR ends a line, quotes inside an unquoted cell
 * are text, empty lines are skipped. A record whose quotes cannot be right is a fault, and reading goes on at the line
 * after the one on which it begins, so that one stray quote costs one line and not the rest of the file.
 * Yields batches, one for each piece of text. Cells share memory with the piece they were cut from.
 */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  reading: CsvReading,
): AsyncGenerator<readonly CsvRecord[]> {
  const splitter = new Splitter(reading)
  for await (const piece of pieces) yield splitter.take(piece, false)
  yield splitter.take('', true)
}

type Scan =
  | { readonly kind: 'record'; readonly cells: string[]; readonly end: number; readonly lines: number }
  | { readonly kind: 'fault'; readonly code: 'quote-unclosed' | 'quote-misplaced'; readonly end: number }
  | { readonly kind: 'more' }

// Takes pieces of text in order, keeps what a record begun may still need, and gives the records that are whole.
class Splitter {
  private readonly reading: CsvReading
  private rest = ''
  private line = 1
  private skipping = false
  private rescanned = 0
  private ending = ''
  private mixedLine = 0

  constructor(reading: CsvReading) {
    this.reading = reading
  }

  take(piece: string, last: boolean): CsvRecord[] {
    const text = this.rest === '' ? piece : this.rest + piece
    const records: CsvRecord[] = []
    let at = this.skipping ? this.pastLine(text, 0, last) : 0
    let quote = text.indexOf('"', at)
    let loneCr = nextLoneCr(text, at)
    while (at < text.length && !this.skipping) {
      const end = text.indexOf('\n', at)
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      if (loneCr >= 0 && loneCr < at) loneCr = nextLoneCr(text, at)
      if (end >= 0 && (quote < 0 || quote > end) && (loneCr < 0 || loneCr > end)) {
        const stop = end > at && text.charCodeAt(end - 1) === cr ? end - 1 : end
        if (stop > at) records.push({ line: this.line, cells: splitPlain(text, at, stop, this.reading.delimiter) })
        this.endLine(stop < end ? '\r\n' : '\n')
        at = end + 1
        continue
      }
      const scan = scanRecord(text, at, this.reading.delimiter, last)
      if (scan.kind === 'more' && text.length - at <= recordCharactersMax) break
      if (scan.kind === 'record') {
        if (scan.cells.length > 1 || scan.cells[0] !== '') records.push({ line: this.line, cells: scan.cells })
        this.line += scan.lines - 1
        this.endLine(endingBefore(text, scan.end))
        at = scan.end
      } else {
        at = this.refuseLine(text, at, scan, last)
      }
    }
    this.rest = at === 0 ? text : text.slice(at)
    if (last && this.mixedLine > 0) this.reading.onMixedLineEnds?.(this.mixedLine)
    return records
  }

  private endLine(ending: string): void {
    if (ending !== '' && ending !== this.ending) {
      if (this.ending === '') this.ending = ending
      else if (this.mixedLine === 0) this.mixedLine = this.line
    }
    this.line += 1
  }

  private refuseLine(text: string, at: number, scan: Exclude<Scan, { kind: 'record' }>, last: boolean): number {
    const end = scan.kind === 'fault' ? scan.end : text.length
    this.rescanned += end - at
    if (this.rescanned > rescanCharactersMax) this.reading.onQuotesBroken(this.line)
    const lineStop = lineEnd(text, at)
    const long = lineStop < 0 ? text.length - at > recordCharactersMax : lineStop - at > recordCharactersMax
    const code = long ? 'record-too-long' : scan.kind === 'fault' ? scan.code : 'quote-unclosed'
    this.reading.onFault({ code, line: this.line, value: text.slice(at, at + valueCharactersMax) })
    return this.pastLine(text, at, last)
  }

  // Where the next line begins; a line that has not ended yet is skipped when its end comes.
  private pastLine(text: string, from: number, last: boolean): number {
    const end = lineEnd(text, from)
    // A carriage return at the very end may be half of CR LF: it stays until the next piece tells.
    const isHalf = end >= 0 && !last && text.charCodeAt(end) === cr && end + 1 >= text.length
    this.skipping = end < 0 || isHalf
    if (end < 0) return text.length
    if (isHalf) return end
    this.line += 1
    return text.charCodeAt(end) === cr && text.charCodeAt(end + 1) === lf ? end + 2 : end + 1
  }
}

const valueCharactersMax = 201

const cr = 0x0d
const lf = 0x0a
const quoteCode = 0x22

function splitPlain(text: string, from: number, to: number, delimiter: string): string[] {
  const cells: string[] = []
  let at = from
  for (;;) {
    const next = text.indexOf(delimiter, at)
    if (next < 0 || next >= to) break
    cells.push(text.slice(at, next))
    at = next + 1
  }
  cells.push(text.slice(at, to))
  return cells
}

// Reads one record that has quotes or lone carriage returns, or that the text ends in.
function scanRecord(text: string, from: number, delimiter: string, last: boolean): Scan {
  const delimiterCode = delimiter.charCodeAt(0)
  const cells: string[] = []
  let lines = 1
  let at = from
  for (;;) {
    let cell: string
    if (text.charCodeAt(at) === quoteCode) {
      const close = closingQuote(text, at + 1)
      if (close < 0) return last ? { kind: 'fault', code: 'quote-unclosed', end: text.length } : { kind: 'more' }
      cell = text.slice(at + 1, close)
      if (cell.includes('"')) cell = cell.replaceAll('""', '"')
      lines += lineEnds(cell)
      at = close + 1
      if (at >= text.length && !last) return { kind: 'more' }
      const next = text.charCodeAt(at)
      if (at < text.length && next !== delimiterCode && next !== lf && next !== cr) {
        return { kind: 'fault', code: 'quote-misplaced', end: at }
      }
    } else {
      const start = at
      while (at < text.length) {
        const code = text.charCodeAt(at)
        if (code === delimiterCode || code === lf || code === cr) break
        at += 1
      }
      if (at >= text.length && !last) return { kind: 'more' }
      cell = text.slice(start, at)
    }
    cells.push(cell)
    if (at >= text.length) return { kind: 'record', cells, end: at, lines }
    const code = text.charCodeAt(at)
    if (code === delimiterCode) {
      at += 1
      continue
    }
    // A carriage return at the very end may be half of CR LF.
    if (code === cr && at + 1 >= text.length && !last) return { kind: 'more' }
    return { kind: 'record', cells, end: code === cr && text.charCodeAt(at + 1) === lf ? at + 2 : at + 1, lines }
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at)
    if (at < 0) return -1
    if (text.charCodeAt(at + 1) !== quoteCode) return at
  }
}

// One at the very end counts too: whether a line feed follows it is not known yet.
function nextLoneCr(text: string, from: number): number {
  for (let at = text.indexOf('\r', from); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== lf) return at
  }
  return -1
}

function endingBefore(text: string, end: number): string {
  if (text.charCodeAt(end - 1) === cr) return '\r'
  if (text.charCodeAt(end - 1) !== lf) return ''
  return text.charCodeAt(end - 2) === cr ? '\r\n' : '\n'
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  const back = text.indexOf('\r', from)
  return back >= 0 && (end < 0 || back < end) ? back : end
}

function lineEnds(cell: string): number {
  let found = 0
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code === lf || (code === cr && cell.charCodeAt(at + 1) !== lf)) found += 1
  }
  return found
}
