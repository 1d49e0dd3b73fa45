// All supplier names of the publishers' files: how many are shown to be legal entities, and that no known person is.
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { loadJurisdiction } from '../../src/sources/jurisdiction.ts'
import { legalEvidence } from '../../src/sources/legal-entity.ts'

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const data = join(shared, 'data')
const isThere = existsSync(join(data, 'canada-pwgsc-releases.jsonl.gz'))
if (!isThere)
  console.warn(`SKIPPED: the publishers' files are not in ${data}; set KEPT_SHARED to the folder that has data/`)

type Loose = { readonly [key: string]: unknown }

// Names of parties that supply or tender, of award suppliers and of bidders, each once.
async function supplierNames(file: string): Promise<readonly string[]> {
  const bytes = createReadStream(join(data, file))
  const lines = createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes })
  const names = new Set<string>()
  const add = (party: unknown) => {
    const name = (party as Loose | null)?.['name']
    if (typeof name === 'string' && name.trim() !== '') names.add(name)
  }
  for await (const line of lines) {
    const release = JSON.parse(line) as Loose
    for (const party of list(release['parties'])) {
      const roles = list((party as Loose | null)?.['roles'])
      if (roles.includes('supplier') || roles.includes('tenderer')) add(party)
    }
    for (const award of list(release['awards'])) list((award as Loose)['suppliers']).forEach(add)
    for (const bid of list((release['bids'] as Loose | undefined)?.['details'])) {
      list((bid as Loose)['tenderers']).forEach(add)
    }
    list((release['tender'] as Loose | undefined)?.['tenderers']).forEach(add)
  }
  return [...names]
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

// Marks by which the source itself says that a person stands there.
const ofPersons: Readonly<Record<string, RegExp>> = {
  AM: /A\/?Dz|Ա\/?Ձ/u,
  MX: /^(?:Ing|Lic|Arq|C|Ingeniero|DR)\.? /u,
  CA: /^(?:Mr|Mrs|Ms|Dr)\.? /iu,
}

describe.skipIf(!isThere)('supplier names of the publishers’ files', () => {
  // The counts are those of these rules, held so that a change of rules shows. All names of Armenia, Mexico and Paraguay that are
  // not named were read through; of Canada's only those in which a form stands, and of the named ones only samples.
  it.each([
    ['canada-pwgsc-releases.jsonl.gz', 'CA', 10_317, 5_323],
    ['armenia-releases.jsonl.gz', 'AM', 834, 711],
    ['mexico-naicm-releases.jsonl.gz', 'MX', 259, 166],
    ['paraguay-releases.jsonl', 'PY', 58, 25],
    ['uk-contracts-finder-releases.jsonl', 'GB', 0, 0],
  ])('%s', async (file, code, all, named) => {
    const jurisdiction = await loadJurisdiction(code)
    const names = await supplierNames(file)
    const found = names.map((name) => ({ name, entity: legalEvidence({ name, identifiers: [] }, jurisdiction) }))
    expect(names).toHaveLength(all)
    expect(found.filter(({ entity }) => entity !== undefined)).toHaveLength(named)
    const person = ofPersons[code] ?? /^$/
    expect(found.filter(({ name, entity }) => entity !== undefined && person.test(name))).toHaveLength(0)
    // What is shown ends with the form: no contact, trade name or branch comes along.
    const tailed = found.filter(({ entity }) => /\s(?:o\/a|dba|d\/b\/a|c\/o)\s|\)\s*$/iu.test(entity?.name ?? ''))
    expect(tailed).toHaveLength(0)
  })

  it('is quick for names met again', async () => {
    const jurisdiction = await loadJurisdiction('CA')
    const names = await supplierNames('canada-pwgsc-releases.jsonl.gz')
    const round = () => {
      for (const name of names) legalEvidence({ name, identifiers: [] }, jurisdiction)
    }
    round()
    const started = performance.now()
    for (let i = 0; i < 100; i++) round()
    const microseconds = ((performance.now() - started) * 1_000) / (100 * names.length)
    expect(microseconds).toBeLessThan(5)
  })
})
