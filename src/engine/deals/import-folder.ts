// The private places of an import of contracts: temporary folder, raw input, quarantine, the key of withheld ids.
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A folder for what an import writes until it is done; what crashed imports left is removed. */
export function openTemporary(dir: string): { readonly path: string; readonly close: () => void } {
  const parent = join(dir, 'private', 'import')
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(parent)) {
    if (!isRunning(Number(name))) rmSync(join(parent, name), { recursive: true, force: true })
  }
  const path = join(parent, String(process.pid))
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { mode: 0o700 })
  return { path, close: () => rmSync(path, { recursive: true, force: true }) }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid || !Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export function rawPath(dir: string, digest: string): string {
  return join(dir, 'private', 'raw', digest)
}

/**
 * Keeps an input as it stands, by its digest: a copy, which shares its blocks with the original where the file system can.
 * A second name of the same file would change with it: publishers' files are often fetched again in their place.
 */
export function keepRaw(dir: string, digest: string, path: string): void {
  const kept = rawPath(dir, digest)
  if (existsSync(kept)) return
  mkdirSync(join(dir, 'private', 'raw'), { recursive: true, mode: 0o700 })
  copyFileSync(path, `${kept}.partial`, constants.COPYFILE_FICLONE)
  chmodSync(`${kept}.partial`, 0o600)
  renameSync(`${kept}.partial`, kept)
}

/** Puts what was set aside of a dataset's inputs into one file, lines with file, line, reason and text. */
export function keepQuarantine(dir: string, dataset: string, paths: readonly string[]): void {
  const folder = join(dir, 'private', 'quarantine')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const partial = join(folder, `${dataset}.partial`)
  writeFileSync(partial, '', { mode: 0o600 })
  for (const path of paths) if (existsSync(path)) appendFileSync(partial, readFileSync(path))
  renameSync(partial, join(folder, `${dataset}.jsonl`))
}

/** The key by which ids that name someone are hashed: made once for a record, and never published. */
export function scrubKey(dir: string): Uint8Array {
  const path = join(dir, 'private', 'scrub.key')
  if (!existsSync(path)) {
    mkdirSync(join(dir, 'private'), { recursive: true, mode: 0o700 })
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
}
