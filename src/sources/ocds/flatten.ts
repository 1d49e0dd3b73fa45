// Turns a process, its releases and what they merge to, into rows of the ten tables.
import { createHmac } from 'node:crypto'
import type { Crosswalk } from '../crosswalk.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import { type CellReader, cellReader } from './cell-reader.ts'
import type { DealRows } from './deal-row.ts'
import type { DealSource } from './deal-source.ts'
import { writeAmendments, writeDocuments, writeMilestones } from './flatten-attached.ts'
import { writeAwards, writeBids } from './flatten-award.ts'
import { contractHistories, writeContracts } from './flatten-contract.ts'
import { bodyRow, seeParties, writeRoles } from './flatten-party.ts'
import { writeProject } from './flatten-project.ts'
import type { IssueTally } from './issue-tally.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import { objects, text } from './lenient.ts'
import { compiledRelease, type MergeNote } from './merge.ts'
import { ocdsRules } from './ocds-rules.ts'
import { type Party, type PartyRegistry, partyRegistry } from './party-registry.ts'
import { prepareRelease } from './prepare-release.ts'
import type { ProcessGroup } from './process-range.ts'
import { unnamedTexts } from './scrub.ts'
import type { Writing } from './writing.ts'

export type Flattening = {
  readonly source: DealSource
  readonly rows: DealRows
  readonly tally: IssueTally
  readonly jurisdiction: Jurisdiction
  readonly crosswalk: Crosswalk
  /** Secret of the record: an id that names someone is written as a keyed hash of it. */
  readonly scrubKey: Uint8Array
}

export type Flattener = {
  /** Adds the rows of one process. Processes are to come in order of their numbers. */
  readonly flatten: (group: ProcessGroup, kind: 'process' | 'project') => void
  readonly counts: () => { readonly withheld: number }
}

export function flattener(flattening: Flattening): Flattener {
  const { rows, tally, source } = flattening
  const names = unnamedTexts()
  const read = cellReader(source, names, tally)
  const parties = partyRegistry(flattening.jurisdiction, flattening.crosswalk)
  function ocidOf(ocid: string): string {
    if (!names.mentions(ocid)) return ocid
    return `scrubbed-${createHmac('sha256', flattening.scrubKey).update(ocid).digest('hex').slice(0, 32)}`
  }
  return {
    flatten(group, kind) {
      names.clear()
      parties.clear()
      const last = group.releases[group.releases.length - 1]!
      const writing: Writing = {
        process: group.number,
        rows,
        read,
        parties,
        names,
        at: { file: last.file, line: last.line },
        next: { milestone: 0, transaction: 0, amendment: 0, document: 0 },
      }
      if (kind === 'project') {
        writeProject(group, ocidOf, writing)
        return
      }
      const releases = group.releases.map((grouped) => prepareRelease(grouped, read))
      for (const release of releases) seeParties(release, parties)
      parties.settle(names)
      const histories = contractHistories(group.releases, releases, read)
      const dates = datesOf(group, read)
      const compiled = compiledRelease(releases, ocdsRules, {
        consume: true,
        onNote: (note) => tellMerge(note, group, tally),
      }) as JsonObject
      writeProcess(compiled, { group, ocid: ocidOf(group.ocid), ...dates }, writing)
      writeRest(compiled, histories, writing)
    },
    counts: () => ({ withheld: read.withheld() }),
  }
}

const mergeIssues = {
  'id-repeated': 'merge-id-repeated',
  'id-missing': 'merge-id-missing',
  'type-changed': 'merge-type-changed',
} as const

function tellMerge({ what, field, release }: MergeNote, group: ProcessGroup, tally: IssueTally): void {
  tally.note(mergeIssues[what], group.releases[release]!, field, undefined, { field })
}

function datesOf(group: ProcessGroup, read: CellReader): { first: number | null; last: number | null } {
  let first: number | null = null
  let last: number | null = null
  for (const grouped of group.releases) {
    const at = read.instant(grouped.release['date'], grouped, 'date')
    if (at === null) continue
    if (first === null || at < first) first = at
    if (last === null || at > last) last = at
  }
  return { first, last }
}

