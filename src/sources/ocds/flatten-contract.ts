// Rows of contracts as last published, and of their revisions as each release showed them.
import type { CellReader, Money } from './cell-reader.ts'
import { later, writeAmendments, writeDocuments, writeMilestones, writeTransactions } from './flatten-attached.ts'
import type { RoleWriter } from './flatten-party.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import { identifier, objects } from './lenient.ts'
import type { GroupedRelease } from './process-range.ts'
import type { Writing } from './writing.ts'

export type Revision = {
  readonly releasedAt: number | null
  readonly start: number | null
  readonly end: number | null
  readonly value: Money
  readonly status: string | null
  readonly isAmendment: boolean
}

export type ContractHistory = {
  readonly revisions: Revision[]
  /** As first published. */
  maxExtent: number | null
}

/** What each release says of each contract, by the contract's id; those without an id have no history. */
export function contractHistories(
  grouped: readonly GroupedRelease[],
  releases: readonly JsonObject[],
  read: CellReader,
): ReadonlyMap<string, ContractHistory> {
  const histories = new Map<string, ContractHistory>()
  for (let i = 0; i < releases.length; i++) {
    const release = releases[i]!
    const contracts = release['contracts']
    if (contracts === undefined) continue
    const at = grouped[i]!
    const releasedAt = read.instant(release['date'], undefined, 'date')
    const isAmendment = isAmending(release['tag'])
    for (const contract of objects(contracts)) {
      const id = identifier(contract['id'])
      const history = (id === undefined ? undefined : histories.get(id)) ?? { revisions: [], maxExtent: null }
      if (id !== undefined) histories.set(id, history)
      history.revisions.push({ releasedAt, ...stateOf(contract, at, read), isAmendment })
      const period = contract['period']
      if (history.maxExtent === null && isJsonObject(period)) {
        history.maxExtent = read.day(period['maxExtentDate'], at, 'contracts.period.maxExtentDate')
      }
    }
  }
  return histories
}

function isAmending(tag: unknown): boolean {
  if (!Array.isArray(tag)) return tag === 'contractAmendment' || tag === 'contractUpdate'
  return tag.includes('contractAmendment') || tag.includes('contractUpdate')
}

function stateOf(contract: JsonObject, at: GroupedRelease | undefined, read: CellReader) {
  const { start, end } = read.period(contract['period'], at, 'contracts.period')
  const value = read.money(contract['value'], at, 'contracts.value')
  return { start, end, value, status: read.status('contract', contract['status'], at, 'contracts.status') }
}

export type ContractContext = {
  readonly histories: ReadonlyMap<string, ContractHistory>
  /** Numbers of the awards by id. */
  readonly awards: ReadonlyMap<string, number>
  readonly roles: RoleWriter
}

export function writeContracts(contracts: unknown, context: ContractContext, writing: Writing): void {
  const { read, rows, process, at } = writing
  let number = 0
  for (const contract of objects(contracts)) {
    const id = identifier(contract['id'])
    const known = id === undefined ? undefined : context.histories.get(id)
    // What one release alone says is what all of them come to.
    const state = known?.revisions.length === 1 ? known.revisions[0]! : stateOf(contract, undefined, read)
    const history = known ?? { revisions: [{ releasedAt: null, ...state, isAmendment: false }], maxExtent: null }
    const award = awardOf(contract, context.awards, writing)
    for (const supplier of objects(contract['suppliers'])) {
      if (award === null) context.roles.supplier(supplier, null)
    }
    const carried = writeImplementation(contract, number, writing)
    rows.contracts([
      process,
      number,
      'contract',
      read.text(contract['id'], at, 'contracts.id'),
      award,
      state.status,
      read.day(contract['dateSigned'], at, 'contracts.dateSigned'),
      state.start,
      state.end,
      history.maxExtent,
      state.value.minor,
      state.value.currency,
      carried.actualEnd,
      carried.finalValue.minor,
      carried.finalValue.currency,
      carried.isPublished,
      carried.news,
      history.revisions.length,
      carried.amendments,
    ])
    writeRevisions(history.revisions, number, writing)
    number += 1
  }
}

export function writeRevisions(revisions: readonly Revision[], contract: number, writing: Writing): void {
  for (let i = 0; i < revisions.length; i++) {
    const { releasedAt, start, end, value, status, isAmendment } = revisions[i]!
    writing.rows.contract_revisions([
      writing.process,
      contract,
      i,
      releasedAt,
      start,
      end,
      value.minor,
      value.currency,
      status,
      isAmendment,
    ])
  }
}

function awardOf(contract: JsonObject, awards: ReadonlyMap<string, number>, writing: Writing): number | null {
  const { read, at } = writing
  const id = identifier(contract['awardID'])
  if (id === undefined) {
    read.note('award-absent', at, 'contracts.awardID')
    return null
  }
  const award = awards.get(id)
  if (award === undefined) read.note('award-dangling', at, 'contracts.awardID', id)
  return award ?? null
}

function writeImplementation(contract: JsonObject, number: number, writing: Writing) {
  const { read, at } = writing
  const attached = { stage: 'contract', award: null, contract: number } as const
  const metInContract = writeMilestones(contract['milestones'], 'contract', number, writing)
  writeDocuments(contract['documents'], attached, writing)
  const amendments = writeAmendments(contract, attached, writing)
  const implementation = contract['implementation']
  if (!isJsonObject(implementation)) {
    return { ...notCarried, news: metInContract, amendments }
  }
  const carried = { ...attached, stage: 'implementation' } as const
  const paid = writeTransactions(implementation['transactions'], number, writing)
  const met = writeMilestones(implementation['milestones'], 'implementation', number, writing)
  const told = writeDocuments(implementation['documents'], carried, writing)
  return {
    actualEnd: read.day(implementation['endDate'], at, 'contracts.implementation.endDate'),
    finalValue: read.money(implementation['finalValue'], at, 'contracts.implementation.finalValue'),
    isPublished: true,
    news: later(later(metInContract, paid), later(met, told)),
    amendments,
  }
}

const notCarried = {
  actualEnd: null,
  finalValue: { minor: null, currency: null } satisfies Money,
  isPublished: false,
}
