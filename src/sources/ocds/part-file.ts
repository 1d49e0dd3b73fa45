// Writes rows of a deal table as a part: a plain Parquet file that DuckDB reads back and writes anew, compressed.
import { closeSync, openSync, writeSync } from 'node:fs'
import type { DealColumn, DealColumnType } from './deal-table.ts'
import { type Cell, type ColumnPage, type PartColumn, partColumn } from './part-column.ts'
import { type ThriftWriter, thriftType, thriftWriter, varint } from './thrift.ts'

export type PartFile = {
  /** Takes a row: one cell a column, in their order. */
  readonly add: (row: readonly Cell[]) => void
  /** Writes what is left and gives the count of rows. The file is whole only then. */
  readonly close: () => number
}

/**
 * Opens a part for rows of these columns. Parquet in its simplest form (https://github.com/apache/parquet-format): no
 * compression, one page a column and row group, columns optional. Rows come back in the order in which they were added.
 * The first column is the number of the process, which never falls.
 */
export function openPart(path: string, columns: readonly DealColumn[], groupRows = 65_536): PartFile {
  const file = openSync(path, 'w', 0o600)
  const parts = columns.map((column) => partColumn(column, groupRows))
  const width = parts.length
  const groups: RowGroup[] = []
  let position = 0
  let rows = 0
  let total = 0
  function write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
    position += bytes.length
  }
  function flush(): void {
    if (rows === 0) return
    groups.push({ rows, chunks: parts.map((part) => writeChunk(part, rows, write, () => position)) })
    total += rows
    rows = 0
    for (const part of parts) part.reset()
  }
  write(Buffer.from(magic))
  let block = -1
  return {
    add(row) {
      const next = Math.floor((row[0] as number) / processesPerBlock)
      if (next !== block) {
        flush()
        block = next
      }
      for (let i = 0; i < width; i++) {
        const cell = row[i]!
        if (cell !== null) parts[i]!.put(rows, cell)
      }
      rows += 1
      if (rows === groupRows) flush()
    },
    close() {
      flush()
      const footer = footerOf(columns, groups, total)
      write(footer)
      write(uint32(footer.length))
      write(Buffer.from(magic))
      closeSync(file)
      return total
    },
  }
}

/**
 * A row group ends where a block of this many processes does: then the row groups are the same however many workers share
 * the processes, as long as each of them begins at a block, and so is what DuckDB makes of them.
 */
export const processesPerBlock = 4_096

type Chunk = { readonly start: number; readonly data: number; readonly hasDictionary: boolean; readonly bytes: number }
type RowGroup = { readonly rows: number; readonly chunks: readonly Chunk[] }

const magic = 'PAR1'
const pageType = { data: 0, dictionary: 2 }
const encoding = { plain: 0, rle: 3, dictionary: 8 }
const physicalType: Readonly<Record<DealColumnType, number>> = {
  BOOLEAN: 0,
  INTEGER: 1,
  DATE: 1,
  BIGINT: 2,
  TIMESTAMP: 2,
  VARCHAR: 6,
}
// Converted types: UTF8, DATE, TIMESTAMP_MILLIS.
const convertedType: Readonly<Partial<Record<DealColumnType, number>>> = { VARCHAR: 0, DATE: 6, TIMESTAMP: 9 }

function writeChunk(
  part: PartColumn,
  rows: number,
  write: (bytes: Uint8Array) => void,
  positionNow: () => number,
): Chunk {
  const page = part.page(rows)
  const start = positionNow()
  if (page.dictionary !== undefined) {
    write(dictionaryHeader(page.dictionary.bytes.length, page.dictionary.count))
    write(page.dictionary.bytes)
  }
  const data = positionNow()
  writePage(page, rows, write)
  return { start, data, hasDictionary: page.dictionary !== undefined, bytes: positionNow() - start }
}

function writePage(page: ColumnPage, rows: number, write: (bytes: Uint8Array) => void): void {
  // Definition levels of one bit: a bit-packed run, which is the validity mask as it lies in memory.
  const run = varint(page.validity.length * 2 + 1)
  const levels = Buffer.concat([uint32(run.length + page.validity.length), run])
  const bytes = levels.length + page.validity.length + page.values.reduce((sum, values) => sum + values.length, 0)
  const header = thriftWriter()
  header.openStruct()
  header.i32(1, pageType.data)
  header.i32(2, bytes)
  header.i32(3, bytes)
  header.struct(5)
  header.i32(1, rows)
  header.i32(2, page.dictionary === undefined ? encoding.plain : encoding.dictionary)
  header.i32(3, encoding.rle)
  header.i32(4, encoding.rle)
  header.closeStruct()
  header.closeStruct()
  write(header.bytes())
  write(levels)
  write(page.validity)
  for (const values of page.values) write(values)
}

function dictionaryHeader(bytes: number, count: number): Buffer {
  const header = thriftWriter()
  header.openStruct()
  header.i32(1, pageType.dictionary)
  header.i32(2, bytes)
  header.i32(3, bytes)
  header.struct(7)
  header.i32(1, count)
  header.i32(2, encoding.plain)
  header.closeStruct()
  header.closeStruct()
  return header.bytes()
}

function footerOf(columns: readonly DealColumn[], groups: readonly RowGroup[], total: number): Buffer {
  const footer = thriftWriter()
  footer.openStruct()
  footer.i32(1, 1)
  footer.list(2, thriftType.struct, columns.length + 1)
  footer.openStruct()
  footer.text(4, 'rows')
  footer.i32(5, columns.length)
  footer.closeStruct()
  for (const { name, type } of columns) {
    footer.openStruct()
    footer.i32(1, physicalType[type])
    footer.i32(3, 1)
    footer.text(4, name)
    const converted = convertedType[type]
    if (converted !== undefined) footer.i32(6, converted)
    footer.closeStruct()
  }
  footer.i64(3, total)
  footer.list(4, thriftType.struct, groups.length)
  for (const group of groups) writeGroup(footer, columns, group)
  footer.closeStruct()
  return footer.bytes()
}

function writeGroup(footer: ThriftWriter, columns: readonly DealColumn[], group: RowGroup): void {
  footer.openStruct()
  footer.list(1, thriftType.struct, group.chunks.length)
  for (const [i, chunk] of group.chunks.entries()) {
    const { name, type } = columns[i]!
    footer.openStruct()
    footer.i64(2, chunk.start)
    footer.struct(3)
    footer.i32(1, physicalType[type])
    footer.list(2, thriftType.i32, 2)
    footer.bareI32(chunk.hasDictionary ? encoding.dictionary : encoding.plain)
    footer.bareI32(encoding.rle)
    footer.list(3, thriftType.binary, 1)
    footer.bareText(name)
    footer.i32(4, 0)
    footer.i64(5, group.rows)
    footer.i64(6, chunk.bytes)
    footer.i64(7, chunk.bytes)
    footer.i64(9, chunk.data)
    if (chunk.hasDictionary) footer.i64(11, chunk.start)
    footer.closeStruct()
    footer.closeStruct()
  }
  footer.i64(
    2,
    group.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0),
  )
  footer.i64(3, group.rows)
  footer.closeStruct()
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
