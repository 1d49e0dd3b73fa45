// Runs `kept source list`.
import { loadSource, presetIds } from '../../sources/source.ts'
import type { KeptContext } from '../context.ts'
import { columns } from '../text-table.ts'

export default async function run(this: KeptContext, flags: { readonly json: boolean }): Promise<void> {
  const sources = await Promise.all((await presetIds()).map((id) => loadSource(id)))
  if (flags.json) {
    this.print(
      JSON.stringify(
        sources.map(({ file: { source, title, publisher, licence, url } }) => ({
          source,
          title,
          publisher,
          licence,
          url,
        })),
        null,
        2,
      ),
    )
    return
  }
  const rows = sources.map(({ file }) => [
    file.source,
    file.title,
    file.licence,
    file.tables.map(({ row }) => row).join(', '),
  ])
  this.print(columns([['source', 'title', 'licence', 'rows are'], ...rows], 'llll'))
  this.print(
    '\nRead a file with one of them: kept import FILE --source ID. Draft one of your own: kept source new FILE',
  )
}
