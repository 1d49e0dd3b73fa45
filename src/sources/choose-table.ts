// Finds which table of which source a file holds, by its name first and by its columns second.
import { Refusal } from '../base/refusal.ts'
import { fitsName, type Source, type Table } from './source.ts'
import { readerOf } from './table.ts'

export type Choice = { readonly source: Source; readonly table: Table }

/** Columns of a file when its rows are looked for at a dotted path (JSON), or at the top. Undefined: no table there. */
export type ColumnsAt = (path: string | undefined) => Promise<readonly string[] | undefined>

/** The one table that fits; refuses where none or several do, and says which columns came nearest. */
export async function chooseTable(file: string, sources: readonly Source[], columnsAt: ColumnsAt): Promise<Choice> {
  const all = sources.flatMap((source) => source.file.tables.map((table): Choice => ({ source, table })))
  const named = all.filter(({ table }) => table.files !== undefined && fitsName(file, table.files))
  if (named.length === 1) return named[0]!
  const scored = await Promise.all(
    (named.length > 1 ? named : all).map(async (choice) => ({
      choice,
      missing: await missingColumns(choice, columnsAt),
    })),
  )
  const fitting = scored.filter(({ missing }) => missing !== undefined && missing.length === 0)
  if (fitting.length === 1) return fitting[0]!.choice
  const only = scored.length === 1 ? scored[0]! : undefined
  if (only?.missing !== undefined) return only.choice
  const nearest = scored
    .filter((one) => one.missing !== undefined)
    .sort((a, b) => a.missing!.length - b.missing!.length)[0]
  throw new Refusal(fitting.length === 0 ? 'table-unknown' : 'table-ambiguous', {
    file,
    nearest: nearest === undefined ? 'none' : label(nearest.choice),
    missing: nearest?.missing?.slice(0, 5).join(', ') ?? '',
    fitting: fitting.map(({ choice }) => label(choice)).join(', '),
  })
}

function label({ source, table }: Choice): string {
  return `${source.file.source}/${table.table}`
}

async function missingColumns({ source, table }: Choice, columnsAt: ColumnsAt): Promise<readonly string[] | undefined> {
  const columns = await columnsAt(table.path)
  if (columns === undefined) return undefined
  const there = new Set(columns)
  const { required } = readerOf({ file: source.file, table, released: null, today: '1970-01-01', onIssue: () => {} })
  return [...required].filter((column) => !there.has(column))
}
