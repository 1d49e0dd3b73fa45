// Finds the sign that parts the cells of a delimited text.

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/**
 * The delimiter that parts the first lines most evenly: of those that stand in the first line, the one for which the
 * most lines have as many cells as the first, then the one with the most cells. Signs inside quotes do not count.
 * Undefined where none of them stands in the first line: a table of one column. Looks at 50 lines.
 */
export function sniffDelimiter(head: string): Delimiter | undefined {
  const lines = lineCounts(head)
  const first = lines[0]
  if (first === undefined) return undefined
  const candidates = delimiters.filter((_, i) => first[i]! > 0)
  const merit = (delimiter: Delimiter) => {
    const i = delimiters.indexOf(delimiter)
    const even = lines.filter((line) => line[i] === first[i]).length / lines.length
    // A long title may hold commas that the rows below it lack, so evenness weighs first and width second.
    return even + Math.min(first[i]!, 99) / 1_000
  }
  return candidates.sort((a, b) => merit(b) - merit(a))[0]
}

const linesMax = 50

// How often each delimiter stands in each of the first lines, quoted text apart.
function lineCounts(head: string): number[][] {
  const lines: number[][] = []
  let counts = delimiters.map(() => 0)
  let cells = 0
  let quoted = false
  for (let at = 0; at < head.length && lines.length < linesMax; at++) {
    const sign = head[at]!
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === '\n' || sign === '\r') {
      if (cells > 0) lines.push(counts)
      counts = delimiters.map(() => 0)
      cells = 0
    } else {
      cells += 1
      const which = delimiters.indexOf(sign as Delimiter)
      if (which >= 0) counts[which]! += 1
    }
  }
  // The last line of a head may be cut; it counts only where there is no other.
  if (lines.length === 0 && cells > 0) lines.push(counts)
  return lines
}
