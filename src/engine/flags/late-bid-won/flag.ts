// R030: a bid that came after the tender closed won all the same.
import { defineFlag } from '../flag.ts'
import { isLater } from '../instant.ts'

type Late = { readonly processes: Set<string>; readonly tenderers: Set<string> }

export default defineFlag({
  code: 'R030',
  name: 'late-bid-won',
  title: 'Late bid won',
  settings: {},
  needs: [
    'tender/tenderPeriod/endDate:date',
    'bids/details/status=valid',
    'bids/details/date:date',
    'bids/details/tenderers/id:text',
    'awards/status=active',
    'awards/suppliers/id:text',
  ],
  gathering: {
    name: 'late-bid-won',
    needsBids: true,
    start: (): Late => ({ processes: new Set(), tenderers: new Set() }),
    fold({ processes, tenderers }, release) {
      const { tenderEnd, submitted, active } = release
      if (tenderEnd === undefined || active.length === 0) return
      const suppliers = new Set(active.flatMap((award) => award.suppliers))
      for (const { status, date, tenderers: ids } of submitted) {
        if (status !== 'valid' || date === undefined || !isLater(date, tenderEnd)) continue
        for (const id of ids) {
          if (!suppliers.has(id)) continue
          processes.add(release.ocid)
          tenderers.add(id)
        }
      }
    },
    merge(into, from) {
      for (const ocid of from.processes) into.processes.add(ocid)
      for (const tenderer of from.tenderers) into.tenderers.add(tenderer)
    },
  },
  finish({ processes, tenderers }, _, report) {
    for (const ocid of processes) report('OCID', ocid, 1)
    for (const tenderer of tenderers) report('Tenderer', tenderer, 1)
    return {}
  },
})
