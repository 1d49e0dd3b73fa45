// What a document of an edition is: a strict schema, the short row that lists show, and what it is found and sorted by.
import { z } from 'zod'

/** Text by language tag; `und` where the language is not known. */
export const texts = z.record(z.string(), z.string())
/** A body, commitment or other document, named so that a page can link to it. */
export const ref = z.strictObject({ id: z.string(), name: texts })
export type Ref = z.infer<typeof ref>
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as it is known. */
export const partialDay = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
export const instant = z.string()
export const money = z.strictObject({ amount: z.string(), currency: z.string() })
export const estimate = z.strictObject({ mean: z.number(), lower: z.number(), upper: z.number() })
export const place = z.strictObject({
  name: z.string().nullable(),
  scheme: z.string().nullable(),
  code: z.string().nullable(),
})
/** Findings of one standing, and of one publisher where adopted. Null where there is no finding. */
export const stream = {
  standing: z.enum(['adjudicated', 'adopted', 'computed']).nullable(),
  publisher: z.string().nullable(),
}
export const measure = z.enum(['pledges-kept', 'deals-on-time', 'end-dates-held', 'deals-on-budget', 'openness'])

/** Documents by kind; each file of this folder adds its own line by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the files beside this one
export interface Documents {}
/** Their rows in lists. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the files beside this one
export interface Rows {}
export type DocumentKind = keyof Documents & string

export type DocumentSpec<Kind extends DocumentKind = DocumentKind> = {
  readonly kind: Kind
  readonly schema: z.ZodType<Documents[Kind]>
  readonly row: z.ZodType<Rows[Kind]>
  readonly idOf: (document: Documents[Kind]) => string
  readonly rowOf: (document: Documents[Kind]) => Rows[Kind]
  /** What it can be filtered by: facet → values. */
  readonly facets: readonly string[]
  readonly facetsOf: (document: Documents[Kind]) => Readonly<Record<string, readonly string[]>>
  /** What it can be sorted by; the first is the order in which it stands unless told. */
  readonly sorts: readonly string[]
  readonly sortsOf: (document: Documents[Kind]) => Readonly<Record<string, string | number | null>>
  /** What search finds it by, beside its id; null where search does not find it. */
  readonly wordsOf: (document: Documents[Kind]) => string | null
}

export function defineDocument<Kind extends DocumentKind>(spec: DocumentSpec<Kind>): DocumentSpec<Kind> {
  return Object.freeze(spec)
}

/** All texts in one line, for search and for sorting. */
export function allTexts(given: z.infer<typeof texts>): string {
  return [...new Set(Object.values(given))].join(' · ')
}

/** The text to sort by: English where there is one, else the first; cut, since cursors carry it in their address. */
export function sortText(given: z.infer<typeof texts>): string {
  return (given['en'] ?? Object.values(given)[0] ?? '').toLowerCase().slice(0, 200).toWellFormed()
}
