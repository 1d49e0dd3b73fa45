// Tells a table's format by its content first and by its name only where the content leaves it open.
import { sniffDelimiter } from './delimiter.ts'

export type TableFormat = 'csv' | 'tsv' | 'xlsx' | 'json' | 'json-lines'

/** A format that Kept reads, or what the file seems to be instead. */
export type FormatReading =
  | { readonly kind: 'table'; readonly format: TableFormat }
  | { readonly kind: 'other'; readonly seems: string }

/**
 * `head` holds the first bytes, unzipped and without a byte order mark: the whole file, or 64 KB of it.
 * `name` is the file's name; a `.gz` at its end does not count.
 */
export function formatOf(head: Buffer, name: string, whole: boolean): FormatReading {
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (head.includes(encryptedPackage)) return { kind: 'other', seems: 'a workbook locked with a password' }
  const seems = strangers.find(([mark]) => head.subarray(0, mark.length).equals(mark))?.[1]
  if (seems !== undefined) return { kind: 'other', seems }
  if (head.subarray(0, 4).equals(zipMark)) return { kind: 'table', format: 'xlsx' }
  if (isBinary(head)) return { kind: 'other', seems: 'a binary file' }
  const text = head.toString('utf8').trimStart()
  if (/^<(?:!doctype|html|\?xml)/i.test(text)) return { kind: 'other', seems: 'a web page or XML' }
  if (/^\[\s*(?:[[{"\]\d-]|true|false|null)/.test(text) && !(isDelimited(extension) && !/^\[\s*\{/.test(text))) {
    return { kind: 'table', format: 'json' }
  }
  if (/^\{\s*["}]/.test(text)) return { kind: 'table', format: objectsFormat(text, extension, whole) }
  if (extension === 'tsv' || extension === 'tab') return { kind: 'table', format: 'tsv' }
  if (extension === 'json' || extension === 'geojson') return { kind: 'table', format: 'json' }
  if (extension === 'jsonl' || extension === 'ndjson') return { kind: 'table', format: 'json-lines' }
  return { kind: 'table', format: sniffDelimiter(text) === '\t' ? 'tsv' : 'csv' }
}

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1')

// The stream in which Office keeps a locked workbook ([MS-OFFCRYPTO] 1.3.3), as its container names it.
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

const strangers: readonly (readonly [Buffer, string])[] = [
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Excel file (.xls) or a locked one'],
  [Buffer.from('%PDF-', 'latin1'), 'a PDF'],
  [Buffer.from('PAR1', 'latin1'), 'Parquet'],
  [Buffer.from('PK\u0005\u0006', 'latin1'), 'an empty zip archive'],
  [Buffer.from('SQLite format 3', 'latin1'), 'an SQLite database'],
  [Buffer.from('7z\u00bc\u00af', 'latin1'), 'a 7-Zip archive'],
  [Buffer.from('\u001f\u008b', 'latin1'), 'gzip inside gzip'],
]

// A stray NUL is a damaged cell; one byte in a hundred is no text.
function isBinary(head: Buffer): boolean {
  let zeros = 0
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) zeros += 1
  return zeros > 8 && zeros > head.length / 100
}

function isDelimited(extension: string): boolean {
  return extension === 'csv' || extension === 'tsv' || extension === 'tab' || extension === 'txt'
}

// One object to a line, or one object over the whole file: told by what stands behind the first line.
function objectsFormat(text: string, extension: string, whole: boolean): TableFormat {
  const byName = extension === 'jsonl' || extension === 'ndjson' ? 'json-lines' : 'json'
  const end = text.indexOf('\n')
  const firstLine = end < 0 ? text : text.slice(0, end)
  if (end < 0 && !whole) return byName
  if (!isObject(firstLine)) {
    // An object that goes on over several lines ends its first line with a brace, a bracket or a comma.
    return /[{[,:]\s*$/.test(firstLine) ? 'json' : byName
  }
  return end >= 0 && text.slice(end).trim() !== '' ? 'json-lines' : byName
}

function isObject(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
