// Writes a static edition: every page and file of the site into a folder that any web server can hold.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { loadLocale } from '../page/locale.ts'
import { listLogFiles } from '../record/tile-files.ts'
import { loadAssets } from './asset-file.ts'
import { storeName } from './edition/make-edition.ts'
import { openEdition } from './edition/store.ts'
import { readManifest, writeManifest } from './export-manifest.ts'
import { type PartDone, writePart } from './export-part.ts'
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
 * export that was cut off is completed by the next one.
 */
export async function exportEdition(exporting: Exporting): Promise<Exported> {
  const { editionDir, logDir, target, threads, onProgress = () => {} } = exporting
  const before = readManifest(target)
  const paths = await sitePaths(exporting)
  const edition = await openEdition(join(editionDir, storeName))
  const downloads = edition.about.tables.flatMap(({ files }) => files.map(({ path }) => path))
  const { edition: id, checkpoint } = edition.about
  edition.close()
  const logFiles = listLogFiles(logDir, checkpoint.size)
  const assets = [...loadAssets().values()]
  const all = [
    ...paths,
    ...assets.map(({ path }) => path),
    ...downloads,
    ...logFiles.map((path) => `log/${path}`),
    'log/checkpoint',
  ]
  mkdirSync(target, { recursive: true })
  writeManifest(target, { edition: id, isComplete: false, paths: [...new Set([...before, ...all])] })
  const counts = { written: 0, unchanged: 0, bytes: 0 }
  const count = (placed: Placed, bytes: number) => {
    counts[placed] += 1
    counts.bytes += bytes
  }
  for (const { path, bytes } of assets) count(placeFile(join(target, path), bytes), bytes.length)
  count(placeFile(join(target, 'log/checkpoint'), Buffer.from(checkpoint.note)), checkpoint.note.length)
  for (const path of logFiles) copy(join(logDir, path), join(target, 'log', path), count)
  for (const path of downloads) copy(join(editionDir, path), join(target, path), count)
  const total = paths.length
  let done = 0
  const parts = await writeParts(exporting, paths, threads, (more) => {
    done += more
    onProgress(done, total)
  })
  for (const part of parts) {
    counts.written += part.written
    counts.unchanged += part.unchanged
    counts.bytes += part.bytes
  }
  const removed = removeOld(target, before, new Set(all))
  writeManifest(target, { edition: id, isComplete: true, paths: all })
  return { files: all.length, ...counts, removed }
}

async function sitePaths({ editionDir, languages, live }: Exporting): Promise<readonly string[]> {
  const edition = await openEdition(join(editionDir, storeName))
  try {
    const locales = await Promise.all(languages.map(loadLocale))
    const site = makeSite({
      edition,
      locales,
      routes: await loadRoutes(),
      isStatic: true,
      live,
      proof: () => undefined,
    })
    return [...site.paths()]
  } finally {
    edition.close()
  }
}

// Neighbours in the list go to different threads, so that all have as much to do.
async function writeParts(
  { editionDir, logDir, target, languages, live }: Exporting,
  paths: readonly string[],
  threads: number,
  onDone: (more: number) => void,
): Promise<readonly PartDone[]> {
  const asked = { editionDir, logDir, target, languages, live }
  if (threads <= 1 || import.meta.url.endsWith('.ts')) return [await writePart({ ...asked, paths }, onDone)]
  const shares = Array.from({ length: threads }, (_, k) => paths.filter((_path, i) => i % threads === k))
  return Promise.all(
    shares.map(
      (own) =>
        new Promise<PartDone>((resolve, reject) => {
          const worker = new Worker(new URL('./export-worker.js', import.meta.url), {
            workerData: { ...asked, paths: own },
          })
          worker.on('message', (message: number | PartDone) => {
            if (typeof message === 'number') onDone(message)
            else resolve(message)
          })
          worker.on('error', reject)
        }),
    ),
  )
}

/** Large files are compared by size and time, which the copy keeps. */
function copy(from: string, to: string, count: (placed: Placed, bytes: number) => void): void {
  const { size, mtime } = statSync(from)
  const there = existsSync(to) ? statSync(to) : undefined
  if (there?.size === size && Math.abs(there.mtimeMs - mtime.getTime()) < 2) {
    count('unchanged', size)
    return
  }
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  utimesSync(to, mtime, mtime)
  count('written', size)
}

function removeOld(target: string, before: readonly string[], now: ReadonlySet<string>): number {
  let removed = 0
  for (const path of before) {
    if (now.has(path) || !existsSync(join(target, path))) continue
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
