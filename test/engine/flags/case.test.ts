// Every flag's own cases, worked out by hand: read whole, and cut into ranges.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { cardinalJson } from '../../../src/engine/flags/finding.ts'
import { loadFlags } from '../../../src/engine/flags/flag.ts'
import { runFlags } from '../../../src/engine/flags/run-flags.ts'
import { flagSettings } from '../../../src/engine/flags/setting.ts'

type Expected = Readonly<Record<string, { readonly settings: object; readonly result: object }>>

const folder = mkdtempSync(join(tmpdir(), 'kept-flags-'))
afterAll(() => rmSync(folder, { recursive: true }))
const root = fileURLToPath(new URL('../../../src/engine/flags/', import.meta.url))
const flags = await loadFlags()
const cases = flags.flatMap(({ name, code }) => {
  const lines = readFileSync(join(root, name, 'cases.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  const expected = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) as Expected
  return Object.entries(expected).map(([group, { settings, result }]) => ({
    name,
    code,
    group,
    settings,
    result,
    lines: lines.filter((line) => line.startsWith(`{"group":${JSON.stringify(group)},`)),
    all: lines.length,
  }))
})

describe('cases', () => {
  it('are there for eleven flags, and every line belongs to a group', () => {
    expect(flags.map(({ code }) => code).join(' ')).toBe('R003 R018 R024 R025 R028 R030 R035 R036 R038 R048 R058')
    for (const { name } of flags) {
      const own = cases.filter((one) => one.name === name)
      expect(
        own.reduce((sum, { lines }) => sum + lines.length, 0),
        name,
      ).toBe(own[0]!.all)
    }
  })

  it.each(cases)('$name: $group', async ({ name, code, group, settings, result, lines }) => {
    const path = join(folder, `${name}-${group}.jsonl`)
    writeFileSync(path, lines.join('\n'))
    for (const rangeBytes of [1_000_000, 1, 60, 333]) {
      const run = await runFlags([{ name, path }], {
        settings: flagSettings({ ...settings, only: code }, flags),
        rangeBytes,
        onIssue: () => {},
      })
      expect(JSON.parse(cardinalJson(run.findings)), `ranges of ${rangeBytes} bytes`).toEqual(result)
    }
  })
})
