// Each preset reads its sample as expected.jsonl says: found by their place, one folder each.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '../../src/base/canonical.ts'
import type { Issue } from '../../src/base/issue.ts'
import type { Draft } from '../../src/record/event.ts'
import { importFiles } from '../../src/sources/import.ts'
import { emptyKnown } from '../../src/sources/known.ts'
import { loadSource, presetIds } from '../../src/sources/source.ts'

const folder = fileURLToPath(new URL('../../src/sources/presets/', import.meta.url))
const sources = await Promise.all((await presetIds()).map(loadSource))
// Presets of contracts are read in test/engine/deals.
const ids = sources.filter(({ file }) => file.ocds === undefined).map(({ file }) => file.source)

async function importSamples(id: string, known = emptyKnown()) {
  // Bodies and commitments come before what speaks of them: sample.json before sample.jsonl before others by name.
  const order = (file: string) => `${['.json', '.jsonl'].findIndex((end) => file.endsWith(end)) === -1 ? 1 : 0}${file}`
  const files = readdirSync(join(folder, id))
    .filter((file) => file.startsWith('sample'))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  const issues: Issue[] = []
  const imported = await importFiles(
    files.map((file) => join(folder, id, file)),
    {
      sources: [await loadSource(id)],
      known,
      today: '2026-11-24',
      onIssue: (issue) => issues.push(issue),
      onProgress: () => {},
    },
  )
  return { imported, issues }
}

// What a source.yaml itself comes to has the digest of its text, which changes with every comment.
function line(draft: Draft): string {
  const content = draft.kind === 'source' ? { ...draft.content, mapping: '0'.repeat(64) } : draft.content
  return canonical({ kind: draft.kind, effectiveAt: draft.effectiveAt, content } as unknown as Json)
}

describe.each(ids)('the preset %s', (id) => {
  it('reads its sample as expected', async () => {
    const { imported, issues } = await importSamples(id)
    const told = issues
      .filter(({ code }) => !code.startsWith('rows-too-few'))
      .map(({ code, place, value }) => canonical({ issue: code, place, value } as unknown as Json))
    const text = `${[...imported.drafts.map(line), ...told].join('\n')}\n`
    await expect(text).toMatchFileSnapshot(join(folder, id, 'expected.jsonl'))
  })

  it('adds nothing when the last release of each table is read again', async () => {
    const known = emptyKnown()
    await importSamples(id, known)
    const files = readdirSync(join(folder, id)).filter((file) => file.startsWith('sample'))
    const releases = files.filter((file) => file.includes('-v')).sort()
    for (const file of [...files.filter((file) => !file.includes('-v')), ...releases.slice(-1)]) {
      const again = await importFiles([join(folder, id, file)], {
        sources: [await loadSource(id)],
        known,
        today: '2026-11-24',
        onIssue: () => {},
        onProgress: () => {},
      })
      expect(again.drafts, file).toEqual([])
    }
  })
})

it('finds the presets by their place', () => {
  expect(ids).toEqual(['canada-2025', 'nz-promises', 'trumptracker', 'uk-councils-net-zero', 'uk-gmpp'])
})
