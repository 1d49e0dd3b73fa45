// Chooses which units of a league its document holds.

/** More would make one document of hundreds of megabytes of a nation's suppliers; `unitCount` says how many there are. */
export const leagueUnitsMax = 2_000

/** All units, or where there are too many those with most judged, in the order in which they stand. */
export function unitsShown<Unit extends { readonly judged: number }>(units: readonly Unit[]): readonly Unit[] {
  if (units.length <= leagueUnitsMax) return units
  const places = units.map((_, i) => i)
  places.sort((a, b) => units[b]!.judged - units[a]!.judged || a - b)
  return places
    .slice(0, leagueUnitsMax)
    .sort((a, b) => a - b)
    .map((i) => units[i]!)
}
