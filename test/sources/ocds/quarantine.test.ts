// What is set aside: whole, counted, and readable by its owner alone.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openQuarantine } from '../../../src/sources/ocds/quarantine.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-quarantine-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bad = { file: 'a.json', line: 3, reason: 'broken', text: '{"a":\n"é\u2028' }

it('writes each thing as a line, and counts by reason', () => {
  const quarantine = openQuarantine(join(folder, 'private', 'quarantine'), 'ab12')
  quarantine.close()
  expect(existsSync(quarantine.path)).toBe(false)
  const long = { ...bad, reason: 'long', text: 'x'.repeat(1 << 21) }
  for (const each of [bad, long, bad]) quarantine.add(each)
  quarantine.close()
  quarantine.close()
  expect(quarantine.count()).toBe(3)
  expect(quarantine.reasons()).toEqual({ broken: 2, long: 1 })
  const lines = readFileSync(quarantine.path, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([bad, long, bad])
  expect(statSync(quarantine.path).mode & 0o077).toBe(0)
})

it('replaces what an earlier reading of the same input left', () => {
  for (let i = 0; i < 2; i++) {
    const quarantine = openQuarantine(folder, 'ab12')
    quarantine.add(bad)
    quarantine.close()
    expect(readFileSync(quarantine.path, 'utf8').trimEnd().split('\n')).toHaveLength(1)
  }
})
