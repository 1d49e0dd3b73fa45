// Finds the models by their place and the order to run them in from what their SQL reads.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Database } from './duckdb.ts'

/** One table of the engine: the name of its file, its documented columns and the one SELECT that makes it. */
export type Model = {
  readonly name: string
  readonly sql: string
  /** What the table holds, from the first comment line. */
  readonly about: string
  /** Meaning and unit by column, in the order of the header comment. */
  readonly columns: ReadonlyMap<string, string>
}

/**
 * `stored`: kept in kept.duckdb, of the log alone. `moment`: made for each question, of the log and the moment asked about.
 * `contract`: made of the bulk deals slice by slice (deals/measure.ts). `bulk`: made once, of all slices.
 */
export type ModelPlace = 'stored' | 'moment' | 'contract' | 'bulk'

/** All models of one place, ordered by name. */
export async function loadModels(place: ModelPlace): Promise<readonly Model[]> {
  const folder = new URL(`./models/${place}/`, import.meta.url)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => parseModel(file.replace(/\.sql$/, ''), await readFile(new URL(file, folder), 'utf8'))),
  )
}

/** Reads a model's file: header comment lines `-- about` and `-- column: meaning`, then one SELECT. */
export function parseModel(name: string, sql: string): Model {
  const header = /^(?:--.*\n)*/.exec(sql)![0].trimEnd().split('\n')
  const columns = new Map<string, string>()
  for (const line of header) {
    const match = /^-- ([a-z][a-z0-9_]*): (.+)$/.exec(line)
    if (match !== null) columns.set(match[1]!, match[2]!)
  }
  return { name, sql, about: header[0]!.slice(3), columns }
}

/**
 * The models in an order in which each comes after all that it reads; among those free to run, by name. Throws an
 * AssertionError that names the models of a cycle, and where a file holds anything but one SELECT.
 */
export async function runOrder(database: Database, models: readonly Model[]): Promise<readonly Model[]> {
  const reads = await modelReads(database, models)
  const ordered: Model[] = []
  const done = new Set<string>()
  let waiting = [...models].sort((a, b) => (a.name < b.name ? -1 : 1))
  while (waiting.length > 0) {
    const next = waiting.find((model) => [...reads.get(model.name)!].every((name) => done.has(name)))
    assert(next !== undefined, `these models read each other in a circle: ${namesOf(waiting)}`)
    ordered.push(next)
    done.add(next.name)
    waiting = waiting.filter((model) => model !== next)
  }
  return ordered
}

/** Names of the models that each model reads. */
export async function modelReads(
  database: Database,
  models: readonly Model[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const names = new Set(models.map((model) => model.name))
  const reads = new Map<string, ReadonlySet<string>>()
  for (const model of models) {
    const [row] = await database.rows('SELECT json_serialize_sql(CAST($sql AS VARCHAR)) AS tree', treeRow, {
      sql: model.sql,
    })
    const tree = row!.tree as SerializedSql
    assert(tree.error === false && tree.statements.length === 1, `${model.name}.sql is not one SELECT`)
    const found = new Set<string>()
    collectTables(tree.statements[0], new Set(), found)
    reads.set(model.name, new Set([...found].filter((name) => names.has(name))))
  }
  return reads
}

const treeRow = z.object({ tree: z.unknown() })

type SerializedSql = { readonly error: boolean; readonly statements: readonly unknown[] }

// A name that a WITH defines hides the table of that name from there on down.
function collectTables(node: unknown, hidden: ReadonlySet<string>, found: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) collectTables(item, hidden, found)
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return
  const tree = node as { readonly [key: string]: unknown }
  const defined = ((tree['cte_map'] as { map?: readonly { key: string }[] } | undefined)?.map ?? []).map(
    (one) => one.key,
  )
  const inner = defined.length === 0 ? hidden : new Set([...hidden, ...defined])
  const name = tree['table_name']
  if (tree['type'] === 'BASE_TABLE' && typeof name === 'string' && !inner.has(name)) found.add(name)
  for (const key of Object.keys(tree)) collectTables(tree[key], inner, found)
}

function namesOf(models: readonly Model[]): string {
  return models.map((model) => model.name).join(', ')
}
