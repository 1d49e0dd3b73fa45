// Names leagues: the same league has the same id in every edition.
import { createHash } from 'node:crypto'
import type { LeagueFigures } from '../../score/league-figures.ts'

type Named = Pick<LeagueFigures, 'measure' | 'dimension' | 'peerGroup' | 'standing' | 'publisher' | 'source'> & {
  readonly units: readonly { readonly unit: string }[]
}

/**
 * `pledges-kept/body/uk-councils/adopted/climate-emergency-uk-1f2e3d`: measure, dimension, peer group, standing, publisher.
 * A league of contracts has `contracts` last. No two leagues of an edition share an id: a part that had to be rewritten
 * ends in a hash of what it stands for.
 */
export function leagueId({ measure, dimension, peerGroup, standing, publisher, source, units }: Named): string {
  // Bodies of no group stand alone, each in a league of its own; other units without a group share one.
  const isAlone = peerGroup.id === null && dimension === 'body' && units.length === 1
  return [
    measure,
    dimension,
    ...(isAlone ? ['alone', partOf(units[0]!.unit)] : [peerGroup.id === null ? 'no-group' : partOf(peerGroup.id)]),
    standing ?? 'no-findings',
    ...(publisher === null ? [] : [partOf(publisher)]),
    ...(source === null ? [] : ['contracts']),
    ...(source === null || source === peerGroup.id ? [] : [partOf(source)]),
  ].join('/')
}

const reserved = new Set(['alone', 'no-group', 'contracts'])
const slugCharsMax = 60

function partOf(text: string): string {
  if (/^[a-z0-9][a-z0-9-]*$/.test(text) && text.length <= slugCharsMax && !reserved.has(text)) return text
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, slugCharsMax)
  return `${slug}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
}
