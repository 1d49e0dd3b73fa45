// Numbers ocids in order of first appearance: a hash table over their bytes.

export type OcidTable = {
  /** The number of the ocid that these bytes (UTF-8) are; a new one where it was not met before. */
  readonly numberOf: (bytes: Uint8Array, from: number, to: number) => number
  readonly size: () => number
  /** The ocids' bytes, one after the other, and where each begins; the last entry is where the last one ends. */
  readonly packed: () => { readonly bytes: Uint8Array; readonly starts: Float64Array }
}

/** An empty table. Ocids with the same hash are told apart by their bytes. `hash` is there for tests. */
export function ocidTable(hash: (bytes: Uint8Array, from: number, to: number) => number = fnv1a): OcidTable {
  let slots = new Int32Array(1 << 12).fill(-1)
  let hashes = new Int32Array(1 << 11)
  let starts = new Float64Array((1 << 11) + 1)
  let arena = Buffer.allocUnsafe(1 << 16)
  let count = 0

  function slotOf(code: number, bytes: Uint8Array, from: number, to: number): number {
    const mask = slots.length - 1
    for (let slot = code & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot]!
      if (number < 0 || (hashes[number] === code && isSame(number, bytes, from, to))) return slot
    }
  }

  function isSame(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = starts[number]!
    if (starts[number + 1]! - start !== to - from) return false
    for (let i = 0; i < to - from; i++) if (arena[start + i] !== bytes[from + i]) return false
    return true
  }

  function grow(): void {
    hashes = resized(hashes, new Int32Array(hashes.length * 2))
    starts = resized(starts, new Float64Array(hashes.length + 1))
    slots = new Int32Array(hashes.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let number = 0; number < count; number++) {
      let slot = hashes[number]! & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = number
    }
  }

  return {
    numberOf(bytes, from, to) {
      const code = hash(bytes, from, to) | 0
      const slot = slotOf(code, bytes, from, to)
      if (slots[slot]! >= 0) return slots[slot]!
      const start = starts[count]!
      const end = start + to - from
      if (end > arena.length) arena = resized(arena, Buffer.allocUnsafe(Math.max(end, arena.length * 2)))
      for (let i = 0; i < to - from; i++) arena[start + i] = bytes[from + i]!
      hashes[count] = code
      slots[slot] = count
      count += 1
      starts[count] = end
      if (count === hashes.length) grow()
      return count - 1
    },
    size: () => count,
    packed: () => ({ bytes: arena.subarray(0, starts[count]!), starts: starts.subarray(0, count + 1) }),
  }
}

// FNV-1a with a last mix, so that ocids that differ in their last digit spread over the table.
function fnv1a(bytes: Uint8Array, from: number, to: number): number {
  let code = 0x811c9dc5
  for (let i = from; i < to; i++) code = Math.imul(code ^ bytes[i]!, 0x01000193)
  code = Math.imul(code ^ (code >>> 15), 0x2c1b3c6d)
  return code ^ (code >>> 13)
}

function resized<T extends Float64Array | Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
