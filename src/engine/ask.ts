// Answers questions about one moment: what was so as of a day, as known at an instant.
import { existsSync } from 'node:fs'
import { Refusal } from '../base/refusal.ts'
import { type Database, openDatabase } from './duckdb.ts'
import { loadMacros } from './load.ts'
import { loadModels, type Model, modelReads, runOrder } from './order.ts'

export type Moment = {
  /** `YYYY-MM-DD`: what was so on this day counts. */
  readonly asOf: string
  /** UTC instant: what Kept had recorded by then counts. */
  readonly knownAt: string
  /** `YYYY-MM-DD`: the day on which the question is put. */
  readonly today: string
  /** Language tag in which names and titles are wanted. */
  readonly language: string
  /**
   * Present where the answer goes into a public edition: findings and measures that rate a body count only once it was sent
   * them (docs/decisions/0014-what-enters-an-edition.md). A record marked as an example is exempt: it leaves this out.
   */
  readonly public?: PublicRules | undefined
}

/** `noticeWindowDays`: days that a body has to comment, at least. */
export type PublicRules = { readonly noticeWindowDays: number }

/** Opens a rebuilt database for questions; several processes may at once. Refuses where there is none yet. */
export async function openDerived(path: string, options: { readonly memoryMax?: string } = {}): Promise<Database> {
  if (!existsSync(path)) throw new Refusal('derived-missing', { path })
  // Two connections that spill into one folder would write over each other's files.
  opened += 1
  const temporary = `${path}.ask-${process.pid}-${opened}.tmp`
  const database = await openDatabase({ path, readOnly: true, temporary, ...options })
  await loadMacros(database)
  return database
}

let opened = 0

/**
 * Makes the moment's tables in the connection, in place of those of an earlier question. `only` names the tables wanted,
 * and what they read is made with them; all are where it is absent. Gives the names of the tables made.
 */
export async function ask(database: Database, moment: Moment, only?: readonly string[]): Promise<readonly string[]> {
  const ordered = await momentModels(database, only)
  const { asOf, knownAt, today, language, public: given } = moment
  await database.run(
    `CREATE OR REPLACE TEMP TABLE moment AS SELECT CAST($asOf AS DATE) AS as_of, CAST($knownAt AS TIMESTAMP) AS known_at,
       CAST($today AS DATE) AS today, $language AS language, CAST($isPublic AS BOOLEAN) AS is_public,
       CAST($noticeWindowDays AS INTEGER) AS notice_window_days`,
    { asOf, knownAt, today, language, isPublic: given !== undefined, noticeWindowDays: given?.noticeWindowDays ?? 0 },
  )
  for (const { name, sql } of ordered) await database.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`)
  return ordered.map((model) => model.name)
}

async function momentModels(database: Database, only: readonly string[] | undefined): Promise<readonly Model[]> {
  const ordered = await runOrder(database, await loadModels('moment'))
  if (only === undefined) return ordered
  const reads = await modelReads(database, ordered)
  const wanted = new Set<string>()
  const want = (name: string) => {
    if (wanted.has(name)) return
    wanted.add(name)
    for (const read of reads.get(name) ?? []) want(read)
  }
  only.forEach(want)
  return ordered.filter((model) => wanted.has(model.name))
}
