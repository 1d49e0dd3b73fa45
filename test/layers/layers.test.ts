// The layers of the code hold, and the check that says so can fail.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mayImport, violations } from './layer-check.ts'

const root = fileURLToPath(new URL('../../src/', import.meta.url))

function sourceFiles(): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  return new Map(
    paths.map((path) => [
      relative(root, join(root, path)).split(sep).join('/'),
      readFileSync(join(root, path), 'utf8'),
    ]),
  )
}

describe('layers', () => {
  it('hold for every file, transitively', () => {
    const files = sourceFiles()
    expect(files.size).toBeGreaterThan(100)
    expect(new Set([...files.keys()].map((path) => path.split('/')[0]))).toContain('score')
    expect(violations(files)).toEqual([])
  })

  it('keep the three promises to the public', () => {
    expect(mayImport['score']).not.toContain('record')
    expect(mayImport['desk']).not.toContain('score')
    expect(mayImport['desk']).not.toContain('publish')
    expect(mayImport['publish']).not.toContain('desk')
  })

  const base = ['base/id.ts', 'export const id = 1'] as const

  it.each([
    ['a plain import', "import { log } from '../record/log.ts'"],
    ['a type import', "import type { Log } from '../record/log.ts'"],
    ['a dynamic import', "const log = await import('../record/log.ts')"],
    ['a re-export', "export { log } from '../record/log.ts'"],
    ['a type in place', "type Log = import('../record/log.ts').Log"],
  ])('are broken by %s of the record in score', (_, text) => {
    const found = violations(new Map([base, ['record/log.ts', ''], ['score/rank.ts', text]]))
    expect(found).toEqual([{ file: 'score/rank.ts', path: ['score/rank.ts', 'record/log.ts'] }])
  })

  it('are broken through a file that may itself import the record', () => {
    const files = new Map([
      base,
      ['record/log.ts', ''],
      ['engine/load.ts', "import '../record/log.ts'"],
      ['score/rank.ts', "import '../engine/load.ts'"],
    ])
    expect(violations(files)).toEqual([
      { file: 'score/rank.ts', path: ['score/rank.ts', 'engine/load.ts', 'record/log.ts'] },
    ])
  })

  it('are broken by a layer that the table does not know', () => {
    expect(violations(new Map([base, ['utils/text.ts', '']]))).toEqual([
      { file: 'utils/text.ts', path: ['utils/text.ts'] },
    ])
  })

  it('refuse to judge an import that leads nowhere', () => {
    expect(() => violations(new Map([['base/id.ts', "import './gone.ts'"]]))).toThrow('not there')
  })
})
