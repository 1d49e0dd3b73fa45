// A legal entity's name taken apart for comparing: its words, and its form by the rules of whichever jurisdiction knows it.
import { foldText } from '../expression.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import { formRules } from '../legal-form.ts'

export type EntityName = {
  /** As published, without brackets, trade names and contacts behind it. */
  readonly shown: string
  /** Folded words without the form. */
  readonly words: readonly string[]
  /** Folded canonical token; undefined where the name shows none. */
  readonly form: string | undefined
}

/** Reads names; undefined for those that a mark shows to be a person's or several parties', and for empty ones. */
export type NameReader = (name: string) => EntityName | undefined

/** Of several jurisdictions, the first that knows a spelling says what it means. */
export function nameReader(jurisdictions: readonly [Jurisdiction, ...Jurisdiction[]]): NameReader {
  const rules = formRules({
    ...jurisdictions[0],
    legalForms: jurisdictions.flatMap(({ legalForms }) => legalForms),
    excludes: jurisdictions.flatMap(({ excludes }) => excludes),
    cuts: [...new Set(jurisdictions.flatMap(({ cuts }) => cuts))],
    companyWords: jurisdictions.flatMap(({ companyWords }) => companyWords),
  })
  return (name) => {
    const text = name.replace(/\s*\*+\s*\d*\s*$/, '').trim()
    if (rules.isExcluded(text)) return undefined
    const formed = rules.formOf(text)
    if (formed !== undefined) {
      const form = foldText(formed.form)
      const words = formed.normalised.split(' ').slice(0, -form.split(' ').length)
      return { shown: formed.legalName, words, form }
    }
    const shown = rules.cut(text).replace(/\s*[([].*$/u, '')
    const words = foldText(shown.replaceAll('&', ' and ')).split(' ')
    return words[0] === '' ? undefined : { shown, words, form: undefined }
  }
}

/**
 * A reader for each country: by its jurisdiction's file, and by what holds everywhere for all others. `country` is an ISO
 * 3166-1 alpha-2 code or the country's English name; the forms of one country are people's initials in another.
 */
export function countryNameReaders(
  jurisdictions: readonly Jurisdiction[],
): (countries: readonly string[]) => NameReader {
  const readers = new Map<string, NameReader>()
  for (const one of jurisdictions) {
    const reader = nameReader([one])
    readers.set(one.code.toLowerCase(), reader)
    readers.set(one.name.toLowerCase(), reader)
  }
  const everywhere = readers.get('international')!
  return (countries) => {
    const known = countries.flatMap((country) => readers.get(country.toLowerCase()) ?? [])
    return known[0] ?? everywhere
  }
}
