// R028: different tenderers offered exactly the same price.
import { defineFlag } from '../flag.ts'
import { heldIn } from '../held.ts'
import { comparesPrices } from '../price-comparison.ts'
import type { BidReading } from '../release-reading.ts'

type Identical = { readonly processes: Set<string>; readonly tenderers: Set<string> }

export default defineFlag({
  code: 'R028',
  name: 'identical-bid-prices',
  title: 'Identical bid prices',
  settings: {},
  needs: [
    'bids/details/status:text',
    'bids/details/value/amount:number',
    'bids/details/value/currency:text',
    'bids/details/tenderers/id:text',
  ],
  gathering: {
    name: 'identical-bid-prices',
    needsBids: true,
    start: (): Identical => ({ processes: new Set(), tenderers: new Set() }),
    fold({ processes, tenderers }, release, { general }) {
      const { submitted } = release
      if (submitted.length < 2 || !comparesPrices(release, general)) return
      for (const bids of byPrice(submitted).values()) {
        const sets = new Set(bids.map((bid) => setKey(bid.tenderers)))
        if (sets.size < 2) continue
        processes.add(release.ocid)
        for (const bid of bids) for (const tenderer of bid.tenderers) tenderers.add(tenderer)
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

function byPrice(bids: readonly BidReading[]): ReadonlyMap<string, readonly BidReading[]> {
  const prices = new Map<string, BidReading[]>()
  for (const bid of bids) {
    if (bid.price === undefined || bid.tenderers.length === 0) continue
    const key = `${bid.price.amount} ${bid.price.currency}`
    heldIn(prices, key, () => []).push(bid)
  }
  return prices
}

// The order in which a bid names its tenderers, and naming one twice, make no difference.
function setKey(tenderers: readonly string[]): string {
  return tenderers.length === 1 ? JSON.stringify(tenderers) : JSON.stringify([...new Set(tenderers)].sort())
}
