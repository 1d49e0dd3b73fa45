// The digest of the code that something is made by: what was made by other code counts as another thing.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const known = new Map<string, string>()

/** Over all files of code, SQL, words and assets below the folders of `src/`, in hexadecimal digits. */
export function codeDigest(folders: readonly string[]): string {
  const key = folders.join()
  const before = known.get(key)
  if (before !== undefined) return before
  const root = fileURLToPath(new URL('../', import.meta.url))
  const digest = createHash('sha256')
  for (const folder of folders) {
    for (const file of filesBelow(join(root, folder)))
      digest.update(`${file}\n`).update(readFileSync(join(root, folder, file)))
  }
  const made = digest.digest('hex')
  known.set(key, made)
  return made
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|js|sql|yaml|md|css|svg)$/.test(path))
    .sort()
}
