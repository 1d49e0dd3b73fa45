// The publishers' whole files of contracts, imported: figures worked out from the files by other means.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Issue } from '../../src/base/issue.ts'
import { importDeals } from '../../src/engine/deals/import-deals.ts'
import { type Database, openDatabase } from '../../src/engine/duckdb.ts'
import { initRecord, type OpenRecord } from '../../src/record/record.ts'
import { settingsDefault } from '../../src/record/settings.ts'
import { loadSource } from '../../src/sources/source.ts'

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const data = join(shared, 'data')
const isThere = existsSync(data)
if (!isThere)
  console.warn(`SKIPPED: the publishers' files are not in ${data}; set KEPT_SHARED to the folder that has data/`)

describe.skipIf(!isThere)('the publishers’ whole files of contracts', () => {
  let root = ''
  let record: OpenRecord
  let database: Database
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'kept-ocds-'))
    record = await initRecord(join(root, 'record'), {
      ...settingsDefault,
      operator: 'example',
      origin: 'example.org/o',
    })
    database = await openDatabase({ temporary: root })
  })
  afterAll(() => {
    database.close()
    rmSync(root, { recursive: true })
  })

  async function read(id: string, file: string) {
    const issues: Issue[] = []
    const source = await loadSource(id)
    const onIssue = (issue: Issue): void => void issues.push(issue)
    const imported = await importDeals([join(data, file)], {
      record,
      source,
      dryRun: false,
      onIssue,
      onProgress: () => {},
    })
    const folder = join(record.dir, 'deals', imported.dataset!.dataset)
    const codes: Record<string, number> = {}
    for (const { code, more } of issues) codes[code] = (codes[code] ?? 0) + 1 + (more ?? 0)
    const count = async (sql: string): Promise<number> => {
      const named = sql.replace(/\$(\w+)/g, (_, table: string) => `read_parquet('${folder}/${table}.parquet')`)
      const [row] = await database.rows(
        `SELECT CAST(count(*) AS INTEGER) AS n FROM (${named})`,
        z.object({ n: z.int() }),
      )
      return row!.n
    }
    const rows = Object.fromEntries(imported.dataset!.tables.map(({ table, rows: ofTable }) => [table, ofTable]))
    return { figures: imported.figures!, codes, count, rows, issues }
  }

  it('Canada: 26,376 contracts in 43,086 revisions, 9,033 of them seen more than once, 882 extended by 365 days', async () => {
    const { figures, rows, count, codes } = await read('canada-pwgsc', 'canada-pwgsc-releases.jsonl.gz')
    expect(figures).toMatchObject({ releases: 43_086, processes: 19_173, contracts: 26_376, quarantined: 0 })
    expect(rows).toMatchObject({
      processes: 19_173,
      contracts: 26_376,
      contract_revisions: 43_086,
      bids: 0,
      transactions: 0,
    })
    expect(await count('SELECT 1 FROM $contracts WHERE revisions > 1')).toBe(9_033)
    const shifts = `SELECT process, contract, arg_max(end_on, revision) - arg_min(end_on, revision) AS days
      FROM $contract_revisions WHERE end_on IS NOT NULL GROUP BY process, contract`
    expect(await count(`SELECT 1 FROM (${shifts}) WHERE days = 365`)).toBe(882)
    expect(await count(`SELECT 1 FROM (${shifts}) WHERE days = 730`)).toBe(216)
    expect(await count(`SELECT 1 FROM (${shifts}) WHERE days > 0`)).toBe(2402)
    expect(await count(`SELECT 1 FROM (${shifts}) WHERE days < 0`)).toBe(267)
    expect(codes).toEqual({ 'amount-zero': 3828, 'amount-negative': 11, 'text-withheld': 1 })
    // 84 buyers, each a body by the crosswalk.
    expect(await count('SELECT DISTINCT buyer FROM $processes WHERE buyer IS NOT NULL')).toBe(84)
    // In one process a supplier without a legal form goes by the name of the buyer.
    expect(await count('SELECT 1 FROM $processes WHERE buyer IS NULL')).toBe(1)
  }, 120_000)

  it('Armenia: 1,468 bids, all with a status of the codelist', async () => {
    const { figures, rows, count, codes } = await read('armenia', 'armenia-releases.jsonl.gz')
    expect(figures).toMatchObject({ releases: 900, processes: 900, contracts: 358, quarantined: 0 })
    expect(rows['bids']).toBe(1_468)
    expect(await count(`SELECT 1 FROM $bids WHERE status = 'valid'`)).toBe(1_044)
    expect(await count(`SELECT 1 FROM $bids WHERE status = 'disqualified'`)).toBe(424)
    expect(codes['status-local']).toBe(1_468)
    expect(codes['release-object-list']).toBe(414)
    // Of bids 121 are null, of awards 3, of contracts 13.
    expect(codes['amount-null']).toBe(137)
  }, 120_000)

  it('Mexico City’s airport: payments without a currency, 176 terminated contracts, one status in another case', async () => {
    const { figures, rows, count, codes } = await read('mexico-naicm', 'mexico-naicm-releases.jsonl.gz')
    expect(figures).toMatchObject({ releases: 302, processes: 292, contracts: 292 })
    expect(rows['transactions']).toBe(298)
    expect(await count(`SELECT 1 FROM $contract_revisions WHERE status = 'terminated'`)).toBe(176)
    expect(codes).toMatchObject({ 'status-mended': 1, 'currency-unknown': 2 })
    expect(await count('SELECT DISTINCT buyer FROM $processes')).toBe(1)
  }, 120_000)

  it('Paraguay: 53 compiled releases never merged as parts, texts that name someone left out', async () => {
    const { figures, codes } = await read('paraguay', 'paraguay-releases.jsonl')
    expect(figures).toMatchObject({ releases: 116, processes: 43, quarantined: 0 })
    expect(codes['release-compiled']! + codes['release-compiled-alone']!).toBe(53)
    expect(codes['text-withheld']).toBe(figures.textsWithheld)
    expect(figures.textsWithheld).toBeGreaterThan(0)
    expect(codes['amount-unreadable']).toBe(2)
  }, 120_000)

  it('Contracts Finder: 211 small tenders without contracts', async () => {
    const { figures, rows } = await read('uk-contracts-finder', 'uk-contracts-finder-releases.jsonl')
    expect(figures).toMatchObject({ releases: 211, processes: 200, contracts: 0 })
    expect(rows['milestones']).toBe(400)
  }, 120_000)
})
