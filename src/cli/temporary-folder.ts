// A folder for what is only needed while a command runs: gone when the command ends, also when it is interrupted.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type TemporaryFolder = { readonly path: string; readonly remove: () => void }

/** Makes a new folder in `parent`, which must be there. */
export function temporaryFolder(parent: string): TemporaryFolder {
  const path = mkdtempSync(join(parent, '.kept-'))
  function remove(): void {
    process.off('exit', remove)
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
    rmSync(path, { recursive: true, force: true })
  }
  process.once('exit', remove)
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  return { path, remove }
}

// What a shell expects of a command that Ctrl-C ended.
function interrupted(): void {
  process.exit(130)
}
