// The page about the API tells of every address and problem, is valid and small, in every language.
import { expect, it } from 'vitest'
import { problemKinds } from '../../../src/publish/rest/problem.ts'
import { loadEndpoints } from '../../../src/publish/rest/resource.ts'
import { smallEdition, smallSite } from '../small-edition.ts'
import { faultsOf } from '../validate.ts'

it.each(['api.html', 'zh-Hans/api.html'])('%s is whole', async (path) => {
  const { edition, close } = await smallEdition()
  const site = await smallSite(edition, 'https://kept.example/')
  const page = String(site.answer(path)!.body)
  for (const endpoint of await loadEndpoints()) {
    expect(page).toContain(`<code>/api/v1/${endpoint.path}</code>`)
  }
  for (const problem of Object.keys(problemKinds)) expect(page).toContain(`id="problem-${problem}"`)
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!)
  expect(targets.filter((target) => !page.includes(`id="${target}"`))).toEqual([])
  expect(Buffer.byteLength(page)).toBeLessThan(100_000)
  expect(await faultsOf(page)).toEqual([])
  close()
})
