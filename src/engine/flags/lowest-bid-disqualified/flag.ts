// R036: the lowest bid was disqualified, and another won.
import { defineFlag, type SeenCurrency } from '../flag.ts'
import { heldIn } from '../held.ts'
import { comparesPrices } from '../price-comparison.ts'
import { earlier } from '../price-gap.ts'

/** Processes by currency: which currency counts is only known in the end. */
type Lowest = { readonly byCurrency: Map<string, Set<string>>; first: SeenCurrency | undefined }

export default defineFlag({
  code: 'R036',
  name: 'lowest-bid-disqualified',
  title: 'Lowest bid disqualified',
  settings: {},
  needs: [
    'bids/details/status=valid',
    'bids/details/status=disqualified',
    'bids/details/value/amount:number',
    'bids/details/value/currency:text',
    'awards/status=active',
  ],
  gathering: {
    name: 'lowest-bid-disqualified',
    needsBids: true,
    start: (): Lowest => ({ byCurrency: new Map(), first: undefined }),
    fold(state, release, { general }) {
      if (release.active.length === 0 || !comparesPrices(release, general)) return
      const lowest = new Map<string, { amount: number; isDisqualified: boolean; isOneValid: boolean }>()
      for (const { status, price } of release.submitted) {
        if (price === undefined) continue
        const { amount, currency } = price
        if (state.first === undefined || release.at < state.first.at) state.first = { currency, at: release.at }
        const held = lowest.get(currency) ?? {
          amount: Number.POSITIVE_INFINITY,
          isDisqualified: false,
          isOneValid: false,
        }
        // Of equal bids the one that is listed first counts as the lowest.
        if (amount < held.amount) {
          held.amount = amount
          held.isDisqualified = status === 'disqualified'
        }
        held.isOneValid ||= status === 'valid'
        lowest.set(currency, held)
      }
      for (const [currency, { isDisqualified, isOneValid }] of lowest) {
        if (isDisqualified && isOneValid) processesIn(state, currency).add(release.ocid)
      }
    },
    merge(into, from) {
      into.first = earlier(into.first, from.first)
      for (const [currency, ocids] of from.byCurrency) {
        const processes = processesIn(into, currency)
        for (const ocid of ocids) processes.add(ocid)
      }
    },
  },
  firstCurrency: (state) => state.first,
  finish(state, { currency }, report) {
    const processes = currency === undefined ? undefined : state.byCurrency.get(currency)
    for (const ocid of processes ?? []) report('OCID', ocid, 1)
    return {}
  },
})

function processesIn(state: Lowest, currency: string): Set<string> {
  return heldIn(state.byCurrency, currency, () => new Set())
}
