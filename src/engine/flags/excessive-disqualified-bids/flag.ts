// R038: an unusual share of the bids to a buyer, or of a tenderer, was disqualified.
import { upperFence } from '../fence.ts'
import { defineFlag, type Fences, type Group, type Report } from '../flag.ts'
import { addTo, type Fractions, mergeFractions } from '../fraction.ts'

type Disqualified = { readonly Buyer: Fractions; readonly ProcuringEntity: Fractions; readonly Tenderer: Fractions }

export default defineFlag({
  code: 'R038',
  name: 'excessive-disqualified-bids',
  title: 'Excessive disqualified bids',
  settings: {
    threshold: { kind: 'number', meaning: 'share at or above which it is high, in place of the fence' },
    minimum_submitted_bids: {
      kind: 'whole',
      default: 2,
      min: 0,
      meaning: 'submitted bids below which a tenderer is passed over',
    },
    minimum_contracting_processes: {
      kind: 'whole',
      default: 2,
      min: 0,
      meaning: 'submitted bids, in spite of its name, below which a buyer or procuring entity is passed over',
    },
  },
  needs: [
    'bids/details/status=disqualified',
    ['buyer/id:text', 'tender/procuringEntity/id:text', 'bids/details/tenderers/id:text'],
  ],
  gathering: {
    name: 'excessive-disqualified-bids',
    needsBids: true,
    start: (): Disqualified => ({ Buyer: new Map(), ProcuringEntity: new Map(), Tenderer: new Map() }),
    fold(state, { submitted, buyer, procuringEntity }) {
      let disqualified = 0
      for (const { status, tenderers } of submitted) {
        const one = status === 'disqualified' ? 1 : 0
        disqualified += one
        for (const id of tenderers) addTo(state.Tenderer, id, one, 1)
      }
      if (buyer !== undefined) addTo(state.Buyer, buyer, disqualified, submitted.length)
      if (procuringEntity !== undefined) addTo(state.ProcuringEntity, procuringEntity, disqualified, submitted.length)
    },
    merge(into, from) {
      mergeFractions(into.Buyer, from.Buyer)
      mergeFractions(into.ProcuringEntity, from.ProcuringEntity)
      mergeFractions(into.Tenderer, from.Tenderer)
    },
  },
  finish(state, { own }, report) {
    const { threshold, minimum_contracting_processes: least, minimum_submitted_bids: leastOfTenderer } = own
    return {
      ...flagGroup('Buyer', state.Buyer, least, threshold, report),
      ...flagGroup('ProcuringEntity', state.ProcuringEntity, least, threshold, report),
      ...flagGroup('Tenderer', state.Tenderer, leastOfTenderer, threshold, report),
    }
  },
})

function flagGroup(
  group: Group,
  fractions: Fractions,
  bidsMin: number,
  threshold: number | undefined,
  report: Report,
): Fences {
  const shares = new Map<string, number>()
  for (const [id, { numerator, denominator }] of fractions) {
    if (denominator >= bidsMin) shares.set(id, numerator / denominator)
  }
  if (shares.size === 0) return {}
  const fences = threshold === undefined ? upperFence(shares.values()) : undefined
  const upper = threshold ?? fences!.fence
  // Where three quarters have none disqualified, a fence of nil would flag all of them.
  if (upper > 0) for (const [id, share] of shares) if (share >= upper) report(group, id, share)
  const found = { [`${group}_upper_fence`]: upper }
  return fences === undefined ? found : { [`${group}_q1`]: fences.q1, [`${group}_q3`]: fences.q3, ...found }
}
