// private/debarment: matches that wait for a person's word, and what was said of them; one file each, never published.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { shortText } from '../../record/field.ts'
import { debarment } from '../../record/kinds/same-as.ts'

const candidate = z.strictObject({
  candidate: z.string().regex(/^[0-9a-f]{12}$/),
  supplier: shortText,
  supplierName: shortText,
  similarity: z.number().min(0).max(1),
  debarment,
  state: z.enum(['open', 'confirmed', 'rejected']),
  reason: shortText.exactOptional(),
})

export type Candidate = z.infer<typeof candidate>

export type CandidateStore = {
  readonly all: () => readonly Candidate[]
  /** Refuses where there is none. */
  readonly get: (id: string) => Candidate
  readonly keep: (one: Candidate) => void
}

export function candidateStore(recordDir: string): CandidateStore {
  const folder = join(recordDir, 'private', 'debarment')
  const read = (file: string) => candidate.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  return {
    all() {
      if (!existsSync(folder)) return []
      return readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map(read)
    },
    get(id) {
      const file = `${id}.json`
      if (!/^[0-9a-f]{12}$/.test(id) || !existsSync(join(folder, file))) throw new Refusal('candidate-missing', { id })
      return read(file)
    },
    keep(one) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `${one.candidate}.json`)
      writeFileSync(`${path}.tmp`, `${JSON.stringify(candidate.parse(one), null, 2)}\n`, { mode: 0o600, flush: true })
      renameSync(`${path}.tmp`, path)
    },
  }
}
