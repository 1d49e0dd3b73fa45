// The parties of one process under whatever shape they are published, and who of them may be named.
import { buyerBody } from '../buyer.ts'
import type { Crosswalk } from '../crosswalk.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import { type LegalEntity, legalEvidence } from '../legal-entity.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import { identifier, objects, text } from './lenient.ts'
import { foldedWords, type UnnamedTexts } from './scrub.ts'

export type Party = {
  readonly id: string | undefined
  name: string | undefined
  /** Other spellings of its name, and names in other languages. */
  readonly otherNames: string[]
  readonly identifiers: { readonly scheme?: string; readonly id?: string }[]
  readonly contacts: { readonly text: string; readonly isPhone: boolean }[]
  /** Buyer, procuring entity or their like: a public body. */
  isPublic: boolean
  /** Supplier or tenderer: without evidence of a legal entity its name stands nowhere, whoever else goes by it. */
  isBidder: boolean
  isTypePublished: boolean
  /** Set once all releases are seen. */
  legal: LegalEntity | undefined
  body: string | undefined
  /** Why it is no body, where it should be one. */
  bodyReason: 'no buyer' | 'no identifier' | undefined
  /** Whether its name and id may be written as those of a body, and as those of a bidder; known once it was asked. */
  isBodyShown: boolean | undefined
  isBidderShown: boolean | undefined
  /** Number within the process, given when the first row needs it. */
  number: number
}

export type SeenAs = 'body' | 'bidder' | 'other'

export type PartyRegistry = {
  /** Takes an organisation as a release shows it; the same one by id, identifier or name is one party. */
  readonly see: (organisation: JsonObject, as: SeenAs) => Party
  /** When all are seen: tells who may be named, and gives the texts of all others to `names`. */
  readonly settle: (names: UnnamedTexts) => void
  readonly numberOf: (party: Party) => number
  /** The party that an organisation of the merged release is; known from `see`. */
  readonly of: (organisation: JsonObject) => Party
  readonly clear: () => void
}

export function partyRegistry(jurisdiction: Jurisdiction, crosswalk: Crosswalk): PartyRegistry {
  const parties: Party[] = []
  const byId = new Map<string, Party>()
  const byIdentifier = new Map<string, Party>()
  const byName = new Map<string, Party>()
  const evidence = evidenceCache(jurisdiction)
  let numbers = 0
  function find(id: string | undefined, identified: string | undefined, name: string | undefined): Party | undefined {
    if (id !== undefined) {
      const known = byId.get(id)
      if (known !== undefined) return known
    }
    const other =
      (identified === undefined ? undefined : byIdentifier.get(identified)) ??
      (name === undefined ? undefined : byName.get(name))
    // Two ids are two parties, whatever they are called.
    return other === undefined || (id !== undefined && other.id !== undefined) ? undefined : other
  }
  function see(organisation: JsonObject, as: SeenAs): Party {
    const id = identifier(organisation['id'])
    const name = nameOf(organisation)
    const main = organisation['identifier']
    const identified = isJsonObject(main) ? identifiedBy(main) : undefined
    let party = find(id, identified, name)
    if (party === undefined) {
      party = newParty(id, name)
      parties.push(party)
    }
    if (id !== undefined) byId.set(id, party)
    if (identified !== undefined) byIdentifier.set(identified, party)
    if (name !== undefined && !byName.has(name)) byName.set(name, party)
    if (as === 'body') party.isPublic = true
    else if (as === 'bidder') party.isBidder = true
    party.name ??= name
    for (const key in organisation) readMember(party, key, organisation[key])
    return party
  }
  return {
    see,
    settle(names) {
      for (const party of parties) {
        if (party.isPublic) settleBody(party, crosswalk)
        party.legal = evidence(party)
        if (party.isPublic || party.legal !== undefined) allowNames(party, names)
      }
      for (const party of parties) withholdTexts(party, names)
    },
    of(organisation) {
      const main = organisation['identifier']
      const identified = isJsonObject(main) ? identifiedBy(main) : undefined
      return find(identifier(organisation['id']), identified, nameOf(organisation)) ?? see(organisation, 'other')
    },
    numberOf(party) {
      if (party.number < 0) party.number = numbers++
      return party.number
    },
    clear() {
      parties.length = 0
      byId.clear()
      byIdentifier.clear()
      byName.clear()
      numbers = 0
    },
  }
}

// Who bids too is a body only where an identifier or the crosswalk says so, and under one name: ids are mixed up.
function settleBody(party: Party, crosswalk: Crosswalk): void {
  const found = buyerBody(party, crosswalk)
  if ('body' in found) party.body = found.body
  else party.bodyReason = found.reason
  if (!party.isBidder || (party.body !== undefined && party.otherNames.length === 0)) return
  party.isPublic = false
  party.body = undefined
  party.bodyReason = 'no identifier'
}

function newParty(id: string | undefined, name: string | undefined): Party {
  return {
    id,
    name,
    otherNames: [],
    identifiers: [],
    contacts: [],
    isPublic: false,
    isBidder: false,
    isTypePublished: false,
    legal: undefined,
    body: undefined,
    bodyReason: undefined,
    isBodyShown: undefined,
    isBidderShown: undefined,
    number: -1,
  }
}

