// Simplifies rings to a few points such that neighbours keep their common border.

/** Whole numbers of a fine grid. */
export type Point = readonly [x: number, y: number]

/** A ring as arcs; neighbours share an arc, one of them backwards. */
type Part = { readonly arc: Arc; readonly isBackwards: boolean }
type Arc = { readonly points: readonly Point[]; readonly weights: Float64Array }

export type Simplifier = {
  /** Each ring with the points whose weight is at least this, its last point its first; empty where nothing is left of it. */
  readonly at: (weightMin: number) => readonly (readonly Point[])[]
  /** Weights of all points that may go, least first. */
  readonly weights: Float64Array
}

/**
 * Cuts the rings where borders meet, and weighs each point between by the triangle that it makes with its neighbours
 * (Visvalingam & Whyatt 1993). An arc is weighed once, whichever ring it belongs to. Rings are closed and on the grid.
 */
export function simplifier(rings: readonly (readonly Point[])[]): Simplifier {
  const isJunction = junctionsOf(rings)
  const arcs = new Map<string, Arc>()
  const parted = rings.map((ring) => partsOf(ring, isJunction, arcs))
  const free = [...arcs.values()].flatMap(({ weights }) => [...weights].filter(Number.isFinite))
  return {
    weights: Float64Array.from(free).sort(),
    at: (weightMin) => parted.map((parts) => ringAt(parts, weightMin)),
  }
}

function keyOf([x, y]: Point): string {
  return `${x} ${y}`
}

// A point is a junction where it has other than two neighbours in all rings together.
function junctionsOf(rings: readonly (readonly Point[])[]): (point: Point) => boolean {
  const neighbours = new Map<string, Set<string>>()
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [keyOf(ring[i - 1]!), keyOf(ring[i]!)]
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const known = neighbours.get(from)
        if (known === undefined) neighbours.set(from, new Set([to]))
        else known.add(to)
      }
    }
  }
  return (point) => neighbours.get(keyOf(point))!.size !== 2
}

function partsOf(
  ring: readonly Point[],
  isJunction: (point: Point) => boolean,
  arcs: Map<string, Arc>,
): readonly Part[] {
  const open = ring.slice(0, -1)
  // A ring that meets no other starts at its least point, so that the same ring elsewhere starts there too.
  const first = open.findIndex(isJunction)
  const start = first >= 0 ? first : indexOfLeast(open)
  const turned = [...open.slice(start), ...open.slice(0, start)]
  const closed = [...turned, turned[0]!]
  const parts: Part[] = []
  let from = 0
  for (let to = 1; to < closed.length; to++) {
    if (to < closed.length - 1 && !isJunction(closed[to]!)) continue
    parts.push(partOf(closed.slice(from, to + 1), arcs))
    from = to
  }
  return parts
}

function indexOfLeast(points: readonly Point[]): number {
  return points.reduce((best, [x, y], i) => {
    const [bestX, bestY] = points[best]!
    return x < bestX || (x === bestX && y < bestY) ? i : best
  }, 0)
}

function partOf(points: readonly Point[], arcs: Map<string, Arc>): Part {
  const forwards = points.map(keyOf).join(',')
  const backwards = points.map(keyOf).reverse().join(',')
  const isBackwards = backwards < forwards
  const key = isBackwards ? backwards : forwards
  const own = isBackwards ? [...points].reverse() : points
  const arc = arcs.get(key) ?? { points: own, weights: weightsOf(own) }
  arcs.set(key, arc)
  return { arc, isBackwards }
}

/** Ends never go. A point weighs no less than one that went before it, so that raising the limit only takes points away. */
function weightsOf(points: readonly Point[]): Float64Array {
  const last = points.length - 1
  const weights = new Float64Array(points.length).fill(Number.POSITIVE_INFINITY)
  const before = points.map((_, i) => i - 1)
  const after = points.map((_, i) => i + 1)
  const area = (i: number) => triangle(points[before[i]!]!, points[i]!, points[after[i]!]!)
  const heap = areaHeap()
  const current = new Float64Array(points.length)
  for (let i = 1; i < last; i++) {
    current[i] = area(i)
    heap.push(current[i]!, i)
  }
  let highest = 0
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const [weight, i] = next
    if (weights[i] !== Number.POSITIVE_INFINITY || weight !== current[i]) continue
    highest = Math.max(highest, weight)
    weights[i] = highest
    const [left, right] = [before[i]!, after[i]!]
    after[left] = right
    before[right] = left
    for (const side of [left, right]) {
      if (side === 0 || side === last) continue
      current[side] = area(side)
      heap.push(current[side]!, side)
    }
  }
  return weights
}

function triangle([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
}

// A binary heap of areas with their points; of equal areas the earlier point goes first.
function areaHeap() {
  const items: (readonly [area: number, point: number])[] = []
  const isLess = (a: number, b: number) =>
    items[a]![0] < items[b]![0] || (items[a]![0] === items[b]![0] && items[a]![1] < items[b]![1])
  const swap = (a: number, b: number) => {
    const held = items[a]!
    items[a] = items[b]!
    items[b] = held
  }
  return {
    push(area: number, point: number) {
      items.push([area, point])
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1
        if (!isLess(i, parent)) return
        swap(i, parent)
        i = parent
      }
    },
    pop() {
      if (items.length < 2) return items.pop()
      const [top] = items
      items[0] = items.pop()!
      for (let i = 0; ; ) {
        let least = i
        for (const child of [2 * i + 1, 2 * i + 2]) if (child < items.length && isLess(child, least)) least = child
        if (least === i) return top
        swap(i, least)
        i = least
      }
    },
  }
}

function ringAt(parts: readonly Part[], weightMin: number): readonly Point[] {
  const points: Point[] = []
  for (const { arc, isBackwards } of parts) {
    const kept = arc.points.filter((_, i) => arc.weights[i]! >= weightMin)
    points.push(...(isBackwards ? kept.reverse() : kept).slice(0, -1))
  }
  // Two points are a line, which bounds nothing.
  return points.length < 3 ? [] : [...points, points[0]!]
}
