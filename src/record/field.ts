// The field shapes that several kinds of event share.
import { z } from 'zod'
import type { BodyId, CommitmentId, EventId } from '../base/id.ts'

export const shortText = z.string().min(1).max(2_000)
export const longText = z.string().min(1).max(30_000)

/** Text by language tag (BCP 47): `{ en: '…', mi: '…' }`; `und` where the language is not known. */
export const texts = z.record(z.string().regex(/^[a-zA-Z]{2,3}(-[\w]{2,8})*$/), longText)

export const bodyRef = z.string().regex(/^[\w-]+\/[^\s/]+$/) as unknown as z.ZodType<BodyId, string>
export const commitmentRef = z.string().regex(/^[\w-]+\/[^\s/]+$/) as unknown as z.ZodType<CommitmentId, string>
export const eventRef = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/) as unknown as z.ZodType<EventId, string>
/** Plain name of a thing that one record names once: a source, a criterion, a document, a post. */
export const name = z.string().regex(/^[^\s/][^\s]{0,199}$/)

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const url = z
  .string()
  .regex(/^https?:\/\/\S+$/)
  .max(2_000)
/** UTC instant with seconds, milliseconds where known: `2026-11-23T10:00:00.000Z`. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/)
/** Exact decimal as text, in major units: `1234.50`. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
export const money = z.strictObject({ amount: decimal, currency: z.string().regex(/^[A-Z]{3}$/) })

// Months and days that the calendar has; 29 February passes in every year, and the engine reads it by the year.
const calendarDate =
  /^\d{4}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|-(0[469]|11)-(0[1-9]|[12]\d|30)|-02-(0[1-9]|[12]\d))?$/

/** A day of the calendar, `2030-06-30`. */
export const day = z
  .string()
  .regex(/^\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$/)

/** A date as precise as it is known. `date` is cut to its precision: `2030`, `2030-06`, `2030-06-30`. */
export const partialDate = z.strictObject({
  date: z.string().regex(calendarDate),
  precision: z.enum(['year', 'month', 'day']),
})
/** When something was so, and how that is known. */
export const effectiveAt = partialDate.extend({ basis: z.enum(['stated', 'source-release', 'inferred']) })
/** When a commitment falls due, and how that is known. */
export const dueDate = partialDate.extend({ basis: z.enum(['stated', 'term-end', 'inferred']) })

export const progress = z.enum(['not-checked', 'no-action-found', 'started', 'advanced', 'stalled'])
export const fulfilment = z.enum([
  'fulfilled',
  'largely',
  'partly',
  'not-fulfilled',
  'reversed',
  'untestable',
  'superseded',
  'void',
])
/** Why a commitment was not fulfilled. */
export const shortfallReason = z.enum([
  'no-majority',
  'court',
  'external-shock',
  'not-prioritised',
  'reversed',
  'inherited',
  'other',
])
export const standing = z.enum(['adjudicated', 'adopted', 'computed'])

/** Where the thing was read: the source and its own words for it. */
export const sourceVerdict = z.strictObject({ scale: name, value: shortText })
export const place = z.strictObject({
  name: shortText.exactOptional(),
  scheme: name.exactOptional(),
  code: shortText.exactOptional(),
})
