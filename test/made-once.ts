// Makes a folder once in a run of the tests, whichever file asks first; the others wait for it.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

/** The folder, which whoever asks may only read. `make` is given one that is there and empty. */
export async function madeOnce(name: string, make: (dir: string) => Promise<void>): Promise<string> {
  const folder = join(inject('runFolder'), name)
  const making = `${folder}.making`
  while (!existsSync(folder)) {
    if (!isFirst(making)) {
      await setTimeout(50)
      continue
    }
    try {
      await make(making)
      renameSync(making, folder)
    } finally {
      rmSync(making, { recursive: true, force: true })
    }
  }
  return folder
}

// Of several processes one alone makes the folder.
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
