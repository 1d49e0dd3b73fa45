// Column names from a header line: every column gets one, and no two the same.

export type Header = {
  readonly columns: readonly string[]
  /** Columns that had no usable name, by their number from 1; they are called `column 3`. */
  readonly unnamed: readonly number[]
  /** Names that stood before: the second `total` is called `total (2)`. */
  readonly repeated: readonly string[]
}

/** Takes the names as published. A name that cannot be an object's key of its own, `__proto__`, counts as none. */
export function headerOf(cells: readonly string[]): Header {
  const taken = new Set(cells)
  const columns: string[] = []
  const seen = new Set<string>()
  const unnamed: number[] = []
  const repeated: string[] = []
  cells.forEach((cell, i) => {
    let name = cell
    if (cell.trim() === '' || cell === '__proto__') {
      unnamed.push(i + 1)
      name = free(`column ${i + 1}`, taken)
    } else if (seen.has(cell)) {
      repeated.push(cell)
      name = free(cell, taken)
    }
    seen.add(name)
    taken.add(name)
    columns.push(name)
  })
  return { columns, unnamed, repeated }
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let count = 2
  while (taken.has(`${name} (${count})`)) count += 1
  return `${name} (${count})`
}
