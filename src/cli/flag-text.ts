// Words the findings of flags. Tenderers are counted here and never named.
import { type Group, groups } from '../engine/flags/flag.ts'
import type { FlagRun } from '../engine/flags/run-flags.ts'
import { columns } from './text-table.ts'

export const caveat = 'A flag is a pattern worth a look, never an accusation.'

const shownPerGroup = 25

/** Groups whose ids may be shown: processes and public bodies. */
const open: Readonly<Partial<Record<Group, { readonly title: string; readonly key: string }>>> = {
  OCID: { title: 'Processes', key: 'processes' },
  Buyer: { title: 'Buyers', key: 'buyers' },
  ProcuringEntity: { title: 'Procuring entities', key: 'procuringEntities' },
}

export function flagTable(run: FlagRun): readonly string[] {
  const { releases, cancelled, excluded, faults } = run.counts
  const rows = run.flags.map(({ name, code }) => [
    name,
    code,
    ...groups.map((group) => String(countOf(run, group, code) || '·')),
  ])
  const lines = [
    columns([['flag', 'code', 'processes', 'buyers', 'procuring entities', 'tenderers'], ...rows], 'llrrrr'),
    '',
    `${releases} releases were looked at; passed over: ${cancelled} cancelled, ${excluded} excluded by the settings, ${faults} broken lines.`,
    run.currency === undefined
      ? 'No prices were compared.'
      : `Prices were compared in ${run.currency}, and in no other currency.`,
    `${caveat} A zero says nothing where the data cannot support the flag: see kept coverage.`,
  ]
  for (const group of groups) lines.push(...groupTable(run, group))
  return lines
}

function groupTable(run: FlagRun, group: Group): readonly string[] {
  const shown = open[group]
  const ids = run.findings.get(group)
  if (shown === undefined || ids === undefined || ids.size === 0) return []
  const sorted = [...ids].sort(([a, left], [b, right]) => right.size - left.size || (a < b ? -1 : 1))
  const names = new Map(run.flags.map(({ code, name }) => [code, name]))
  const rows = sorted.slice(0, shownPerGroup).map(([id, codes]) => [
    id,
    [...codes.keys()]
      .sort()
      .map((code) => names.get(code)!)
      .join(', '),
  ])
  const rest = ids.size - rows.length
  return [
    '',
    `${shown.title} with a flag: ${ids.size}`,
    ...columns(rows, 'll')
      .split('\n')
      .map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … and ${rest} more: --format json has them all`] : []),
  ]
}

/** The findings by Kept's names, with what they rest on. */
export function flagJson(run: FlagRun): object {
  return {
    caveat,
    counts: run.counts,
    currency: run.currency ?? null,
    flags: run.flags.map(({ name, code }) => ({
      flag: name,
      code,
      processes: countOf(run, 'OCID', code),
      buyers: countOf(run, 'Buyer', code),
      procuringEntities: countOf(run, 'ProcuringEntity', code),
      tenderers: countOf(run, 'Tenderer', code),
      fences: finite(run.fences[code]!),
    })),
    ...Object.fromEntries(Object.entries(open).map(([group, { key }]) => [key, byName(run, group as Group)])),
  }
}

function byName(run: FlagRun, group: Group): object {
  const ids = run.findings.get(group) ?? new Map<string, ReadonlyMap<string, number>>()
  return Object.fromEntries(
    [...ids.keys()].sort().map((id) => [
      id,
      Object.fromEntries(
        run.flags.flatMap(({ code, name }) => {
          const value = ids.get(id)!.get(code)
          return value === undefined ? [] : [[name, value] as const]
        }),
      ),
    ]),
  )
}

// A fence over no values is no number, which JSON cannot write.
function finite(fences: Readonly<Record<string, number>>): object {
  return Object.fromEntries(Object.entries(fences).map(([name, value]) => [name, Number.isNaN(value) ? null : value]))
}

function countOf(run: FlagRun, group: Group, code: string): number {
  let count = 0
  for (const codes of run.findings.get(group)?.values() ?? []) if (codes.has(code)) count += 1
  return count
}
