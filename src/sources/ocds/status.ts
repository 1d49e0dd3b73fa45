// Reads statuses by the codelists of OCDS 1.1, in the spellings that publishers use.

export type StatusKind = 'tender' | 'award' | 'contract' | 'milestone' | 'bid'

/** `published`: the code as it is; `mended`: in other case or with spaces; `local`: a word that the source's map names. */
export type StatusReading =
  | { readonly kind: 'published' | 'mended' | 'local'; readonly code: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly value: string }

/** The codes of each codelist, in the standard's order. */
export const statusCodes: Readonly<Record<StatusKind, readonly string[]>> = {
  tender: ['planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn'],
  award: ['pending', 'active', 'cancelled', 'unsuccessful'],
  contract: ['pending', 'active', 'cancelled', 'terminated'],
  milestone: ['scheduled', 'met', 'notMet', 'partiallyMet'],
  bid: ['invited', 'pending', 'valid', 'disqualified', 'withdrawn'],
}

/**
 * The code that a status stands for. `local` maps the source's own words to codes and goes before the codelist, so that a source can say
 * what it means by a code; its words are compared as written and then without regard to case and spaces.
 */
export function codelistStatus(
  kind: StatusKind,
  value: unknown,
  local?: Readonly<Record<string, string>>,
): StatusReading {
  if (value === undefined || value === null || value === '') return { kind: 'none' }
  if (typeof value !== 'string') return { kind: 'unknown', value: JSON.stringify(value) }
  const codes = codesOf[kind]
  if (local !== undefined) {
    const code = localCode(value, local)
    if (code !== undefined) return codes.has(code) ? { kind: 'local', code } : { kind: 'unknown', value }
  }
  const code = codes.get(value)
  if (code === value) return { kind: 'published', code }
  const folded = fold(value)
  if (folded === '') return { kind: 'none' }
  const mended = codes.get(folded)
  return mended === undefined ? { kind: 'unknown', value } : { kind: 'mended', code: mended }
}

// Each code by itself and by its folded form.
const codesOf: Readonly<Record<StatusKind, ReadonlyMap<string, string>>> = {
  tender: byForm(statusCodes.tender),
  award: byForm(statusCodes.award),
  contract: byForm(statusCodes.contract),
  milestone: byForm(statusCodes.milestone),
  bid: byForm(statusCodes.bid),
}

function byForm(codes: readonly string[]): ReadonlyMap<string, string> {
  return new Map(codes.flatMap((code) => [[code, code] as const, [fold(code), code] as const]))
}

function localCode(value: string, local: Readonly<Record<string, string>>): string | undefined {
  if (Object.hasOwn(local, value)) return local[value]
  const folded = fold(value)
  return Object.entries(local).find(([word]) => fold(word) === folded)?.[1]
}

function fold(value: string): string {
  return value.toLowerCase().replace(/[\s_-]/g, '')
}
