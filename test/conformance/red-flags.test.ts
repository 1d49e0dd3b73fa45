// The reference engine's own cases: the same findings, read whole and cut into ranges.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cardinalJson } from '../../src/engine/flags/finding.ts'
import { loadFlags } from '../../src/engine/flags/flag.ts'
import { runFlags } from '../../src/engine/flags/run-flags.ts'
import { flagSettings } from '../../src/engine/flags/setting.ts'

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const suite = join(shared, 'suites', 'red-flags')
const isThere = existsSync(suite)
if (!isThere) console.warn(`SKIPPED: the reference engine's cases are not in ${suite}; set KEPT_SHARED`)
const names = isThere
  ? readdirSync(suite)
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => file.slice(0, -'.jsonl'.length))
  : []

// R003-threshold-10 is {threshold: 10}; R003-procurement_method_details-x-5-y-10 a map; + stands for |.
function settingsOf(name: string): unknown {
  const [code, setting, ...values] = name.split('-')
  const own: Record<string, unknown> = {}
  if (setting !== undefined && values.length === 1) own[setting] = settingValue(values[0]!)
  if (setting !== undefined && values.length > 1) {
    own[setting] = Object.fromEntries(
      values.flatMap((word, i) => (i % 2 === 0 ? [[word, Number(values[i + 1])] as const] : [])),
    )
  }
  return {
    no_price_comparison_procurement_methods: 'NPC',
    exclusions: { procurement_method_details: 'EXC' },
    only: [code],
    [code!]: own,
  }
}

function settingValue(text: string): string | number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text.replaceAll('+', '|')
}

describe.skipIf(!isThere)('the reference engine’s cases', () => {
  it('are all there', () => {
    expect(names.length).toBeGreaterThanOrEqual(9)
  })

  it.each(names)('%s', async (name) => {
    const settings = flagSettings(settingsOf(name), await loadFlags())
    const expected: unknown = JSON.parse(readFileSync(join(suite, `${name}.expected`), 'utf8'))
    for (const rangeBytes of [undefined, 1, 7, 100, 1_000]) {
      const run = await runFlags([{ name, path: join(suite, `${name}.jsonl`) }], {
        settings,
        ...(rangeBytes === undefined ? {} : { rangeBytes }),
        onIssue: (issue) => expect.unreachable(issue.message),
      })
      expect(JSON.parse(cardinalJson(run.findings)), `ranges of ${rangeBytes} bytes`).toEqual(expected)
    }
  })
})
