// Merges each process that it is shown, and writes the outcome as a line of a file.
import { join } from 'node:path'
import type { IssueCode } from '../../base/issue.ts'
import { exactNumbers, hasLongNumber } from '../json-number.ts'
import type { JsonObject } from './json-value.ts'
import { lineWriter } from './line-writer.ts'
import { compiledRelease, type MergeNote } from './merge.ts'
import type { MergeRules } from './merge-rules.ts'
import type { GroupedRelease, ProcessGroup, ProcessVisitor, VisitorContext } from './process-range.ts'
import { versionedRelease } from './versioned.ts'

export type CompileOptions = {
  readonly folder: string
  readonly form: 'compiled' | 'versioned'
  readonly rules: MergeRules
}

/** What one worker wrote: `part-N` in the folder. */
export type CompiledPart = { readonly path: string; readonly processes: number; readonly releases: number }

export function open(options: unknown, context: VisitorContext): ProcessVisitor<CompiledPart> {
  const { folder, form, rules } = options as CompileOptions
  const path = join(folder, `part-${context.worker}`)
  const writer = lineWriter(path)
  let processes = 0
  let releases = 0
  return {
    visit(group) {
      const line = form === 'compiled' ? compiledLine(group, rules, context) : versionedLine(group, rules, context)
      writer.write(line)
      processes += 1
      releases += group.releases.length
    },
    close() {
      writer.close()
      return { path, processes, releases }
    },
  }
}

function compiledLine(group: ProcessGroup, rules: MergeRules, context: VisitorContext): string {
  let isLong = false
  const onLongNumber = () => {
    isLong = true
  }
  const onNote = notesOf(group, context)
  const releases = group.releases.map(({ release }) => release)
  const compiled = compiledRelease(releases, rules, { consume: true, onNote, onLongNumber })
  if (!isLong || !group.releases.some(isLongText)) return JSON.stringify(compiled)
  return exactly(group, (exact) => compiledRelease(exact, rules, { consume: true }))
}

function versionedLine(group: ProcessGroup, rules: MergeRules, context: VisitorContext): string {
  const onNote = notesOf(group, context)
  const releases = group.releases.map(({ release }) => release)
  if (!group.releases.some(isLongText)) return JSON.stringify(versionedRelease(releases, rules, { onNote }))
  return exactly(group, (exact) => versionedRelease(exact, rules, { onNote }))
}

function isLongText({ text }: GroupedRelease): boolean {
  return hasLongNumber(text())
}

/** Merges and writes so that every digit of long numbers stays: they pass through as marked texts. */
function exactly(group: ProcessGroup, merge: (releases: readonly JsonObject[]) => JsonObject): string {
  const texts = group.releases.map(({ text }) => text())
  const mark = freeMark(texts)
  const releases = texts.map((text) => JSON.parse(exactNumbers(text, () => {}, mark)) as JsonObject)
  return JSON.stringify(merge(releases)).replaceAll(new RegExp(`"${mark}([^"]+)"`, 'g'), '$1')
}

// A sign for private use that no text has, as it stands or as an escape.
function freeMark(texts: readonly string[]): string {
  for (let code = 0xe000; ; code++) {
    const sign = String.fromCharCode(code)
    const escaped = new RegExp(`\\\\u${code.toString(16)}`, 'i')
    if (!texts.some((text) => text.includes(sign) || escaped.test(text))) return sign
  }
}

// One issue a process, field and matter: a list without ids in 500 releases is one fault.
function notesOf(group: ProcessGroup, context: VisitorContext): (note: MergeNote) => void {
  let told: Set<string> | undefined
  return ({ what, field, release }) => {
    const key = `${what} ${field}`
    if (told?.has(key)) return
    told = (told ?? new Set()).add(key)
    context.onIssue(noteCodes[what], group.releases[release]!, { params: { field } })
  }
}

const noteCodes: Readonly<Record<MergeNote['what'], IssueCode>> = {
  'id-repeated': 'merge-id-repeated',
  'id-missing': 'merge-id-missing',
  'type-changed': 'merge-type-changed',
}
