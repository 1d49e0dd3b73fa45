// About how many different texts there were, in memory that does not grow with them.

const bits = 2 ** 27

// Up to so many texts are counted exactly.
const exactMax = 200_000

export type Distinct = { readonly add: (text: string) => void; readonly count: () => number }

/**
 * Counts distinct texts by linear counting (Whang, Vander-Zanden and Taylor 1990) over 16 MiB of bits: exact to a few in a
 * thousand up to tens of millions, and exact up to 200,000.
 */
export function distinct(): Distinct {
  const seen = new Uint32Array(bits / 32)
  const exact = new Set<string>()
  let taken = 0
  return {
    add(text) {
      if (exact.size <= exactMax) exact.add(text)
      const bit = hash(text) % bits
      const mask = 1 << (bit & 31)
      if ((seen[bit >>> 5]! & mask) !== 0) return
      seen[bit >>> 5]! |= mask
      taken += 1
    },
    count: () => (exact.size <= exactMax ? exact.size : Math.round(-bits * Math.log1p(-taken / bits))),
  }
}

// FNV-1a with a last mixing, over the text's code units.
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
