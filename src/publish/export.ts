// Writes a static edition: every page and file of the site into a folder that any web server can hold.
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { loadLocale } from '../page/locale.ts'
import { listLogFiles } from '../record/tile-files.ts'
import { loadAssets } from './asset-file.ts'
import { storeName } from './edition/make-edition.ts'
import { type Edition, openEdition } from './edition/store.ts'
import { forgetEarlier, type Manifest, openManifest } from './export-manifest.ts'
import { type Part, type PartDone, writePart } from './export-part.ts'
import { type Placed, placeFile } from './place-file.ts'
import { loadRoutes } from './route.ts'
import { makeSite } from './site.ts'

export type Exporting = {
  /** Folder of the finished edition. */
  readonly editionDir: string
  readonly logDir: string
  /** Where to write. Refused where it holds what no earlier export made. */
  readonly target: string
  /** The default first. */
  readonly languages: readonly string[]
  /** Address at which the record is served, ending in `/`; null where it is not. */
  readonly live: string | null
  readonly threads: number
  readonly onProgress?: (done: number, total: number) => void
}

export type Exported = {
  readonly files: number
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  readonly bytes: number
}

/**
 * Writes what differs from the files that are there, and takes away those of the last edition that this one has not. An
 * export that was cut off is completed by the next one. Memory hardly grows with the number of files.
 */
export async function exportEdition(exporting: Exporting): Promise<Exported> {
  const { editionDir, target } = exporting
  const manifest = openManifest(target)
  const edition = await openEdition(join(editionDir, storeName))
  try {
    const counts = { files: 0, written: 0, unchanged: 0, bytes: 0 }
    const count = (placed: Placed, bytes: number) => {
      counts.files += 1
      counts[placed] += 1
      counts.bytes += bytes
    }
    writeOthers(exporting, edition, manifest, count)
    const parts = await writeParts(exporting, await batches(exporting, edition, manifest))
    for (const { written, unchanged, bytes } of parts) {
      counts.files += written + unchanged
      counts.written += written
      counts.unchanged += unchanged
      counts.bytes += bytes
    }
    const gone = manifest.complete(edition.about.edition)
    const removed = removeOld(target, gone)
    forgetEarlier(target)
    return { ...counts, removed }
  } finally {
    edition.close()
  }
}

type Counting = (placed: Placed, bytes: number) => void

/** Assets, downloads and the log, which are files already. */
function writeOthers(
  { editionDir, logDir, target }: Exporting,
  edition: Edition,
  manifest: Manifest,
  count: Counting,
): void {
  const { tables, checkpoint } = edition.about
  const downloads = tables.flatMap(({ files }) => files.map(({ path }) => path))
  const logFiles = listLogFiles(logDir, checkpoint.size)
  const assets = [...loadAssets().values()]
  manifest.add([
    ...assets.map(({ path }) => path),
    ...downloads,
    'log/checkpoint',
    ...logFiles.map((path) => `log/${path}`),
  ])
  for (const { path, bytes } of assets) count(placeFile(join(target, path), bytes), bytes.length)
  count(placeFile(join(target, 'log/checkpoint'), Buffer.from(checkpoint.note)), checkpoint.note.length)
  for (const path of logFiles) copy(join(logDir, path), join(target, 'log', path), count)
  for (const path of downloads) copy(join(editionDir, path), join(target, path), count)
}

const batchPaths = 250

/** Hands out the site's paths by batches, each of which is listed first; undefined at the end. */
async function batches(
  { languages, live, onProgress }: Exporting,
  edition: Edition,
  manifest: Manifest,
): Promise<() => readonly string[] | undefined> {
  const locales = await Promise.all(languages.map(loadLocale))
  const routes = await loadRoutes()
  const site = makeSite({ edition, locales, routes, isStatic: true, live, proof: () => undefined })
  let total = 0
  if (onProgress !== undefined) for (const _ of site.paths()) total += 1
  const paths = site.paths()[Symbol.iterator]()
  let handed = 0
  return () => {
    const batch: string[] = []
    while (batch.length < batchPaths) {
      const { done, value } = paths.next()
      if (done === true) break
      batch.push(value)
    }
    manifest.add(batch)
    onProgress?.(handed, total)
    handed += batch.length
    return batch.length === 0 ? undefined : batch
  }
}

async function writeParts(
  { editionDir, logDir, target, languages, live, threads }: Exporting,
  next: () => readonly string[] | undefined,
): Promise<readonly PartDone[]> {
  const part: Part = { editionDir, logDir, target, languages, live }
  if (threads <= 1 || import.meta.url.endsWith('.ts')) return [await writePart(part, async () => next())]
  return Promise.all(Array.from({ length: threads }, () => inThread(part, next)))
}

// Where there is memory, V8 would rather take it than tidy up. A thread needs some 50 MB, and more for the largest files alone.
const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 24 }

function inThread(part: Part, next: () => readonly string[] | undefined): Promise<PartDone> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./export-worker.js', import.meta.url), { workerData: part, resourceLimits })
    worker.on('message', (message: 'next' | PartDone) => {
      if (message === 'next') worker.postMessage(next() ?? null)
      else resolve(message)
    })
    worker.on('error', reject)
  })
}

/** Large files are compared by size and time, which the copy keeps; and byte for byte where the time alone differs. */
function copy(from: string, to: string, count: (placed: Placed, bytes: number) => void): void {
  const { size, mtime } = statSync(from)
  const there = existsSync(to) ? statSync(to) : undefined
  if (there?.size === size) {
    const isOfThatTime = Math.abs(there.mtimeMs - mtime.getTime()) < 2
    if (isOfThatTime || haveSameBytes(from, to)) {
      if (!isOfThatTime) utimesSync(to, mtime, mtime)
      count('unchanged', size)
      return
    }
  }
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  utimesSync(to, mtime, mtime)
  count('written', size)
}

// Both are of the same size.
function haveSameBytes(one: string, other: string): boolean {
  const files = [openSync(one, 'r'), openSync(other, 'r')] as const
  const [left, right] = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)]
  try {
    for (;;) {
      const read = readSync(files[0], left)
      if (read !== readSync(files[1], right) || left.compare(right, 0, read, 0, read) !== 0) return false
      if (read === 0) return true
    }
  } finally {
    for (const file of files) closeSync(file)
  }
}

const chunkBytes = 1 << 20

function removeOld(target: string, gone: readonly string[]): number {
  let removed = 0
  for (const path of gone) {
    if (!existsSync(join(target, path))) continue
    rmSync(join(target, path))
    removed += 1
    removeEmpty(target, dirname(path))
  }
  return removed
}

function removeEmpty(target: string, folder: string): void {
  if (folder === '.' || readdirSync(join(target, folder)).length > 0) return
  rmdirSync(join(target, folder))
  removeEmpty(target, dirname(folder))
}
