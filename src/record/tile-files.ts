// What lies in a log's tile folder: which tiles the log has published, which are partial ones of earlier sizes, and the rest.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseTilePath, type TileLevel, widthInLog } from './tile.ts'

export type TileFiles = {
  /** Widths of the partial tiles at a place, other than the one that the log's size asks for. */
  readonly earlierWidths: (level: TileLevel, index: number) => readonly number[]
  /** Tiles beyond the log's size: those of an append that was never published. */
  readonly unpublished: number
  /** Files that are no tiles at all. */
  readonly foreign: number
}

/** Lists the tile folder of the log in `dir` as a log of `size` entries sees it. */
export function listTileFiles(dir: string, size: number): TileFiles {
  const widths = new Map<string, number[]>()
  let unpublished = 0
  let foreign = 0
  for (const path of filesBelow(dir, 'tile')) {
    const place = parseTilePath(path)
    if (place === undefined) {
      foreign += 1
      continue
    }
    const index = Number(place.index)
    const widthNow = widthInLog(place.level, index, size)
    if (place.width > widthNow) {
      unpublished += 1
    } else if (place.width < widthNow) {
      const key = `${place.level}/${index}`
      const known = widths.get(key)
      if (known === undefined) widths.set(key, [place.width])
      else known.push(place.width)
    }
  }
  return { earlierWidths: (level, index) => widths.get(`${level}/${index}`) ?? [], unpublished, foreign }
}

function* filesBelow(dir: string, folder: string): Generator<string> {
  if (!existsSync(join(dir, folder))) return
  for (const item of readdirSync(join(dir, folder), { withFileTypes: true })) {
    const path = `${folder}/${item.name}`
    if (item.isDirectory()) yield* filesBelow(dir, path)
    else yield path
  }
}

/** Paths of all tiles that a log of `size` entries publishes, from its folder: `tile/…`, those of earlier sizes left out. */
export function listLogFiles(dir: string, size: number): readonly string[] {
  const published: string[] = []
  for (const path of filesBelow(dir, 'tile')) {
    const place = parseTilePath(path)
    if (place === undefined) continue
    const width = widthInLog(place.level, Number(place.index), size)
    // A full tile stands for the partial one where the log has grown beyond the size asked for.
    if (place.width === width || (place.width > width && width > 0 && place.width === 256)) published.push(path)
  }
  return published.sort()
}
