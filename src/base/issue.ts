// A problem in input: what is wrong, exactly where, and what to do. Issues are values; reading goes on after one.

import { issueWording } from './locale/en-issue.ts'
import { fill } from './wording.ts'

export type IssueCode = keyof typeof issueWording

/** Where in the input a problem stands. Rows count from 1 and are data rows; lines count from 1 and are physical lines. */
export type Place = {
  readonly file: string
  readonly row?: number
  readonly line?: number
  readonly column?: string
}

export type Issue = {
  readonly kind: 'issue'
  readonly code: IssueCode
  /** `refused`: the row or value was not taken. `noted`: it was taken, and this is worth knowing. */
  readonly severity: 'refused' | 'noted'
  readonly place: Place
  /** The value as it stood, cut to 200 characters. */
  readonly value?: string
  /** How many more like this are not listed one by one; on the last one of its kind that is. */
  readonly more?: number
  readonly message: string
  readonly hint: string
}

/** Makes an issue; `params` fill the {names} in the wording of its code. */
export function issue(
  code: IssueCode,
  place: Place,
  options: {
    readonly value?: string
    readonly more?: number
    readonly params?: Readonly<Record<string, string | number>>
  } = {},
): Issue {
  const wording = issueWording[code]
  const params = options.params ?? {}
  return Object.freeze({
    kind: 'issue',
    code,
    severity: wording.severity,
    place,
    ...(options.value === undefined ? {} : { value: clip(options.value) }),
    ...(options.more === undefined || options.more === 0 ? {} : { more: options.more }),
    message: fill(wording.message, params),
    hint: fill(wording.hint, params),
  })
}

const valueCharactersMax = 200

function clip(value: string): string {
  return value.length <= valueCharactersMax ? value : `${value.slice(0, valueCharactersMax - 1)}…`
}
