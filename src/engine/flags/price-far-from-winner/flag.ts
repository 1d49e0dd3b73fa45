// R058: the winning bid lies unusually far below the next one.
import { upperFence } from '../fence.ts'
import { defineFlag } from '../flag.ts'
import { gapsOf, priceGapNeeds, priceGaps } from '../price-gap.ts'

export default defineFlag({
  code: 'R058',
  name: 'price-far-from-winner',
  title: 'Heavily discounted bid',
  settings: {
    threshold: { kind: 'number', meaning: 'ratio at or above which a gap is large, in place of the fence' },
  },
  needs: priceGapNeeds,
  gathering: priceGaps,
  firstCurrency: (state) => state.first,
  finish(state, { own, currency }, report) {
    const gaps = gapsOf(state, currency)
    const { threshold } = own
    const fences = threshold === undefined ? upperFence([...gaps.values()].map(({ ratio }) => ratio)) : undefined
    const upper = threshold ?? fences!.fence
    // Where three quarters of the gaps are nil, a fence of nil would flag all of them.
    if (upper > 0) {
      for (const [ocid, { ratio, winner }] of gaps) {
        if (ratio < upper) continue
        report('OCID', ocid, ratio)
        report('Tenderer', winner, 0)
      }
    }
    return fences === undefined ? { upper_fence: upper } : { q1: fences.q1, q3: fences.q3, upper_fence: upper }
  },
})
