// An archived document or a pointer to one: hash, address, fetch time, locator, independence. A quotation can be erased.
import { z } from 'zod'
import { instant, name, sha256, shortText, url } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  evidence: name,
  url: url.exactOptional(),
  sha256: sha256.exactOptional(),
  mediaType: name.exactOptional(),
  fetchedAt: instant.exactOptional(),
  locator: shortText.exactOptional(),
  licence: shortText.exactOptional(),
  independence: z.enum(['promiser', 'government', 'independent', 'unknown']),
  quotation: shortText.exactOptional(),
  source: name.exactOptional(),
})

export type EvidenceContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly evidence: EvidenceContent
  }
}

export default defineKind('evidence', content, { erasable: ['quotation'] })
