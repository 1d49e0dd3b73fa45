// Runs `kept show`.
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { type AskingDeals, askDeals, showDeals } from '../../engine/deals/ask-deals.ts'
import type { Database } from '../../engine/duckdb.ts'
import { scorecard } from '../../score/scorecard.ts'
import { bodyText, profileOf } from '../body-text.ts'
import { commitmentText, readCommitment } from '../commitment-text.ts'
import type { KeptContext } from '../context.ts'
import { processText, readProcess } from '../process-text.ts'
import { type QuestionFlags, withQuestion } from '../question.ts'
import { columns } from '../text-table.ts'

export default async function run(
  this: KeptContext,
  flags: QuestionFlags & { readonly json: boolean },
  wanted: string,
): Promise<void> {
  await withQuestion(this, flags, undefined, async ({ database, method, moment, record }) => {
    const asking: AskingDeals = { dir: record.dir, knownAt: moment.knownAt }
    await showDeals(database, asking)
    const found = await find(database, wanted)
    const about = { asOf: moment.asOf, knownAt: moment.knownAt, operator: record.settings.operator }
    if (found.length > 1) {
      const rows = found.slice(0, foundShownMax).map(({ kind, id, name }) => [kind, id, name ?? ''])
      this.print(
        `${found.length < foundMax ? found.length : `${foundMax} or more`} things bear that name; show one of them by its id:\n`,
      )
      this.print(columns(rows, 'lll'))
      this.process.exitCode = 2
      return
    }
    const { kind, id } = found[0]!
    if (kind === 'process') {
      const shown = await readProcess(database, asking, id)
      this.print(flags.json ? JSON.stringify({ ...about, ...shown }, null, 2) : processText(shown, about))
      return
    }
    if (kind === 'body') {
      await askDeals(database, asking)
      const profile = await profileOf(database, id, await scorecard(database, method, 'body'))
      this.print(flags.json ? JSON.stringify({ ...about, ...profile }, null, 2) : bodyText(profile, about))
      return
    }
    const commitment = await readCommitment(database, id)
    this.print(flags.json ? JSON.stringify({ ...about, ...commitment }, null, 2) : commitmentText(commitment, about))
  })
}

const foundShownMax = 20
const foundMax = 1_000

const foundRow = z.object({
  kind: z.enum(['body', 'commitment', 'process']),
  id: z.string(),
  name: z.string().nullable(),
})

// An id comes first; then whatever holds all the words in its id or name.
async function find(database: Database, wanted: string): Promise<readonly z.infer<typeof foundRow>[]> {
  const all = `SELECT 'body' AS kind, body_id AS id, name FROM body
    UNION ALL SELECT 'body', alias.body_id, name FROM body_alias AS alias JOIN body ON body.body_id = alias.canonical_id
    UNION ALL SELECT 'body', buyer, any_value(buyer_name) FROM bulk_processes WHERE buyer IS NOT NULL GROUP BY buyer
    UNION ALL SELECT DISTINCT 'commitment', commitment_id, title FROM commitment
    UNION ALL SELECT DISTINCT 'process', ocid, title FROM bulk_processes`
  const exact = await database.rows(`SELECT * FROM (${all}) WHERE id = $wanted`, foundRow, { wanted })
  if (exact.length > 0) return exact.slice(0, 1)
  const partial = await database.rows(
    `SELECT kind, id, any_value(name) AS name FROM (${all})
     WHERE contains(lower(id), lower($wanted)) OR contains(lower(name), lower($wanted))
     GROUP BY kind, id ORDER BY kind, id LIMIT ${foundMax}`,
    foundRow,
    { wanted },
  )
  if (partial.length === 0) throw new Refusal('nothing-found', { wanted })
  return partial
}
