// Guesses in which formats a column writes its dates, and what shows the order of day and month.
import { parseDate } from '../base/time.ts'
import type { Looks } from './sniff.ts'

/** The fewest formats that read the most values, or undefined where hardly any reads one. Years lie in 1900–2100. */
export function sniffDates(values: readonly string[]): Extract<Looks, { kind: 'date' | 'year' }> | undefined {
  const sample = values.slice(0, valuesMax)
  const fits = new Map(patterns.map((pattern) => [pattern, fitting(sample, pattern)]))
  const chosen: string[] = []
  const covered = new Set<number>()
  for (;;) {
    const best = patterns.reduce((a, b) => (added(fits.get(b)!, covered) > added(fits.get(a)!, covered) ? b : a))
    const gain = added(fits.get(best)!, covered)
    // A format for one value in a hundred is more likely a typing slip than a format.
    if (gain === 0 || (chosen.length > 0 && gain < sample.length / 100)) break
    chosen.push(best)
    for (const i of fits.get(best)!) covered.add(i)
  }
  if (chosen.length === 0) return undefined
  const share = covered.size / sample.length
  if (chosen.every((pattern) => pattern.startsWith('YYYY') && !/[MD]/.test(pattern) && !/YY.YY$/.test(pattern))) {
    return { kind: 'year', patterns: chosen, share }
  }
  return { kind: 'date', patterns: chosen, share, order: orderOf(chosen, fits) }
}

const valuesMax = 2_000

// Of two formats that read the same values the earlier wins: day before month, since most of the world writes so.
const patterns = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYY-MM-DDTHH:mm:ssZ',
  'YYYY-MM-DDTHH:mm:ss.SSSZ',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'D/M/YYYY',
  'M/D/YYYY',
  'DD/MM/YYYY HH:mm',
  'MM/DD/YYYY HH:mm',
  'DD/MM/YYYY HH:mm:ss',
  'DD/MM/YY',
  'MM/DD/YY',
  'D/M/YY',
  'M/D/YY',
  'DD.MM.YYYY',
  'D.M.YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'D MMM YYYY',
  'D MMMM YYYY',
  'D-MMM-YYYY',
  'D/MMM/YYYY',
  'D-MMM-YY',
  'D MMM YY',
  'MMMM D, YYYY',
  'MMM D, YYYY',
  'MMM YYYY',
  'MMMM YYYY',
  'MMM-YY',
  'MMM-YYYY',
  'YYYY',
  'YYYY.0',
  'YYYY-MM',
  'MM/YYYY',
  'YYYY/YY',
  'YYYY-YY',
]

function fitting(sample: readonly string[], pattern: string): ReadonlySet<number> {
  const found = new Set<number>()
  sample.forEach((value, i) => {
    const reading = parseDate(value, [pattern])
    if (reading.kind !== 'date') return
    const year = Number(reading.date.slice(0, 4))
    if (year >= 1900 && year <= 2100) found.add(i)
  })
  return found
}

function added(fits: ReadonlySet<number>, covered: ReadonlySet<number>): number {
  let count = 0
  for (const i of fits) if (!covered.has(i)) count += 1
  return count
}

function orderOf(
  chosen: readonly string[],
  fits: ReadonlyMap<string, ReadonlySet<number>>,
): Extract<Looks, { kind: 'date' }>['order'] {
  const orders = chosen.map((pattern) => {
    if (pattern.startsWith('YYYY')) return 'year-first'
    if (pattern.includes('MMM') || !pattern.includes('D')) return 'named-month'
    const other = swapped(pattern)
    const own = fits.get(pattern)!.size
    const swappedCount = fits.get(other)?.size ?? 0
    if (own === swappedCount) return 'none'
    return pattern.startsWith('D') ? 'day-first' : 'month-first'
  })
  // One format that leaves the order open leaves it open for the column, unless another shows it.
  return (
    orders.find((order) => order === 'day-first' || order === 'month-first') ??
    (orders.includes('none') ? 'none' : orders[0]!)
  )
}

function swapped(pattern: string): string {
  return pattern.replace(/D+|M+/g, (part) => (part.startsWith('D') ? 'M' : 'D').repeat(part.length))
}
