// How one text became another: what changed is marked, what stayed is not, and nothing gets in as markup.
import { expect, test } from 'vitest'
import { wordDiff } from '../../../src/page/component/word-diff.ts'

const words = { inserted: 'inserted:', deleted: 'deleted:', end: '(end)' }
/** Marks in short: [-gone-] and {+new+}. */
const short = (was: string, now: string) =>
  wordDiff(was, now, words)
    .markup.replaceAll(/<span class="hidden">[^<]*<\/span>/g, '')
    .replaceAll('<ins>', '{+')
    .replaceAll('</ins>', '+}')
    .replaceAll('<del>', '[-')
    .replaceAll('</del>', '-]')
    .replaceAll(/<\/?(p|bdi)[^>]*>/g, '')

test.each([
  ['We will build roads by 2030.', 'We will build roads by 2031.', 'We will build roads by [-2030-]{+2031+}.'],
  ['We will', 'We really will', 'We {+really +}will'],
  ['three old roads', 'two new roads', '[-three old-]{+two new+} roads'],
  ['same text', 'same text', 'same text'],
  ['', 'all new', '{+all new+}'],
  ['all gone', '', '[-all gone-]'],
  ['我们将建成三条铁路。', '我们将建成两条铁路。', '我们将建成[-三条-]{+两条+}铁路。'],
])('%s → %s', (was, now, expected) => {
  expect(short(was, now)).toBe(expected)
})

test('a screen reader hears where a change begins and ends', () => {
  expect(wordDiff('a', 'b', words).markup).toBe(
    '<p class="diff"><bdi><del><span class="hidden">deleted: </span>a<span class="hidden"> (end)</span></del>' +
      '<ins><span class="hidden">inserted: </span>b<span class="hidden"> (end)</span></ins></bdi></p>',
  )
})

test('texts are escaped', () => {
  expect(wordDiff('<script>', '<img onerror=x>', words).markup).not.toMatch(/<script|<img/)
})

test('texts that have nothing in common are shown whole, soon', () => {
  const many = (letter: string) => Array.from({ length: 4_000 }, (_, i) => `${letter}${i}`).join(' ')
  // Time on the processor: what else this machine does must not count.
  const since = process.cpuUsage()
  expect(short(many('a'), many('b'))).toBe(`[-${many('a')}-]{+${many('b')}+}`)
  const { user, system } = process.cpuUsage(since)
  expect((user + system) / 1_000).toBeLessThan(1_000)
})
