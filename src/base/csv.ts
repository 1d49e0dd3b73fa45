// CSV by RFC 4180, safe to open in a spreadsheet.

export type CsvCell = string | number | boolean | null

/** Rows to CSV text with CRLF line ends; a text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
