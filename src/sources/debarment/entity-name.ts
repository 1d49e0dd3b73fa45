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
export function entityNames(jurisdictions: readonly Jurisdiction[]): (name: string) => EntityName | undefined {
  const all = jurisdictions.map(formRules)
  return (name) => {
    const text = name.replace(/\s*\*+\s*\d*\s*$/, '').trim()
    if (all.some((rules) => rules.excluded(text) !== undefined)) return undefined
    for (const rules of all) {
      const formed = rules.formOf(text)
      if (formed === undefined) continue
      const form = foldText(formed.form)
      const words = formed.normalised.split(' ').slice(0, -form.split(' ').length)
      return { shown: formed.legalName, words, form }
    }
    const shown = all[0]?.cut(text).replace(/\s*[([].*$/u, '') ?? text
    const words = foldText(shown.replaceAll('&', ' and ')).split(' ')
    return words[0] === '' ? undefined : { shown, words, form: undefined }
  }
}
