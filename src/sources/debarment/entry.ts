// One entry of a debarment list, and which of a list's rows are taken in: legal entities, and never a person.
import type { Jurisdiction } from '../jurisdiction.ts'
import { countryNameReaders, type EntityName } from './entity-name.ts'

export type DebarmentEntry = {
  /** Id of the list. */
  readonly list: string
  /** The entry's id in the list. */
  readonly entry: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly identifiers: readonly EntryIdentifier[]
  readonly authority: string
  /** First day, YYYY-MM-DD. */
  readonly from: string
  /** Last day; null where the list gives none. */
  readonly to: string | null
  /** The last day on which the list is known to have held the entry. */
  readonly seen: string
  readonly dates: 'stated' | 'seen'
  readonly url: string | null
}

/** A number that a country's register or tax office gave; the country by its ISO 3166-1 alpha-2 code, in capitals. */
export type EntryIdentifier = { readonly country: string; readonly number: string }

/** What a reading left out, and why; nothing of those rows is kept but their count. */
export type Passed = {
  /** Rows that the list itself says are persons. */
  readonly persons: number
  /** Rows that do not show that they are legal entities. */
  readonly unproven: number
  /** Ships, addresses, accounts and other things that are nobody. */
  readonly others: number
  /** Legal entities without a day from which they stood on the list. */
  readonly undated: number
}

export type Gate = {
  /** The legal entity's name and aliases, or undefined for what must not be taken in; it is counted. */
  readonly admit: (row: GateRow) => { readonly name: string; readonly aliases: readonly string[] } | undefined
  readonly undated: () => void
  readonly passed: () => Passed
}

export type GateRow = {
  /** `entity`: the list says that it is an organisation or a company; `unsaid`: the name must show it. */
  readonly is: 'entity' | 'unsaid' | 'person' | 'other'
  readonly name: string
  readonly aliases: readonly string[]
  /** Codes or names of the countries that it is of. */
  readonly countries: readonly string[]
}

/** Lets legal entities in and counts all others. */
export function legalEntityGate(jurisdictions: readonly Jurisdiction[]): Gate {
  const readerOf = countryNameReaders(jurisdictions)
  const counts = { persons: 0, unproven: 0, others: 0, undated: 0 }

  function admit({ is, name, aliases, countries }: GateRow) {
    if (is === 'person') counts.persons += 1
    else if (is === 'other') counts.others += 1
    else {
      const nameOf = readerOf(countries)
      const read = nameOf(name)
      if (read !== undefined && (is === 'entity' || read.form !== undefined)) {
        // A firm's alias can be its owner's name: only those that could themselves be let in are kept.
        const kept = aliases.map(nameOf).filter(isFormed)
        return { name: read.shown, aliases: [...new Set(kept.map(({ shown }) => shown))] }
      }
      counts.unproven += 1
    }
    return undefined
  }

  return {
    admit,
    undated: () => {
      counts.undated += 1
    },
    passed: () => ({ ...counts }),
  }
}

function isFormed(name: EntityName | undefined): name is EntityName {
  return name?.form !== undefined
}
