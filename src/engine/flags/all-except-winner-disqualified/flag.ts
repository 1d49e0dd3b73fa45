// R035: everyone but the winner was disqualified.
import { defineFlag } from '../flag.ts'
import { type Hits, keepLater, mergeHits } from '../hit.ts'

export default defineFlag({
  code: 'R035',
  name: 'all-except-winner-disqualified',
  title: 'All except winning bid disqualified',
  settings: {
    threshold: { kind: 'whole', default: 1, min: 0, meaning: 'tenderers that must have been disqualified, at least 1' },
  },
  needs: [
    'bids/details/status=valid',
    'bids/details/status=disqualified',
    'bids/details/tenderers/id:text',
    'awards/status=active',
    'awards/suppliers/id:text',
  ],
  gathering: {
    name: 'all-except-winner-disqualified',
    needsBids: true,
    start: (): Hits => new Map(),
    fold(hits, release, { own }) {
      const { isDecided, submitted, active } = release
      if (!isDecided || submitted.length < 2 || active.length === 0) return
      const suppliers = new Set(active.flatMap((award) => award.suppliers))
      const valid = new Set<string>()
      const disqualified = new Set<string>()
      for (const { status, tenderers } of submitted) {
        const set = status === 'valid' ? valid : status === 'disqualified' ? disqualified : undefined
        if (set !== undefined) for (const id of tenderers) set.add(id)
      }
      const [winner] = valid
      if (winner === undefined || valid.size !== 1 || suppliers.size !== 1 || !suppliers.has(winner)) return
      disqualified.delete(winner)
      if (disqualified.size < Math.max(own.threshold, 1)) return
      keepLater(hits, release.ocid, { value: disqualified.size, at: release.at, tenderers: [winner] })
    },
    merge: mergeHits,
  },
  finish(hits, _, report) {
    for (const [ocid, { value, tenderers }] of hits) {
      report('OCID', ocid, value)
      for (const tenderer of tenderers) report('Tenderer', tenderer, 0)
    }
    return {}
  },
})
