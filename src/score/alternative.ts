// The other ways to make each choice of a method, and what they do to the order of each league.
import type { Database } from '../engine/duckdb.ts'
import type { LeagueFigures } from './league-figures.ts'
import { judgedLevels, type Method } from './method.ts'
import type { GroupOutcomes } from './outcome.ts'
import { type PledgeMeans, pledgeMeans } from './pledge-mean.ts'
import { type Alternative, type Sensitivity, sensitivity } from './sensitivity.ts'
import { readNames } from './unit-name.ts'

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

/** What becomes of every league of pledges under each alternative, each of which is fitted anew where its counts differ. */
export async function leagueSensitivities(
  database: Database,
  method: Method,
  { onAlternative = () => {}, take = () => true }: LookingAtLeagues = {},
): Promise<readonly LeagueSensitivity[]> {
  const alternatives = alternativesTo(method)
  const asking = { names: await readNames(database, method), fits: new Map(), take }
  const baseline = await pledgeMeans(database, method, asking)
  const rates = new Map([[method, byKey(baseline)]])
  for (const [i, alternative] of alternatives.entries()) {
    rates.set(alternative.method, byKey(await pledgeMeans(database, alternative.method, asking)))
    onAlternative(i + 1, alternatives.length)
  }
  return baseline.map(({ key, rates: _, ...league }) => ({
    ...league,
    sensitivity: sensitivity(method, alternatives, (other) => rates.get(other)!.get(key) ?? []),
  }))
}

function byKey(leagues: readonly PledgeMeans[]): ReadonlyMap<string, PledgeMeans['rates']> {
  return new Map(leagues.map(({ key, rates }) => [key, rates]))
}
