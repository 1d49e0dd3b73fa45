// A folder for one test file, gone when its tests are.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Gives a new path in a folder that is removed after the tests of the calling file. */
export function newPaths(): () => string {
  const folder = mkdtempSync(join(tmpdir(), 'kept-test-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let count = 0
  return () => join(folder, String(count++))
}
