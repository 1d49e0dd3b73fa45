// Writes a share of a static edition's pages and files.
import { join } from 'node:path'
import { loadLocale } from '../page/locale.ts'
import { storeName } from './edition/make-edition.ts'
import { openEdition } from './edition/store.ts'
import { placeFile } from './place-file.ts'
import { proofMaker } from './proof-maker.ts'
import { loadRoutes } from './route.ts'
import { makeSite } from './site.ts'

export type Part = {
  readonly editionDir: string
  readonly logDir: string
  readonly target: string
  readonly languages: readonly string[]
  readonly live: string | null
}

export type PartDone = { readonly written: number; readonly unchanged: number; readonly bytes: number }

/** Asks `next` for paths until there are none. Throws where a path of the site has no page: what links to it would lead nowhere. */
export async function writePart(
  { editionDir, logDir, target, languages, live }: Part,
  next: () => Promise<readonly string[] | undefined>,
): Promise<PartDone> {
  const edition = await openEdition(join(editionDir, storeName))
  const { size, note } = edition.about.checkpoint
  const site = makeSite({
    edition,
    locales: await Promise.all(languages.map(loadLocale)),
    routes: await loadRoutes(),
    isStatic: true,
    live,
    proof: proofMaker({ dir: logDir, size }, note),
  })
  const counts = { written: 0, unchanged: 0, bytes: 0 }
  for (let paths = await next(); paths !== undefined; paths = await next()) {
    for (const path of paths) {
      const answer = site.answer(path)
      if (answer === undefined || answer.status !== 200) throw new Error(`The site has no ${path}, which it lists`)
      const bytes = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body
      counts[placeFile(join(target, path), bytes, answer.isAsGood)] += 1
      counts.bytes += bytes.length
    }
  }
  edition.close()
  return counts
}
