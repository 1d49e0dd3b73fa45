// Rows of an infrastructure project (OC4IDS): the project as one contract row, and one for each of its contracting processes.
import type { Money } from './cell-reader.ts'
import { later, writeDocuments, writeMilestones, writeTransactions } from './flatten-attached.ts'
import { type Revision, writeRevisions } from './flatten-contract.ts'
import { bodyRow, type RoleWriter, seeProjectParties, writeRoles } from './flatten-party.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import { identifier, objects, text } from './lenient.ts'
import { prepareProject } from './prepare-release.ts'
import type { GroupedRelease, ProcessGroup } from './process-range.ts'
import type { Writing } from './writing.ts'

/** Versions of one project in order of time; the last is the one that counts, all are its revisions. */
export function writeProject(group: ProcessGroup, ocidOf: (ocid: string) => string, writing: Writing): void {
  const versions = group.releases.map(prepareProject)
  for (const version of versions) seeProjectParties(version, writing.parties)
  writing.parties.settle(writing.names)
  const project = versions[versions.length - 1]!
  const revisions = versions.map((version, i) => projectState(version, group.releases[i]!, writing))
  writeProjectRow(project, { ocid: ocidOf(group.ocid), revisions }, writing)
  const roles = writeRoles(project, writing)
  writeWhole(project, revisions, writing)
  for (const [i, process] of objects(project['contractingProcesses']).entries()) {
    writeContractingProcess(process, i, roles, writing)
  }
  roles.writeOthers()
}

// OC4IDS statuses as the nearest of a contract: `terminated` says no more than that it is over.
const projectStatuses = new Map([
  ...['identification', 'preparation'].map((word) => [word, 'pending'] as const),
  ...['implementation', 'completion'].map((word) => [word, 'active'] as const),
  ...['completed', 'decommissioning'].map((word) => [word, 'terminated'] as const),
  ['cancelled', 'cancelled'],
])
const processStatuses = new Map([
  ['pre-award', 'pending'],
  ['active', 'active'],
  ['closed', 'terminated'],
  ['cancelled', 'cancelled'],
])

function projectState(version: JsonObject, at: GroupedRelease, { read }: Writing): Revision {
  const { start, end } = read.period(version['period'], at, 'period')
  return {
    releasedAt: read.instant(version['updated'], at, 'updated'),
    start,
    end,
    value: read.money(objectOf(version['budget'])['amount'], at, 'budget.amount'),
    status: read.code(projectStatuses, version['status'], at, 'status'),
    isAmendment: false,
  }
}

function writeProjectRow(
  project: JsonObject,
  about: { readonly ocid: string; readonly revisions: readonly Revision[] },
  writing: Writing,
): void {
  const { read, at, parties, rows } = writing
  const { publicAuthority } = project
  const buyer = bodyRow(isJsonObject(publicAuthority) ? parties.of(publicAuthority) : undefined, writing)
  const times = about.revisions.flatMap(({ releasedAt }) => releasedAt ?? [])
  const sector = Array.isArray(project['sector']) ? project['sector'][0] : project['sector']
  rows.processes([
    writing.process,
    'project',
    about.ocid,
    read.text(project['title'], at, 'title'),
    buyer.body,
    buyer.name,
    buyer.reason,
    null,
    null,
    null,
    null,
    read.text(sector === undefined ? undefined : `OC4IDS:${text(sector) ?? ''}`, at, 'sector'),
    null,
    null,
    null,
    null,
    null,
    null,
    about.revisions.length,
    times.length === 0 ? null : Math.min(...times),
    times.length === 0 ? null : Math.max(...times),
  ])
}

// The row that stands for the whole project: number 0 among its contracts.
function writeWhole(project: JsonObject, revisions: readonly Revision[], writing: Writing): void {
  const { read, at } = writing
  const completion = objectOf(project['completion'])
  const last = revisions[revisions.length - 1]!
  const documented = writeDocuments(project['documents'], { stage: 'planning', award: null, contract: 0 }, writing)
  const met = writeMilestones(project['milestones'], 'implementation', 0, writing)
  const paid = writeTransactions(project['transactions'], 0, writing)
  const finalValue = read.money(completion['finalValue'], at, 'completion.finalValue')
  writing.rows.contracts([
    writing.process,
    0,
    'project',
    null,
    null,
    last.status,
    null,
    last.start,
    last.end,
    null,
    last.value.minor,
    last.value.currency,
    read.day(completion['endDate'], at, 'completion.endDate'),
    finalValue.minor,
    finalValue.currency,
    project['completion'] !== undefined || project['milestones'] !== undefined || project['transactions'] !== undefined,
    later(documented, later(met, paid)),
    revisions.length,
    0,
  ])
  writeRevisions(revisions, 0, writing)
}

