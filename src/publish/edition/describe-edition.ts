// Says what an edition is: its checkpoint, moment and method, who answers for it, and what it holds.
import { z } from 'zod'
import type { Database } from '../../engine/duckdb.ts'
import { scorecardHead } from '../../score/scorecard.ts'
import type { About } from './about.ts'
import { editionId } from './edition-id.ts'
import type { Reading } from './make-edition.ts'
import { readRecordCounts } from './read-record-counts.ts'

/** What is counted while the documents are written. */
export type DocumentCounts = Pick<About['counts'], 'bodies' | 'pledges' | 'deals' | 'suppliers' | 'suppliersNamed'>

/** Tables to download are not known yet. */
export async function describeEdition(reading: Reading, counts: DocumentCounts): Promise<About> {
  const { record, moment, method, database } = reading
  const { settings, log } = record
  const head = await scorecardHead(database, method, 'body')
  const { agreement } = head
  const { recordedAt, ...recorded } = await readRecordCounts(reading)
  return {
    edition: editionId(record, moment, method),
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    recordedAt,
    checkpoint: {
      origin: log.origin,
      size: log.size,
      root: log.root.toString('base64'),
      note: log.note,
      vkey: log.vkey,
    },
    operator: settings.operator,
    isExample: settings.operator === 'example',
    isSmallTeam: settings.smallTeam === true,
    noticeWindowDays: settings.noticeWindowDays,
    timeZone: settings.timeZone,
    languages: settings.languages,
    method: { method: method.method, version: method.version, digest: method.digest, yaml: method.yaml },
    agreement:
      agreement === null
        ? null
        : agreement.kind === 'undefined'
          ? { kind: 'undefined', reason: agreement.reason }
          : {
              kind: 'alpha',
              alpha: agreement.alpha,
              lower: agreement.lower,
              upper: agreement.upper,
              units: agreement.units,
            },
    counts: {
      ...counts,
      ...recorded,
      withheld: await countWithheld(database),
    },
    tables: [],
  }
}

// An example's moment is not public, and keeps nothing out.
async function countWithheld(database: Database): Promise<number> {
  const [row] = await database.rows(
    `SELECT CASE WHEN is_public THEN (SELECT count(*) FROM admission WHERE stands AND NOT is_admitted)
       + (SELECT count(*) FROM bulk_unit WHERE NOT is_admitted) ELSE 0 END AS withheld FROM moment`,
    z.object({ withheld: z.number() }),
  )
  return row!.withheld
}
