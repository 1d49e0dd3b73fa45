// Reads the flags of an edition: all of them with their pages, also those that show nowhere.
import { readFileSync } from 'node:fs'
import { sqlFlags } from '../../engine/deals/flag-hit.ts'
import { loadFlags } from '../../engine/flags/flag.ts'
import type { Flag } from '../document/flag.ts'
import { readBuyerFlags } from './buyer-flag.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './make-edition.ts'

/** Buyers that a flag's document holds, those with most hits. */
const flagBuyersMax = 2_000

/**
 * Delivery flags come with their hits by buyer. Reference flags need compiled releases, which a record does not keep as
 * such; `kept flags` computes them over files, so here they have their pages alone.
 */
export async function* readFlags(reading: Reading): AsyncIterable<Flag> {
  const hits = byKey(await readBuyerFlags(reading), ({ flag }) => flag)
  for (const { flag: id } of sqlFlags()) {
    const markdown = pageOf(id)
    const own = hits(id)
    yield {
      id,
      title: titleOf(markdown, id),
      markdown,
      family: 'delivery',
      hitsAll: own.reduce((sum, one) => sum + one.hits, 0),
      buyersAll: new Set(own.map(({ unit }) => unit)).size,
      hits: own.slice(0, flagBuyersMax).map(({ flag: _, name, ...one }) => ({ ...one, name: name ?? one.unit })),
    }
  }
  for (const { name: id, title } of await loadFlags()) {
    yield { id, title, markdown: pageOf(id), family: 'reference', hitsAll: 0, buyersAll: 0, hits: [] }
  }
}

function pageOf(flag: string): string {
  return readFileSync(new URL(`../../engine/flags/${flag}/flag.md`, import.meta.url), 'utf8')
}

// `# Paid over value (`paid-over-value`)`
function titleOf(markdown: string, id: string): string {
  return /^# (.+?)(?: \(`[^`]+`\))?$/m.exec(markdown)?.[1] ?? id
}
