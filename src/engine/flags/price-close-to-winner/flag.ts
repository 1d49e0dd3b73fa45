// R024: the lowest losing bid lies unusually close above the winning one.
import { lowerFence } from '../fence.ts'
import { defineFlag } from '../flag.ts'
import { gapsOf, priceGapNeeds, priceGaps } from '../price-gap.ts'

export default defineFlag({
  code: 'R024',
  name: 'price-close-to-winner',
  title: 'Price close to winning bid',
  settings: {
    threshold: { kind: 'number', meaning: 'ratio at or below which a gap is small, in place of the fence' },
  },
  needs: priceGapNeeds,
  gathering: priceGaps,
  firstCurrency: (state) => state.first,
  finish(state, { own, currency }, report) {
    const gaps = gapsOf(state, currency)
    const { threshold } = own
    // Where a quarter of the gaps are nil, a fence of nil would flag all of them.
    const fences = threshold === undefined ? lowerFence([...gaps.values()].map(({ ratio }) => ratio)) : undefined
    const lower = threshold ?? fences!.fence
    if ((fences === undefined || fences.q1 > 0) && lower > 0) {
      for (const [ocid, { ratio, winner, runnerUp }] of gaps) {
        if (ratio > lower) continue
        report('OCID', ocid, ratio)
        report('Tenderer', winner, 0)
        report('Tenderer', runnerUp, 0)
      }
    }
    return fences === undefined ? { lower_fence: lower } : { q1: fences.q1, q3: fences.q3, lower_fence: lower }
  },
})
