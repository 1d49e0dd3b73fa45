// Numbering ocids by their bytes.
import { describe, expect, it } from 'vitest'
import { ocidTable } from '../../../src/sources/ocds/ocid-table.ts'

describe('ocidTable', () => {
  it('tells ocids of one hash apart, and numbers them in order of first appearance', () => {
    for (const hash of [undefined, () => 7]) {
      const table = ocidTable(hash)
      const numberOf = (text: string) => table.numberOf(Buffer.from(text), 0, Buffer.byteLength(text))
      const names = Array.from({ length: hash === undefined ? 9_000 : 3_000 }, (_, i) => `ocds-${i}`)
      expect(names.map(numberOf)).toEqual([...names.keys()])
      expect([...names].reverse().map(numberOf)).toEqual([...names.keys()].reverse())
      expect([numberOf('ocds-'), numberOf('ocds-0 ')]).toEqual([names.length, names.length + 1])
      const { bytes, starts } = table.packed()
      expect(Buffer.from(bytes).toString('utf8', starts[1], starts[2])).toBe('ocds-1')
    }
  })
})
