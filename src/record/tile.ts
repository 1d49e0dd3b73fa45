// Places of tiles and entry bundles in a log's folder, as C2SP tlog-tiles lays them out.

/** Hashes in a full tile, and entries in a full bundle (tlog-tiles, "Merkle Tree"). */
export const tileWidth = 256

/** Highest level a path may name (tlog-tiles, "Merkle Tree"). */
export const tileLevelMax = 63

/** A tile of hashes at a level from 0 to 63, or a bundle of entries. */
export type TileLevel = number | 'entries'

export type TilePlace = {
  readonly level: TileLevel
  /** Position in its level, from 0. */
  readonly index: bigint
  /** From 1 to 256; below 256 the tile is partial. */
  readonly width: number
}

/**
 * Path of a tile: `tile/<L>/<N>`, or `tile/<L>/<N>.p/<W>` for a partial one; `entries` stands at the place of the level
 * for a bundle. The index is written in groups of three digits, all but the last after an `x`
 * (tlog-tiles, "Merkle Tree" and "Partial Tiles").
 */
export function tilePath(level: TileLevel, index: number | bigint, width: number = tileWidth): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  let path = `tile/${level}/`
  for (let i = 0; i < padded.length - 3; i += 3) path += `x${padded.slice(i, i + 3)}/`
  path += padded.slice(-3)
  return width === tileWidth ? path : `${path}.p/${width}`
}

/** Reads a path as `tilePath` writes it; undefined for every other text, also for one that only looks like it. */
export function parseTilePath(path: string): TilePlace | undefined {
  const match = pattern.exec(path)
  if (match === null) return undefined
  const [, levelText, indexText, widthText] = match
  const level: TileLevel = levelText === 'entries' ? 'entries' : Number(levelText)
  const index = BigInt(indexText!.replace(/[x/]/g, ''))
  const width = widthText === undefined ? tileWidth : Number(widthText)
  if ((level !== 'entries' && level > tileLevelMax) || width < 1 || width > tileWidth || index > indexMax)
    return undefined
  const place = { level, index, width }
  // Writing it again catches leading zeros and a needless x000 group, and `.p/256` for a full tile.
  return tilePath(level, index, width) === path ? place : undefined
}

/** Width that a tile or bundle has in a log of `size` entries: 0 where there is none (tlog-tiles, "Partial Tiles"). */
export function widthInLog(level: TileLevel, index: number, size: number): number {
  const leaves = level === 'entries' ? 1 : tileWidth ** level
  return Math.max(0, Math.min(tileWidth, Math.floor(size / leaves) - index * tileWidth))
}

const pattern = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/
const indexMax = 2n ** 64n - 1n
