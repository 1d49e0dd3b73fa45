// How far the lowest losing bid lies above the winning one, for the flags that watch the extremes of it.
import type { Gathering, SeenCurrency } from './flag.ts'
import { heldIn } from './held.ts'
import { keepLater, mergeHits } from './hit.ts'
import { comparesPrices } from './price-comparison.ts'
import type { ReleaseReading } from './release-reading.ts'

export type PriceGap = {
  /** (lowest losing − winning) / winning. */
  readonly ratio: number
  readonly winner: string
  readonly runnerUp: string
  readonly at: number
}

/** Gaps by ocid for each currency: which currency counts is only known in the end. */
export type PriceGaps = { readonly byCurrency: Map<string, Map<string, PriceGap>>; first: SeenCurrency | undefined }

/** What a release must hold for its gap to be known. */
export const priceGapNeeds: readonly string[] = [
  'bids/details/status=valid',
  'bids/details/value/amount:number',
  'bids/details/value/currency:text',
  'bids/details/tenderers/id:text',
  'awards/status=active',
  'awards/suppliers/id:text',
]

export const priceGaps: Gathering<PriceGaps> = {
  name: 'price-gaps',
  needsBids: true,
  start: () => ({ byCurrency: new Map(), first: undefined }),
  fold(state, release, { general }) {
    if (release.submitted.length < 2) return
    const winner = loneWinner(release)
    if (winner === undefined || !comparesPrices(release, general)) return
    const lowest = new Map<string, Lowest>()
    for (const bid of release.submitted) {
      const { price } = bid
      const tenderer = validLoneTenderer(bid)
      if (tenderer === undefined || price === undefined) continue
      if (state.first === undefined || release.at < state.first.at) {
        state.first = { currency: price.currency, at: release.at }
      }
      const of = heldIn(lowest, price.currency, noneYet)
      if (tenderer === winner) of.winning = Math.min(price.amount, of.winning ?? price.amount)
      else if (of.losing === undefined || price.amount < of.losing) {
        of.losing = price.amount
        of.runnerUp = tenderer
      }
    }
    for (const [currency, { winning, losing, runnerUp }] of lowest) {
      // A share of nothing or less is none; and where a dearer bid won, price alone did not decide.
      if (winning === undefined || losing === undefined || winning <= 0 || losing < winning) continue
      const gap = { ratio: (losing - winning) / winning, winner, runnerUp, at: release.at }
      keepLater(gapsIn(state, currency), release.ocid, gap)
    }
  },
  merge(into, from) {
    into.first = earlier(into.first, from.first)
    for (const [currency, gaps] of from.byCurrency) mergeHits(gapsIn(into, currency), gaps)
  },
}

/** The supplier where all is decided and exactly one award is active, made to one supplier; undefined otherwise. */
export function loneWinner({ isDecided, active }: ReleaseReading): string | undefined {
  const award = active[0]
  return isDecided && active.length === 1 && award?.supplierCount === 1 ? award.suppliers[0] : undefined
}

/** The tenderer of a valid bid that is one tenderer's. */
export function validLoneTenderer(bid: ReleaseReading['submitted'][number]): string | undefined {
  return bid.status === 'valid' && bid.tendererCount === 1 ? bid.tenderers[0] : undefined
}

/** Gaps in that currency, the empty map where no currency was met. */
export function gapsOf(state: PriceGaps, currency: string | undefined): ReadonlyMap<string, PriceGap> {
  return (currency === undefined ? undefined : state.byCurrency.get(currency)) ?? new Map()
}

export function earlier(left: SeenCurrency | undefined, right: SeenCurrency | undefined): SeenCurrency | undefined {
  if (left === undefined || right === undefined) return left ?? right
  return right.at < left.at ? right : left
}

type Lowest = { winning: number | undefined; losing: number | undefined; runnerUp: string }

function noneYet(): Lowest {
  return { winning: undefined, losing: undefined, runnerUp: '' }
}

function gapsIn(state: PriceGaps, currency: string): Map<string, PriceGap> {
  return heldIn(state.byCurrency, currency, () => new Map())
}