function writeContractingProcess(process: JsonObject, index: number, roles: RoleWriter, writing: Writing): void {
  const { read, rows, at, next } = writing
  const summary = objectOf(process['summary'])
  const contract = index + 1
  const tender = objectOf(summary['tender'])
  for (const tenderer of objects(tender['tenderers'])) roles.tenderer(tenderer, null)
  const value = read.money(summary['contractValue'], at, 'summary.contractValue')
  const award = writeAward(summary, { index, value }, roles, writing)
  const revisions = modified(process, summary, value, writing)
  const last = revisions[revisions.length - 1]!
  const modifications = objects(summary['modifications'])
  for (const modification of modifications) {
    const amendedOn = read.day(modification['date'], at, 'summary.modifications.date')
    const hasRationale = text(modification['rationale']) !== undefined
    rows.amendments([writing.process, 'contract', null, contract, next.amendment++, amendedOn, hasRationale])
  }
  const documented = writeDocuments(summary['documents'], { stage: 'contract', award: null, contract }, writing)
  const met = writeMilestones(summary['milestones'], 'implementation', contract, writing)
  const paid = writeTransactions(summary['transactions'], contract, writing)
  const completion = objectOf(summary['contractCompletion'] ?? summary['completion'])
  const finalValue = read.money(completion['finalValue'] ?? summary['finalValue'], at, 'summary.finalValue')
  rows.contracts([
    writing.process,
    contract,
    'contract',
    read.text(identifier(summary['ocid']) ?? process['id'], at, 'contractingProcesses.id'),
    award,
    last.status,
    null,
    last.start,
    last.end,
    null,
    last.value.minor,
    last.value.currency,
    read.day(completion['endDate'], at, 'summary.completion.endDate'),
    finalValue.minor,
    finalValue.currency,
    summary['transactions'] !== undefined || summary['milestones'] !== undefined || finalValue.minor !== null,
    later(documented, later(met, paid)),
    revisions.length,
    modifications.length,
  ])
  writeRevisions(revisions, contract, writing)
}

// Suppliers stand beside their contract: an award of their own leads from one to the other.
function writeAward(
  summary: JsonObject,
  of: { readonly index: number; readonly value: Money },
  roles: RoleWriter,
  writing: Writing,
): number | null {
  const suppliers = objects(summary['suppliers'])
  if (suppliers.length === 0) return null
  let named = 0
  for (const supplier of suppliers) if (roles.supplier(supplier, of.index)) named += 1
  const { minor, currency } = of.value
  writing.rows.awards([writing.process, of.index, 'active', null, minor, currency, suppliers.length, named])
  return of.index
}

/**
 * The contract as first agreed and after each modification: OC4IDS gives period and value before and after in each, and as
 * first agreed in the summary.
 */
function modified(process: JsonObject, summary: JsonObject, value: Money, { read, at }: Writing): readonly Revision[] {
  const modifications = objects(summary['modifications'])
    .map((modification) => ({ modification, date: read.instant(modification['date'], undefined, 'date') }))
    .sort((one, other) => (one.date ?? 0) - (other.date ?? 0))
  const oldPeriod = modifications.map((one) => one.modification['oldContractPeriod']).find(isJsonObject)
  const oldValue = modifications.map((one) => one.modification['oldContractValue']).find(isJsonObject)
  const released = objects(process['releases']).flatMap(({ date }) => read.instant(date, undefined, 'date') ?? [])
  const status = read.code(processStatuses, summary['status'], at, 'summary.status')
  const period = read.period(oldPeriod ?? summary['contractPeriod'], at, 'summary.contractPeriod')
  let state: Revision = {
    releasedAt: released.length === 0 ? null : Math.min(...released),
    start: period.start,
    end: period.end,
    value: oldValue === undefined ? value : read.money(oldValue, at, 'summary.modifications.oldContractValue'),
    status,
    isAmendment: false,
  }
  const revisions = [state]
  for (const { modification, date } of modifications) {
    const newPeriod = modification['newContractPeriod']
    const newValue = modification['newContractValue']
    const next = isJsonObject(newPeriod)
      ? read.period(newPeriod, at, 'summary.modifications.newContractPeriod')
      : { start: state.start, end: state.end }
    state = {
      releasedAt: date,
      start: next.start ?? state.start,
      end: next.end ?? state.end,
      value: isJsonObject(newValue) ? read.money(newValue, at, 'summary.modifications.newContractValue') : state.value,
      status,
      isAmendment: true,
    }
    revisions.push(state)
  }
  return revisions
}

const nothing: JsonObject = {}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : nothing
}
