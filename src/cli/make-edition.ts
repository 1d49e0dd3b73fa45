// Makes an edition of a record at one moment: derived tables, measures, then the documents.
import { ask, type Moment } from '../engine/ask.ts'
import { askDeals } from '../engine/deals/ask-deals.ts'
import { openRecordDerived } from '../engine/rebuild-record.ts'
import type { About } from '../publish/edition/about.ts'
import { makeEdition } from '../publish/edition/make-edition.ts'
import type { OpenRecord } from '../record/record.ts'
import type { Settings } from '../record/settings.ts'
import type { Method } from '../score/method.ts'
import { makeContractLines } from './contract-line.ts'
import { contractTables } from './contract-tables.ts'

export type EditionWanted = {
  readonly record: OpenRecord
  readonly method: Method
  readonly moment: Moment
  /** Folder of the edition, which must not be there yet. */
  readonly dir: string
  readonly onStage?: (stage: string) => void
}

// Beside the documents and the store, so that an edition of 100,000 commitments is made in less than 1 GB.
const databaseMemoryMax = '350MB'

export async function makeEditionOf(wanted: EditionWanted): Promise<About> {
  const { record, moment, onStage = () => {} } = wanted
  const database = await openRecordDerived(record, { onStage, memoryMax: databaseMemoryMax })
  try {
    onStage('measures')
    await ask(database, publicMoment(moment, record.settings))
    await makeContractLines(database, { dir: record.dir, knownAt: moment.knownAt })
    const datasets = await askDeals(database, { dir: record.dir, knownAt: moment.knownAt })
    const contracts = await contractTables(database, datasets, record.dir)
    return await makeEdition({ ...wanted, database, contracts })
  } finally {
    database.close()
  }
}

/** The moment as an edition asks for it: an example record rates nobody in earnest, and shows all it has. */
export function publicMoment(
  moment: Moment,
  { operator, noticeWindowDays }: Pick<Settings, 'operator' | 'noticeWindowDays'>,
): Moment {
  return operator === 'example' ? moment : { ...moment, public: { noticeWindowDays } }
}
