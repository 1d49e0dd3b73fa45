// docs/api.md says what the API does.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadRoutes } from '../../src/publish/route.ts'
import { apiDoc } from './api-doc.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const intro = readFileSync(join(root, 'test/docs/api-intro.md'), 'utf8')

it('docs/api.md has every address, parameter, problem and shape', async () => {
  await expect(await apiDoc(intro)).toMatchFileSnapshot(join(root, 'docs/api.md'))
})

it('docs/api.md names only files that there are', async () => {
  const patterns = new Set((await loadRoutes()).map(({ path }) => path))
  const table = intro.slice(intro.indexOf('| file |'))
  const named = [...table.matchAll(/`([a-z]+\/?[a-z{}/]*\.[a-z.]+)`/g)].map((match) => match[1]!)
  expect(named.length).toBeGreaterThan(12)
  expect(named.filter((path) => !patterns.has(path))).toEqual([])
})
