// Opens the derived tables for one moment, making them first where they are behind the log.
import { resolve } from 'node:path'
import { ask, type Moment } from '../engine/ask.ts'
import { askDeals } from '../engine/deals/ask-deals.ts'
import type { Database } from '../engine/duckdb.ts'
import { openRecordDerived } from '../engine/rebuild-record.ts'
import { type OpenRecord, openRecord } from '../record/record.ts'
import { loadMethod, type Method } from '../score/method.ts'
import { type KeptContext, todayOf } from './context.ts'
import { progressOn } from './progress.ts'

export type QuestionFlags = {
  readonly record: string
  readonly asOf?: string
  readonly knownAt?: string
  readonly method?: string
}

export type Question = {
  readonly record: OpenRecord
  readonly moment: Moment
  readonly method: Method
  readonly database: Database
}

/**
 * Runs `answer` with the tables named (all of the moment where `tables` is absent), and closes the database after it. Bulk
 * deals are measured where one of their tables is named.
 */
export async function withQuestion<Answer>(
  context: KeptContext,
  flags: QuestionFlags,
  tables: readonly string[] | undefined,
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const record = await openRecord(resolve(context.cwd, flags.record))
  const method =
    flags.method === undefined
      ? await loadMethod(record.settings.method, record.dir)
      : await loadMethod(flags.method, context.cwd)
  const progress = progressOn(context)
  const today = todayOf(context)
  const moment: Moment = {
    asOf: flags.asOf ?? today,
    knownAt: flags.knownAt ?? new Date(context.clock()).toISOString(),
    today,
    language: record.settings.languages[0]!,
  }
  const onStage = (stage: string) => progress.say(`Making the derived tables: ${stage}`)
  const database = await openRecordDerived(record, { onStage })
  try {
    progress.say(`Asking as of ${moment.asOf}`)
    await ask(database, moment, tables)
    if (tables?.some((table) => table.startsWith('bulk_'))) {
      const onSlice = (slice: number, slices: number) => progress.part('Measuring contracts', slice, slices)
      await askDeals(database, { dir: record.dir, knownAt: moment.knownAt, onSlice })
    }
    progress.done()
    return await answer({ record, moment, method, database })
  } finally {
    progress.done()
    database.close()
  }
}
