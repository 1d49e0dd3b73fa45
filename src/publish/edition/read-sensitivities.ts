// Computes what becomes of the leagues of pledges under other choices of method.
import { type LeagueSensitivity, leagueSensitivities } from '../../score/alternative.ts'
import type { LeagueHead } from '../document/figure.ts'
import { type Sensitivity, sensitivityUnitsMax } from '../document/sensitivity.ts'
import type { Reading } from './make-edition.ts'

/** One for each of these leagues that holds pledges of 2 to 300 bodies, some of them with an estimate. */
export async function* readSensitivities(
  { database, method }: Reading,
  heads: readonly LeagueHead[],
): AsyncIterable<Sensitivity> {
  const found = await leagueSensitivities(database, method, {
    take: ({ peerGroup, units }) => peerGroup !== null && units.length >= 2 && units.length <= sensitivityUnitsMax,
  })
  for (const one of found) {
    const head = heads.find((league) => isSame(league, one))
    if (head !== undefined) yield documentOf(head, one)
  }
}

function isSame(head: LeagueHead, { measure, peerGroup, standing, publisher }: LeagueSensitivity): boolean {
  return (
    head.dimension === 'body' &&
    head.source === null &&
    head.measure === measure &&
    head.peerGroup.id === peerGroup.id &&
    head.standing === standing &&
    head.publisher === publisher
  )
}

function documentOf(head: LeagueHead, { names, sensitivity }: LeagueSensitivity): Sensitivity {
  const { league, measure, peerGroup, standing, publisher, isOrdered } = head
  const called = (key: string) => ({ unit: key, name: names.get(key) ?? key })
  const first = sensitivity.dependsOn[0]
  return {
    ...{ league, measure, peerGroup, standing, publisher, isOrdered },
    alternatives: sensitivity.alternatives.map(({ about, name, comparison }) => {
      const { moves, placesMovedMean, placesMovedMax } = comparison
      const largest = moves.reduce<(typeof moves)[number] | undefined>(
        (most, move) => (most === undefined || Math.abs(move.rateChange) > Math.abs(most.rateChange) ? move : most),
        undefined,
      )
      return {
        about,
        name,
        largest:
          largest === undefined
            ? null
            : { ...called(largest.key), before: largest.before.rate, after: largest.after.rate },
        placesMoved: isOrdered ? { mean: placesMovedMean, max: placesMovedMax } : null,
      }
    }),
    reach: isOrdered ? sensitivity.reach.map(({ key, best, worst }) => ({ ...called(key), best, worst })) : [],
    dependsOn: isOrdered && first !== undefined && first.placesMovedMean > 0 ? first : null,
  }
}
