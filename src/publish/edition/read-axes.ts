// Computes every league of the edition, and keeps by unit what the profiles are made of.
import { rmSync } from 'node:fs'
import Database from 'libsql'
import type { LeagueFigures } from '../../score/league-figures.ts'
import { scorecardLeagues } from '../../score/scorecard.ts'
import type { Axis, Figures, LeagueHead } from '../document/figure.ts'
import type { League } from '../document/league.ts'
import { leagueId } from './league-id.ts'
import { unitsShown } from './league-units.ts'
import type { Reading } from './make-edition.ts'

/** Axes by dimension and unit, in the order of the leagues. */
export type Axes = {
  readonly of: (dimension: LeagueHead['dimension'], unit: string) => readonly Axis[]
  /** Removes the file that they are kept in. */
  readonly close: () => void
}

export type ReadingAxes = {
  /** File to keep the axes in while the edition is made; half a million suppliers would not fit in memory. */
  readonly path: string
  /** Suppliers that get a document; the axes of others are not kept. */
  readonly suppliers: ReadonlySet<string>
  readonly onLeague: (league: League) => void
  /** Told of every unit, also of those that the league's document leaves out. */
  readonly onUnit: (figures: Figures) => void
}

/** Memory holds one league at a time, which score made. */
export async function readAxes({ database, method }: Reading, reading: ReadingAxes): Promise<Axes> {
  const store = openAxes(reading.path)
  try {
    for (const dimension of ['body', 'type', 'topic', 'jurisdiction', 'supplier'] as const) {
      for await (const league of scorecardLeagues(database, method, dimension)) {
        const head = headOf(league)
        reading.onLeague({ head, units: unitsShown(league.units).map(figuresOf) })
        store.begin(head)
        for (const unit of league.units) {
          const figures = figuresOf(unit)
          reading.onUnit(figures)
          if (dimension !== 'supplier' || reading.suppliers.has(unit.unit)) store.put(figures)
        }
      }
    }
    return store.finish()
  } catch (error) {
    store.close()
    throw error
  }
}

function headOf(league: LeagueFigures): LeagueHead {
  const { measure, dimension, peerGroup, standing, publisher, source, reliability, isOrdered, fit, units } = league
  return {
    league: leagueId(league),
    measure,
    dimension,
    peerGroup,
    standing: standing as LeagueHead['standing'],
    publisher,
    source,
    reliability,
    isOrdered,
    fit,
    unitCount: units.length,
  }
}

function figuresOf({ rank, ...own }: LeagueFigures['units'][number]): Figures {
  if (rank === null) return { ...own, rank }
  const { key: _, ...range } = rank
  return { ...own, rank: range }
}

function openAxes(path: string) {
  rmSync(path, { force: true })
  const database = new Database(path)
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  database.exec('CREATE TABLE axis (dimension TEXT, unit TEXT, league INTEGER, figures TEXT); BEGIN')
  const insert = database.prepare('INSERT INTO axis VALUES (?, ?, ?, ?)')
  const heads: LeagueHead[] = []
  const close = () => {
    database.close()
    rmSync(path, { force: true })
  }
  return {
    close,
    begin: (head: LeagueHead) => void heads.push(head),
    put(figures: Figures) {
      const league = heads.length - 1
      insert.run(heads[league]!.dimension, figures.unit, league, JSON.stringify(figures))
    },
    finish(): Axes {
      database.exec('COMMIT; CREATE INDEX axis_unit ON axis (dimension, unit, league)')
      const select = database
        .prepare('SELECT league, figures FROM axis WHERE dimension = ? AND unit = ? ORDER BY league')
        .raw(true)
      return {
        of: (dimension, unit) =>
          (select.all(dimension, unit) as [number, string][]).map(([league, figures]) => {
            return { head: heads[league]!, figures: JSON.parse(figures) as Figures }
          }),
        close,
      }
    },
  }
}
