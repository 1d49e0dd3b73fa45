import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { numberKind, serialDate } from '../../src/sources/xlsx-date.ts'
import { cellsOf, readTable } from './table-file.ts'
import { rowsXml, workbook, zip } from './workbook-file.ts'

const table = rowsXml([
  ['id', 'name'],
  [1, 'a'],
  [2, 'b'],
])

async function refusal(content: Uint8Array, options = {}): Promise<string> {
  return readTable('a.xlsx', content, options).then(
    (read) => `read ${read.rows.length}`,
    (refused: { code?: string; why?: string; message: string }) =>
      refused.code === undefined ? refused.message : `${refused.code}: ${refused.why}`,
  )
}

describe('a workbook', () => {
  test('gives rows of its first sheet that is shown and has rows, and names the others', async () => {
    const sheets = [
      { name: 'Empty', xml: '' },
      { name: 'Hidden', xml: rowsXml([['x']]), hidden: true },
      { name: 'Data', xml: table },
      { name: 'Notes', xml: rowsXml([['n'], ['m']]) },
    ]
    const read = await readTable('a.xlsx', workbook(sheets))
    expect(read.format).toBe('xlsx')
    expect(read.rows).toEqual([
      { row: 1, line: 2, cells: { id: 1, name: 'a' } },
      { row: 2, line: 3, cells: { id: 2, name: 'b' } },
    ])
    expect(read.codes).toEqual(['sheets-other'])
    expect(read.issues[0]!.message).toContain('Hidden, Notes')
    expect((await readTable('a.xlsx', workbook(sheets), { sheet: 'Notes' })).columns).toEqual(['n'])
    expect((await readTable('a.xlsx', workbook(sheets), { sheet: 4 })).codes).toEqual([])
    expect(await refusal(workbook(sheets), { sheet: 'Other' })).toBe(
      'sheet-missing: Its sheets are Empty, Hidden, Data, Notes.',
    )
  })

  test('is read whatever its name, and with its digest', async () => {
    const bytes = workbook([{ name: 'S', xml: table }])
    const read = await readTable('a.csv', bytes)
    expect([read.format, read.rows.length, read.digest.length]).toEqual(['xlsx', 2, 64])
  })

  test('gives every kind of cell', async () => {
    const xml = `
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>
      <row r="3"><c r="A3"><v>8.6850000000000005</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" s="1"><v>45352</v></c><c r="D3" t="str"><f>A1&amp;"x"</f><v>ax</v></c><c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row><c><v>-1E-3</v></c><c r="C4" s="2"><v>45352.604166666664</v></c><c r="D4" t="inlineStr"><is><r><t>two </t></r><r><t xml:space="preserve">runs</t></r></is></c></row>
      <row r="5"/>
      <row r="6"><c r="A6" s="3"><v>0.5</v></c><c r="B6" t="d"><v>2024-03-01T00:00:00Z</v></c><c r="C6"><f>SUM(A1)</f></c><c r="D6" t="s"><v>5</v></c></row>`
    const texts =
      '<si><t>number</t></si><si><t>other</t></si><si><r><t>da</t></r><r><t>te</t></r><rPh><t>no</t></rPh></si><si><t>text</t></si><si><t>error</t></si><si><t>a_x000D_&lt;&#233;&#xe9;<![CDATA[<&]]></t></si>'
    const read = await readTable('a.xlsx', workbook([{ name: 'S', xml }], { texts }))
    expect(read.columns).toEqual(['number', 'other', 'date', 'text', 'error'])
    expect(cellsOf(read)).toEqual([
      [8.685, true, '2024-03-01', 'ax', null],
      [-0.001, null, '2024-03-01T14:30:00', 'two runs', null],
      ['12:00:00', '2024-03-01', null, 'a\r<éé<&', null],
    ])
    expect(read.rows.map((row) => row.line)).toEqual([3, 4, 6])
    expect(read.issues.map(({ code, place }) => `${code} ${place.column}`)).toEqual([
      'cell-error error',
      'formula-value text',
      'formula-value error',
      'formula-value date',
    ])
  })

  test('takes namespace prefixes, attributes with > and comments', async () => {
    const xml =
      '<x:row r="1"><x:c r="A1" t="inlineStr" note="a>b"><x:is><x:t>id</x:t></x:is></x:c></x:row><!-- <row> > --><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row>'
    expect(cellsOf(await readTable('a.xlsx', workbook([{ name: 'S', xml }])))).toEqual([[7]])
  })

  test('reads text that looks like a formula as text, and notes it', async () => {
    const xml = rowsXml([['a'], ['=HYPERLINK("x")'], ['-5']])
    const read = await readTable('a.xlsx', workbook([{ name: 'S', xml }]))
    expect(cellsOf(read)).toEqual([['=HYPERLINK("x")'], ['-5']])
    expect(read.codes).toEqual(['formula-text@2'])
  })

  test('refuses a row that goes beyond the header, fills up one that is short, and says when empty', async () => {
    const xml = rowsXml([
      ['a', 'b'],
      [1, 2, 3],
      [1, null],
    ])
    const read = await readTable('a.xlsx', workbook([{ name: 'S', xml }]))
    expect(cellsOf(read)).toEqual([[1, null]])
    expect(read.codes).toEqual(['row-too-long@2'])
    expect((await readTable('a.xlsx', workbook([{ name: 'S', xml: '' }]))).codes).toEqual(['file-empty'])
    expect((await readTable('a.xlsx', workbook([{ name: 'S', xml: rowsXml([['a']]) }]))).codes).toEqual(['file-empty'])
  })

  test('agrees with another reader on any table of texts and numbers', async () => {
    const value = fc.oneof(
      fc.string({ minLength: 1, unit: fc.constantFrom('a', 'é', '<', '&', '😀', '"', '=') }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
    )
    const rows = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        const bytes = workbook([{ name: 'S', xml: rowsXml([['a', 'b', 'c'], ...body]) }])
        const read = await readTable('a.xlsx', bytes)
        const other = (await readSheet(bytes)).slice(1).filter((row) => row.some((cell) => cell !== null))
        expect(read.rows.map((row) => ['a', 'b', 'c'].map((name) => row.cells[name]))).toEqual(
          other.map((row) => [0, 1, 2].map((i) => row[i] ?? null)),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('dates', () => {
  test.each<[number, 'date' | 'time', boolean, string | undefined]>([
    [1, 'date', false, '1900-01-01'],
    [59, 'date', false, '1900-02-28'],
    [60, 'date', false, '1900-02-29'],
    [61, 'date', false, '1900-03-01'],
    [45352, 'date', false, '2024-03-01'],
    [45351.999999, 'date', false, '2024-03-01'],
    [0, 'date', true, '1904-01-01'],
    [43890, 'date', true, '2024-03-01'],
    [2_958_465, 'date', false, '9999-12-31'],
    [2_958_466, 'date', false, undefined],
    [-1, 'date', false, undefined],
    [0.75, 'time', false, '18:00:00'],
  ])('serial %d as %s is %s %s', (serial, kind, from1904, expected) => {
    expect(serialDate(serial, kind, from1904)).toBe(expected)
  })

  test.each<[string, string]>([
    ['dd/mm/yyyy', 'date'],
    ['[$-409]d-mmm-yy;@', 'date'],
    ['mmmm', 'date'],
    ['yyyy\\-mm\\-dd hh:mm', 'date'],
    ['hh:mm AM/PM', 'time'],
    ['[h]:mm:ss', 'number'],
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00 "days"', 'number'],
    ['[Red]0;[Blue]0', 'number'],
    ['0\\d', 'number'],
    ['_-* #,##0.00_-;d', 'number'],
  ])('the format %s shows a %s', (code, kind) => {
    expect(numberKind(164, code)).toBe(kind)
  })

  test('of custom formats are read by their style', async () => {
    const xml = `${rowsXml([['a', 'b']])}<row r="2"><c r="A2" s="4"><v>45352</v></c><c r="B2" s="5"><v>45352</v></c></row>`
    const read = await readTable('a.xlsx', workbook([{ name: 'S', xml }], { formats: ['d mmm yyyy', '0.0'] }))
    expect(cellsOf(read)).toEqual([['2024-03-01', 45352]])
  })
})

describe('broken workbooks', () => {
  test('are refused wherever they are cut', async () => {
    const bytes = workbook([{ name: 'S', xml: table }])
    for (let length = 4; length < bytes.length; length += 97) {
      expect(await refusal(bytes.subarray(0, length))).toMatch(/^(xlsx-broken|format-unknown): /)
    }
  })

  test('give rows or a refusal for any flipped byte', async () => {
    const bytes = workbook([{ name: 'S', xml: table }])
    for (let at = 4; at < bytes.length; at += 23) {
      const broken = Buffer.from(bytes)
      broken[at]! ^= 0x5a
      expect(await refusal(broken)).toMatch(/^(read \d+$|xlsx-broken: |xlsx-too-large: |format-unknown: )/)
    }
  })

  test('that swell without end are refused before they fill the memory', async () => {
    const bomb = workbook([{ name: 'S', xml: table + ' '.repeat(120 * 1_048_576) }])
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusal(bomb, { sheet: 1 })).toMatch('xlsx-too-large: Its part xl/worksheets/sheet1.xml swells')
  })

  test('another kind of zip, one with a password, and XML that breaks off', async () => {
    expect(await refusal(zip({ 'word/document.xml': Buffer.from('<a/>') }))).toMatch('but no workbook')
    const locked = workbook([{ name: 'S', xml: table }])
    locked[locked.indexOf('PK\u0001\u0002', 0, 'latin1') + 8] = 1
    expect(await refusal(locked)).toMatch('xlsx-broken: Its part _rels/.rels is locked with a password')
    const open = workbook([{ name: 'S', xml: '<row r="1"><c r="A1"><v>1</v>' }])
    expect(await refusal(open)).toBe('xlsx-broken: The XML inside it breaks off.')
    const office = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await refusal(office)).toMatch('format-unknown: It seems to be a workbook locked with a password.')
  })
})
