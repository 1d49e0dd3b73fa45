// A source.yaml is refused where it leaves out what no reading can do without.
import { describe, expect, it } from 'vitest'
import { parseSource } from '../../src/sources/source.ts'

const sourceWith = (section: string) => `source: s
title: T
publisher: P
licence: CC0-1.0
attribution: P
tables:
  - table: deals
${section}`

describe('a source', () => {
  it.each([
    ['a sum without a currency', '    row: deal\n    key: id\n    deal: { title: t, lead: b, value: sum }', 'currency'],
    ['a table without a key', '    row: pledge\n    pledge: { wording: w }', 'key'],
    ['a table without the section of its rows', '    row: deal\n    key: id', 'deal'],
    ['a field that it does not know', '    row: pledge\n    key: id\n    pledge: { wording: w, score: s }', 'score'],
  ])('is refused with %s', (_, section, where) => {
    expect(() => parseSource(sourceWith(section), 's.yaml')).toThrow(
      expect.objectContaining({ code: 'source-invalid', why: expect.stringContaining(where) }),
    )
  })

  it('takes a sum with its currency', () => {
    const section = '    row: deal\n    key: id\n    deal: { title: t, lead: b, value: { column: sum, currency: GBP } }'
    expect(parseSource(sourceWith(section), 's.yaml').file.source).toBe('s')
  })
})
