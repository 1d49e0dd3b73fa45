// Measures, flags and counts over 22 million contracts with 60 million revisions held as Parquet: seconds, memory, growth.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const secondsMax = 45
const gigabytesMax = 4
const growthMax = 11
const rounds = Number(process.env.KEPT_ROUNDS ?? 3)
const contractsOf = { small: 2_200_000, large: 22_000_000 }

/** KEPT_DEALS keeps the generated tables in that folder; without it they are made anew and removed at the end. */
export async function bench() {
  const folder = process.env.KEPT_DEALS ?? join(tmpdir(), `kept-bench-deals-${process.pid}`)
  try {
    for (const contracts of Object.values(contractsOf)) {
      if (!existsSync(folderOf(folder, contracts))) await inChild('generate', folder, contracts)
    }
    const runs = []
    for (let round = 0; round < rounds; round++) {
      const small = await inChild('measure', folder, contractsOf.small)
      const large = await inChild('measure', folder, contractsOf.large)
      runs.push({ small, large, growth: large.seconds / small.seconds })
    }
    print(runs)
  } finally {
    if (process.env.KEPT_DEALS === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

function print(runs) {
  const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  const of = (size, field) => middle(runs.map((run) => run[size][field]))
  const growth = middle(runs.map((run) => run.growth))
  const [cpu] = cpus()
  console.log(
    `deals: 22 million contracts in ${of('large', 'seconds').toFixed(1)} s (at most ${secondsMax}) and ${of('large', 'gigabytes').toFixed(2)} GB (at most ${gigabytesMax})`,
  )
  console.log(
    `  growth from 2.2 to 22 million ${growth.toFixed(1)}-fold (at most ${growthMax}), in turn, ${runs.length} rounds`,
  )
  for (const size of ['small', 'large']) {
    const seconds = runs.map((run) => run[size].seconds.toFixed(1)).join(', ')
    console.log(
      `  ${contractsOf[size]} contracts, ${runs[0][size].revisions} revisions, ${runs[0][size].processes} processes: ${seconds} s, processor ${of(size, 'cpu').toFixed(1)} s, ${of(size, 'gigabytes').toFixed(2)} GB`,
    )
  }
  console.log(`  the same counts in every round: ${runs.every((run) => run.large.digest === runs[0].large.digest)}`)
  console.log(`  Node ${process.version}, ${cpus().length} × ${cpu.model}, ${Math.round(totalmem() / 2 ** 30)} GiB`)
}

function inChild(task, folder, contracts) {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), task, folder, String(contracts)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(`${task} of ${contracts} contracts failed`)
  return JSON.parse(child.stdout)
}

function folderOf(folder, contracts) {
  return join(folder, `deals-1-${contracts}`)
}

const parquet = (dir, table) => join(dir, `${table}.parquet`)

async function measure(folder, contracts) {
  const { openDatabase } = await import('../dist/engine/duckdb.js')
  const { loadMacros } = await import('../dist/engine/load.js')
  const { measureDeals } = await import('../dist/engine/deals/measure.js')
  const { createDealViews } = await import('../dist/engine/deals/views.js')
  const { z } = await import('zod')
  const dir = folderOf(folder, contracts)
  const rows = JSON.parse(readFileSync(join(dir, 'rows.json'), 'utf8'))
  const temporary = join(tmpdir(), `kept-bench-spill-${process.pid}`)
  const start = performance.now()
  const database = await openDatabase({ temporary, memoryMax: process.env.KEPT_MEMORY ?? '2500MB' })
  await loadMacros(database)
  await database.run(
    `CREATE TEMP TABLE moment AS SELECT DATE '2026-01-01' AS as_of, TIMESTAMP '2026-01-01' AS known_at, DATE '2026-01-01' AS today, 'en' AS language`,
  )
  await database.run(
    `CREATE TEMP TABLE threshold AS SELECT 'bench' AS source, NULL::VARCHAR AS method, x AS category, a AS amount_minor, 'EUR' AS currency,
       DATE '2015-01-01' AS "from", NULL::DATE AS until FROM (VALUES ('goods', 5000000), ('works', 20000000), ('services', 5000000)) v(x, a)`,
  )
  const datasets = [{ number: 0, dataset: 'bench', source: 'bench', rows }]
  await createDealViews(database, datasets, (_, table) => parquet(dir, table))
  const times = process.env.KEPT_TIMES === undefined ? database : timed(database)
  await measureDeals(times, { datasets, rowsMax: Number(process.env.KEPT_SLICE ?? 3_000_000) })
  const seconds = (performance.now() - start) / 1000
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const digest = []
  for (const table of ['bulk_count', 'bulk_spread', 'bulk_openness', 'bulk_flag_count']) {
    const [row] = await database.rows(
      `SELECT count(*) AS n, CAST(bit_xor(hash(t)) AS VARCHAR) AS digest FROM ${table} AS t`,
      z.object({ n: z.number(), digest: z.string().nullable() }),
    )
    digest.push(`${table} ${row.n} ${row.digest}`)
  }
  if (times !== database) {
    times.print()
    console.error(digest)
  }
  database.close()
  rmSync(temporary, { recursive: true, force: true })
  return {
    seconds,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    gigabytes: maxRSS / 2 ** 20,
    processes: rows.processes,
    revisions: rows.contract_revisions,
    digest: digest.join(),
  }
}

// Seconds by model, for whoever makes it faster.
function timed(database) {
  const sums = new Map()
  return {
    ...database,
    async run(sql, parameters) {
      const start = performance.now()
      await database.run(sql, parameters)
      const name =
        /^(?:CREATE.*?(?:TABLE|VIEW)|INSERT INTO|DROP \w+)(?: IF NOT EXISTS)? (\w+)/.exec(sql)?.[1] ?? sql.slice(0, 30)
      sums.set(name, (sums.get(name) ?? 0) + (performance.now() - start) / 1000)
    },
    print() {
      for (const [name, seconds] of [...sums].sort((a, b) => b[1] - a[1]).slice(0, 20)) {
        console.error(`${seconds.toFixed(1).padStart(8)} s ${name}`)
      }
    },
  }
}

// Every number is a function of the row's own: hash(number, salt) spread over the range. Sizes of buyers and suppliers
// fall as 1/rank, so that a few buyers have millions of contracts.
async function generate(folder, contracts) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const dir = folderOf(folder, contracts)
  const unfinished = `${dir}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '4GB',
    threads: '2',
    temp_directory: join(unfinished, 'spill'),
  })
  const connection = await instance.connect()
  const rows = {}
  const spread = `CREATE MACRO spread(number, salt) AS (hash(number::BIGINT * 64 + salt) % 1000003)::DOUBLE / 1000003`
  const ranked = `CREATE MACRO ranked(u, n) AS least(n - 1, floor(exp(u * ln(n + 1)))::INTEGER - 1)`
  for (const macro of [spread, ranked]) await connection.run(macro)
  for (const [table, select] of Object.entries(tablesOf(contracts))) {
    await connection.run(`COPY (${select}) TO '${parquet(unfinished, table)}' (FORMAT parquet, COMPRESSION zstd)`)
    const read = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM '${parquet(unfinished, table)}'`)
    rows[table] = read.getRows()[0][0]
    console.error(
      `  ${table}: ${rows[table]} rows, ${Math.round(statSync(parquet(unfinished, table)).size / 2 ** 20)} MB`,
    )
  }
  connection.closeSync()
  instance.closeSync()
  rmSync(join(unfinished, 'spill'), { recursive: true, force: true })
  writeFileSync(join(unfinished, 'rows.json'), JSON.stringify(rows))
  renameSync(unfinished, dir)
  return rows
}

