// The folder of finished editions, into which other processes write meanwhile.
import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publishedIn } from '../../src/publish/published.ts'
import { newPaths } from '../record/folder.ts'

const newPath = newPaths()

test('a sweep passes over what another process took away in that moment', () => {
  const record = newPath()
  const folder = join(record, 'published')
  mkdirSync(join(folder, 'old'), { recursive: true })
  writeFileSync(join(folder, 'old', 'edition.sqlite'), '')
  utimesSync(join(folder, 'old'), 1, 1)
  // A name that is listed and is gone when it is looked at.
  symlinkSync(join(folder, 'gone'), join(folder, '.making-other'))
  publishedIn(record).sweep(new Set(), Date.now())
  expect(existsSync(join(folder, 'old'))).toBe(false)
})
