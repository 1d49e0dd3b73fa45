// Rows of parties: by role, named only where they are bodies or shown to be legal entities.
import { isJsonObject, type JsonObject } from './json-value.ts'
import { objects } from './lenient.ts'
import type { Party, PartyRegistry, SeenAs } from './party-registry.ts'
import type { Writing } from './writing.ts'

/** Shows every organisation of a release to the registry, wherever it stands. */
export function seeParties(release: JsonObject, parties: PartyRegistry): void {
  seeListed(release['parties'], parties)
  seeOne(release['buyer'], 'body', parties)
  const tender = release['tender']
  if (isJsonObject(tender)) {
    seeOne(tender['procuringEntity'], 'body', parties)
    seeAll(tender['tenderers'], parties)
    seeContacts(tender, parties)
  }
  const bids = release['bids']
  if (isJsonObject(bids)) for (const bid of objects(bids['details'])) seeAll(bid['tenderers'], parties)
  for (const award of objects(release['awards'])) seeAll(award['suppliers'], parties)
  for (const contract of objects(release['contracts'])) {
    if (contract['suppliers'] !== undefined) seeAll(contract['suppliers'], parties)
    if (contract['buyer'] !== undefined) seeOne(contract['buyer'], 'body', parties)
    seeContacts(contract, parties)
    const implementation = contract['implementation']
    if (isJsonObject(implementation)) seePayments(implementation['transactions'], parties)
  }
}

/** The same of an OC4IDS project, in which parties stand beside its contracting processes. */
export function seeProjectParties(project: JsonObject, parties: PartyRegistry): void {
  seeListed(project['parties'], parties)
  seeOne(project['publicAuthority'], 'body', parties)
  seePayments(project['transactions'], parties)
  for (const process of objects(project['contractingProcesses'])) {
    const summary = process['summary']
    if (!isJsonObject(summary)) continue
    seeAll(summary['suppliers'], parties)
    seePayments(summary['transactions'], parties)
    const tender = summary['tender']
    if (!isJsonObject(tender)) continue
    seeOne(tender['procuringEntity'], 'body', parties)
    seeOne(tender['administrativeEntity'], 'body', parties)
    seeAll(tender['tenderers'], parties)
  }
}

function seePayments(transactions: unknown, parties: PartyRegistry): void {
  for (const transaction of objects(transactions)) {
    for (const side of paymentSides) seeOne(transaction[side], 'other', parties)
  }
}

// Payer and payee of OCDS 1.1, and their names in 1.0.
const paymentSides = ['payer', 'payee', 'providerOrganization', 'receiverOrganization']

function seeAll(list: unknown, parties: PartyRegistry): void {
  if (list !== undefined && list !== null) for (const one of objects(list)) parties.see(one, 'bidder')
}

function seeOne(organisation: unknown, as: SeenAs, parties: PartyRegistry): void {
  if (isJsonObject(organisation)) parties.see(organisation, as)
}

// Contact points outside of any organisation belong to nobody who is named.
function seeContacts(object: JsonObject, parties: PartyRegistry): void {
  const contactPoint = object['contactPoint'] ?? object['contactPerson']
  if (contactPoint !== undefined && contactPoint !== null) parties.see({ contactPoint }, 'other')
}

const publicRoles: ReadonlySet<string> = new Set([
  'buyer',
  'procuringEntity',
  'publicAuthority',
  'administrativeEntity',
])
const roleCodes: ReadonlySet<string> = new Set([
  ...publicRoles,
  ...'supplier tenderer funder payer payee enquirer reviewBody reviewContactPoint interestedParty leadTenderer subcontractor'.split(
    ' ',
  ),
])

function seeListed(listed: unknown, parties: PartyRegistry): void {
  for (const party of objects(listed)) {
    const { roles } = party
    const has = (codes: ReadonlySet<string>): boolean =>
      Array.isArray(roles) ? roles.some((role) => codes.has(role as string)) : codes.has(roles as string)
    const isBidder = has(bidderRoles)
    if (has(publicRoles)) parties.see(party, 'body')
    else parties.see(party, isBidder ? 'bidder' : 'other')
    if (isBidder && has(publicRoles)) parties.see(party, 'bidder')
  }
}

const bidderRoles: ReadonlySet<string> = new Set(['supplier', 'tenderer', 'leadTenderer', 'subcontractor'])

// Ids are made of identifiers, which can hold a name that is no longer seen in what was made of them.
function isClear(
  { identifiers }: Party,
  name: string | undefined,
  id: string | undefined,
  { names }: Writing,
): boolean {
  if (name !== undefined && names.mentions(name)) return false
  if (id === undefined) return true
  return !names.mentions(id, true) && !identifiers.some((one) => one.id !== undefined && names.mentions(one.id, true))
}

