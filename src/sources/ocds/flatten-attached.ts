// Rows of what is attached to a stage of a process: milestones, payments, amendments, documents.
import type { JsonObject } from './json-value.ts'
import { objects, text } from './lenient.ts'
import type { Attached, Writing } from './writing.ts'

/** Writes milestones, and gives the newest day on which one was met or changed. */
export function writeMilestones(
  milestones: unknown,
  stage: Attached['stage'],
  contract: number | null,
  writing: Writing,
): number | null {
  if (milestones === undefined) return null
  const { read, at, process, rows, next } = writing
  let news: number | null = null
  for (const milestone of objects(milestones)) {
    const column = `${stage}.milestones`
    const met = read.day(milestone['dateMet'], at, `${column}.dateMet`)
    const modified = read.day(milestone['dateModified'], at, `${column}.dateModified`)
    rows.milestones([
      process,
      stage,
      contract,
      next.milestone++,
      read.text(milestone['type'], at, `${column}.type`),
      read.status('milestone', milestone['status'], at, `${column}.status`),
      read.day(milestone['dueDate'], at, `${column}.dueDate`),
      met,
    ])
    news = later(news, later(met, modified))
    writeDocuments(milestone['documents'], { stage, award: null, contract }, writing)
  }
  return news
}

/** Writes payments, and gives the newest day of one. */
export function writeTransactions(transactions: unknown, contract: number, writing: Writing): number | null {
  if (transactions === undefined) return null
  const { read, at, process, rows, next } = writing
  let news: number | null = null
  for (const transaction of objects(transactions)) {
    // OCDS 1.0 has `amount` where 1.1 has `value`.
    const isOlder = transaction['value'] === undefined && transaction['amount'] !== undefined
    const column = `implementation.transactions.${isOlder ? 'amount' : 'value'}`
    const value = read.money(transaction[isOlder ? 'amount' : 'value'], at, column)
    const paid = read.day(transaction['date'], at, 'implementation.transactions.date')
    rows.transactions([process, contract, next.transaction++, paid, value.minor, value.currency])
    news = later(news, paid)
  }
  return news
}

/** Writes what a tender, award or contract says of its amendments, and gives their count. */
export function writeAmendments(amended: JsonObject, attached: Attached, writing: Writing): number {
  if (amended['amendments'] === undefined && amended['amendment'] === undefined) return 0
  const { read, at, process, rows, next } = writing
  // OCDS 1.0 has one amendment, as an object.
  const amendments = [...objects(amended['amendments']), ...objects(amended['amendment'])]
  for (const amendment of amendments) {
    rows.amendments([
      process,
      attached.stage,
      attached.award,
      attached.contract,
      next.amendment++,
      read.day(amendment['date'], at, `${attached.stage}.amendments.date`),
      text(amendment['rationale']) !== undefined,
    ])
  }
  return amendments.length
}

/** Writes documents, and gives the newest day on which one was published or changed. */
export function writeDocuments(documents: unknown, attached: Attached, writing: Writing): number | null {
  if (documents === undefined) return null
  const { read, at, process, rows, next } = writing
  const column = `${attached.stage}.documents`
  let news: number | null = null
  for (const document of objects(documents)) {
    const published = read.day(document['datePublished'], at, `${column}.datePublished`)
    const modified = read.day(document['dateModified'], at, `${column}.dateModified`)
    rows.documents([
      process,
      attached.stage,
      attached.award,
      attached.contract,
      next.document++,
      read.text(document['documentType'], at, `${column}.documentType`),
      read.text(document['url'], at, `${column}.url`),
      published,
      modified,
    ])
    news = later(news, later(published, modified))
  }
  return news
}

export function later(one: number | null, other: number | null): number | null {
  if (one === null) return other
  return other === null || other < one ? one : other
}
