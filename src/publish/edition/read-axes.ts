// Computes every league of the edition, and gathers by unit what the profiles are made of.
import type { LeagueFigures } from '../../score/league-figures.ts'
import { scorecardLeagues } from '../../score/scorecard.ts'
import type { Axis, LeagueHead } from '../document/figure.ts'
import type { League } from '../document/league.ts'
import type { Reading } from './make-edition.ts'

/** Axes by dimension and unit. */
export type Axes = { readonly of: (dimension: LeagueHead['dimension'], unit: string) => readonly Axis[] }

export async function readAxes({ database, method }: Reading, onLeague: (league: League) => void): Promise<Axes> {
  const axes = new Map<string, Axis[]>()
  for (const dimension of ['body', 'type', 'topic', 'jurisdiction', 'supplier'] as const) {
    for await (const { units, fit, ...figures } of scorecardLeagues(database, method, dimension)) {
      const head: LeagueHead = {
        league: leagueId({ ...figures, units }),
        measure: figures.measure,
        dimension,
        peerGroup: figures.peerGroup,
        standing: figures.standing as LeagueHead['standing'],
        publisher: figures.publisher,
        source: figures.source,
        reliability: figures.reliability,
        isOrdered: figures.isOrdered,
        fit,
        unitCount: units.length,
      }
      const shown = units.map(({ rank, ...own }) => {
        if (rank === null) return { ...own, rank }
        const { key: _, ...range } = rank
        return { ...own, rank: range }
      })
      onLeague({ head, units: shown })
      for (const own of shown) {
        const key = `${dimension} ${own.unit}`
        const known = axes.get(key)
        if (known === undefined) axes.set(key, [{ head, figures: own }])
        else known.push({ head, figures: own })
      }
    }
  }
  return { of: (dimension, unit) => axes.get(`${dimension} ${unit}`) ?? [] }
}

function leagueId({
  measure,
  dimension,
  peerGroup,
  standing,
  publisher,
  source,
  units,
}: Omit<LeagueFigures, 'fit' | 'reliability' | 'isOrdered'>): string {
  return [measure, dimension, peerGroup.id ?? units[0]?.unit, standing, publisher, source]
    .filter((part) => part !== null && part !== undefined)
    .map((part) => String(part).replaceAll('/', '~'))
    .join('/')
}
