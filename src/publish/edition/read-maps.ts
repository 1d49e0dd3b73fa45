// Makes the maps of an edition out of the boundaries that the record's folder holds.
import { areaOf } from '../document/commitment.ts'
import type { AreaMap } from '../document/map.ts'
import { type Boundaries, type Boundary, readBoundaries } from './boundary-file.ts'
import { boundaryPlaces } from './boundary-folder.ts'
import { type Point, simplifier } from './simplify.ts'

/** One map a file `boundaries/<id>.geojson`. Refuses a file that cannot be read as boundaries. */
export function* readMaps(recordDir: string): Iterable<AreaMap> {
  for (const { id, path } of boundaryPlaces(recordDir)) yield drawMap(id, readBoundaries(path))
}

/** Longer side of a map in its own units. */
const sideMax = 800
/** Steps of the grid in a unit: one decimal. */
const gridSteps = 10
/** About how much path data a map may have, so that a page with it stays light. */
const pathCharsMax = 40_000

/**
 * Projects once, equirectangular with the middle latitude true to scale, and simplifies as far as the size asks for. The
 * same file gives the same bytes.
 */
export function drawMap(id: string, { title, areas }: Boundaries): AreaMap {
  const projected = projection(areas)
  const { width, height, project } = projected
  const rings = areas.flatMap((area, owner) =>
    area.rings.map((ring) => ({ owner, points: onGrid(ring.map(project)) })).filter(({ points }) => points.length > 3),
  )
  const simple = simplifier(rings.map(({ points }) => points))
  const draw = (weightMin: number) => {
    const paths = areas.map(() => '')
    for (const [i, ring] of simple.at(weightMin).entries()) paths[rings[i]!.owner] += pathData(ring)
    return paths
  }
  const paths = lightEnough(draw, simple.weights)
  return {
    id,
    title: title ?? id,
    width,
    height,
    paths: areas.map(({ scheme, code, name, rings: own }, i) => {
      return { area: areaOf({ scheme, code, name }), name, d: paths[i] || dot(own, projected) }
    }),
  }
}

// Points go by their weight, least first; the number that may stay is found by halving.
function lightEnough(draw: (weightMin: number) => readonly string[], weights: Float64Array): readonly string[] {
  const isLight = (paths: readonly string[]) => paths.reduce((sum, path) => sum + path.length, 0) <= pathCharsMax
  // Points on a straight line say nothing.
  const whole = draw(Number.MIN_VALUE)
  if (isLight(whole)) return whole
  let [low, high] = [0, weights.length - 1]
  let best = draw(Number.POSITIVE_INFINITY)
  while (low <= high) {
    const middle = (low + high) >> 1
    const paths = draw(weights[middle]!)
    if (isLight(paths)) {
      best = paths
      high = middle - 1
    } else low = middle + 1
  }
  return best
}

type Projection = {
  readonly width: number
  readonly height: number
  readonly project: (position: readonly [number, number]) => Point
}

function projection(areas: readonly Boundary[]): Projection {
  const all = areas.flatMap(({ rings }) => rings.flat())
  const seam = seamOf(all.map(([longitude]) => longitude))
  const unrolled = (longitude: number) => (longitude < seam ? longitude + 360 : longitude)
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [longitude, latitude] of all) {
    west = Math.min(west, unrolled(longitude))
    east = Math.max(east, unrolled(longitude))
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  const squeeze = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180))
  const scale = sideMax / Math.max((east - west) * squeeze, north - south, 1e-6)
  const x = (longitude: number) => (unrolled(longitude) - west) * squeeze * scale
  const y = (latitude: number) => (north - latitude) * scale
  return {
    width: Math.max(1, Math.ceil(x(east))),
    height: Math.max(1, Math.ceil(y(south))),
    project: ([longitude, latitude]) => [Math.round(x(longitude) * gridSteps), Math.round(y(latitude) * gridSteps)],
  }
}

// Where areas lie on both sides of 180°, the map is cut in the widest empty stretch instead.
function seamOf(longitudes: readonly number[]): number {
  const met = new Uint8Array(361)
  for (const longitude of longitudes) met[Math.floor(longitude) + 180] = 1
  let [widest, seam, empty] = [0, -180, 0]
  for (let i = 0; i <= 360; i++) {
    if (met[i] === 1) empty = 0
    else {
      empty += 1
      // An empty stretch at either edge needs no cut.
      if (empty > widest && empty <= i) [widest, seam] = [empty, i + 1 - 180]
    }
  }
  const isSpread = (met[0] === 1 || met[1] === 1) && (met[359] === 1 || met[360] === 1)
  return isSpread && widest > 0 ? seam : -180
}

// Points that fall on one of the grid are one; what is left of a ring may be nothing.
function onGrid(points: readonly Point[]): readonly Point[] {
  const kept = points.filter(([x, y], i) => i === 0 || x !== points[i - 1]![0] || y !== points[i - 1]![1])
  const [first, last] = [kept[0]!, kept.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? kept : [...kept, first]
}

// Lower-case letters move by steps from the last point, which is shorter than places.
function pathData(ring: readonly Point[]): string {
  if (ring.length === 0) return ''
  const open = ring.slice(0, -1)
  const steps = open.slice(1).map(([x, y], i) => `${unit(x - open[i]![0])},${unit(y - open[i]![1])}`)
  return `M${unit(open[0]![0])},${unit(open[0]![1])}l${steps.join(' ')}z`
}

function unit(steps: number): string {
  return String(steps / gridSteps)
}

// An area too small to draw is still there to be found, also at the edge.
function dot(rings: readonly Boundary['rings'][number][], { width, height, project }: Projection): string {
  const [x, y] = project(rings[0]![0]!)
  const inside = (steps: number, side: number) => unit(Math.max(0, Math.min(steps - gridSteps, (side - 2) * gridSteps)))
  return `M${inside(x, width)},${inside(y, height)}h2v2h-2z`
}
