// Lines up cells in columns for the terminal.

/** One line a row; `sides` has a letter a column: l left, r right. Width counts characters as a terminal draws them. */
export function columns(rows: readonly (readonly string[])[], sides: string, gap = '  '): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, width(cell))
  }
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const space = ' '.repeat(widths[i]! - width(cell))
          return sides[i] === 'r' ? space + cell : cell + space
        })
        .join(gap)
        .trimEnd(),
    )
    .join('\n')
}

/** Cells that a text takes on a terminal: wide East Asian characters two, marks none. */
export function width(text: string): number {
  let cells = 0
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue
    cells += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1
  }
  return cells
}

/** A text cut to that many cells, with an ellipsis where something was cut. */
export function clip(text: string, cells: number): string {
  if (width(text) <= cells) return text
  let out = ''
  for (const character of text) {
    if (width(out + character) > cells - 1) break
    out += character
  }
  return `${out}…`
}