// Of 22 contracts 19 begin a process; a contract has 1 to 9 revisions, 2.73 on average.
function tablesOf(contracts) {
  const numbered = `SELECT range::INTEGER AS number, (range * 19 // 22)::INTEGER AS process, (range - (range * 19 // 22 * 22 + 18) // 19)::INTEGER AS contract,
    (1 + floor(-2.54 * ln(1 - 0.96 * spread(range, 1))))::INTEGER AS revisions,
    DATE '2015-01-01' + (spread(range, 2) * 3650)::INTEGER AS start_on,
    30 + (spread(range, 3) * 1000)::INTEGER AS days,
    (exp(7 + 9 * spread(range, 4)) * 100)::BIGINT AS value_minor
    FROM range(${contracts})`
  const last = `start_on + days + CASE WHEN spread(number, 5) < 0.3 AND revisions > 1 THEN 90 * (revisions - 1) ELSE 0 END`
  const lastValue = `(value_minor * (1 + CASE WHEN spread(number, 6) < 0.3 AND revisions > 1 THEN 0.05 * (revisions - 1) ELSE 0 END))::BIGINT`
  const processes = Math.ceil((contracts * 19) / 22)
  const buyers = 20_000
  const suppliers = 500_000
  return {
    processes: `SELECT range::INTEGER AS process, 'process' AS kind, 'ocds-bench-' || range AS ocid, 'Works ' || range % 1000 AS title,
      'XX-GOV/' || ranked(spread(range, 10), ${buyers}) AS buyer, 'Department ' || ranked(spread(range, 10), ${buyers}) AS buyer_name, NULL::VARCHAR AS buyer_reason,
      NULL::VARCHAR AS procuring_entity, ['open', 'selective', 'limited', 'direct'][1 + (spread(range, 11) * 3.99)::INTEGER % 4] AS method, NULL::VARCHAR AS method_details,
      ['goods', 'works', 'services'][1 + (spread(range, 12) * 2.99)::INTEGER % 3] AS category, NULL::VARCHAR AS classification, 'complete' AS tender_status, NULL::BIGINT AS tender_value_minor,
      NULL::VARCHAR AS tender_currency, NULL::TIMESTAMP AS tender_start_at, NULL::TIMESTAMP AS tender_end_at, 3::INTEGER AS tenderers, 3::INTEGER AS releases,
      TIMESTAMP '2015-01-01' AS first_release_at, TIMESTAMP '2025-12-01' + INTERVAL 1 SECOND * (range % 1000000) AS last_release_at
      FROM range(${processes})`,
    parties: `SELECT * FROM (
      SELECT range::INTEGER AS process, 0::INTEGER AS party, 'buyer' AS role, NULL::INTEGER AS award, NULL::INTEGER AS bid, 'XX-GOV/' || ranked(spread(range, 10), ${buyers}) AS body,
        NULL::VARCHAR AS supplier, 'Department ' || ranked(spread(range, 10), ${buyers}) AS name, NULL::VARCHAR AS evidence, NULL::BOOLEAN AS type_published FROM range(${processes})
      UNION ALL
      SELECT process, contract + 1, 'supplier', contract, NULL, NULL, CASE WHEN spread(number, 13) < 0.8 THEN 'XX-REG/' || (spread(number, 14) ** 3 * ${suppliers})::INTEGER END,
        CASE WHEN spread(number, 13) < 0.8 THEN 'Company ' || (spread(number, 14) ** 3 * ${suppliers})::INTEGER || ' Ltd' END, 'form Ltd', spread(number, 15) < 0.5 FROM (${numbered})
      ) ORDER BY process, party`,
    awards: `SELECT process, contract AS award, 'active' AS status, start_on - 20 AS awarded_on, value_minor, 'EUR' AS currency, 1::INTEGER AS suppliers, 1::INTEGER AS suppliers_named
      FROM (${numbered}) ORDER BY process, award`,
    contracts: `SELECT process, contract, 'contract' AS kind, 'C-' || number AS contract_id, contract AS award,
      CASE WHEN spread(number, 16) < 0.02 THEN 'cancelled' WHEN spread(number, 16) < 0.3 THEN 'terminated' ELSE 'active' END AS status, start_on - 10 AS signed_on, start_on,
      ${last} AS end_on, CASE WHEN spread(number, 17) < 0.2 THEN start_on + days + 365 END AS max_extent_on, ${lastValue} AS value_minor, 'EUR' AS currency,
      CASE WHEN spread(number, 18) < 0.5 THEN ${last} + (spread(number, 19) * 200 - 100)::INTEGER END AS actual_end_on,
      CASE WHEN spread(number, 20) < 0.4 THEN ${lastValue} END AS final_value_minor, CASE WHEN spread(number, 20) < 0.4 THEN 'EUR' END AS final_currency,
      spread(number, 21) < 0.6 AS has_implementation, CASE WHEN spread(number, 21) < 0.6 THEN start_on + (days * spread(number, 22) * 1.5)::INTEGER END AS last_news_on,
      revisions, (revisions - 1) // 2 AS amendments FROM (${numbered}) ORDER BY process, contract`,
    contract_revisions: `SELECT process, contract, revision::INTEGER AS revision, start_on::TIMESTAMP + INTERVAL 1 DAY * (revision * (20 + spread(number, 23) * 90)::INTEGER) AS released_at, start_on,
      start_on + days + CASE WHEN spread(number, 5) < 0.3 THEN 90 * revision ELSE 0 END::INTEGER AS end_on,
      (value_minor * (1 + CASE WHEN spread(number, 6) < 0.3 THEN 0.05 * revision ELSE 0 END))::BIGINT AS value_minor, 'EUR' AS currency,
      CASE WHEN revision = revisions - 1 AND spread(number, 16) < 0.02 THEN 'cancelled' WHEN revision = revisions - 1 AND spread(number, 16) < 0.3 THEN 'terminated' ELSE 'active' END AS status,
      revision > 0 AS is_amendment FROM (SELECT *, unnest(range(revisions)) AS revision FROM (${numbered})) ORDER BY process, contract, revision`,
    milestones: `SELECT process, 'implementation' AS stage, contract, number AS milestone, 'delivery' AS type, CASE WHEN spread(number, 24) < 0.7 THEN 'met' ELSE 'scheduled' END AS status,
      start_on + days AS due_on, CASE WHEN spread(number, 24) < 0.6 THEN start_on + days + (spread(number, 25) * 60 - 30)::INTEGER END AS met_on
      FROM (${numbered}) WHERE spread(number, 26) < 0.25 ORDER BY process, contract`,
    transactions: `SELECT process, contract, number * 2 + part::INTEGER AS transaction, start_on + (days * (part + 1) // 2)::INTEGER AS paid_on,
      (value_minor * (0.3 + 0.3 * spread(number * 2 + part, 27)))::BIGINT AS value_minor, 'EUR' AS currency
      FROM (SELECT *, unnest([0, 1]) AS part FROM (${numbered}) WHERE spread(number, 21) < 0.3) ORDER BY process, contract, part`,
    amendments: `SELECT process, 'contract' AS stage, contract AS award, contract, number AS amendment, start_on + (spread(number, 28) * days)::INTEGER AS amended_on, TRUE AS has_rationale
      FROM (${numbered}) WHERE revisions > 2 ORDER BY process, contract`,
    documents: `SELECT process, 'contract' AS stage, contract AS award, contract, number AS document, 'contractSigned' AS type, NULL::VARCHAR AS url, start_on AS published_on, NULL::DATE AS modified_on
      FROM (${numbered}) WHERE spread(number, 29) < 0.1 ORDER BY process, contract`,
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , task, folder, contracts] = process.argv
  const result = await (task === 'generate' ? generate : measure)(folder, Number(contracts))
  console.log(JSON.stringify(result))
}
