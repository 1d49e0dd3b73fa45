// The list of files that an export made, so that the next one takes away what it must and nothing else.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'

/** One path a line; the last line says that the export was completed. While it is at work, the last one's list stays beside. */
const fileName = '.kept-export'
const earlierName = '.kept-export.before'
const completed = '# complete: '

export type Manifest = {
  /** Lists paths before any of them is written: what lies in the folder is always listed. */
  readonly add: (paths: readonly string[]) => void
  /** Ends the list, and gives what the exports before had and this one has not. */
  readonly complete: (edition: string) => readonly string[]
}

/** Refuses a folder that holds anything and has no list. */
export function checkTarget(target: string): void {
  if (existsSync(join(target, fileName)) || existsSync(join(target, earlierName))) return
  if (existsSync(target) && readdirSync(target).length > 0) throw new Refusal('export-folder-foreign', { dir: target })
}

/** Begins a new list in the folder, which is made where it is not there. */
export function openManifest(target: string): Manifest {
  checkTarget(target)
  mkdirSync(target, { recursive: true })
  const path = join(target, fileName)
  const earlier = join(target, earlierName)
  keepEarlier(path, earlier)
  const file = openSync(path, 'w')
  const listed = new Set<number>()
  return {
    add(paths) {
      if (paths.length === 0) return
      for (const one of paths) listed.add(hashOf(one))
      writeSync(file, `${paths.join('\n')}\n`)
    },
    complete(edition) {
      const gone = existsSync(earlier) ? linesOf(earlier).filter((one) => !listed.has(hashOf(one))) : []
      writeSync(file, `${completed}${edition}\n`)
      closeSync(file)
      return gone
    },
  }
}

/** Forgets the exports before, once what was theirs alone is gone. */
export function forgetEarlier(target: string): void {
  rmSync(join(target, earlierName), { force: true })
}

// A cut-off export leaves two lists; all that they name may lie in the folder.
function keepEarlier(path: string, earlier: string): void {
  if (!existsSync(path)) return
  if (!existsSync(earlier)) {
    renameSync(path, earlier)
    return
  }
  const file = openSync(earlier, 'a')
  writeSync(file, readFileSync(path, 'utf8'))
  closeSync(file)
  rmSync(path)
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(completed) && !line.split('/').includes('..'))
}

// 52 bits in a number, two FNV-1a hashes side by side. Paths are many; should two ever collide, a file of an earlier export stays.
function hashOf(path: string): number {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (code + i), 0x85ebca6b)
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0)
}
