// R003: the time between the opening and the closing of a tender is short.
import { defineFlag } from '../flag.ts'
import { instantOf, wholeDays } from '../instant.ts'

export default defineFlag({
  code: 'R003',
  name: 'short-submission-period',
  title: 'Short submission period',
  settings: {
    threshold: { kind: 'whole', default: 15, meaning: 'days below which a period is short' },
    procurement_methods: {
      kind: 'words',
      default: [],
      meaning: 'procurement methods that are looked at; all if empty',
    },
    procurement_method_details: { kind: 'wholes by word', meaning: 'thresholds of their own for some method details' },
  },
  needs: ['tender/tenderPeriod/startDate:instant', 'tender/tenderPeriod/endDate:instant'],
  gathering: {
    name: 'short-submission-period',
    start: () => new Set<string>(),
    fold(short, release, { own }) {
      const { method, methodDetails, tenderStart, tenderEnd } = release
      if (tenderStart === undefined || tenderEnd === undefined) return
      const methods = own.procurement_methods
      if (methods.size > 0 && (method === undefined || !methods.has(method))) return
      const start = instantOf(tenderStart)
      const end = instantOf(tenderEnd)
      if (start === undefined || end === undefined) return
      const special = methodDetails === undefined ? undefined : own.procurement_method_details.get(methodDetails)
      if (wholeDays(start, end) < (special ?? own.threshold)) short.add(release.ocid)
    },
    merge(into, from) {
      for (const ocid of from) into.add(ocid)
    },
  },
  finish(short, _, report) {
    for (const ocid of short) report('OCID', ocid, 1)
    return {}
  },
})
