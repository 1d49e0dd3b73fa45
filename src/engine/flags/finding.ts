// What flags found, in the shape that the field's tools exchange.
import type { Group } from './flag.ts'
import { groups } from './flag.ts'

/** Values by group, id and code. */
export type Findings = ReadonlyMap<Group, ReadonlyMap<string, ReadonlyMap<string, number>>>

/**
 * The findings as the reference engine writes them: `{"OCID":{id:{R003:1}}}`, groups without findings left out. Ids and codes
 * stand in order, so that the same findings make the same bytes. It names tenderers, who may be natural persons: local output.
 */
export function cardinalJson(findings: Findings): string {
  const parts = groups.flatMap((group) => {
    const ids = findings.get(group)
    if (ids === undefined || ids.size === 0) return []
    const members = [...ids.keys()].sort().map((id) => `${JSON.stringify(id)}:${codesJson(ids.get(id)!)}`)
    return [`${JSON.stringify(group)}:{${members.join(',')}}`]
  })
  return `{${parts.join(',')}}`
}

function codesJson(codes: ReadonlyMap<string, number>): string {
  const members = [...codes.keys()].sort().map((code) => `${JSON.stringify(code)}:${JSON.stringify(codes.get(code)!)}`)
  return `{${members.join(',')}}`
}
