// What stands around every answer of the API: the edition that it is out of, its checkpoint and its licences.
import { z } from 'zod'
import type { About } from '../edition/about.ts'
import { about } from '../edition/about.ts'
import type { Edition } from '../edition/store.ts'

export const licence = z.strictObject({
  source: z.string(),
  publisher: z.string(),
  licence: z.string(),
  attribution: z.string(),
  url: z.string().nullable(),
})
export type Licence = z.infer<typeof licence>

export const editionNote = about
  .pick({ edition: true, asOf: true, knownAt: true, recordedAt: true, operator: true, isExample: true })
  .extend({
    checkpoint: about.shape.checkpoint.pick({ origin: true, size: true, root: true }),
    method: about.shape.method.pick({ method: true, version: true, digest: true }),
    /** Licence and attribution of each source that the edition is made from. */
    licences: z.array(licence),
  })
export type EditionNote = z.infer<typeof editionNote>

export function listEnvelope(schema: z.ZodType) {
  return z.strictObject({
    edition: editionNote,
    data: z.array(schema),
    /** Cursor of the next page, for `after`; null on the last. */
    next: z.string().nullable(),
    /** How many there are in all pages; null where they are not counted. */
    total: z.number().nullable(),
  })
}

export function pagedEnvelope(schema: z.ZodType) {
  return z.strictObject({ edition: editionNote, data: schema, next: z.string().nullable() })
}

export function oneEnvelope(schema: z.ZodType) {
  return z.strictObject({ edition: editionNote, data: schema })
}

/** Made once for each edition: it does not change. */
export function noteOf(edition: Edition): EditionNote {
  let note = notes.get(edition)
  if (note === undefined) {
    note = makeNote(edition.about, licencesOf(edition))
    notes.set(edition, note)
  }
  return note
}

const notes = new WeakMap<Edition, EditionNote>()

/** Licences of all sources, or of the one named. */
export function licencesOf(edition: Edition, only?: string): readonly Licence[] {
  const ids = only === undefined ? edition.ids('source') : [only]
  return [...ids].flatMap((id) => {
    const found = edition.get('source', id)
    if (found === undefined) return []
    const { publisher, licence: own, attribution, url } = found
    return [{ source: id, publisher, licence: own, attribution, url }]
  })
}

function makeNote(own: About, licences: readonly Licence[]): EditionNote {
  const { edition, asOf, knownAt, recordedAt, operator, isExample, checkpoint, method } = own
  return {
    edition,
    asOf,
    knownAt,
    recordedAt,
    operator,
    isExample,
    checkpoint: { origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root },
    method: { method: method.method, version: method.version, digest: method.digest },
    licences: [...licences],
  }
}
