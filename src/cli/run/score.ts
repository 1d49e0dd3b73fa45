// Runs `kept score`.
import { leagueSensitivities } from '../../score/alternative.ts'
import { compare } from '../../score/compare.ts'
import type { LeagueFigures } from '../../score/league-figures.ts'
import { loadMethod, type Method } from '../../score/method.ts'
import type { Dimension } from '../../score/outcome.ts'
import {
  type Scorecard,
  type ScorecardHead,
  scorecard,
  scorecardHead,
  scorecardLeagues,
  scorecardTables,
} from '../../score/scorecard.ts'
import type { KeptContext } from '../context.ts'
import { leagueText, measureNames, percent } from '../league-table.ts'
import { progressOn } from '../progress.ts'
import { type QuestionFlags, withQuestion } from '../question.ts'
import { scoreCsv, scoreJson } from '../score-export.ts'
import { sensitivityText } from '../sensitivity-text.ts'
import { columns } from '../text-table.ts'

type Flags = QuestionFlags & {
  readonly by: Dimension
  readonly compare?: string
  readonly sensitivity: boolean
  readonly format: 'table' | 'csv' | 'json'
}

export default async function run(this: KeptContext, flags: Flags): Promise<void> {
  await withQuestion(this, flags, scorecardTables, async ({ record, moment, method, database }) => {
    if (flags.sensitivity) {
      const progress = progressOn(this)
      const found = await leagueSensitivities(database, method, {
        onAlternative: (done, total) => progress.part('Trying other methods', done, total),
      })
      progress.done()
      this.print(
        flags.format === 'json'
          ? JSON.stringify(
              found.map(({ names: _, ...rest }) => rest),
              null,
              2,
            )
          : sensitivityText(found),
      )
      return
    }
    const about = { asOf: moment.asOf, knownAt: moment.knownAt, operator: record.settings.operator }
    if (flags.compare !== undefined) {
      const other = await loadMethod(flags.compare, this.cwd)
      const card = await scorecard(database, method, flags.by)
      const moved = movesBetween(card, await scorecard(database, other, flags.by))
      this.print(
        flags.format === 'json'
          ? JSON.stringify({ ...about, leagues: moved }, null, 2)
          : movesText(moved, method, other),
      )
      return
    }
    const head = await scorecardHead(database, method, flags.by)
    const leagues = scorecardLeagues(database, method, flags.by)
    if (flags.format === 'table') {
      for await (const part of scoreText(head, leagues, about)) this.print(part)
      return
    }
    const text = flags.format === 'csv' ? scoreCsv(leagues) : scoreJson({ ...about, ...head }, leagues)
    for await (const part of text) this.process.stdout.write(part)
  })
}

/** The scorecard for the terminal in pieces, each to be printed with its line end. */
export async function* scoreText(
  head: ScorecardHead,
  leagues: AsyncIterable<LeagueFigures>,
  about: { readonly asOf: string; readonly operator: string },
): AsyncGenerator<string> {
  yield `As of ${about.asOf}, method ${head.method.method} ${head.method.version}${about.operator === 'example' ? ', an example record that rates nobody in earnest' : ''}`
  let isEmpty = true
  for await (const league of leagues) {
    isEmpty = false
    yield `\n${leagueText(league)}`
  }
  if (isEmpty) {
    yield '\nNothing to estimate yet: import pledges or deals with `kept import`.'
    return
  }
  for (const part of [...agreementText(head), footnote]) yield `\n${part}`
}

function agreementText({ agreement }: ScorecardHead): readonly string[] {
  if (agreement === null) return []
  if (agreement.kind === 'undefined')
    return [
      `Agreement of coders: not defined, ${agreement.reason === 'no-pairs' ? 'no commitment has two readings' : 'all readings are one level'}`,
    ]
  const { alpha, lower, upper, units } = agreement
  return [
    `Agreement of coders: Krippendorff's alpha ${alpha.toFixed(2)} (${lower.toFixed(2)} – ${upper.toFixed(2)}) over ${units} commitments with two readings or more`,
  ]
}

const footnote =
  'Rate: posterior mean of the credit per judged commitment, shrunk towards the peers. Interval: 95 %. Bounds: if none and if\nall of the due and unjudged were kept. Case mix: observed over expected, read against 1. docs/method.md says it all.'

function movesBetween(before: Scorecard, after: Scorecard) {
  const ratesOf = ({ units }: LeagueFigures) =>
    units.flatMap(({ unit, rate }) => (rate === null ? [] : [{ key: unit, rate: rate.mean }]))
  const keyOf = ({ measure, peerGroup, standing, publisher, source, units }: LeagueFigures) =>
    JSON.stringify([measure, peerGroup.id ?? units[0]?.unit, standing, publisher, source])
  const later = new Map(after.leagues.map((league) => [keyOf(league), league]))
  return before.leagues.flatMap((league) => {
    const other = later.get(keyOf(league))
    if (other === undefined) return []
    const { measure, peerGroup, standing, publisher, source } = league
    const names = new Map([...league.units, ...other.units].map(({ unit, name }) => [unit, name]))
    const moved = compare(ratesOf(league), ratesOf(other))
    const moves = moved.moves.map((move) => ({ ...move, name: names.get(move.key)! }))
    const isOrdered = league.isOrdered && other.isOrdered
    return [{ measure, peerGroup: peerGroup.name, standing, publisher, source, isOrdered, ...moved, moves }]
  })
}

function movesText(leagues: ReturnType<typeof movesBetween>, a: Method, b: Method): string {
  const blocks = leagues
    .filter(({ moves }) => moves.length > 0)
    .map((league) => {
      const shown = league.source === null ? league.moves : mostMoved(league.moves)
      const rows = shown.map((move) => [
        move.name,
        percent(move.before.rate),
        percent(move.after.rate),
        `${move.rateChange >= 0 ? '+' : '−'}${(100 * Math.abs(move.rateChange)).toFixed(1)}`,
        league.isOrdered ? placesText(move.placesRisen) : '',
      ])
      const head = ['', a.method, b.method, 'points', league.isOrdered ? 'places' : '']
      const told = league.isOrdered
        ? `  places moved: ${league.placesMovedMean.toFixed(1)} on average, ${league.placesMovedMax} at most; Kendall's tau ${league.tau?.toFixed(2) ?? '–'}`
        : '  No places: these data do not tell the units apart under both methods'
      return [
        `${measureNames[league.measure]} · ${league.peerGroup}`,
        told,
        '',
        columns([head, ...rows], 'lrrrr').replace(/^/gm, '  '),
        ...(shown.length < league.moves.length
          ? [`  … and ${league.moves.length - shown.length} that moved less`]
          : []),
      ].join('\n')
    })
  return [`From ${a.method} ${a.version} to ${b.method} ${b.version}`, ...blocks].join('\n\n')
}

// Buyers and suppliers of a nation are too many for the terminal; JSON has all.
function mostMoved<Move extends { readonly rateChange: number }>(moves: readonly Move[]): readonly Move[] {
  return [...moves].sort((a, b) => Math.abs(b.rateChange) - Math.abs(a.rateChange)).slice(0, contractMovesMax)
}

const contractMovesMax = 50

function placesText(risen: number): string {
  return risen === 0 ? '=' : risen > 0 ? `up ${risen}` : `down ${-risen}`
}
