// What a flag is: what it gathers from one release after another, and what it makes of all of them in the end.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { ReleaseReading } from './release-reading.ts'
import type { GeneralSettings, SettingSpecs, SettingValues } from './setting.ts'

/** What a finding is about. Tenderers may be natural persons: their ids leave the machine in no output but the local one. */
export const groups = ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const
export type Group = (typeof groups)[number]

/** The settings that a flag works under. */
export type Given<Specs extends SettingSpecs> = {
  readonly general: GeneralSettings
  readonly own: SettingValues<Specs>
}

/**
 * State that is gathered release by release. Every state must come out the same whatever the order of `fold` and `merge`:
 * files are read in ranges, by several threads at once. States are plain maps, sets and objects, which threads can exchange.
 */
export type Gathering<State, Specs extends SettingSpecs = SettingSpecs> = {
  /** Flags that name the same gathering share its state. */
  readonly name: string
  /** Says that releases without a submitted bid add nothing; they are not folded then. */
  readonly needsBids?: true
  start(): State
  fold(state: State, release: ReleaseReading, given: Given<Specs>): void
  /** Adds what `from` holds; `from` may be used up. */
  merge(into: State, from: State): void
}

/** Quartiles, fences and the like that a flag computed from all releases, by name. */
export type Fences = Readonly<Record<string, number>>

export type Flag<State = unknown, Specs extends SettingSpecs = SettingSpecs> = {
  /** The field's code: R024. */
  readonly code: string
  /** Kept's own name, which is that of its folder. */
  readonly name: string
  readonly title: string
  readonly settings: Specs
  /** What one release must hold for it to fire, or to be counted; see `Needs` in coverage/need.ts. */
  readonly needs: readonly (string | readonly string[])[]
  readonly gathering: Gathering<State, NoInfer<Specs>>
  /** Where it compares sums: the first currency it met, and where. */
  firstCurrency?(state: State): SeenCurrency | undefined
  finish(state: State, given: Given<Specs> & { readonly currency: string | undefined }, report: Report): Fences
}

export type SeenCurrency = { readonly currency: string; readonly at: number }

export type Report = (group: Group, id: string, value: number) => void

/** States what a flag is; its state is its own affair from here on. */
export function defineFlag<State, Specs extends SettingSpecs>(flag: Flag<State, Specs>): Flag<State, Specs> {
  return Object.freeze(flag)
}

/** All flags, found by their place: one folder each beside this file. In order of their codes. */
export async function loadFlags(): Promise<readonly Flag[]> {
  loading ??= loadAll()
  return loading
}

let loading: Promise<readonly Flag[]> | undefined

async function loadAll(): Promise<readonly Flag[]> {
  const here = new URL('./', import.meta.url)
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
  // A flag over the tables of contracts is a SELECT, and has a flag.sql in its folder.
  const folders = (await readdir(here, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/flag${extension}`, here)),
  )
  const modules = await Promise.all(
    folders.map(({ name }) => import(new URL(`${name}/flag${extension}`, here).href) as Promise<{ default: Flag }>),
  )
  return modules.map((module) => module.default).sort((left, right) => (left.code < right.code ? -1 : 1))
}
