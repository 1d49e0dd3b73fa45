// Reads a GeoJSON file of boundaries: areas with their code and rings.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'

/** A ring is closed: its last point is its first. Longitude and latitude in degrees. */
export type Ring = readonly (readonly [longitude: number, latitude: number])[]

export type Boundary = {
  readonly scheme: string | null
  readonly code: string
  readonly name: string | null
  /** Outer rings and holes alike. */
  readonly rings: readonly Ring[]
}

export type Boundaries = { readonly title: string | null; readonly areas: readonly Boundary[] }

// Projected files come with metres; degrees end at 180 and 90.
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number())
const ring = z.array(position).min(4, 'a ring has at least four positions')
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
const code = z.union([z.string().min(1), z.number().transform(String)])
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code, scheme: z.string().nullish(), name: z.string().nullish() }),
  geometry,
})
const collection = z.object({
  type: z.literal('FeatureCollection'),
  title: z.string().optional(),
  name: z.string().optional(),
  features: z.array(feature).min(1, 'there is no feature'),
})

/** Refuses a file that is no GeoJSON of polygons with codes, and says where in it. */
export function readBoundaries(path: string): Boundaries {
  const read = collection.safeParse(parsed(path))
  if (!read.success) {
    const { path: at, message } = read.error.issues[0]!
    throw new Refusal('boundaries-invalid', { path, place: placeText(at), problem: message })
  }
  const { title, name, features } = read.data
  const areas = features.map(({ properties, geometry: { type, coordinates } }): Boundary => {
    const rings = type === 'Polygon' ? coordinates : coordinates.flat()
    return {
      scheme: properties.scheme ?? null,
      code: properties.code,
      name: properties.name ?? null,
      rings: rings.map((one) => one.map(([longitude, latitude]) => [longitude, latitude] as const)),
    }
  })
  return { title: title ?? name ?? null, areas }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Refusal('boundaries-invalid', { path, place: 'the file', problem: (error as Error).message })
  }
}

// features[3].properties.code
function placeText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text === '' ? 'the file' : text.replace(/^\./, '')
}
