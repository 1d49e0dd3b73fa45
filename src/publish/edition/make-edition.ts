// Makes an edition out of a record for one moment: a folder with the store of documents and the tables to download.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Moment } from '../../engine/ask.ts'
import type { Database } from '../../engine/duckdb.ts'
import { checkpointPath } from '../../record/log.ts'
import type { OpenRecord } from '../../record/record.ts'
import type { Method } from '../../score/method.ts'
import { scorecardHead } from '../../score/scorecard.ts'
import type { LeagueHead } from '../document/figure.ts'
import { findingsOf } from '../document/finding-row.ts'
import type { League } from '../document/league.ts'
import type { ContractTable } from '../download/contract-table.ts'
import { openLeagueSpool } from '../download/league-spool.ts'
import { writeDownloads } from '../download/write-downloads.ts'
import type { About } from './about.ts'
import { editionId } from './edition-id.ts'
import { gatherAreas } from './read-areas.ts'
import { readAxes } from './read-axes.ts'
import { readBodies } from './read-bodies.ts'
import { readChanges } from './read-changes.ts'
import { readCommitments } from './read-commitments.ts'
import { readFlags } from './read-flags.ts'
import { readMaps } from './read-maps.ts'
import { readProcesses } from './read-processes.ts'
import { readRecordCounts } from './read-record-counts.ts'
import { readSensitivities } from './read-sensitivities.ts'
import { readSources } from './read-sources.ts'
import { chooseSuppliers, readSuppliers } from './read-suppliers.ts'
import { gatherTopics } from './read-topics.ts'
import { writeEdition } from './store.ts'

export type MakingEdition = {
  /** Where the tables of the moment have been made, those of bulk deals among them. */
  readonly database: Database
  readonly record: OpenRecord
  readonly moment: Moment
  readonly method: Method
  /** Folder of the edition, which must not be there yet. */
  readonly dir: string
  /** Tables of contracts that go among the downloads. */
  readonly contracts: readonly ContractTable[]
  readonly onStage?: (stage: string) => void
}

/** What the readers of documents read from. */
export type Reading = {
  readonly database: Database
  readonly record: OpenRecord
  readonly moment: Moment
  readonly method: Method
}

export const storeName = 'edition.sqlite'

/** Makes the edition and gives what it is. Nothing is left where it fails. */
export async function makeEdition(making: MakingEdition): Promise<About> {
  const { database, record, moment, method, dir, onStage = () => {} } = making
  mkdirSync(dir, { recursive: true })
  const writer = await writeEdition(join(dir, storeName))
  const spool = openLeagueSpool(dir)
  try {
    const reading: Reading = { database, record, moment, method }
    onStage('estimates')
    const heads: LeagueHead[] = []
    const suppliers = await chooseSuppliers(reading)
    const onLeague = (league: League) => {
      writer.put('league', league)
      spool.league(league.head)
      if (league.head.measure === 'pledges-kept' && league.head.dimension === 'body') heads.push(league.head)
    }
    const axes = await readAxes(reading, {
      path: join(dir, 'axes.sqlite'),
      suppliers: suppliers.ids,
      onLeague,
      onUnit: spool.unit,
    })
    onStage('sensitivity')
    for await (const one of readSensitivities(reading, heads)) writer.put('sensitivity', one)
    onStage('commitments')
    const counts = { bodies: 0, pledges: 0, deals: 0, suppliers: suppliers.ids.size, suppliersNamed: suppliers.named }
    const topics = gatherTopics()
    const areas = gatherAreas()
    for await (const one of readCommitments(reading)) {
      writer.put('commitment', one)
      topics.add(one)
      areas.add(one)
      for (const own of findingsOf(one)) writer.put('finding', own)
      counts[one.kind === 'pledge' ? 'pledges' : 'deals'] += 1
    }
    onStage('bodies')
    for await (const one of readBodies(reading, axes)) {
      writer.put('body', one)
      areas.addBody(one)
      counts.bodies += 1
    }
    for await (const one of readSuppliers(reading, axes)) writer.put('supplier', one)
    axes.close()
    for (const one of topics.read()) writer.put('topic', one)
    for (const one of areas.read()) writer.put('area', one)
    for (const one of readMaps(record.dir)) writer.put('map', one)
    for await (const one of readFlags(reading)) writer.put('flag', one)
    for await (const one of readSources(reading)) writer.put('source', one)
    onStage('contracts')
    for await (const one of readProcesses(reading)) writer.put('process', one)
    onStage('changes')
    for await (const one of readChanges(reading)) writer.put('change', one)
    onStage('downloads')
    await spool.finish(database)
    const tables = await writeDownloads(database, dir, making.contracts)
    const about = { ...(await describe(reading, counts)), tables }
    writer.finish(about)
    return about
  } catch (error) {
    writer.abandon()
    spool.abandon()
    throw error
  }
}

async function describe(
  reading: Reading,
  counts: Pick<About['counts'], 'bodies' | 'pledges' | 'deals' | 'suppliers' | 'suppliersNamed'>,
): Promise<About> {
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
      note: readFileSync(checkpointPath(log.dir), 'utf8'),
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
