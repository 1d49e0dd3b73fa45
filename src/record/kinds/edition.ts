// One published build at one checkpoint.
import { z } from 'zod'
import { name, partialDate, sha256 } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  edition: name,
  size: z.int().min(0),
  root: z.string(),
  method: name,
  asOf: partialDate,
  tables: z.array(z.strictObject({ table: name, sha256, rows: z.int().min(0) })),
})

export type EditionContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly edition: EditionContent
  }
}

export default defineKind('edition', content)
