// Maps: neighbours keep one border, the data stays light, and a file that cannot be drawn says where and why.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refusal } from '../../../src/base/refusal.ts'
import { drawMap, readMaps } from '../../../src/publish/edition/read-maps.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kept-maps-'))
  mkdirSync(join(dir, 'boundaries'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

type Position = [number, number]

/** A square of a board, each side with many points that waver alike from both sides. */
function square(column: number, row: number, steps: number): Position[] {
  const waver = (a: number, b: number) => 0.08 * Math.sin(a * 37.7 + b * 11.3) * Math.sin((a % 1) * Math.PI)
  const side = (from: Position, to: Position) =>
    Array.from({ length: steps }, (_, i): Position => {
      const x = from[0] + ((to[0] - from[0]) * i) / steps
      const y = from[1] + ((to[1] - from[1]) * i) / steps
      return from[0] === to[0] ? [x + waver(y, x), y] : [x, y + waver(x, y)]
    })
  const [w, e, s, n] = [column, column + 1, row, row + 1]
  const ring = [...side([w, s], [e, s]), ...side([e, s], [e, n]), ...side([e, n], [w, n]), ...side([w, n], [w, s])]
  return [...ring, ring[0]!].map(([x, y]) => [Number(x.toFixed(9)), Number(y.toFixed(9))])
}

function write(name: string, areas: readonly { code: string; coordinates: unknown }[]): void {
  const features = areas.map(({ code, coordinates }) => {
    return {
      type: 'Feature',
      properties: { code, scheme: 'XA-LAU', name: `Area ${code}` },
      geometry: { type: 'Polygon', coordinates },
    }
  })
  writeFileSync(join(dir, 'boundaries', name), JSON.stringify({ type: 'FeatureCollection', features }))
}

/** Absolute corners of a path of one ring, in tenths. */
function corners(d: string): string[] {
  let [x, y] = [0, 0]
  return [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, dx, dy]) => {
    x += Math.round(Number(dx) * 10)
    y += Math.round(Number(dy) * 10)
    return `${x} ${y}`
  })
}

test('a board of wavering squares becomes light, and neighbours share every point of their border', () => {
  const areas = Array.from({ length: 100 }, (_, i) => {
    return { code: `E${i}`, coordinates: [square(i % 10, 50 + Math.floor(i / 10), 200)] }
  })
  write('board.geojson', areas)
  const [map] = [...readMaps(dir)]
  expect(map).toMatchObject({ id: 'board', title: 'board', height: 800 })
  // Ten degrees of longitude at 55° are narrower than ten of latitude.
  expect(map!.width).toBeGreaterThan(400)
  expect(map!.width).toBeLessThan(520)
  const chars = map!.paths.reduce((sum, { d }) => sum + d.length, 0)
  expect(chars).toBeLessThanOrEqual(40_000)
  expect(chars).toBeGreaterThan(30_000)
  expect(map!.paths[0]).toMatchObject({ area: 'XA-LAU/E0', name: 'Area E0' })
  // Every edge inside the board is drawn by two areas, in opposite directions.
  const edges = new Map<string, number>()
  for (const { d } of map!.paths) {
    const points = corners(d)
    points.forEach((from, i) => {
      const key = [from, points[(i + 1) % points.length]].sort().join(' – ')
      edges.set(key, (edges.get(key) ?? 0) + 1)
    })
  }
  const alone = [...edges].filter(([, n]) => n === 1).length
  expect(Math.max(...edges.values())).toBe(2)
  // The outer rim is 40 of the 220 sides.
  expect(alone / edges.size).toBeLessThan(0.3)
  expect([...readMaps(dir)]).toEqual([map])
})

test('areas on both sides of 180° lie side by side', () => {
  const box = (w: number, e: number): Position[] => [
    [w, -20],
    [e, -20],
    [e, -15],
    [w, -15],
    [w, -20],
  ]
  const areas = [177, -179].map((w, i) => {
    return { scheme: null, code: `F${i}`, name: null, rings: [box(w, w + (i === 0 ? 3 : 1))] }
  })
  const map = drawMap('fiji', { title: 'Fiji', areas })
  expect([map.width, map.height]).toEqual([763, 800])
  expect(map.paths.map(({ area }) => area)).toEqual(['code/F0', 'code/F1'])
})

test('an area too small to draw is still there', () => {
  const tiny: Position[] = [
    [5, 5],
    [5.00001, 5],
    [5.00001, 5.00001],
    [5, 5],
  ]
  const rings = (ring: Position[]) => [ring]
  const map = drawMap('x', {
    title: null,
    areas: [
      { scheme: null, code: 'big', name: null, rings: rings(square(0, 0, 1)) },
      { scheme: null, code: 'tiny', name: null, rings: rings(tiny) },
    ],
  })
  expect(map.paths[1]!.d).toMatch(/^M[\d.]+,[\d.]+h2v2h-2z$/)
})

test.each([
  ['no JSON', '{"type": ', 'the file'],
  ['no collection', '{"type":"Feature"}', 'type'],
  ['no code', feature({ properties: { name: 'x' } }), 'features[0].properties.code'],
  ['a point', feature({ geometry: { type: 'Point', coordinates: [1, 2] } }), 'features[0].geometry.type'],
  ['metres', feature({ geometry: polygon([530_000, 180_000]) }), 'features[0].geometry.coordinates[0][0][0]'],
])('a file with %s is refused with the place', (_, text, place) => {
  writeFileSync(join(dir, 'boundaries', 'a.geojson'), text)
  const refused = () => [...readMaps(dir)]
  expect(refused).toThrow(Refusal)
  try {
    refused()
  } catch (error) {
    expect((error as Refusal).why).toContain(`At ${place}: `)
    expect((error as Refusal).remedy).toContain('properties.code')
  }
})

function polygon(position: Position) {
  return { type: 'Polygon', coordinates: [[position, [1, 2], [2, 2], position]] }
}

function feature(extra: object): string {
  const one = { type: 'Feature', properties: { code: 'a' }, geometry: polygon([1, 1]), ...extra }
  return JSON.stringify({ type: 'FeatureCollection', features: [one] })
}
