// Puts a file in its place unless it is there already, byte for byte.
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type Placed = 'written' | 'unchanged'

let buffer = Buffer.allocUnsafe(1 << 20)

/** Readers of the folder see the old file or the new one, whole. `isAsGood` says that an older one may stay. */
export function placeFile(path: string, bytes: Buffer, isAsGood?: (before: string, now: string) => boolean): Placed {
  const before = readOld(path)
  if (before === undefined) {
    writeNew(path, bytes)
    return 'written'
  }
  if (before.equals(bytes)) return 'unchanged'
  if (isAsGood?.(before.toString('utf8'), bytes.toString('utf8')) === true) return 'unchanged'
  writeFileSync(`${path}.new`, bytes)
  renameSync(`${path}.new`, path)
  return 'written'
}

/** Good until the next call. */
function readOld(path: string): Buffer | undefined {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const { size } = fstatSync(file)
    if (size > buffer.length) buffer = Buffer.allocUnsafe(size)
    let end = 0
    while (end < size) {
      const more = readSync(file, buffer, end, size - end, end)
      if (more === 0) break
      end += more
    }
    return buffer.subarray(0, end)
  } finally {
    closeSync(file)
  }
}

// Few files are the first of their folder.
function writeNew(path: string, bytes: Buffer): void {
  try {
    writeFileSync(path, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
}
