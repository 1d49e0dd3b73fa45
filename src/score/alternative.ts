// The other ways to make each choice of a method, and what they do to the order of each league.
import type { Database } from '../engine/duckdb.ts'
import type { LeagueFigures } from './league-figures.ts'
import { judgedLevels, type Method } from './method.ts'
import type { GroupOutcomes } from './outcome.ts'
import { pledgeScorecard } from './scorecard.ts'
import { type Alternative, type Sensitivity, sensitivity } from './sensitivity.ts'

export type LeagueSensitivity = Pick<
  LeagueFigures,
  'measure' | 'peerGroup' | 'standing' | 'publisher' | 'isOrdered'
> & {
  readonly names: ReadonlyMap<string, string>
  readonly sensitivity: Sensitivity
}

/** Alternatives to the choices that a pledge league hangs on: credits, and what contested, unjudged and late count as. */
export function alternativesTo(method: Method): readonly Alternative<Method>[] {
  const credits = (name: string, largely: number, partly: number): Alternative<Method> => {
    return { about: 'credits', name, method: { ...method, credits: { ...method.credits, largely, partly } } }
  }
  const choices: Alternative<Method>[] = [
    credits('only fulfilled counts', 0, 0),
    credits('largely counts whole, partly half', 1, 0.5),
    credits('largely and partly count whole', 1, 1),
  ]
  for (const contested of ['published', 'left-out', 'generous', 'strict'] as const) {
    if (contested !== method.contested)
      choices.push({ about: 'contested', name: contested, method: { ...method, contested } })
  }
  for (const unjudged of ['left-out', 'kept', 'not-kept'] as const) {
    if (unjudged !== method.unjudged)
      choices.push({ about: 'unjudged', name: unjudged, method: { ...method, unjudged } })
  }
  const remedies = method.remedies === 'shown' ? 'credited' : 'shown'
  choices.push({ about: 'remedies', name: remedies, method: { ...method, remedies } })
  return choices.filter((choice) => judgedLevels.some((level) => choice.method.credits[level] > 0))
}

export type LookingAtLeagues = {
  readonly onAlternative?: (done: number, total: number) => void
  /** Which leagues to look at; all unless told. */
  readonly take?: (group: GroupOutcomes) => boolean
}

/** What becomes of every league of pledges under each alternative; each is a whole new fit. */
export async function leagueSensitivities(
  database: Database,
  method: Method,
  { onAlternative = () => {}, take = () => true }: LookingAtLeagues = {},
): Promise<readonly LeagueSensitivity[]> {
  const alternatives = alternativesTo(method)
  const baseline = await pledgeScorecard(database, method, take)
  const rates = new Map<Method, ReadonlyMap<string, readonly Rate[]>>([[method, ratesOf(baseline)]])
  for (const [i, alternative] of alternatives.entries()) {
    rates.set(alternative.method, ratesOf(await pledgeScorecard(database, alternative.method, take)))
    onAlternative(i + 1, alternatives.length)
  }
  return baseline
    .filter(({ units }) => units.some(({ rate }) => rate !== null))
    .map((league) => {
      const key = keyOf(league)
      const { measure, peerGroup, standing, publisher, isOrdered } = league
      const names = new Map(league.units.map(({ unit, name }) => [unit, name]))
      const found = sensitivity(method, alternatives, (other) => rates.get(other)!.get(key) ?? [])
      return { measure, peerGroup, standing, publisher, isOrdered, names, sensitivity: found }
    })
}

type Rate = { readonly key: string; readonly rate: number }

function ratesOf(leagues: readonly LeagueFigures[]): ReadonlyMap<string, readonly Rate[]> {
  return new Map(
    leagues.map((league) => [
      keyOf(league),
      league.units.flatMap(({ unit, rate }): Rate[] => (rate === null ? [] : [{ key: unit, rate: rate.mean }])),
    ]),
  )
}

function keyOf({ peerGroup, standing, publisher, units }: LeagueFigures): string {
  return JSON.stringify([peerGroup.id ?? units[0]?.unit, standing, publisher])
}
