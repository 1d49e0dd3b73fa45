// Makes an edition out of a record for one moment: a folder with the store of documents and the tables to download.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Moment } from '../../engine/ask.ts'
import type { Database } from '../../engine/duckdb.ts'
import type { OpenRecord } from '../../record/record.ts'
import type { Method } from '../../score/method.ts'
import type { LeagueHead } from '../document/figure.ts'
import { findingsOf } from '../document/finding-row.ts'
import type { League } from '../document/league.ts'
import type { ContractTable } from '../download/contract-table.ts'
import { type LeagueSpool, openLeagueSpool } from '../download/league-spool.ts'
import { writeDownloads } from '../download/write-downloads.ts'
import type { About } from './about.ts'
import { type DocumentCounts, describeEdition } from './describe-edition.ts'
import { gatherAreas } from './read-areas.ts'
import { readAxes } from './read-axes.ts'
import { readBodies } from './read-bodies.ts'
import { readChanges } from './read-changes.ts'
import { readCommitments } from './read-commitments.ts'
import { readFlags } from './read-flags.ts'
import { readMaps } from './read-maps.ts'
import { readProcesses } from './read-processes.ts'
import { readSensitivities } from './read-sensitivities.ts'
import { readSources } from './read-sources.ts'
import { chooseSuppliers, readSuppliers } from './read-suppliers.ts'
import { gatherTopics } from './read-topics.ts'
import { type EditionWriter, writeEdition } from './store.ts'

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
  const { database, dir, onStage = () => {} } = making
  mkdirSync(dir, { recursive: true })
  const writer = await writeEdition(join(dir, storeName))
  const spool = openLeagueSpool(dir)
  try {
    const counts = await writeDocuments(making, writer, spool)
    onStage('downloads')
    await spool.finish(database)
    const tables = await writeDownloads(database, dir, making.contracts)
    const about = { ...(await describeEdition(making, counts)), tables }
    writer.finish(about)
    return about
  } catch (error) {
    writer.abandon()
    spool.abandon()
    throw error
  }
}

async function writeDocuments(
  making: MakingEdition,
  writer: EditionWriter,
  spool: LeagueSpool,
): Promise<DocumentCounts> {
  const { dir, record, onStage = () => {} } = making
  onStage('estimates')
  const suppliers = await chooseSuppliers(making)
  const counts = {
    ...{ bodies: 0, pledges: 0, deals: 0 },
    ...{ suppliers: suppliers.ids.size, suppliersNamed: suppliers.named },
  }
  const heads: LeagueHead[] = []
  const onLeague = (league: League) => {
    writer.put('league', league)
    spool.league(league.head)
    if (league.head.measure === 'pledges-kept' && league.head.dimension === 'body') heads.push(league.head)
  }
  const onUnit = spool.unit
  const axes = await readAxes(making, { path: join(dir, 'axes.sqlite'), suppliers: suppliers.ids, onLeague, onUnit })
  onStage('sensitivity')
  for await (const one of readSensitivities(making, heads)) writer.put('sensitivity', one)
  onStage('commitments')
  const topics = gatherTopics()
  const areas = gatherAreas()
  for await (const one of readCommitments(making)) {
    writer.put('commitment', one)
    topics.add(one)
    areas.add(one)
    for (const own of findingsOf(one)) writer.put('finding', own)
    counts[one.kind === 'pledge' ? 'pledges' : 'deals'] += 1
  }
  onStage('bodies')
  for await (const one of readBodies(making, axes)) {
    writer.put('body', one)
    areas.addBody(one)
    counts.bodies += 1
  }
  for await (const one of readSuppliers(making, axes)) writer.put('supplier', one)
  axes.close()
  for (const one of topics.read()) writer.put('topic', one)
  for (const one of areas.read()) writer.put('area', one)
  for (const one of readMaps(record.dir)) writer.put('map', one)
  for await (const one of readFlags(making)) writer.put('flag', one)
  for await (const one of readSources(making)) writer.put('source', one)
  onStage('contracts')
  for await (const one of readProcesses(making)) writer.put('process', one)
  onStage('changes')
  for await (const one of readChanges(making)) writer.put('change', one)
  return counts
}
