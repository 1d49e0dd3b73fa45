// Commits to bulk deals held as Parquet: source, licence, digests, row counts.
import { z } from 'zod'
import { name, sha256, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  dataset: name,
  source: name,
  licence: shortText,
  inputDigest: sha256,
  mode: z.enum(['adds', 'replaces', 'erases']),
  replaces: name.exactOptional(),
  /** Whose law the deals stand under: its legal forms and thresholds. */
  jurisdiction: name.exactOptional(),
  /** Set where the source repeats the final value in every release, so that growth cannot be seen in it. */
  values: z.enum(['final-in-every-release']).exactOptional(),
  tables: z.array(z.strictObject({ table: name, sha256, rows: z.int().min(0) })),
})

export type DatasetContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly dataset: DatasetContent
  }
}

export default defineKind('dataset', content)
