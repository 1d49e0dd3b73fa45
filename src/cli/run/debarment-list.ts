// Runs `kept debarment list`.
import { datasetFolders, type SupplierAwardRow, supplierAwards } from '../../engine/debarment/supplier-award.ts'
import { type SupplierDebarment, supplierDebarments } from '../../engine/debarment/supplier-debarment.ts'
import { isOnListAt } from '../../sources/debarment/at-award.ts'
import type { KeptContext } from '../context.ts'
import { type QuestionFlags, withQuestion } from '../question.ts'

type Flags = Omit<QuestionFlags, 'method'> & { readonly json: boolean }

/** One award on whose day the supplier stood on a list. */
type OnListAtAward = {
  readonly supplier: string
  readonly name: string | null
  readonly ocid: string
  readonly award: number
  readonly awardedOn: string
  readonly buyer: string | null
  readonly buyerName: string | null
  readonly statement: 'on the list at award'
  readonly debarment: SupplierDebarment['debarment']
  /** The event in the log that says so. */
  readonly event: string
}

export default async function run(this: KeptContext, flags: Flags): Promise<void> {
  await withQuestion(this, flags, ['supplier_debarment'], async ({ record, moment, database }) => {
    const matched = (await supplierDebarments(database)).filter(({ is_current }) => is_current)
    const folders = await datasetFolders(database, record.dir, moment.knownAt)
    const suppliers = [...new Set(matched.map(({ supplier }) => supplier))]
    const awards = (await supplierAwards(database, folders, suppliers)).filter(
      ({ awarded_on }) => awarded_on <= moment.asOf,
    )
    const shown = matched.flatMap((match) => awardsOf(match, awards))
    if (flags.json) {
      this.print(JSON.stringify({ asOf: moment.asOf, knownAt: moment.knownAt, awards: shown }, null, 2))
    } else this.print(shown.length === 0 ? nothing : shown.map(awardText).join('\n\n'))
  })
}

const nothing =
  'No award is known to have gone to a supplier that was on a debarment list at award. Only lists that were screened are known: `kept debarment screen LIST`.'

function awardsOf(match: SupplierDebarment, awards: readonly SupplierAwardRow[]): readonly OnListAtAward[] {
  return awards
    .filter(({ supplier, awarded_on }) => supplier === match.supplier && isOnListAt(match.debarment, awarded_on))
    .map(({ supplier, name, ocid, award, awarded_on, buyer, buyer_name }) => ({
      supplier,
      name,
      ocid,
      award,
      awardedOn: awarded_on,
      buyer,
      buyerName: buyer_name,
      statement: 'on the list at award',
      debarment: match.debarment,
      event: match.event_id,
    }))
}

function awardText({ supplier, name, ocid, awardedOn, buyer, buyerName, debarment: is, event }: OnListAtAward): string {
  const dates =
    is.dates === 'stated'
      ? `${is.from} to ${is.to ?? `no end given, seen on ${is.seen}`}`
      : `seen on the list from ${is.from} to ${is.seen}`
  return [
    `${name ?? supplier} (${supplier}): on the list at award`,
    `  award   ${awardedOn}, ${ocid}${buyer === null ? '' : `, by ${buyerName ?? buyer}`}`,
    `  list    ${is.authority}, as "${is.name}": ${dates}`,
    `  source  ${is.url ?? `${is.list}/${is.entry}`}, matched by ${is.matchedBy}, event ${event}`,
  ].join('\n')
}
