// One column of a part: values gathered as Parquet stores them, so that writing a row group is writing its buffers.
import type { DealColumn } from './deal-table.ts'
import { varint } from './thrift.ts'

/** A value of a row: days as numbers from 1970-01-01, instants as milliseconds, money in minor units. */
export type Cell = number | bigint | boolean | string | null

/** What a row group stores of a column: values that are not NULL, in PLAIN or dictionary encoding, uncompressed. */
export type ColumnPage = {
  readonly dictionary?: { readonly bytes: Uint8Array; readonly count: number }
  readonly validity: Uint8Array
  readonly values: readonly Uint8Array[]
}

export type PartColumn = {
  readonly column: DealColumn
  /** Takes the value of a row; the row counts from 0 within its group, and NULLs are not put at all. */
  readonly put: (row: number, cell: Cell) => void
  /** The page of the group's rows; buffers are used again after `reset`. */
  readonly page: (rows: number) => ColumnPage
  readonly reset: () => void
}

/** A column for groups of at most `rowsMax` rows, a multiple of 8. */
export function partColumn(column: DealColumn, rowsMax: number): PartColumn {
  switch (column.type) {
    case 'INTEGER':
    case 'DATE':
      return narrowColumn(column, rowsMax)
    case 'BIGINT':
    case 'TIMESTAMP':
      return wideColumn(column, rowsMax)
    case 'BOOLEAN':
      return booleanColumn(column, rowsMax)
    case 'VARCHAR':
      return distinctColumns.has(column.name) ? textColumn(column, rowsMax) : dictionaryColumn(column, rowsMax)
  }
}

// Columns whose texts hardly repeat: a dictionary of them would only cost memory and time.
const distinctColumns: ReadonlySet<string> = new Set(['ocid', 'title', 'contract_id', 'url'])

function narrowColumn(column: DealColumn, rowsMax: number): PartColumn {
  const validity = new Uint8Array(rowsMax / 8)
  const values = new Int32Array(rowsMax)
  let count = 0
  return {
    column,
    put(row, cell) {
      validity[row >> 3]! |= 1 << (row & 7)
      values[count++] = cell as number
    },
    page: (rows) => ({ validity: validity.subarray(0, (rows + 7) >> 3), values: [bytesOf(values, count)] }),
    reset() {
      validity.fill(0)
      count = 0
    },
  }
}

function wideColumn(column: DealColumn, rowsMax: number): PartColumn {
  const validity = new Uint8Array(rowsMax / 8)
  const halves = new Int32Array(rowsMax * 2)
  const whole = new BigInt64Array(halves.buffer)
  let count = 0
  return {
    column,
    put(row, cell) {
      validity[row >> 3]! |= 1 << (row & 7)
      // A number is split into halves of 32 bits: a BigInt for each value would cost more than all the rest.
      if (typeof cell === 'number') {
        halves[count * 2] = cell | 0
        halves[count * 2 + 1] = Math.floor(cell / 4_294_967_296)
      } else whole[count] = cell as bigint
      count += 1
    },
    page: (rows) => ({ validity: validity.subarray(0, (rows + 7) >> 3), values: [bytesOf(halves, count * 2)] }),
    reset() {
      validity.fill(0)
      count = 0
    },
  }
}

function booleanColumn(column: DealColumn, rowsMax: number): PartColumn {
  const validity = new Uint8Array(rowsMax / 8)
  const values = new Uint8Array(rowsMax / 8)
  let count = 0
  return {
    column,
    put(row, cell) {
      validity[row >> 3]! |= 1 << (row & 7)
      if (cell === true) values[count >> 3]! |= 1 << (count & 7)
      count += 1
    },
    page: (rows) => ({
      validity: validity.subarray(0, (rows + 7) >> 3),
      values: [values.subarray(0, (count + 7) >> 3)],
    }),
    reset() {
      validity.fill(0)
      values.fill(0)
      count = 0
    },
  }
}

function textColumn(column: DealColumn, rowsMax: number): PartColumn {
  const validity = new Uint8Array(rowsMax / 8)
  const texts = textBuffer()
  return {
    column,
    put(row, cell) {
      validity[row >> 3]! |= 1 << (row & 7)
      texts.put(cell as string)
    },
    page: (rows) => ({ validity: validity.subarray(0, (rows + 7) >> 3), values: [texts.bytes()] }),
    reset() {
      validity.fill(0)
      texts.reset()
    },
  }
}

function dictionaryColumn(column: DealColumn, rowsMax: number): PartColumn {
  const validity = new Uint8Array(rowsMax / 8)
  const indexes = new Int32Array(rowsMax)
  const texts = textBuffer()
  let numbers = new Map<string, number>()
  let count = 0
  // Runs of the same text are common: currencies, statuses.
  let last = ''
  let lastNumber = -1
  return {
    column,
    put(row, cell) {
      validity[row >> 3]! |= 1 << (row & 7)
      const text = cell as string
      if (text !== last || lastNumber < 0) {
        last = text
        lastNumber = numbers.get(text) ?? -1
        if (lastNumber < 0) {
          lastNumber = numbers.size
          numbers.set(text, lastNumber)
          texts.put(text)
        }
      }
      indexes[count++] = lastNumber
    },
    page(rows) {
      // Indexes of 32 bits in one bit-packed run: the numbers as they lie in memory, in groups of eight.
      const groups = (count + 7) >> 3
      indexes.fill(0, count, groups * 8)
      const run = Buffer.concat([Buffer.of(32), varint(groups * 2 + 1)])
      return {
        dictionary: { bytes: texts.bytes(), count: numbers.size },
        validity: validity.subarray(0, (rows + 7) >> 3),
        values: [run, bytesOf(indexes, groups * 8)],
      }
    },
    reset() {
      validity.fill(0)
      texts.reset()
      numbers = new Map()
      count = 0
      lastNumber = -1
    },
  }
}

function bytesOf(values: Int32Array, count: number): Uint8Array {
  return new Uint8Array(values.buffer, 0, count * 4)
}

type TextBuffer = { readonly put: (text: string) => void; readonly bytes: () => Uint8Array; readonly reset: () => void }

// Texts in PLAIN encoding: length in four bytes, then UTF-8. A lone surrogate becomes U+FFFD, as everywhere in Node.
function textBuffer(): TextBuffer {
  let buffer = Buffer.allocUnsafe(1 << 16)
  let used = 0
  return {
    put(text) {
      const bytesMax = text.length * 3 + 4
      if (used + bytesMax > buffer.length) {
        const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, used + bytesMax))
        buffer.copy(larger, 0, 0, used)
        buffer = larger
      }
      const length = writeText(buffer, used + 4, text)
      buffer[used] = length & 255
      buffer[used + 1] = (length >> 8) & 255
      buffer[used + 2] = (length >> 16) & 255
      buffer[used + 3] = length >>> 24
      used += 4 + length
    },
    bytes: () => buffer.subarray(0, used),
    reset() {
      used = 0
    },
  }
}

// Short ASCII is written here: a call into the runtime costs more than sixty characters.
function writeText(buffer: Buffer, at: number, text: string): number {
  const { length } = text
  if (length >= 64) return buffer.write(text, at, 'utf8')
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) return buffer.write(text, at, 'utf8')
    buffer[at + i] = code
  }
  return length
}
