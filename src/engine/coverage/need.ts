// What a release must hold for a flag or a measure to say anything about it.

/**
 * One need: the path of a field, arrays passed through, with what its value must be. `awards/status=active|pending` is one of
 * these words; `:number`, `:text`, `:date` and `:instant` are forms of JSON values, the last two texts that begin with a day and
 * RFC 3339 times. Of a list of them any one will do. `several releases` means more than one release of a process.
 */
export type Needs = readonly (string | readonly string[])[]

export const severalReleases = 'several releases'

export type Need = {
  readonly text: string
  readonly path: readonly string[]
  readonly fits: (value: unknown) => boolean
}

/** Reads a need. Throws where it is written in a way that nothing reads. */
export function parseNeed(text: string): Need {
  const match = /^([A-Za-z/]+)(?::(number|text|date|instant)|=([a-z|-]+))?$/.exec(text)
  if (match === null) throw new Error(`${text} is no need`)
  const [, path, form, words] = match
  return {
    text,
    path: path!.split('/'),
    fits: form === undefined ? fitsWords(words) : forms[form as keyof typeof forms],
  }
}

/** Whether a release holds it; arrays on the way are passed through. */
export function holds(value: unknown, need: Need, depth = 0): boolean {
  if (Array.isArray(value)) return value.some((one) => holds(one, need, depth))
  if (depth === need.path.length) return need.fits(value)
  if (typeof value !== 'object' || value === null) return false
  return holds((value as Readonly<Record<string, unknown>>)[need.path[depth]!], need, depth + 1)
}

const forms = {
  number: (value: unknown) => typeof value === 'number' && Number.isFinite(value),
  text: (value: unknown) => typeof value === 'string' && value !== '',
  date: (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value),
  instant: (value: unknown) => typeof value === 'string' && instant.test(value),
}

const instant = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

function fitsWords(words: string | undefined): (value: unknown) => boolean {
  if (words === undefined) return (value) => value !== null && value !== undefined && value !== ''
  const set = new Set<unknown>(words.split('|'))
  return (value) => set.has(value)
}
