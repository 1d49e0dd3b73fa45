// Runs `kept append`.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '../../base/refusal.ts'
import { type Actor, contentProblem, type Draft } from '../../record/event.ts'
import type { CorrectionContent } from '../../record/kinds/correction.ts'
import { appendDrafts, events, type OpenRecord, openRecord } from '../../record/record.ts'
import type { KeptContext } from '../context.ts'

type Flags = { readonly record: string; readonly role: Actor['role']; readonly dryRun: boolean; readonly json: boolean }

export default async function run(this: KeptContext, flags: Flags, file: string): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  const drafts = parseDrafts(readFileSync(file === '-' ? 0 : resolve(this.cwd, file), 'utf8'), file)
  checkDrafts(record, drafts, file)
  const after = flags.dryRun ? record : await appendDrafts(record, drafts, { role: flags.role, clock: this.clock })
  const ids = [...events({ log: after.log })].slice(record.log.size).map(({ id, kind }) => ({ id, kind }))
  if (flags.json) {
    this.print(JSON.stringify({ dryRun: flags.dryRun, checked: drafts.length, appended: ids }, null, 2))
    return
  }
  this.print(
    flags.dryRun ? `${drafts.length} events are good; nothing was appended.` : `Appended ${ids.length} events.`,
  )
  for (const { id, kind } of ids.slice(0, 20)) this.print(`  ${id}  ${kind}`)
}

function parseDrafts(text: string, file: string): readonly Draft[] {
  const drafts: Draft[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    drafts.push({ effectiveAt: null, ...parseLine(line, file, i + 1) } as Draft)
  }
  return drafts
}

function parseLine(line: string, file: string, number: number): object {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below, like any other line that is no object.
  }
  throw new Refusal('event-line-invalid', { file, line: number, problem: 'it is no JSON object' })
}

// What one event alone cannot show: that it names an earlier event, and that a correction fits what it corrects.
function checkDrafts(record: OpenRecord, drafts: readonly Draft[], file: string): void {
  const named = drafts.filter(({ kind }) => kind === 'correction' || kind === 'void')
  if (named.length === 0) return
  const kinds = new Map([...events(record)].map(({ id, kind }) => [id as string, kind]))
  for (const [i, draft] of drafts.entries()) {
    if (draft.kind !== 'correction' && draft.kind !== 'void') continue
    const id = draft.kind === 'correction' ? draft.content.corrects : draft.content.voids
    const kind = record.kinds.get(kinds.get(id) ?? '')
    const content = draft.kind === 'correction' ? (draft.content as CorrectionContent).content : undefined
    const problem = kind === undefined ? `there is no event ${id}` : content && contentProblem(kind, content)
    if (problem !== undefined) throw new Refusal('event-line-invalid', { file, line: i + 1, problem })
  }
}
