import { expect, test } from 'vitest'
import { resemblance, wantedOf, wordsOf } from '../../../src/publish/edition/word.ts'

test('words are folded, and undivided scripts give signs and pairs', () => {
  expect(wordsOf('Žižkov’s Straße, FTS5: "a" OR b*')).toEqual(['zizkov', 's', 'strasse', 'fts5', 'a', 'or', 'b'])
  expect(wordsOf('2024年新建住房')).toEqual(['2024', '年', '新', '建', '住', '房', '年新', '新建', '建住', '住房'])
  expect(wantedOf('新建住房')).toEqual(['新建', '建住', '住房'])
  expect(wantedOf('房')).toEqual(['房'])
})

test.each([
  ['the same', 'housing', 'housing', 1],
  ['a letter left out', 'houing', 'housing', 0.65],
  ['a letter put in', 'houssing', 'housing', 0.65],
  ['two in the wrong order', 'huosing', 'housing', 0.65],
  ['two slips in a long word', 'goverment', 'governments', 0.4],
  ['two slips in a short word', 'rads', 'roads', 0.65],
  ['another word', 'roads', 'reads', 0.65],
  ['two slips where one may be', 'rods', 'reeds', 0],
  ['three letters are never mended', 'tax', 'tex', 0],
  ['numbers are never mended', '2024', '2025', 0],
])('resemblance of %s', (_, wanted, word, likeness) => {
  expect(resemblance(wanted, word)).toBeCloseTo(likeness, 10)
})

test('the beginning of a word comes before a slip, and the shorter word first', () => {
  expect(resemblance('hous', 'house')).toBeGreaterThan(resemblance('hous', 'housing'))
  expect(resemblance('hous', 'housing')).toBeGreaterThan(resemblance('hous', 'hours'))
})
