// One coder's blind reading of a commitment; sealed until all readings are in.
import { z } from 'zod'
import { commitmentRef, fulfilment, name, progress, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  commitment: commitmentRef,
  coder: name,
  criterion: name.exactOptional(),
  progress: progress.exactOptional(),
  fulfilment: fulfilment.exactOptional(),
  evidence: z.array(name).exactOptional(),
  note: shortText.exactOptional(),
})

export type CodingContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly coding: CodingContent
  }
}

export default defineKind('coding', content, { erasable: ['note'], sealable: true })
