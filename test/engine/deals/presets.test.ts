// Each preset of contracts reads its sample into the tables of expected.jsonl: found by their place, one folder each.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '../../../src/base/canonical.ts'
import { dealTables } from '../../../src/sources/ocds/deal-table.ts'
import { loadSource, presetIds } from '../../../src/sources/source.ts'
import { dealRecord } from './deal-record.ts'

const folder = fileURLToPath(new URL('../../../src/sources/presets/', import.meta.url))
const ids = (await presetIds()).filter((id) => existsSync(join(folder, id, 'sample.jsonl')) && isOfDeals(id))

function isOfDeals(id: string): boolean {
  return /^ocds:/m.test(readFileSync(join(folder, id, 'source.yaml'), 'utf8'))
}

it('finds the presets of contracts by their place', () => {
  expect(ids).toEqual(['armenia', 'canada-pwgsc', 'mexico-naicm', 'paraguay', 'uk-contracts-finder'])
})

describe.each(ids)('the preset %s', (id) => {
  it('reads its sample as expected, and adds nothing when it is read again', async () => {
    const record = await dealRecord()
    try {
      const source = await loadSource(id)
      const sample = readFileSync(join(folder, id, 'sample.jsonl'), 'utf8')
      await record.importing(sample, { source })
      const lines: string[] = []
      for (const { table } of dealTables) {
        for (const row of await record.rows(table)) {
          const told = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null))
          lines.push(canonical({ table, ...told } as unknown as Json))
        }
      }
      const issues = record.issues.map(({ code, place: { line, column }, value, more }) =>
        canonical(JSON.parse(JSON.stringify({ issue: code, line, column, value, more })) as Json),
      )
      await expect(`${[...lines, ...issues].join('\n')}\n`).toMatchFileSnapshot(join(folder, id, 'expected.jsonl'))
      const again = await record.importing(sample, { source })
      expect(again.drafts).toEqual([])
      expect(again.unchanged).toHaveLength(1)
    } finally {
      record.close()
    }
  })
})
