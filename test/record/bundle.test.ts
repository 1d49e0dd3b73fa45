// Bundles of entries: what is written is found again, and what is not a bundle is not read.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOffsets, bundleWriter, formatBundle } from '../../src/record/bundle.ts'

const entries = fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(new Uint8Array(65_535))), {
  maxLength: 30,
})

test('every entry is found again, and so is its leaf input', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const writer = bundleWriter()
      for (const [i, entry] of list.entries()) {
        // Compared as bytes: a matcher takes seconds over buffers as long as these.
        expect(writer.add(entry, i).equals(Buffer.concat([Buffer.of(0), entry]))).toBe(true)
      }
      const bytes = Buffer.from(writer.bytes())
      expect(bytes.equals(formatBundle(list))).toBe(true)
      const offsets = bundleOffsets(bytes, list.length)!
      const isFound = (entry: Uint8Array, i: number) => bytes.subarray(offsets[i], offsets[i + 1]! - 2).equals(entry)
      expect(list.every(isFound)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('a bundle cut, lengthened or counted otherwise is none', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, seed) => {
      const bytes = formatBundle(list)
      expect(bundleOffsets(bytes, list.length + 1)).toBeUndefined()
      expect(bundleOffsets(Buffer.concat([bytes, Buffer.of(0)]), list.length)).toBeUndefined()
      if (list.length === 0) return
      expect(bundleOffsets(bytes, list.length - 1)).toBeUndefined()
      expect(bundleOffsets(bytes.subarray(0, seed % bytes.length), list.length)).toBeUndefined()
    }),
    { numRuns: 50 },
  )
})

test('a bundle goes on where it was left', () => {
  const writer = bundleWriter(formatBundle([Buffer.from('a')]))
  writer.add('ü', 1)
  expect(writer.bytes()).toEqual(Buffer.from([0, 1, 0x61, 0, 2, 0xc3, 0xbc]))
  writer.restart()
  writer.add(Buffer.of(9), 2)
  expect(writer.bytes()).toEqual(Buffer.from([0, 1, 9]))
})
