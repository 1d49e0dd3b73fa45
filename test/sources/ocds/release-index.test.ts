// The index of lines by process: the same however the input is cut into slices, and whatever the hash.
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineRefused, Slice } from '../../../src/sources/ocds/index-slice.ts'
import { scanSlice } from '../../../src/sources/ocds/index-slice.ts'
import { lineEntries } from '../../../src/sources/ocds/line-entries.ts'
import { ocidTable } from '../../../src/sources/ocds/ocid-table.ts'
import { type IndexedFile, indexReleases, indexSlices } from '../../../src/sources/ocds/release-index.ts'
import { newPaths } from '../../record/folder.ts'

const newPath = newPaths()

function fileOf(content: string): IndexedFile {
  const path = newPath()
  writeFileSync(path, content)
  return { path, bytes: Buffer.byteLength(content) }
}

const line = fc.oneof(
  fc
    .record({ ocid: fc.constantFrom('a', 'b', 'é', 'cc'), x: fc.string({ maxLength: 5 }) })
    .map((one) => JSON.stringify(one)),
  fc.constantFrom('', ' \r', 'broken', '{"x":{"ocid":"a"}, "ocid":"\\u0061"}', '{"id":1}'),
)
const content = fc
  .tuple(fc.array(line, { maxLength: 9 }), fc.boolean())
  .map(([all, isEnded]) => all.join('\n') + (isEnded ? '\n' : ''))

describe('indexReleases', () => {
  it('gives the same where another thread scans the second half', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 3 }), async (contents) => {
        const files = contents.map(fileOf)
        const index = async (elsewhere?: (slices: readonly Slice[]) => ReturnType<typeof indexLater>) => {
          const refused: LineRefused[] = []
          return { index: await indexReleases(files, { onRefused: (one) => refused.push(one) }, elsewhere), refused }
        }
        const indexLater = async (slices: readonly Slice[]) => structuredClone(indexSlices(slices))
        expect(await index(indexLater)).toEqual(await index())
      }),
    )
  })

  it('finds each line in one slice, wherever a file is cut', () => {
    fc.assert(
      fc.property(content, fc.nat(), (text, place) => {
        const { path, bytes } = fileOf(text)
        const cut = bytes === 0 ? 0 : place % bytes
        const offsets = (slices: readonly (readonly [number, number])[]) => {
          const entries = lineEntries()
          const lines = slices.map(([from, to]) =>
            scanSlice({ path, file: 0, from, to }, { table: ocidTable(), entries, onRefused: () => {} }),
          )
          return {
            offsets: [...entries.arrays().offset.subarray(0, entries.count())],
            lines: lines.reduce((sum, one) => sum + one, 0),
          }
        }
        expect(
          offsets([
            [0, cut],
            [cut, Number.POSITIVE_INFINITY],
          ]),
        ).toEqual(offsets([[0, Number.POSITIVE_INFINITY]]))
      }),
    )
  })
})

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
