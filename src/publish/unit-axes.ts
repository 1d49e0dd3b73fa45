// What the leagues of one dimension say of one unit: a topic or a type of pledge.
import type { Axis, LeagueHead } from './document/figure.ts'
import type { Edition } from './edition/store.ts'

type Dimension = LeagueHead['dimension']

/** Every measure and stream that has anything of the unit. The leagues of an edition are read once. */
export function unitAxes(edition: Edition, dimension: Dimension, unit: string): readonly Axis[] {
  let byDimension = known.get(edition)
  if (byDimension === undefined) {
    byDimension = new Map()
    known.set(edition, byDimension)
  }
  let axes = byDimension.get(dimension)
  if (axes === undefined) {
    axes = readAxes(edition, dimension)
    byDimension.set(dimension, axes)
  }
  return axes.get(unit) ?? []
}

const known = new WeakMap<Edition, Map<Dimension, ReadonlyMap<string, readonly Axis[]>>>()

function readAxes(edition: Edition, dimension: Dimension): ReadonlyMap<string, readonly Axis[]> {
  const axes = new Map<string, Axis[]>()
  const heads = edition.list('league', { where: { dimension }, limit: edition.count('league', { dimension }) })
  for (const { league } of heads.rows) {
    const { head, units } = edition.get('league', league)!
    for (const figures of units) {
      const own = axes.get(figures.unit)
      if (own === undefined) axes.set(figures.unit, [{ head, figures }])
      else own.push({ head, figures })
    }
  }
  return axes
}