const methods = codes('open selective limited direct')
const categories = codes('goods works services')

function codes(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((code) => [code, code]))
}

type About = {
  readonly group: ProcessGroup
  readonly ocid: string
  readonly first: number | null
  readonly last: number | null
}

function writeProcess(compiled: JsonObject, about: About, writing: Writing): void {
  const { read, at } = writing
  const tender = objectOf(compiled['tender'])
  const period = objectOf(tender['tenderPeriod'])
  const start = read.instant(period['startDate'], at, 'tender.tenderPeriod.startDate')
  const end = read.instant(period['endDate'], at, 'tender.tenderPeriod.endDate')
  if (start !== null && end !== null && end < start) read.note('period-reversed', at, 'tender.tenderPeriod')
  const value = read.money(tender['value'], at, 'tender.value')
  const buyer = bodyRow(publicParty(compiled['buyer'], 'buyer', compiled, writing.parties), writing)
  const entity = bodyRow(publicParty(tender['procuringEntity'], 'procuringEntity', compiled, writing.parties), writing)
  writing.rows.processes([
    writing.process,
    'process',
    about.ocid,
    read.text(tender['title'] ?? compiled['title'], at, 'tender.title'),
    buyer.body,
    buyer.name,
    buyer.reason,
    entity.body,
    read.code(methods, tender['procurementMethod'], at, 'tender.procurementMethod'),
    read.text(tender['procurementMethodDetails'], at, 'tender.procurementMethodDetails'),
    read.code(categories, tender['mainProcurementCategory'], at, 'tender.mainProcurementCategory'),
    read.text(classificationOf(compiled, tender), at, 'items.classification'),
    read.status('tender', tender['status'], at, 'tender.status'),
    value.minor,
    value.currency,
    start,
    end,
    read.count(tender['numberOfTenderers'], at, 'tender.numberOfTenderers'),
    about.group.releases.length,
    about.first,
    about.last,
  ])
}

function writeRest(compiled: JsonObject, histories: ReturnType<typeof contractHistories>, writing: Writing): void {
  const tender = objectOf(compiled['tender'])
  for (const planning of objects(compiled['planning'])) {
    writeMilestones(planning['milestones'], 'planning', null, writing)
    writeDocuments(planning['documents'], { stage: 'planning', award: null, contract: null }, writing)
  }
  writeMilestones(tender['milestones'], 'tender', null, writing)
  writeDocuments(tender['documents'], { stage: 'tender', award: null, contract: null }, writing)
  writeAmendments(tender, { stage: 'tender', award: null, contract: null }, writing)
  const roles = writeRoles(compiled, writing)
  writeBids(compiled['bids'], roles, writing)
  const awards = writeAwards(compiled['awards'], roles, writing)
  writeContracts(compiled['contracts'], { histories, awards, roles }, writing)
  roles.writeOthers()
}

// By the member that names it; else by the role that a party has.
function publicParty(named: unknown, role: string, compiled: JsonObject, parties: PartyRegistry): Party | undefined {
  if (isJsonObject(named)) return parties.of(named)
  const party = objects(compiled['parties']).find(({ roles }) => Array.isArray(roles) && roles.includes(role))
  return party === undefined ? undefined : parties.of(party)
}

function classificationOf(compiled: JsonObject, tender: JsonObject): string | undefined {
  const item =
    objects(tender['items'])[0] ??
    objects(objects(compiled['awards'])[0]?.['items'])[0] ??
    objects(objects(compiled['contracts'])[0]?.['items'])[0]
  const classification = objectOf(item?.['classification'])
  const id = text(classification['id'])
  if (id === undefined) return undefined
  const scheme = text(classification['scheme'])
  return scheme === undefined ? id : `${scheme}:${id}`
}

const nothing: JsonObject = {}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : (objects(value)[0] ?? nothing)
}
