import { expect, test } from 'vitest'
import { type ListSpec, listHref, readListQuery, whereOf } from '../../src/publish/list-query.ts'
import type { View } from '../../src/publish/route.ts'

const spec: ListSpec<'body'> = {
  kind: 'body',
  path: 'bodies.html',
  facets: ['type', 'group'],
  sorts: ['name', 'pledges'],
  pageRows: 10,
  fixed: { area: 'x' },
}

test('reads filters, order and page', () => {
  expect(read('type=agency&type=council&sort=-pledges&page=3&as-of=2020-01-01')).toEqual({
    filters: { type: ['agency', 'council'] },
    sort: '-pledges',
    page: 3,
  })
  expect(read('type=&sort=&page=')).toEqual({ filters: {}, sort: 'name', page: 1 })
})

test.each([
  'sort=colour',
  'sort=--name',
  'page=0',
  'page=-1',
  'page=1e9',
  'page=99999999999',
  `type=${'x'.repeat(10_000)}`,
  Array.from({ length: 21 }, (_, i) => `type=${i}`).join('&'),
])('refuses %.40s', (query) => {
  expect(read(query)).toBeUndefined()
})

test('takes unknown values as meant, and lets what always holds stand', () => {
  expect(whereOf({ ...spec, facets: ['area'] }, { area: ['elsewhere'] })).toEqual({ area: 'x' })
  expect(read('type=none-such')?.filters).toEqual({ type: ['none-such'] })
})

test('the page in the path goes before the one in the query', () => {
  expect(readListQuery(view('page=7'), spec, '2')?.page).toBe(2)
})

test('links keep what is asked, and a bare page has a path of its own', () => {
  const asked = read('type=a%26b&sort=-pledges&page=4')!
  expect(listHref(view(''), spec, asked)).toBe('bodies.html?type=a%26b&sort=-pledges')
  expect(listHref(view(''), spec, asked, { page: 2 })).toBe('bodies.html?type=a%26b&sort=-pledges&page=2')
  expect(listHref(view(''), spec, asked, { filters: {}, sort: 'name', page: 2 })).toBe('bodies-2.html')
  expect(listHref(view(''), { ...spec, fragment: 'list' }, asked, { filters: {}, sort: 'name' })).toBe(
    'bodies.html#list',
  )
})

function read(query: string) {
  return readListQuery(view(query), spec)
}

function view(query: string): View {
  return { query: new URLSearchParams(query), link: (path: string) => path } as unknown as View
}
