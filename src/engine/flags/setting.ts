// Settings of flags: what each may be, what it is where nobody says, and how they are read from a document.
import { Refusal } from '../../base/refusal.ts'
import type { Flag } from './flag.ts'

export type SettingSpec = (
  | { readonly kind: 'number'; readonly min?: number }
  | { readonly kind: 'whole'; readonly default: number; readonly min?: number; readonly max?: number }
  | { readonly kind: 'optional whole'; readonly min?: number }
  | { readonly kind: 'words'; readonly default: readonly string[] }
  | { readonly kind: 'wholes by word' }
) & { readonly meaning: string }

export type SettingSpecs = Readonly<Record<string, SettingSpec>>

export type SettingValues<Specs extends SettingSpecs> = { readonly [Name in keyof Specs]: ValueOf<Specs[Name]> }

type ValueOf<Spec extends SettingSpec> = Spec extends { readonly kind: 'number' | 'optional whole' }
  ? number | undefined
  : Spec extends { readonly kind: 'whole' }
    ? number
    : Spec extends { readonly kind: 'words' }
      ? ReadonlySet<string>
      : Spec extends { readonly kind: 'wholes by word' }
        ? ReadonlyMap<string, number>
        : never

export type GeneralSettings = {
  /** The one currency whose sums are compared; without it, the first that is met. */
  readonly currency: string | undefined
  /** Method details whose processes are decided by price: where there are any, no others are compared by price. */
  readonly priceComparison: ReadonlySet<string>
  /** Method details whose processes are not decided by price; without effect beside `priceComparison`. */
  readonly noPriceComparison: ReadonlySet<string>
  /** Method details whose processes are passed over. */
  readonly excluded: ReadonlySet<string>
}

export type FlagSettings = {
  readonly general: GeneralSettings
  /** Codes of the flags to compute, in order. */
  readonly codes: readonly string[]
  readonly own: Readonly<Record<string, SettingValues<SettingSpecs>>>
}

const generalNames = ['currency', 'price_comparison_procurement_methods', 'no_price_comparison_procurement_methods']

/**
 * Reads a settings document, which uses the names that the field uses. A list is written as a YAML list or with `|` between
 * its words; a flag's section is named by its code or its name; `only` names the flags to compute, all where it is not there.
 * Refuses what no setting is called, and values that a setting cannot have. `path` is the file, for the refusal.
 */
export function flagSettings(document: unknown, flags: readonly Flag[], path = 'settings'): FlagSettings {
  const given = section(document ?? {}, path)
  const sections = new Map<string, Flag>(
    flags.flatMap((flag) => [[flag.code, flag] as const, [flag.name, flag] as const]),
  )
  const own: Record<string, SettingValues<SettingSpecs>> = {}
  for (const flag of flags) own[flag.code] = valuesOf(flag.settings, {}, path)
  for (const [name, value] of Object.entries(given)) {
    if (generalNames.includes(name) || name === 'exclusions' || name === 'only') continue
    const flag = sections.get(name)
    if (flag === undefined) throw wrong(path, `${name} is neither a setting nor a flag`)
    own[flag.code] = valuesOf(flag.settings, section(value ?? {}, path, name), path, name)
  }
  const exclusions = section(given['exclusions'] ?? {}, path, 'exclusions')
  for (const name of Object.keys(exclusions)) {
    if (name !== 'procurement_method_details') throw wrong(path, `exclusions.${name} is no setting`)
  }
  return {
    general: {
      currency: textOf(given['currency'], path),
      priceComparison: words(given['price_comparison_procurement_methods'], [], path),
      noPriceComparison: words(given['no_price_comparison_procurement_methods'], [], path),
      excluded: words(exclusions['procurement_method_details'], [], path),
    },
    codes: codesOf(given['only'], flags, path),
    own,
  }
}

/** The flags that a list of codes or names means; refuses a name that no flag has. */
export function chosenFlags(names: Iterable<string>, flags: readonly Flag[]): readonly Flag[] {
  const chosen = new Set<Flag>()
  for (const name of names) {
    const flag = flags.find((one) => one.code === name || one.name === name)
    if (flag === undefined) {
      throw new Refusal('flag-unknown', { name, flags: flags.map((one) => `${one.name} (${one.code})`).join(', ') })
    }
    chosen.add(flag)
  }
  return flags.filter((flag) => chosen.has(flag))
}

function codesOf(only: unknown, flags: readonly Flag[], path: string): readonly string[] {
  if (only === undefined || only === null) return flags.map(({ code }) => code)
  return chosenFlags(words(only, [], path), flags).map(({ code }) => code)
}

function valuesOf(
  specs: SettingSpecs,
  given: Readonly<Record<string, unknown>>,
  path: string,
  name = '',
): SettingValues<SettingSpecs> {
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(specs, key)) {
      const known = Object.keys(specs)
      throw wrong(path, `${name} has no setting ${key}${known.length === 0 ? '' : `; it has ${known.join(', ')}`}`)
    }
  }
  return Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => [key, settingValue(spec, given[key], path, `${name}.${key}`)]),
  ) as SettingValues<SettingSpecs>
}

function settingValue(spec: SettingSpec, value: unknown, path: string, name: string): ValueOf<SettingSpec> {
  switch (spec.kind) {
    case 'number':
      return value === undefined || value === null ? undefined : number(value, spec, path, name)
    case 'optional whole':
      return value === undefined || value === null ? undefined : whole(value, spec, path, name)
    case 'whole':
      return value === undefined || value === null ? spec.default : whole(value, spec, path, name)
    case 'words':
      return words(value, spec.default, path)
    case 'wholes by word':
      return new Map(
        Object.entries(section(value ?? {}, path, name)).map(([word, days]) => [
          word,
          whole(days, {}, path, `${name}.${word}`),
        ]),
      )
  }
}

type Bounds = { readonly min?: number; readonly max?: number }

function number(value: unknown, { min, max }: Bounds, path: string, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(path, `${name} must be a number`)
  if (min !== undefined && value < min) throw wrong(path, `${name} must be at least ${min}`)
  if (max !== undefined && value > max) throw wrong(path, `${name} must be at most ${max}`)
  return value
}

function whole(value: unknown, bounds: Bounds, path: string, name: string): number {
  const read = number(value, bounds, path, name)
  if (!Number.isSafeInteger(read)) throw wrong(path, `${name} must be a whole number`)
  return read
}

function words(value: unknown, otherwise: readonly string[], path: string): ReadonlySet<string> {
  if (value === undefined || value === null) return new Set(otherwise)
  // YAML reads a bare word such as 2024 as a number; the data has it as text.
  if (typeof value === 'string' || typeof value === 'number') {
    return new Set(value === '' ? [] : String(value).split('|'))
  }
  if (!Array.isArray(value)) throw wrong(path, 'a list of words must be a YAML list, or words with | between them')
  return new Set(value.map(String))
}

function textOf(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw wrong(path, 'currency must be a code such as USD')
  return value
}

function section(value: unknown, path: string, name = 'the file'): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(path, `${name} must hold names with values`)
  }
  return value as Readonly<Record<string, unknown>>
}

function wrong(path: string, problem: string): Refusal {
  return new Refusal('flag-settings-invalid', { path, problem })
}
