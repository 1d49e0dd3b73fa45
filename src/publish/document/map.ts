// A plain map: the outlines of areas, ready to draw.
import { z } from 'zod'
import { defineDocument } from './document.ts'

export const map = z.strictObject({
  /** Name of the file that gave the boundaries, without its ending. */
  id: z.string(),
  title: z.string(),
  /** Of the drawing's own coordinates: the view box is `0 0 width height`. */
  width: z.number(),
  height: z.number(),
  /** Path data of each area, by the area's id; drawn by the even-odd rule. */
  paths: z.array(z.strictObject({ area: z.string(), name: z.string().nullable(), d: z.string() })),
})
export type AreaMap = z.infer<typeof map>

const row = map.omit({ paths: true }).extend({ areas: z.number() })

declare module './document.ts' {
  interface Documents {
    readonly map: AreaMap
  }
  interface Rows {
    readonly map: z.infer<typeof row>
  }
}

export default defineDocument({
  kind: 'map',
  schema: map,
  row,
  idOf: ({ id }) => id,
  rowOf: ({ paths, ...own }) => ({ ...own, areas: paths.length }),
  facets: [],
  facetsOf: () => ({}),
  sorts: ['name'],
  sortsOf: ({ title }) => ({ name: title.toLowerCase() }),
  wordsOf: () => null,
})
