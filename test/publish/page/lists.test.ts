import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from '../validate.ts'
import { type SmallEdition, smallEdition } from './small-edition.ts'

let small: SmallEdition
beforeAll(async () => {
  small = await smallEdition()
})
afterAll(() => small.close())

const pages = [
  'flags.html',
  'flags/single-bid.html',
  'flags/paid-over-value.html',
  'suppliers.html?sort=-processes',
  'suppliers-2.html',
  'suppliers/GB-COH/0.html',
  'contracts.html?flag=paid-over-value',
  'contracts-2.html',
  'areas.html',
  'areas/GSS/E1.html',
  'topics.html',
  'types.html',
  'compare.html',
]

test('every page is valid HTML in both languages, served and static, and hostile text stays text', async () => {
  for (const page of pages)
    for (const isStatic of [false, true])
      for (const prefix of ['', 'zh-Hans/']) {
        const { status, body } = await small.ask(prefix + page, isStatic)
        expect([page, status, await faultsOf(body)]).toEqual([page, 200, []])
        expect(body).not.toMatch(/<script>|alert\("/)
      }
}, 60_000)

test('every page that shows a flag says that it is no accusation', async () => {
  const shown = ['flags.html', 'flags/single-bid.html', 'flags/paid-over-value.html', 'suppliers/GB-COH/0.html']
  for (const page of [...shown, 'contracts.html', 'contracts-2.html']) {
    expect((await small.ask(page)).body).toContain('A flag is a pattern worth a look, never an accusation.')
    expect((await small.ask(`zh-Hans/${page}`)).body).toContain('提示仅为值得查看的模式，绝非指控。')
  }
})

test('suppliers stand by name, cannot be sorted by what became of their contracts, and have no rank', async () => {
  const { body } = await small.ask('suppliers.html')
  expect(body.indexOf('Firm 001')).toBeLessThan(body.indexOf('Firm 002'))
  expect(body).not.toContain('Zenith')
  for (const sort of ['rate', '-rate', 'end-dates-held'])
    expect((await small.ask(`suppliers.html?sort=${sort}`)).status).toBe(400)
  const one = (await small.ask('suppliers/GB-COH/0.html')).body
  expect(one).toContain('99.0%')
  expect(one).toContain('89.0%')
  expect(one).not.toContain('leagues/')
})

test('an unknown value of a filter finds nothing', async () => {
  for (const address of [
    'suppliers.html?source=%00',
    'contracts.html?buyer=nobody&flag=nope',
    'contracts.html?supplier=x',
  ]) {
    const { status, body } = await small.ask(address)
    expect(status).toBe(200)
    expect(body).not.toContain('<tbody>')
  }
})

test('pages that are not there are refused, and nothing that a reader sends throws', async () => {
  for (const address of [
    'suppliers.html?page=999999',
    'contracts-999999.html',
    'suppliers-4.html',
    'topics/%2e.html',
    'areas/none.html',
  ])
    expect([address, [400, 404].includes((await small.ask(address)).status)]).toEqual([address, true])
  for (const address of [
    'contracts.html?page=-1',
    'areas.html?page=1e9',
    'topics.html?page=2',
    `compare.html?body=${'x'.repeat(10_000)}`,
  ])
    expect([address, (await small.ask(address)).status]).toEqual([address, 400])
})

test('a flag file becomes its page: a bar in code parts no cells, links to other files are words', async () => {
  const { body } = await small.ask('flags/single-bid.html')
  expect(body).toContain('<td><code>open|selective</code></td>')
  expect(body).toContain('(forms of values as in coverage;')
  expect(body.match(/<h1/g)).toHaveLength(1)
})

test('a flag names how many it looked at', async () => {
  const { body } = await small.ask('flags/paid-over-value.html')
  expect(body).toMatch(
    /<td class="number"[^>]*>3<\/td><td class="number"[^>]*>12<\/td><td class="number"[^>]*>25\.0%<\/td>/,
  )
})

test('the map links areas that hold something, and draws no path that is none', async () => {
  const { body } = await small.ask('areas.html')
  expect(body).toMatch(/<a href="\.\/areas\/GSS\/E1\.html" aria-label="Northtown/)
  expect(body).toContain('Southtown: nothing on record')
  expect(body).not.toContain('Broken')
})

test('a static edition sends readers who want to choose to where the record is served', async () => {
  expect((await small.ask('compare.html', true)).body).toContain('href="https://kept.example/compare.html"')
  expect((await small.ask('zh-Hans/contracts.html', true)).body).toContain('https://kept.example/')
})
