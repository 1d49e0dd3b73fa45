// Says whether a supplier is shown to be a legal entity, and by what; all others are counted and never named.
import { slug } from '../base/id.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { type FormRules, formRules } from './legal-form.ts'

export type Party = {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly identifiers: readonly Identifier[]
}

export type Identifier = { readonly scheme?: string | undefined; readonly id?: string | undefined }

export type LegalEntity = {
  /** `<scheme>/<identifier>`, or `name-<jurisdiction>/<slug>` where the name alone tells it. */
  readonly supplier: string
  /** `scheme GB-COH` or `form Ltd`. */
  readonly evidence: string
  /** The name to show: of a name with a form, what stands up to it, so that no contact or trade name comes along. */
  readonly name?: string
}

/**
 * The legal entity that a party is shown to be: by a number of a register that holds nothing else, or by the legal form in its
 * name. Undefined in every case of doubt, and where a mark says that a person or several parties stand behind the name.
 */
export function legalEvidence(party: Party, jurisdiction: Jurisdiction): LegalEntity | undefined {
  const rules = rulesOf(jurisdiction)
  const { name } = party
  for (const { scheme, id } of party.identifiers) {
    if (scheme === undefined || id === undefined) continue
    const number = rules.numbers.get(scheme)?.(id)
    if (number === undefined) continue
    if (name !== undefined && rules.form.isExcluded(name)) return undefined
    return {
      supplier: `${scheme}/${slug(number)}`,
      evidence: `scheme ${scheme}`,
      ...(name === undefined ? {} : { name: rules.form.formOf(name)?.legalName ?? rules.form.cut(name) }),
    }
  }
  return name === undefined ? undefined : rules.byName(name)
}

type Rules = {
  readonly form: FormRules
  /** A register's number as it is written there; undefined where it does not fit. */
  readonly numbers: ReadonlyMap<string, (id: string) => string | undefined>
  readonly byName: (name: string) => LegalEntity | undefined
}

const known = new WeakMap<Jurisdiction, Rules>()

function rulesOf(jurisdiction: Jurisdiction): Rules {
  const found = known.get(jurisdiction)
  if (found !== undefined) return found
  const form = formRules(jurisdiction)
  const rules = {
    form,
    numbers: numberReaders(jurisdiction),
    byName: remembered((name) => named(name, jurisdiction, form)),
  }
  known.set(jurisdiction, rules)
  return rules
}

function named(name: string, jurisdiction: Jurisdiction, form: FormRules): LegalEntity | undefined {
  if (form.isExcluded(name)) return undefined
  const formed = form.formOf(name)
  if (formed === undefined) return undefined
  return {
    supplier: `name-${jurisdiction.code.toLowerCase()}/${slug(formed.normalised.replaceAll(' ', '-'))}`,
    evidence: `form ${formed.form}`,
    name: formed.legalName,
  }
}

function numberReaders(jurisdiction: Jurisdiction): Rules['numbers'] {
  const mixed = new Set(jurisdiction.mixedSchemes.map(({ scheme }) => scheme))
  const readers = jurisdiction.schemes
    .filter(({ scheme }) => !mixed.has(scheme))
    .map(({ scheme, id, pad }) => {
      const pattern = new RegExp(`^(?:${id})$`)
      return [
        scheme,
        (text: string) => {
          const bare = text.trim().toUpperCase().replaceAll(' ', '')
          const number = bare.startsWith(`${scheme}-`) ? bare.slice(scheme.length + 1) : bare
          const full = pad !== undefined && /^\d+$/.test(number) ? number.padStart(pad, '0') : number
          // A number of noughts stands for none.
          if (/^0*$/.test(full)) return undefined
          return pattern.test(full) || pattern.test(full.toLowerCase()) ? full : undefined
        },
      ] as const
    })
  return new Map(readers)
}

const namesRemembered = 50_000

// Remembers the newest names in two generations, so that memory is bounded and a name met often is never worked out twice.
function remembered(work: (name: string) => LegalEntity | undefined): (name: string) => LegalEntity | undefined {
  let young = new Map<string, LegalEntity | null>()
  let old = new Map<string, LegalEntity | null>()
  return (name) => {
    let found = young.get(name)
    if (found === undefined) {
      found = old.get(name) ?? work(name) ?? null
      if (young.size >= namesRemembered) {
        old = young
        young = new Map()
      }
      young.set(name, found)
    }
    return found ?? undefined
  }
}
