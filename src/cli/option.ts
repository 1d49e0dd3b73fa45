// Flags that several commands share.
import { isDay } from '../base/time.ts'

const text = (input: string): string => input

export const recordFlag = {
  kind: 'parsed',
  parse: text,
  brief: 'Folder of the record',
  placeholder: 'DIR',
  default: '.',
} as const

export const jsonFlag = { kind: 'boolean', brief: 'Print JSON', default: false } as const

export const asOfFlag = {
  kind: 'parsed',
  parse: day,
  brief: 'What was so on this day (YYYY-MM-DD); today by default',
  placeholder: 'DAY',
  optional: true,
} as const

export const knownAtFlag = {
  kind: 'parsed',
  parse: instant,
  brief: 'What Kept knew at this time (YYYY-MM-DD or an instant); now by default',
  placeholder: 'TIME',
  optional: true,
} as const

export const methodFlag = {
  kind: 'parsed',
  parse: text,
  brief: 'Method: the name of a bundled one, or a YAML file; the one in kept.yaml by default',
  placeholder: 'FILE',
  optional: true,
} as const

export const issuesFlag = {
  kind: 'parsed',
  parse: text,
  brief: 'Write the issues as JSON Lines to this file',
  placeholder: 'FILE',
  optional: true,
} as const

export const quarantineFlag = {
  kind: 'parsed',
  parse: text,
  brief: 'Write the lines that could not be read, with file, line and reason, as JSON Lines to this file',
  placeholder: 'FILE',
  optional: true,
} as const

export { text }

/** A day that the calendar has; throws with the form that is wanted. */
export function day(input: string): string {
  if (!isDay(input)) throw new SyntaxError(`${input} is no day; write YYYY-MM-DD`)
  return input
}

/** An instant in UTC; a day alone means its last millisecond. */
export function instant(input: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(input)) return `${day(input)}T23:59:59.999Z`
  const at = new Date(input)
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(input) || Number.isNaN(at.getTime())) {
    throw new SyntaxError(`${input} is no instant; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ`)
  }
  return at.toISOString()
}
