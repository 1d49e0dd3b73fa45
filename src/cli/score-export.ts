// Scorecards as CSV and as JSON, written league by league so that half a million suppliers fit in memory.

import { type CsvCell, csv } from '../base/csv.ts'
import type { LeagueFigures, UnitFigures } from '../score/league-figures.ts'

/** One line a unit, in pieces. */
export async function* scoreCsv(leagues: AsyncIterable<LeagueFigures>): AsyncGenerator<string> {
  yield csv([csvHead])
  for await (const league of leagues) {
    for (const units of batchesOf(league.units)) yield csv(units.map((unit) => csvRow(league, unit)))
  }
}

/** The text of JSON.stringify({ ...head, leagues }, null, 2) with its line end, in pieces. */
export async function* scoreJson(head: object, leagues: AsyncIterable<LeagueFigures>): AsyncGenerator<string> {
  const start = JSON.stringify({ ...head, leagues: [] }, null, 2)
  yield start.slice(0, start.lastIndexOf(']'))
  let isFirst = true
  for await (const league of leagues) {
    yield isFirst ? '\n' : ',\n'
    isFirst = false
    // A line end inside a text is written \\n, so this line is the league's own.
    const [before, after] = JSON.stringify({ ...league, units: [] }, null, 2).split('\n  "units": []') as [
      string,
      string,
    ]
    yield indented(`${before}\n  "units": [`, 4)
    for (const [i, units] of batchesOf(league.units).entries()) {
      const text = units.map((unit) => indented(JSON.stringify(unit, null, 2), 8)).join(',\n')
      yield `${i === 0 ? '' : ','}\n${text}`
    }
    yield `${league.units.length === 0 ? '' : '\n      '}]${indented(after, 4).slice(4)}`
  }
  yield isFirst ? ']\n}\n' : '\n  ]\n}\n'
}

const batchSize = 1_000

function batchesOf(units: readonly UnitFigures[]): readonly (readonly UnitFigures[])[] {
  return Array.from({ length: Math.ceil(units.length / batchSize) }, (_, i) =>
    units.slice(i * batchSize, (i + 1) * batchSize),
  )
}

function indented(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by))
}

const csvHead = [
  'measure',
  'dimension',
  'peer_group',
  'standing',
  'publisher',
  'unit',
  'name',
  'judged',
  'few',
  'rate',
  'lower',
  'upper',
  'crude',
  'unjudged',
  'bound_lower',
  'bound_upper',
  'rank_lower',
  'rank_upper',
  'top_quarter',
  'bottom_quarter',
  'reliability',
  'open',
  'contested',
  'source',
]

function csvRow(league: LeagueFigures, unit: UnitFigures): readonly CsvCell[] {
  return [
    league.measure,
    league.dimension,
    league.peerGroup.id,
    league.standing,
    league.publisher,
    unit.unit,
    unit.name,
    unit.judged,
    unit.isFew,
    unit.rate?.mean ?? null,
    unit.rate?.lower ?? null,
    unit.rate?.upper ?? null,
    unit.crude,
    unit.pledges?.unjudged ?? null,
    unit.bounds?.ifNoneKept.mean ?? null,
    unit.bounds?.ifAllKept.mean ?? null,
    unit.rank?.lower ?? null,
    unit.rank?.upper ?? null,
    unit.rank?.quarters?.top ?? null,
    unit.rank?.quarters?.bottom ?? null,
    league.reliability,
    unit.pledges?.open ?? null,
    unit.pledges?.contested ?? null,
    league.source,
  ]
}
