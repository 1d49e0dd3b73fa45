// Keeps the figures of every league on disk while the edition is made, and gives them to DuckDB as tables.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../engine/duckdb.ts'
import type { Figures, LeagueHead } from '../document/figure.ts'

export type LeagueSpool = {
  readonly league: (head: LeagueHead) => void
  /** A unit of the league last given. */
  readonly unit: (figures: Figures) => void
  /** Makes the temporary tables `edition_league` and `edition_unit`, and removes the files. */
  readonly finish: (database: Database) => Promise<void>
  readonly abandon: () => void
}

/** Memory does not grow with the units, of which there may be half a million suppliers. */
export function openLeagueSpool(dir: string): LeagueSpool {
  const leagues = openLines(join(dir, 'leagues.ndjson'))
  const units = openLines(join(dir, 'units.ndjson'))
  let current = ''
  const abandon = () => {
    leagues.remove()
    units.remove()
  }
  return {
    league(head) {
      current = head.league
      leagues.line(leagueRow(head))
    },
    unit: (figures) => units.line(unitRow(current, figures)),
    async finish(database) {
      try {
        await load(database, 'edition_league', leagues.close(), leagueColumns)
        await load(database, 'edition_unit', units.close(), unitColumns)
      } finally {
        abandon()
      }
    },
    abandon,
  }
}

const leagueColumns = {
  league: 'VARCHAR',
  measure: 'VARCHAR',
  dimension: 'VARCHAR',
  peer_group: 'VARCHAR',
  peer_group_name: 'VARCHAR',
  peer_group_why: 'VARCHAR',
  standing: 'VARCHAR',
  publisher: 'VARCHAR',
  source: 'VARCHAR',
  reliability: 'DOUBLE',
  is_ordered: 'BOOLEAN',
  units: 'BIGINT',
} as const

function leagueRow(head: LeagueHead): Record<keyof typeof leagueColumns, unknown> {
  return {
    league: head.league,
    measure: head.measure,
    dimension: head.dimension,
    peer_group: head.peerGroup.id,
    peer_group_name: head.peerGroup.name,
    peer_group_why: head.peerGroup.why,
    standing: head.standing,
    publisher: head.publisher,
    source: head.source,
    reliability: head.reliability,
    is_ordered: head.isOrdered,
    units: head.unitCount,
  }
}

const unitColumns = {
  league: 'VARCHAR',
  unit_id: 'VARCHAR',
  unit_name: 'VARCHAR',
  judged: 'BIGINT',
  is_few: 'BOOLEAN',
  rate: 'DOUBLE',
  rate_lower: 'DOUBLE',
  rate_upper: 'DOUBLE',
  crude: 'DOUBLE',
  unjudged: 'BIGINT',
  none_kept_rate: 'DOUBLE',
  none_kept_lower: 'DOUBLE',
  none_kept_upper: 'DOUBLE',
  all_kept_rate: 'DOUBLE',
  all_kept_lower: 'DOUBLE',
  all_kept_upper: 'DOUBLE',
  rank_lower: 'BIGINT',
  rank_upper: 'BIGINT',
  top_quarter: 'DOUBLE',
  bottom_quarter: 'DOUBLE',
  case_mix: 'DOUBLE',
  case_mix_lower: 'DOUBLE',
  case_mix_upper: 'DOUBLE',
  levels: 'JSON',
} as const

function unitRow(league: string, figures: Figures): Record<keyof typeof unitColumns, unknown> {
  const { rate, bounds, rank, caseMix } = figures
  return {
    league,
    unit_id: figures.unit,
    unit_name: figures.name,
    judged: figures.judged,
    is_few: figures.isFew,
    rate: rate?.mean,
    rate_lower: rate?.lower,
    rate_upper: rate?.upper,
    crude: figures.crude,
    unjudged: bounds?.unjudged ?? figures.pledges?.unjudged,
    none_kept_rate: bounds?.ifNoneKept.mean,
    none_kept_lower: bounds?.ifNoneKept.lower,
    none_kept_upper: bounds?.ifNoneKept.upper,
    all_kept_rate: bounds?.ifAllKept.mean,
    all_kept_lower: bounds?.ifAllKept.lower,
    all_kept_upper: bounds?.ifAllKept.upper,
    rank_lower: rank?.lower,
    rank_upper: rank?.upper,
    top_quarter: rank?.quarters?.top,
    bottom_quarter: rank?.quarters?.bottom,
    case_mix: caseMix?.value,
    case_mix_lower: caseMix?.lower,
    case_mix_upper: caseMix?.upper,
    levels: figures.levels,
  }
}

async function load(
  database: Database,
  table: string,
  path: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`)
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM
       read_json($path, format = 'newline_delimited', records = true, columns = {${types.join(', ')}})`,
    { path },
  )
}

function openLines(path: string) {
  const file = openSync(path, 'w')
  let held: string[] = []
  let isOpen = true
  const flush = () => {
    if (held.length > 0) writeSync(file, held.join(''))
    held = []
  }
  const close = () => {
    if (isOpen) {
      flush()
      closeSync(file)
    }
    isOpen = false
    return path
  }
  return {
    line(row: object) {
      held.push(`${JSON.stringify(row)}\n`)
      if (held.length >= 1_000) flush()
    },
    close,
    remove() {
      close()
      rmSync(path, { force: true })
    },
  }
}
