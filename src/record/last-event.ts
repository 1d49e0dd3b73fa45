// When a log was last added to.
import { readEntry } from './entries.ts'
import type { LoggedEvent } from './event.ts'
import type { LogState } from './log.ts'

/** `recordedAt` of the last entry; undefined for an empty log. Entries are recorded in the order of time. */
export function lastRecordedAt(log: Pick<LogState, 'dir' | 'size'>): string | undefined {
  if (log.size === 0) return undefined
  return (JSON.parse(readEntry(log, log.size - 1).toString('utf8')) as LoggedEvent).recordedAt
}
