import { describe, expect, test } from 'vitest'
import { sniffDelimiter } from '../../src/sources/delimiter.ts'
import { sniffColumns } from '../../src/sources/sniff.ts'

function looks(column: string, values: readonly (string | number | null | readonly string[])[]) {
  const rows = values.map((value, i) => ({ row: i + 1, cells: { [column]: value } }))
  return sniffColumns([column], rows)[0]!.looks
}

describe('sniffColumns', () => {
  test('counts what is empty and what is different', () => {
    const rows = ['a', '', ' ', 'b', 'a', null].map((value, i) => ({ row: i + 1, cells: { x: value } }))
    expect(sniffColumns(['x', 'y'], rows)).toMatchObject([
      { column: 'x', emptyShare: 0.5, distinct: 2, samples: ['a', 'b'] },
      { column: 'y', emptyShare: 1, distinct: 0, looks: { kind: 'empty' } },
    ])
  })

  test('tells the order of day and month by the dates that only fit one', () => {
    expect(looks('d', ['01/02/2020', '25/12/2020', '03/04/2021'])).toMatchObject({
      kind: 'date',
      patterns: ['DD/MM/YYYY'],
      order: 'day-first',
      share: 1,
    })
    expect(looks('d', ['01/02/2020', '12/25/2020'])).toMatchObject({ patterns: ['MM/DD/YYYY'], order: 'month-first' })
    expect(looks('d', ['01/02/2020', '03/04/2021'])).toMatchObject({ patterns: ['DD/MM/YYYY'], order: 'none' })
    expect(looks('d', ['2020-02-01', '2020-02'])).toMatchObject({ order: 'year-first' })
    expect(looks('d', ['1 Feb 2020', '12 Mar 2021'])).toMatchObject({ patterns: ['D MMM YYYY'], order: 'named-month' })
  })

  test('names several formats, and bears exemptions among the dates', () => {
    const values = ['2021-03-31', '2022-03-31', '31/03/2023', '30/03/2023', '2024-03-31', 'Exempt under section 43']
    expect(looks('End', values)).toMatchObject({ kind: 'date', patterns: ['YYYY-MM-DD', 'DD/MM/YYYY'], share: 5 / 6 })
  })

  test('tells years, spreadsheet years and numbers apart', () => {
    expect(looks('target', ['2030', '2045.0', '2050'])).toMatchObject({ kind: 'year', patterns: ['YYYY', 'YYYY.0'] })
    expect(looks('count', ['3', '2030', '17'])).toMatchObject({ kind: 'integer' })
    expect(looks('share', ['3.5', '1,200.25'])).toMatchObject({ kind: 'number', decimal: '.' })
    expect(looks('share', ['3,5', '1.200,25', '0,1'])).toMatchObject({ kind: 'number', decimal: ',' })
  })

  test('sees money by signs and by names, with its scale', () => {
    expect(looks('total', ['£1,200.50', '-£3', '(£4)'])).toMatchObject({
      kind: 'money',
      currency: 'GBP',
      scale: 1,
      share: 1,
    })
    expect(looks('WLC_Baseline_GBPm', ['8.68', '11'])).toMatchObject({
      kind: 'money',
      currency: 'GBP',
      scale: 1_000_000,
    })
    expect(looks('Budget', ['8.68', '11'])).toMatchObject({ kind: 'money', currency: undefined, scale: 1 })
    expect(looks('Cost (€ thousands)', ['8', '11'])).toMatchObject({ kind: 'money', currency: 'EUR', scale: 1_000 })
  })

  test('sees ids, addresses, booleans, categories, lists and text', () => {
    expect(looks('id', ['1', '2', '3'])).toEqual({ kind: 'id' })
    expect(looks('slug', ['a-b', 'c-d', 'e'])).toEqual({ kind: 'id' })
    expect(looks('source', ['https://a.example/x', 'http://b.example', ''])).toMatchObject({ kind: 'url', share: 1 })
    expect(looks('contested', ['True', 'False', 'False'])).toEqual({ kind: 'boolean', values: ['True', 'False'] })
    expect(looks('status', ['Amber', 'Red', 'Red', 'Amber', 'Red', 'Green'])).toEqual({
      kind: 'category',
      values: ['Red', 'Amber', 'Green'],
    })
    expect(looks('departments', [['a', 'b'], ['c']])).toEqual({ kind: 'nested' })
    expect(looks('title', ['Build a bridge', 'Mend the roads', 'Plant trees'])).toEqual({ kind: 'text' })
  })
})

describe('sniffDelimiter', () => {
  test.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2,5\n', ';'],
    ['a\tb, c\n1\t2\n3\t4\n', '\t'],
    ['"a,b,c";d\n"1,2,3";4\n', ';'],
    ['id|name\n1|x, y\n2|z\n', '|'],
    ['name\nx, y\n', undefined],
    ['', undefined],
  ])('of %j is %j', (head, expected) => {
    expect(sniffDelimiter(head)).toBe(expected)
  })
})
