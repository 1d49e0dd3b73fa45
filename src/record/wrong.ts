// The first wrong place of a log: thrown where the check of a log stops, and caught where it becomes the check's result.
import { type Issue, type IssueCode, issue } from '../base/issue.ts'

export class LogWrong extends Error {
  readonly issue: Issue
  /** Index of the wrong entry, from 0; null where the wrong place is no entry. */
  readonly entryIndex: number | null

  constructor(found: Issue, entryIndex: number | null = null) {
    super(found.message)
    this.issue = found
    this.entryIndex = entryIndex
  }
}

/** A wrong place in a file; `params` fill the wording of its code. */
export function wrong(
  code: Extract<IssueCode, `log-${string}`>,
  file: string,
  params: Readonly<Record<string, string | number>> = {},
  entryIndex: number | null = null,
): LogWrong {
  return new LogWrong(issue(code, { file }, { params }), entryIndex)
}
