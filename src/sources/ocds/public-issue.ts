// Makes issues fit to be shown: what is told of whole releases and lines must not show their text.
import { type Issue, issue } from '../../base/issue.ts'

/** The issue without the text it is about, which may hold the name of someone who is not to be named. */
export function publicIssue(told: Issue): Issue {
  if (told.code === 'release-not-json') {
    // A parser's message repeats what stands around the fault.
    const position = /position \d+/.exec(told.message)?.[0] ?? 'see the line in private/quarantine'
    return issue('release-not-json', told.place, { params: { detail: position } })
  }
  const { value: _, ...rest } = told
  return rest
}
