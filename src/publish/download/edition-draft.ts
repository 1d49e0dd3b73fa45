// The event that tells the log of a published edition.
import type { Draft } from '../../record/event.ts'
import type { About } from '../edition/about.ts'

/**
 * Digests cover every column that law cannot order erased, so they hold after an erasure too. Tables of contracts have
 * theirs in the `dataset` events already.
 */
export function editionDraft({ edition, asOf, checkpoint, method, tables }: About): Draft<'edition'> {
  const date = { date: asOf, precision: 'day' } as const
  return {
    kind: 'edition',
    effectiveAt: { ...date, basis: 'stated' },
    content: {
      edition,
      size: checkpoint.size,
      root: checkpoint.root,
      method: `${method.method}@${method.version}`,
      asOf: date,
      tables: tables
        .filter(({ table }) => !table.startsWith('deals/'))
        .map(({ table, digest, rows }) => ({ table, sha256: digest, rows })),
    },
  }
}
