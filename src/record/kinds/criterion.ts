// What would count as delivery, fixed before evidence is weighed.
import { z } from 'zod'
import { commitmentRef, name, texts } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  criterion: name,
  commitment: commitmentRef,
  text: texts,
})

export type CriterionContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly criterion: CriterionContent
  }
}

export default defineKind('criterion', content)
