// Opens an outside file as a table: CSV, TSV, XLSX, JSON or JSON Lines, each plain or gzip.
import { basename } from 'node:path'
import { type Issue, issue } from '../base/issue.ts'
import { Refusal } from '../base/refusal.ts'
import { readBytes } from './bytes.ts'
import { readCsv } from './csv.ts'
import { formatOf, type TableFormat } from './format.ts'
import { readJson } from './json.ts'
import { readJsonLines } from './json-lines.ts'
import type { Row } from './row.ts'
import { plainBytes } from './text.ts'
import { readXlsx } from './xlsx.ts'

export type ReadOptions = {
  /** Told by the content, and by the name where the content leaves it open, unless declared. */
  readonly format?: TableFormat | undefined
  /** One character, for CSV; found in the first lines unless declared. */
  readonly delimiter?: string | undefined
  readonly encoding?: 'utf-8' | 'windows-1252' | undefined
  /** XLSX: a sheet by its name or its number from 1; the first with rows unless declared. */
  readonly sheet?: string | number | undefined
  /** JSON: dotted path to the array of rows, `data.promises`; the one array of objects unless declared. */
  readonly path?: string | undefined
  /** CSV and XLSX: which row that is not empty holds the column names, from 1. */
  readonly headerRow?: number | undefined
  readonly onIssue: (issue: Issue) => void
  /** Bytes of the file as it stands, zipped where it is. */
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
}

export type Table = {
  /** In their order; of JSON the keys of the first thousand objects, so that a later row may have others. */
  readonly columns: readonly string[]
  readonly format: TableFormat
  /** SHA-256 of the file as it stands, in hexadecimal. Asserts that the rows have been read to their end. */
  readonly digest: () => string
  /** Batches of rows. Each pass reads the file anew and tells its issues; nothing is held open outside a pass. */
  readonly rows: AsyncIterable<readonly Row[]>
  /** Ends the passes that were begun and left without `return`. */
  readonly close: () => Promise<void>
}

/**
 * Looks at the beginning of a file and makes it ready to be read as rows, in memory bounded by the longest record
 * (XLSX: by its zipped size and its shared texts). What is wrong with rows and cells goes to `onIssue` as they are read.
 * Throws a Refusal where there is no table to read: see `readBytes`, `findArray`, `readXlsx`, and `format-unknown`.
 */
export async function openTable(path: string, options: ReadOptions): Promise<Table> {
  const file = basename(path)
  const head = await headOf(path)
  const format = options.format ?? chooseFormat(head, file)
  const read = readerOf(format, path)
  const columns = await columnsOf(read, file, options)
  const passes = new Set<AsyncGenerator<readonly Row[]>>()
  let digest: string | undefined

  async function* pass(): AsyncGenerator<readonly Row[]> {
    if (!head.gzip && /\.gz$/i.test(file)) options.onIssue(issue('gzip-not', { file }))
    const onDigest = (found: string) => {
      digest = found
    }
    yield* read({ ...options, file, onHeader: () => {}, onDigest })
  }

  return {
    columns,
    format,
    digest() {
      if (digest === undefined) throw new Error(`the rows of ${file} have not been read to their end`)
      return digest
    },
    rows: {
      [Symbol.asyncIterator]() {
        const rows = pass()
        passes.add(rows)
        return rows
      },
    },
    async close() {
      for (const rows of passes) await rows.return(undefined)
      passes.clear()
    },
  }
}

type Head = { readonly bytes: Buffer; readonly whole: boolean; readonly gzip: boolean }

const headBytes = 65_536

async function headOf(path: string): Promise<Head> {
  const parts: Buffer[] = []
  let length = 0
  let whole = true
  let gzip = false
  const onGzip = () => {
    gzip = true
  }
  for await (const chunk of plainBytes(readBytes(path, { onGzip }))) {
    parts.push(chunk)
    length += chunk.length
    if (length <= headBytes) continue
    whole = false
    break
  }
  return { bytes: Buffer.concat(parts).subarray(0, headBytes), whole, gzip }
}

function chooseFormat(head: Head, file: string): TableFormat {
  const reading = formatOf(head.bytes, file, head.whole)
  if (reading.kind === 'other') throw new Refusal('format-unknown', { file, seems: reading.seems })
  return reading.format
}

type Pass = ReadOptions & {
  readonly file: string
  readonly onHeader: (columns: readonly string[]) => void
  readonly onDigest?: ((digest: string) => void) | undefined
}

type Reader = (pass: Pass) => AsyncGenerator<readonly Row[]>

function readerOf(format: TableFormat, path: string): Reader {
  switch (format) {
    case 'csv':
      return (pass) => readCsv(plainBytes(readBytes(path, pass)), pass)
    case 'tsv':
      return (pass) => readCsv(plainBytes(readBytes(path, pass)), { ...pass, delimiter: pass.delimiter ?? '\t' })
    case 'json':
      return (pass) => {
        const look = () => plainBytes(readBytes(path))
        return readJson({ look, read: () => plainBytes(readBytes(path, pass)) }, pass)
      }
    case 'json-lines':
      return (pass) => readJsonLines(plainBytes(readBytes(path, pass)), pass)
    case 'xlsx':
      return (pass) => readXlsx(readBytes(path, pass), pass)
  }
}

// A silent look at the first rows, so that the reading proper tells each issue once.
async function columnsOf(read: Reader, file: string, options: ReadOptions): Promise<readonly string[]> {
  let columns: readonly string[] | undefined
  const onHeader = (found: readonly string[]) => {
    columns = found
  }
  const rows = read({ ...options, file, onHeader, onIssue: () => {}, onProgress: undefined })
  try {
    const first = await rows.next()
    if (columns !== undefined) return columns
    return first.done === true ? [] : [...new Set(first.value.flatMap((row) => Object.keys(row.cells)))]
  } finally {
    await rows.return(undefined)
  }
}
