// The files of boundaries that a record's folder holds, and their digest.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const ending = '.geojson'

export type BoundaryPlace = { readonly id: string; readonly path: string }

/** `boundaries/<id>.geojson`, in the order of ids; none where there is no such folder. */
export function boundaryPlaces(recordDir: string): readonly BoundaryPlace[] {
  const folder = join(recordDir, 'boundaries')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ id: file.slice(0, -ending.length), path: join(folder, file) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Changes with any of the files; null without any. A file is read again only where its size or time changed. */
export function boundariesDigest(recordDir: string): string | null {
  const places = boundaryPlaces(recordDir)
  if (places.length === 0) return null
  const digest = createHash('sha256')
  for (const { id, path } of places) digest.update(JSON.stringify([id, fileDigest(path)]))
  return digest.digest('hex')
}

const known = new Map<string, { readonly state: string; readonly digest: string }>()

function fileDigest(path: string): string {
  const { size, mtimeMs } = statSync(path)
  const state = `${size} ${mtimeMs}`
  const before = known.get(path)
  if (before?.state === state) return before.digest
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex')
  known.set(path, { state, digest })
  return digest
}
