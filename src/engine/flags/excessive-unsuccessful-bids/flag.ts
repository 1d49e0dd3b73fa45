// R025: a tenderer that takes part often wins unusually seldom.
import { lowerFence, quantile, sortedValues } from '../fence.ts'
import { defineFlag } from '../flag.ts'
import { addTo, type Fractions, mergeFractions } from '../fraction.ts'
import { loneWinner, validLoneTenderer } from '../price-gap.ts'

export default defineFlag({
  code: 'R025',
  name: 'excessive-unsuccessful-bids',
  title: 'Excessive unsuccessful bids',
  settings: {
    percentile: {
      kind: 'whole',
      default: 75,
      min: 0,
      max: 100,
      meaning: 'percentile of participations from which a tenderer takes part often',
    },
    threshold: { kind: 'number', meaning: 'share of wins at or below which it is low, in place of the fence' },
  },
  needs: [
    'bids/details/status=valid',
    'bids/details/tenderers/id:text',
    'awards/status=active',
    'awards/suppliers/id:text',
  ],
  gathering: {
    name: 'excessive-unsuccessful-bids',
    needsBids: true,
    start: (): Fractions => new Map(),
    fold(wins, release) {
      const winner = loneWinner(release)
      if (winner === undefined) return
      // A tenderer takes part once in a process, however many bids it makes.
      const tenderers = new Set(release.submitted.map(validLoneTenderer))
      for (const tenderer of tenderers) {
        if (tenderer !== undefined) addTo(wins, tenderer, tenderer === winner ? 1 : 0, 1)
      }
    },
    merge: mergeFractions,
  },
  finish(wins, { own }, report) {
    const participations = sortedValues([...wins.values()].map(({ denominator }) => denominator))
    const often = quantile(participations, own.percentile / 100)
    const { threshold } = own
    const shares = [...wins.values()].map(({ numerator, denominator }) => numerator / denominator)
    const fences = threshold === undefined ? lowerFence(shares) : undefined
    const lower = threshold ?? fences!.fence
    // Where a quarter of the tenderers never win, a fence of nil would flag most of the large ones.
    if ((fences === undefined || fences.q1 > 0) && lower > 0) {
      for (const [tenderer, { numerator, denominator }] of wins) {
        const share = numerator / denominator
        if (denominator >= often && share <= lower) report('Tenderer', tenderer, share)
      }
    }
    const found = { upper_fence: often, lower_fence: lower }
    return fences === undefined ? found : { q1: fences.q1, q3: fences.q3, ...found }
  },
})
