// The sample's bulk contracts: releases of the works source, imported as `kept import` does.
import { rmSync, writeFileSync } from 'node:fs'
import { importDeals } from '../../src/engine/deals/import-deals.ts'
import type { Draft } from '../../src/record/event.ts'
import type { OpenRecord } from '../../src/record/record.ts'
import { parseSource } from '../../src/sources/source.ts'
import { sourceDrafts } from '../../src/sources/source-drafts.ts'
import { attacks } from './sample-draft.ts'

const contractSource = parseSource(
  `source: contracts
title: Contracts
publisher: Treasury
licence: CC0-1.0
attribution: none
language: en
jurisdiction: GB
ocds: { currency: GBP }
`,
  'source.yaml',
)

/** Ids of the buyers; the first stands for a council that the sample describes. */
const buyers = ['GB-GOR/D1', 'GB-GOR/D2', 'GB-GOR/D3']
const processCount = 60

/** Imports them and gives the drafts of their source, their dataset, and who the first buyer is. */
export async function sampleContracts(record: OpenRecord): Promise<readonly Draft[]> {
  const path = `${record.dir}-releases.jsonl`
  const same = { use: 'council/ash', also: buyers[0]!, subject: 'body', reason: 'One council in two schemes' } as const
  writeFileSync(
    path,
    releases()
      .map((one) => `${JSON.stringify(one)}\n`)
      .join(''),
  )
  try {
    const quiet = { onIssue: () => {}, onProgress: () => {} }
    const { drafts } = await importDeals([path], { record, source: contractSource, dryRun: false, ...quiet })
    return [...sourceDrafts(contractSource), ...drafts, { kind: 'same-as', effectiveAt: null, content: same }]
  } finally {
    rmSync(path)
  }
}

function releases(): readonly object[] {
  return Array.from({ length: processCount }, (_, n) => {
    const buyer = buyers[n % buyers.length]!
    const isLate = n % 4 === 0
    // One in ten has its end moved again and again, one in six is overdue and nothing is heard of it.
    const moves = n % 10 === 3 ? ['2024-01-31', '2024-05-31', '2024-09-30'] : []
    const isSilent = n % 6 === 5
    const one = (release: string, date: string, end: string, amount: number, extra: object = {}) => ({
      ocid: `ocds-sample-${String(n).padStart(3, '0')}`,
      id: `${n}-${release}`,
      date,
      tag: [release === 'a' ? 'contract' : 'contractUpdate'],
      tender: { title: n === 1 ? `Roof ${attacks.script}` : n === 2 ? attacks.formula : `Roof of school ${n}` },
      buyer: { id: buyer, name: `Office ${buyer}` },
      parties: [
        { id: buyer, name: `Office ${buyer}`, roles: ['buyer'], identifier: { scheme: 'GB-GOR', id: buyer.slice(7) } },
        n % 5 === 0
          ? { id: `p${n}`, name: 'Quentin Unnamed', roles: ['supplier'] }
          : {
              id: `c${n % 7}`,
              name: `Builders ${n % 7} Ltd`,
              roles: ['supplier'],
              identifier: { scheme: 'GB-COH', id: `0123456${n % 7}` },
            },
      ],
      awards: [
        {
          id: '1',
          suppliers: [
            n % 5 === 0 ? { id: `p${n}`, name: 'Quentin Unnamed' } : { id: `c${n % 7}`, name: `Builders ${n % 7} Ltd` },
          ],
        },
      ],
      contracts: [
        {
          id: '1',
          awardID: '1',
          period: { startDate: '2020-02-01T00:00:00Z', endDate: `${end}T00:00:00Z` },
          value: { amount, currency: 'GBP' },
          ...extra,
        },
      ],
    })
    const first = `202${1 + (n % 3)}-06-30`
    const last = moves.at(-1) ?? (isLate ? '2025-03-31' : first)
    return [
      one('a', '2020-01-01T00:00:00Z', first, 1000 + n),
      ...moves.map((end, i) => one(`m${i}`, `2020-0${4 + i}-01T00:00:00Z`, end, 1000 + n)),
      one('b', '2020-09-01T00:00:00Z', last, isLate ? 1500.5 + n : 1000 + n, {
        ...(isSilent ? {} : { implementation: { endDate: '2025-03-31' } }),
      }),
    ]
  }).flat()
}
