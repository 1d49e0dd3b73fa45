// Commits to bulk deals held as Parquet: source, licence, digests, row counts.
import { z } from 'zod'
import { name, sha256, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  dataset: name,
  source: name,
  licence: shortText,
  /** SHA-256 of the input; of several inputs, of their digests one a line. */
  inputDigest: sha256,
  /** The inputs' digests in their order, where there are several. */
  inputs: z.array(sha256).min(2).exactOptional(),
  mode: z.enum(['adds', 'replaces', 'erases']),
  /** The dataset that it takes the place of; all of the source where it replaces and none is named. */
  replaces: name.exactOptional(),
  tables: z.array(z.strictObject({ table: name, sha256, rows: z.int().min(0) })),
})

export type DatasetContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly dataset: DatasetContent
  }
}

export default defineKind('dataset', content)
