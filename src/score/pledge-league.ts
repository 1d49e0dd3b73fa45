// The leagues of pledges: by peer group or other dimension, and by stream of findings.
import type { Database } from '../engine/duckdb.ts'
import { readCaseMix } from './case-mix-read.ts'
import { estimateLeague } from './league.ts'
import type { LeagueFigures, UnitFigures } from './league-figures.ts'
import { judgedLevels, type Method } from './method.ts'
import { type Dimension, readOutcomes } from './outcome.ts'
import type { Names } from './unit-name.ts'

export async function* pledgeLeagues(
  database: Database,
  method: Method,
  dimension: Exclude<Dimension, 'supplier'>,
  names: Names,
): AsyncGenerator<LeagueFigures> {
  const credits = judgedLevels.map((level) => method.credits[level])
  const groups = await readOutcomes(database, dimension, method)
  const mixes = dimension === 'body' ? await readCaseMix(database, method) : undefined
  for (const group of groups) {
    const { peerGroup, standing, publisher } = group
    // Bodies without a declared peer group are peers of nobody: each stands alone, fitted by itself.
    const parts = peerGroup === null && dimension === 'body' ? group.units.map((unit) => [unit]) : [group.units]
    for (const units of parts) {
      const inputs = units.map(({ unit, levels, counts }) => ({ key: unit, levels, unjudged: counts.unjudged }))
      const name = ['pledges-kept', dimension, peerGroup ?? units[0]!.unit, standing, publisher].join('|')
      const league = await estimateLeague(inputs, { method, credits, ranked: dimension === 'body', name })
      yield {
        ...league,
        measure: 'pledges-kept',
        dimension,
        peerGroup: names.group(peerGroup),
        standing,
        publisher,
        source: null,
        units: league.units.map(({ key, ...figures }, i): UnitFigures => {
          const { levels, counts } = units[i]!
          return {
            ...figures,
            unit: key,
            name: dimension === 'body' ? names.unit(key) : key,
            levels: Object.fromEntries(judgedLevels.map((level, k) => [level, levels[k]!])),
            pledges: counts,
            deals: null,
            caseMix: mixes?.(peerGroup, standing, publisher, key) ?? null,
          }
        }),
      }
    }
  }
}
