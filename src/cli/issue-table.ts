// Issues for the terminal: grouped by code, a few places each, and the whole list elsewhere.
import type { Issue } from '../base/issue.ts'
import { clip, columns } from './text-table.ts'

const shownPerCode = 3

/** Counts issues and keeps a few of each code, so that millions of them take no memory. */
export type IssueTally = {
  readonly add: (issue: Issue) => void
  readonly count: () => number
  readonly byCode: () => Readonly<Record<string, number>>
  /** As `issueTable`. */
  readonly lines: (path: string | undefined) => readonly string[]
}

type Group = { count: number; readonly first: Issue[]; isMixed: boolean }

export function issueTally(): IssueTally {
  const groups = new Map<string, Group>()
  let count = 0
  return {
    add(issue) {
      const standsFor = 1 + (issue.more ?? 0)
      count += standsFor
      const key = `${issue.code}|${issue.severity}`
      const group = groups.get(key) ?? { count: 0, first: [], isMixed: false }
      group.count += standsFor
      if (group.first.length < shownPerCode) group.first.push(issue)
      if (issue.message !== group.first[0]!.message) group.isMixed = true
      groups.set(key, group)
    },
    count: () => count,
    byCode: () => Object.fromEntries([...groups.values()].map((group) => [group.first[0]!.code, group.count])),
    lines: (path) => tallyLines([...groups.values()], count, path),
  }
}

/** Lines to print; none where there are no issues. `path` is where the full list was written, if anywhere. */
export function issueTable(issues: readonly Issue[], path: string | undefined): readonly string[] {
  const tally = issueTally()
  for (const issue of issues) tally.add(issue)
  return tally.lines(path)
}

function tallyLines(groups: readonly Group[], count: number, path: string | undefined): readonly string[] {
  if (count === 0) return ['No issues.']
  const lines = ['', `${count} issues:`]
  for (const group of [...groups].sort((a, b) => b.count - a.count)) {
    const { code, severity, message, hint } = group.first[0]!
    lines.push(
      '',
      `${group.count} × ${code} (${severity}): ${group.isMixed ? `${message}, and the like` : message}`,
      `  → ${hint}`,
    )
    const rows = group.first.map((issue) => [placeText(issue), clip((issue.value ?? '').replace(/\s+/g, ' '), 80)])
    lines.push(
      ...columns(rows, 'll')
        .split('\n')
        .map((line) => `    ${line}`),
    )
    const more = group.count - group.first.length
    if (more > 0) lines.push(`    … and ${more} more`)
  }
  lines.push(
    '',
    path === undefined ? 'All of them, as JSON Lines: run again with --issues FILE' : `All of them: ${path}`,
  )
  return lines
}

function placeText({ place }: Issue): string {
  const row = place.row === undefined ? '' : ` row ${place.row}`
  const line = place.line === undefined || place.row !== undefined ? '' : ` line ${place.line}`
  const column = place.column === undefined ? '' : ` ${place.column}`
  return `${place.file}${row}${line}${column}`
}
