// The finished editions of a record: a folder each under published/, and a file that says which one is shown.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { storeName } from './edition/make-edition.ts'

export type Published = {
  /** Folder of an edition; undefined where it has not been made. */
  readonly find: (edition: string) => string | undefined
  /**
   * Makes an edition unless it is there, and gives its folder. It appears whole: `make` fills another folder, which is
   * then renamed. `make` tells the edition that came of it, for the log may have grown meanwhile. Two processes may
   * make the same one; either's is good.
   */
  readonly ensure: (
    edition: string,
    make: (dir: string) => Promise<string>,
  ) => Promise<{ readonly edition: string; readonly dir: string }>
  /** Says which edition is shown, in one step. */
  readonly show: (edition: string) => void
  readonly shown: () => string | undefined
  /**
   * Takes away what is neither shown nor kept, and unfinished folders, once they are an hour old; the oldest sooner, where
   * readers who ask for day after day would fill the disk.
   */
  readonly sweep: (keep: ReadonlySet<string>, now: number) => void
}

const makingPrefix = '.making-'
const restMilliseconds = 3_600_000
const restWhereManyMilliseconds = 600_000
const manyEditions = 64

export function publishedIn(recordDir: string): Published {
  const folder = join(recordDir, 'published')
  const pointer = join(folder, 'current')
  const find = (edition: string) => (existsSync(join(folder, edition, storeName)) ? join(folder, edition) : undefined)
  const shown = () => (existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined)
  return {
    find,
    async ensure(edition, make) {
      const before = find(edition)
      if (before !== undefined) return { edition, dir: before }
      const making = join(folder, `${makingPrefix}${edition}-${randomBytes(6).toString('hex')}`)
      mkdirSync(folder, { recursive: true })
      try {
        const made = await make(making)
        if (find(made) === undefined) renameUnlessThere(making, join(folder, made))
        return { edition: made, dir: join(folder, made) }
      } finally {
        rmSync(making, { recursive: true, force: true })
      }
    },
    show(edition) {
      const next = `${pointer}-${randomBytes(6).toString('hex')}`
      writeFileSync(next, `${edition}\n`)
      renameSync(next, pointer)
    },
    shown,
    sweep(keep, now) {
      if (!existsSync(folder)) return
      const current = shown()
      const names = readdirSync(folder)
      const rest = names.length > manyEditions ? restWhereManyMilliseconds : restMilliseconds
      for (const name of names) {
        if (name === 'current' || name === current || keep.has(name)) continue
        // Another process may have taken it away since it was listed.
        const found = statSync(join(folder, name), { throwIfNoEntry: false })
        if (found !== undefined && now - found.mtimeMs > rest)
          rmSync(join(folder, name), { recursive: true, force: true })
      }
    },
  }
}

// Another process may have been first in the last moment.
function renameUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!existsSync(join(to, storeName))) throw error
  }
}
