// Which processes are decided by price, as far as the settings say.
import type { ReleaseReading } from './release-reading.ts'
import type { GeneralSettings } from './setting.ts'

/** By the list of methods that are, where there is one, and else by the list of those that are not. */
export function comparesPrices({ methodDetails }: ReleaseReading, settings: GeneralSettings): boolean {
  const { priceComparison, noPriceComparison } = settings
  if (priceComparison.size > 0) return methodDetails !== undefined && priceComparison.has(methodDetails)
  return methodDetails === undefined || !noPriceComparison.has(methodDetails)
}
