// What the API answers where it cannot: problem details as RFC 9457 has them.
import { z } from 'zod'

export const problemKinds = {
  'no-such-address': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  'unknown-parameter': 400,
  'repeated-parameter': 400,
  'broken-value': 400,
  'broken-cursor': 400,
  'moment-later': 400,
  'address-too-long': 414,
  busy: 503,
  'server-fault': 500,
} as const
export type ProblemKind = keyof typeof problemKinds

/** A problem as a value: which it is, and what exactly is wrong with this request. */
export type Problem = { readonly problem: ProblemKind; readonly detail: string; readonly parameter?: string }

export const problemDocument = z.strictObject({
  /** Address of the words about it in the API's page. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The request that it is about, cut where it is long. */
  instance: z.string(),
  /** The parameter that is wrong, where it is one. */
  parameter: z.string().optional(),
})

export function isProblem(given: object | undefined): given is Problem {
  return given !== undefined && 'problem' in given
}

/** Text of a reader's as it may stand in a message: short, and in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
