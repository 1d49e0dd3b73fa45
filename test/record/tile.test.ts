// Paths of tiles: written one way, and read only in that way.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTilePath, type TileLevel, tilePath, tileWidth, widthInLog } from '../../src/record/tile.ts'

const level: fc.Arbitrary<TileLevel> = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const))

test('a path says the place it was made from', () => {
  fc.assert(
    fc.property(
      level,
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.integer({ min: 1, max: 256 }),
      (at, index, width) => {
        expect(parseTilePath(tilePath(at, index, width))).toEqual({ level: at, index, width })
      },
    ),
  )
})

test.each([
  'tile/00/000',
  'tile/64/000',
  'tile/0/x000/000',
  'tile/0/000.p/0',
  'tile/0/000.p/01',
  'tile/0/000.p/256',
  'tile/0/000/',
  'tile/0/000\n',
  '/tile/0/000',
  'tile/0/X001/000',
  'tile/entries/0000',
  'tile/Entries/000',
  'tile/0/x018/x446/x744/x073/x709/x551/616',
])('%j is no path of a tile', (path) => {
  expect(parseTilePath(path)).toBeUndefined()
})

test('the example of the specification: 70,000 entries', () => {
  const widths = (at: number) => [0, 1, 272, 273, 274].map((index) => widthInLog(at, index, 70_000))
  expect(widths(0)).toEqual([256, 256, 256, 112, 0])
  expect(widths(1)).toEqual([256, 17, 0, 0, 0])
  expect(widths(2)).toEqual([1, 0, 0, 0, 0])
  expect(widthInLog('entries', 273, 70_000)).toBe(112)
  expect(widthInLog(0, 0, 256)).toBe(tileWidth)
})
