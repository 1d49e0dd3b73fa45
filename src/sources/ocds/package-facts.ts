// What packages say about themselves: kept of the first one, compared with the others.
import { type Issue, issue } from '../../base/issue.ts'
import { isJsonObject, type JsonValue } from './json-value.ts'
import { text } from './lenient.ts'
import type { PackageBytes } from './split-part.ts'

export type PackageFacts = {
  readonly version?: string
  readonly extensions?: readonly string[]
  readonly publisher?: string
  readonly licence?: string
  readonly publishedDate?: string
}

/** Collects the facts of packages; other publishers and licences than the first ones are issues, each once. */
export class PackageLedger {
  facts: PackageFacts = {}
  private readonly onIssue: (issue: Issue) => void
  private readonly told = new Set<string>()

  constructor(onIssue: (issue: Issue) => void) {
    this.onIssue = onIssue
  }

  add(bytes: PackageBytes, place: { readonly file: string; readonly line: number }): void {
    const facts = factsOf(bytes)
    this.compare('ocds-publisher-differs', this.facts.publisher, facts.publisher, { ...place, column: 'publisher' })
    this.compare('ocds-licence-differs', this.facts.licence, facts.licence, { ...place, column: 'license' })
    this.facts = { ...facts, ...this.facts }
  }

  private compare(
    code: 'ocds-publisher-differs' | 'ocds-licence-differs',
    first: string | undefined,
    value: string | undefined,
    place: { readonly file: string; readonly line: number; readonly column: string },
  ): void {
    if (first === undefined || value === undefined || value === first) return
    const key = `${code} ${value}`
    if (this.told.has(key)) return
    this.told.add(key)
    this.onIssue(issue(code, place, { value, params: { first } }))
  }
}

function factsOf(bytes: PackageBytes): PackageFacts {
  const publisher = parsed(bytes.publisher)
  const extensions = parsed(bytes.extensions)
  const facts = {
    version: text(parsed(bytes.version)),
    extensions: Array.isArray(extensions) ? extensions.filter((each) => typeof each === 'string') : undefined,
    publisher: isJsonObject(publisher) ? text(publisher['name']) : text(publisher),
    licence: text(parsed(bytes.license)),
    publishedDate: text(parsed(bytes.publishedDate)),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as PackageFacts
}

// What does not parse says nothing; the releases are read all the same.
function parsed(bytes: Buffer | undefined): JsonValue | undefined {
  if (bytes === undefined) return undefined
  try {
    return JSON.parse(bytes.toString('utf8')) as JsonValue
  } catch {
    return undefined
  }
}