function nameOf(organisation: JsonObject): string | undefined {
  const name = text(organisation['name'])
  if (name !== undefined) return name
  const main = organisation['identifier']
  // OCDS 1.0 payments give an identifier in place of an organisation.
  return (isJsonObject(main) ? text(main['legalName']) : undefined) ?? text(organisation['legalName'])
}

function identifiedBy(found: JsonObject): string | undefined {
  const id = identifier(found['id'])
  return id === undefined ? undefined : `${text(found['scheme']) ?? ''}/${id}`
}

function readMember(party: Party, key: string, value: unknown): void {
  switch (key) {
    case 'id':
    case 'roles':
    case 'address':
    case 'uri':
    case 'scheme':
      return
    case 'name':
      if (value !== party.name) addOtherName(party, value)
      return
    case 'identifier':
    case 'additionalIdentifiers':
    case 'identifiers':
      for (const one of objects(value)) addIdentifier(party, one)
      return
    case 'details':
      if (isJsonObject(value)) readDetails(party, value)
      return
    default:
      if (typeof value === 'string') {
        if (/name/i.test(key)) addOtherName(party, value)
      } else if (typeof value === 'object' && value !== null) addContacts(party, value, 0)
  }
}

function addOtherName(party: Party, value: unknown): void {
  const name = text(value)
  if (name !== undefined && name !== party.name && !party.otherNames.includes(name)) party.otherNames.push(name)
}

function addIdentifier(party: Party, found: JsonObject): void {
  const scheme = text(found['scheme'])
  const id = identifier(found['id'])
  if (!party.identifiers.some((known) => known.id === id && known.scheme === scheme)) {
    party.identifiers.push({ ...(scheme === undefined ? {} : { scheme }), ...(id === undefined ? {} : { id }) })
  }
  for (const key in found) {
    if (key === 'scheme' || key === 'id' || key === 'uri') continue
    // legalName in whatever language, and other keys by which the register knows it.
    if (typeof found[key] === 'string') addOtherName(party, found[key])
  }
}

const typeKeys = ['scale', 'entityType', 'legalEntityTypeDetail', 'classifications', 'naturalPerson']

function readDetails(party: Party, details: JsonObject): void {
  if (typeKeys.some((key) => isSaid(details[key]))) party.isTypePublished = true
  for (const key in details) {
    const value = details[key]
    if (typeof value === 'string') {
      if (/name|person|owner|contact|represent/i.test(key)) addOtherName(party, value)
    } else if (typeof value === 'object' && value !== null && /person|people|owner|contact|represent/i.test(key)) {
      addContacts(party, value, 0)
    }
  }
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}

const depthMax = 4

// Contact points, people, owners, representatives: every text below them that could tell who it is.
function addContacts(party: Party, value: object, depth: number): void {
  if (depth > depthMax) return
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'object' && part !== null) addContacts(party, part as object, depth + 1)
    else if (typeof part === 'string' && part !== '' && /name|mail|phone|fax|contact|^id$/i.test(key)) {
      const isPhone = /phone|fax/i.test(key)
      if (!party.contacts.some((known) => known.text === part)) party.contacts.push({ text: part, isPhone })
    }
  }
}

function evidenceCache(jurisdiction: Jurisdiction): (party: Party) => Party['legal'] {
  const known = new Map<string, Party['legal']>()
  return (party) => {
    let key = party.name ?? ''
    for (const { scheme, id } of party.identifiers) key += `\n${scheme ?? ''}/${id ?? ''}`
    if (known.has(key)) return known.get(key)
    const found = legalEvidence(party, jurisdiction)
    if (known.size >= 50_000) known.clear()
    known.set(key, found)
    return found
  }
}

function allowNames(party: Party, names: UnnamedTexts): void {
  if (party.name !== undefined) names.allow(party.name)
  if (party.id !== undefined) names.allow(party.id)
  for (const { id } of party.identifiers) if (id !== undefined) names.allow(id)
}

function withholdTexts(party: Party, names: UnnamedTexts): void {
  for (const { text: contact, isPhone } of party.contacts) {
    if (isPhone) names.addPhone(contact)
    else names.addName(contact)
  }
  if (party.isPublic) return
  if (party.legal !== undefined) {
    // What stands beyond the legal name, and other names that are no shorter forms of it, may be a person's.
    const own = new Set(foldedWords(party.legal.name ?? party.name ?? ''))
    for (const name of [party.name ?? '', ...party.otherNames]) {
      const beyond = foldedWords(name).filter((word) => !own.has(word))
      if (beyond.length > 0) names.addName(beyond.join(' '))
    }
    return
  }
  const always = party.isBidder
  if (party.name !== undefined) names.addName(party.name, always)
  if (party.id !== undefined) names.addId(party.id, always)
  for (const name of party.otherNames) names.addName(name, always)
  for (const { id } of party.identifiers) if (id !== undefined) names.addId(id, always)
}
