// Runs `kept source new`.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '../../base/refusal.ts'
import { draftSource } from '../../sources/draft.ts'
import { openTable } from '../../sources/read-table.ts'
import type { Row } from '../../sources/row.ts'
import { sniffColumns } from '../../sources/sniff.ts'
import type { KeptContext } from '../context.ts'

const rowsLookedAtMax = 5_000

export default async function run(this: KeptContext, flags: { readonly output?: string }, file: string): Promise<void> {
  const output = flags.output === undefined ? undefined : resolve(this.cwd, flags.output)
  if (output !== undefined && existsSync(output)) throw new Refusal('file-exists', { path: flags.output! })
  const opened = await openTable(resolve(this.cwd, file), { onIssue: () => {} })
  const sample: Row[] = []
  let count = 0
  for await (const batch of opened.rows) {
    count += batch.length
    if (sample.length < rowsLookedAtMax) sample.push(...batch)
  }
  const text = draftSource(file, sniffColumns(opened.columns, sample), count)
  if (output === undefined) {
    this.process.stdout.write(text)
    return
  }
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(output, text)
  this.print(`A draft of ${opened.columns.length} columns and ${count} rows in ${flags.output}.`)
  this.print(
    `Check the lines marked "guess", fill in the rest, then: kept import ${file} --source ${flags.output} --dry-run`,
  )
}
