// Who held a post, from when to when. The holder's name can be erased.
import { z } from 'zod'
import { name, partialDate, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  post: name,
  tenure: name,
  holder: shortText.exactOptional(),
  start: partialDate.exactOptional(),
  end: partialDate.exactOptional(),
  source: name.exactOptional(),
})

export type TenureContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly tenure: TenureContent
  }
}

export default defineKind('tenure', content, { erasable: ['holder'] })
