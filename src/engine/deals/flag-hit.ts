// Gathers the flags that are one SELECT over the measures of contracts into one model of the slice.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Model } from '../order.ts'
import { parseModel } from '../order.ts'

/** A flag written in SQL: its folder under src/engine/flags has a `flag.sql`. */
export type SqlFlag = { readonly flag: string; readonly model: Model }

/** All of them, by name. */
export function sqlFlags(): readonly SqlFlag[] {
  const folder = new URL('../flags/', import.meta.url)
  return readdirSync(folder)
    .filter((flag) => existsSync(new URL(`${flag}/flag.sql`, folder)))
    .sort()
    .map((flag) => ({ flag, model: parseModel(flag, readFileSync(new URL(`${flag}/flag.sql`, folder), 'utf8')) }))
}

/** Contracts of the slice with a flag: flag, dataset, process, contract, value (in the unit that the flag's page names). */
export function flagModel(): Model {
  const parts = sqlFlags().map(
    ({ flag, model }) => `SELECT '${flag}' AS flag, dataset, process, contract, value FROM (${model.sql}\n)`,
  )
  return {
    name: 'flag_hit',
    about: 'Contracts of the slice with a flag, one row a flag and contract.',
    columns: new Map([
      ['flag', 'name of the flag'],
      ['dataset', 'number of the dataset'],
      ['process', 'number of the process'],
      ['contract', 'number of the contract'],
      ['value', 'what the flag measures, in the unit that its page names'],
    ]),
    sql: parts.join('\nUNION ALL\n'),
  }
}
