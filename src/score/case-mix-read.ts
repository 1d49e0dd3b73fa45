// Reads the tallies behind the case mix and gives each body's ratio of observed to expected.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { caseMix, type Ratio, type TypeTally } from './case-mix.ts'
import { type JudgedLevel, judgedLevels, type Method, peerGroupsOf } from './method.ts'

const row = z.object({
  peer_group: z.string().nullable(),
  body_id: z.string(),
  standing: z.string().nullable(),
  publisher: z.string().nullable(),
  pledge_type: z.string(),
  level: z.string(),
  n: z.number(),
})

export type CaseMixOf = (
  peerGroup: string | null,
  standing: string | null,
  publisher: string | null,
  body: string,
) => Ratio | null

export async function readCaseMix(
  database: Database,
  method: Pick<Method, 'credits' | 'typeJudgedMin' | 'peerGroups'>,
): Promise<CaseMixOf> {
  const rows = await database.rows(
    'SELECT peer_group, body_id, standing, publisher, pledge_type, level, n FROM type_tally WHERE standing IS NOT NULL',
    row,
  )
  const groupFor = peerGroupsOf(method)
  const groups = new Map<string, TypeTally[]>()
  for (const { peer_group, standing, publisher, body_id: key, pledge_type: type, level, n } of rows) {
    if (!(judgedLevels as readonly string[]).includes(level)) continue
    const credit = method.credits[level as JudgedLevel]
    const group = JSON.stringify([groupFor(key, peer_group), standing, publisher])
    const tallies = groups.get(group) ?? []
    tallies.push({ key, type, judged: n, earned: n * credit, earnedSquares: n * credit * credit })
    groups.set(group, tallies)
  }
  const ratios = new Map<string, Ratio | null>()
  for (const [group, tallies] of groups) {
    for (const { key, ratio } of caseMix(tallies, method.typeJudgedMin)) ratios.set(`${group}|${key}`, ratio)
  }
  return (...of) => ratios.get(`${JSON.stringify(of.slice(0, 3))}|${of[3]}`) ?? null
}
