// The site over the sample record, for tests of pages.
import { loadLocale } from '../../src/page/locale.ts'
import { loadRoutes } from '../../src/publish/route.ts'
import { makeSite, type Site, type SiteOptions } from '../../src/publish/site.ts'
import { type SampleEdition, sampleEdition } from './sample-record.ts'

export type SampleSite = SampleEdition & {
  readonly site: Site
  /** Status and text of what is at the path; a text with a query as in an address. */
  readonly ask: (address: string) => { readonly status: number; readonly body: string }
  /** The same record, with other options. */
  readonly other: (options: Partial<SiteOptions>) => Site
}

export async function sampleSite(): Promise<SampleSite> {
  const sample = await sampleEdition()
  const options: SiteOptions = {
    edition: sample.edition,
    locales: await Promise.all(['en', 'zh-Hans'].map(loadLocale)),
    routes: await loadRoutes(),
    isStatic: false,
    live: null,
    proof: () => undefined,
  }
  const site = makeSite(options)
  return {
    ...sample,
    site,
    ask(address) {
      const [path, query] = address.split('?') as [string, string | undefined]
      const answer = site.answer(path, { query: new URLSearchParams(query ?? '') })
      return { status: answer?.status ?? 404, body: String(answer?.body ?? '') }
    },
    other: (changed) => makeSite({ ...options, ...changed }),
  }
}
