// Issues for the terminal: grouped by code, a few places each, and the whole list elsewhere.
import type { Issue } from '../base/issue.ts'
import { clip, columns } from './text-table.ts'

const shownPerCode = 3

/** Lines to print; none where there are no issues. `path` is where the full list was written, if anywhere. */
export function issueTable(issues: readonly Issue[], path: string | undefined): readonly string[] {
  if (issues.length === 0) return ['No issues.']
  const byCode = new Map<string, Issue[]>()
  for (const issue of issues) {
    const key = `${issue.code}|${issue.severity}`
    byCode.set(key, [...(byCode.get(key) ?? []), issue])
  }
  const lines = ['', `${issues.length} issues:`]
  for (const [, group] of [...byCode].sort(([, a], [, b]) => b.length - a.length)) {
    const { code, severity, message, hint } = group[0]!
    lines.push(
      '',
      `${group.length} × ${code} (${severity}): ${group.length === 1 ? message : generalMessage(group)}`,
      `  → ${hint}`,
    )
    const rows = group
      .slice(0, shownPerCode)
      .map((issue) => [placeText(issue), clip((issue.value ?? '').replace(/\s+/g, ' '), 80)])
    lines.push(
      ...columns(rows, 'll')
        .split('\n')
        .map((line) => `    ${line}`),
    )
    if (group.length > shownPerCode) lines.push(`    … and ${group.length - shownPerCode} more`)
  }
  lines.push(
    '',
    path === undefined ? 'All of them, as JSON Lines: run again with --issues FILE' : `All of them: ${path}`,
  )
  return lines
}

function generalMessage(group: readonly Issue[]): string {
  const messages = new Set(group.map((issue) => issue.message))
  return messages.size === 1 ? group[0]!.message : `${group[0]!.message}, and the like`
}

function placeText({ place }: Issue): string {
  const row = place.row === undefined ? '' : ` row ${place.row}`
  const line = place.line === undefined || place.row !== undefined ? '' : ` line ${place.line}`
  const column = place.column === undefined ? '' : ` ${place.column}`
  return `${place.file}${row}${line}${column}`
}