function isBodyShown(party: Party, writing: Writing): boolean {
  party.isBodyShown ??= isClear(party, party.name, party.body, writing)
  return party.isBodyShown
}

function isBidderShown(party: Party, writing: Writing): boolean {
  const { legal } = party
  if (legal === undefined) return false
  party.isBidderShown ??= isClear(party, legal.name ?? party.name, legal.supplier, writing)
  return party.isBidderShown
}

/** A public body as rows name it. */
export function bodyRow(
  party: Party | undefined,
  writing: Writing,
): { readonly body: string | null; readonly name: string | null; readonly reason: string | null } {
  if (party === undefined) return { body: null, name: null, reason: 'no buyer' }
  if (!party.isPublic) return { body: null, name: null, reason: party.bodyReason ?? 'no buyer' }
  if (!isBodyShown(party, writing)) {
    writing.read.note('text-withheld', writing.at, 'buyer.name')
    return { body: null, name: null, reason: 'no identifier' }
  }
  return { body: party.body ?? null, name: party.name ?? null, reason: party.bodyReason ?? null }
}

/** Writes the rows of a process's parties, each role of each party once. */
export type RoleWriter = {
  /** Gives whether the party is named. */
  readonly supplier: (organisation: JsonObject, award: number | null) => boolean
  readonly tenderer: (organisation: JsonObject, bid: number | null) => void
  /** Suppliers and tenderers that no award and no bid names. */
  readonly writeOthers: () => void
}

export function writeRoles(compiled: JsonObject, writing: Writing): RoleWriter {
  const { parties } = writing
  const written = new Set<string>()
  const listed = objects(compiled['parties'])
  function write(organisation: JsonObject, role: string): void {
    const party = parties.of(organisation)
    const number = parties.numberOf(party)
    const key = `${role} ${number}`
    if (written.has(key)) return
    written.add(key)
    writeRow(party, role, { award: null, bid: null }, writing)
  }
  for (const party of listed) {
    parties.numberOf(parties.of(party))
    for (const role of rolesOf(party)) if (role !== 'supplier' && role !== 'tenderer') write(party, role)
  }
  const { buyer, tender, publicAuthority } = compiled
  if (isJsonObject(buyer)) write(buyer, 'buyer')
  if (isJsonObject(publicAuthority)) write(publicAuthority, 'publicAuthority')
  if (isJsonObject(tender) && isJsonObject(tender['procuringEntity']))
    write(tender['procuringEntity'], 'procuringEntity')
  return {
    supplier(organisation, award) {
      const party = parties.of(organisation)
      written.add(`supplier ${parties.numberOf(party)}`)
      return writeRow(party, 'supplier', { award, bid: null }, writing)
    },
    tenderer(organisation, bid) {
      const party = parties.of(organisation)
      written.add(`tenderer ${parties.numberOf(party)}`)
      writeRow(party, 'tenderer', { award: null, bid }, writing)
    },
    writeOthers() {
      if (isJsonObject(tender)) for (const one of objects(tender['tenderers'])) write(one, 'tenderer')
      for (const party of listed) for (const role of rolesOf(party)) write(party, role)
    },
  }
}

function rolesOf(party: JsonObject): readonly string[] {
  const { roles } = party
  const list = Array.isArray(roles) ? roles : roles === undefined || roles === null ? [] : [roles]
  // A word that is no code could be anything.
  return list.map((role) => (roleCodes.has(role as string) ? (role as string) : 'other'))
}

// Names and ids stand in rows of bodies, suppliers and tenderers alone. Gives whether the party is named.
function writeRow(
  party: Party,
  role: string,
  of: { readonly award: number | null; readonly bid: number | null },
  writing: Writing,
): boolean {
  const { parties, rows, process } = writing
  const number = parties.numberOf(party)
  const isBody = party.isPublic && publicRoles.has(role) && isBodyShown(party, writing)
  const isBidder = (role === 'supplier' || role === 'tenderer') && isBidderShown(party, writing)
  const { legal, name, body } = party
  rows.parties([
    process,
    number,
    role,
    of.award,
    of.bid,
    isBody ? (body ?? null) : null,
    isBidder ? legal!.supplier : null,
    isBody ? (name ?? null) : isBidder ? (legal!.name ?? name ?? null) : null,
    isBidder ? legal!.evidence : null,
    party.isTypePublished,
  ])
  return isBidder
}
