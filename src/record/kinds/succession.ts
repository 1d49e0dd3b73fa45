// Bodies that took over from bodies: renamed, merged, split, transferred or abolished.
import { z } from 'zod'
import { bodyRef, name, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  from: z.array(bodyRef).min(1),
  to: z.array(bodyRef),
  how: z.enum(['renamed', 'merged', 'split', 'transferred', 'abolished']),
  reason: shortText.exactOptional(),
  source: name.exactOptional(),
})

export type SuccessionContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly succession: SuccessionContent
  }
}

export default defineKind('succession', content)
