import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/base/refusal.ts'
import { type CsvFault, csvRecords, recordCharactersMax } from '../../src/sources/csv-record.ts'
import { isFormula } from '../../src/sources/formula.ts'
import { openTable } from '../../src/sources/read-table.ts'
import { cellsOf, readTable } from './table-file.ts'

describe('delimited text', () => {
  test('gives cells exactly as published, with their rows and lines', async () => {
    const read = await readTable('a.csv', 'id,name\r\n1, a \r\n\r\n2,"two\r\nlines, ""quoted"""\r\n3,x\r\n')
    expect(read.columns).toEqual(['id', 'name'])
    expect(read.rows).toEqual([
      { row: 1, line: 2, cells: { id: '1', name: ' a ' } },
      { row: 2, line: 4, cells: { id: '2', name: 'two\r\nlines, "quoted"' } },
      { row: 3, line: 6, cells: { id: '3', name: 'x' } },
    ])
    expect(read.issues).toEqual([])
  })

  test.each([
    [',', 'csv'],
    [';', 'csv'],
    ['|', 'csv'],
    ['\t', 'tsv'],
  ])('finds the delimiter %j', async (delimiter, format) => {
    const lines = ['id?sum?note', '1?1,5?"a;b|c"', '2?2,5?x']
    const read = await readTable('a.txt', lines.join('\n').replaceAll('?', delimiter))
    if (delimiter !== ',') expect(cellsOf(read)[0]).toEqual(['1', '1,5', 'a;b|c'])
    expect(read.format).toBe(format)
    expect(read.columns).toEqual(['id', 'sum', 'note'])
  })

  test('says so where the declared delimiter is the wrong one', async () => {
    const read = await readTable('a.csv', 'id;name\n1;a\n', { delimiter: ',' })
    expect(read.codes).toEqual(['delimiter-other@1'])
    expect(read.issues[0]!.message).toBe('cells are parted by ";", not by "," as declared; it was read so')
    expect(cellsOf(read)).toEqual([['1', 'a']])
  })

  test('a table of one column is one', async () => {
    expect(cellsOf(await readTable('a.csv', 'name\nA; B\nC\n', { delimiter: ',' }))).toEqual([['A; B'], ['C']])
  })

  test('takes mixed line ends and says where they change', async () => {
    const read = await readTable('a.csv', 'id,name\n1,a\r\n2,b\r3,"c"\r4,d')
    expect(cellsOf(read).map(([id]) => id)).toEqual(['1', '2', '3', '4'])
    expect(read.rows.map((row) => row.line)).toEqual([2, 3, 4, 5])
    expect(read.codes).toEqual(['line-ends-mixed@2'])
    expect((await readTable('a.csv', 'id\r1\r2\r')).codes).toEqual([])
  })

  test('refuses rows whose cells cannot be told apart, one issue each', async () => {
    const read = await readTable('a.csv', 'a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n,,\n')
    expect(cellsOf(read)).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ])
    expect(read.codes).toEqual(['row-too-short@2', 'row-too-long@4', 'rows-blank'])
    expect(read.issues[0]).toMatchObject({
      place: { row: 1, line: 2 },
      message: expect.stringContaining('ends at "b"'),
    })
    expect(read.rows.map((row) => row.row)).toEqual([2, 4])
  })

  test('names every column once', async () => {
    const read = await readTable('a.csv', 'a,,a,__proto__,a (2)\n1,2,3,4,5\n')
    expect(read.columns).toEqual(['a', 'column 2', 'a (3)', 'column 4', 'a (2)'])
    expect(
      Object.entries(read.rows[0]!.cells)
        .map(([name, value]) => `${name}=${value}`)
        .sort(),
    ).toEqual(['a=1', 'column 2=2', 'a (3)=3', 'column 4=4', 'a (2)=5'].sort())
    expect(read.codes).toEqual(['header-empty@1', 'header-repeated@1'])
  })

  test('leaves out what stands above a declared header row', async () => {
    const read = await readTable('a.csv', 'Released, in May, 2024\n\nid;name\n1;a\n', { headerRow: 2 })
    expect(read.columns).toEqual(['id', 'name'])
    const declared = await readTable('a.csv', 'Released in May\nid;name\n1;a\n', { headerRow: 2 })
    expect(declared.columns).toEqual(['id', 'name'])
  })

  test.each([
    ['', 'file-empty'],
    ['\n\n', 'file-empty'],
    ['id,name\n', 'file-empty'],
    ['id,name', 'file-empty'],
  ])('%j has no rows', async (content, code) => {
    const read = await readTable('a.csv', content)
    expect(read.rows).toEqual([])
    expect(read.codes).toEqual([code])
  })

  test('refuses a row with a NUL byte', async () => {
    const read = await readTable('a.csv', 'id,name\n1,a\0b\n2,c\n')
    expect(cellsOf(read)).toEqual([['2', 'c']])
    expect(read.codes).toEqual(['nul-byte@2'])
  })
})

describe('broken quotes', () => {
  test('one that never ends costs its line alone', async () => {
    const read = await readTable('a.csv', 'id,name\n1,"a\n2,b\n3,c\n')
    expect(cellsOf(read)).toEqual([
      ['2', 'b'],
      ['3', 'c'],
    ])
    expect(read.codes).toEqual(['quote-unclosed@2'])
  })

  test('text behind a closing quote is a fault of that record', async () => {
    const read = await readTable('a.csv', 'id,name\n1,"He said "no" to it"\n2,b "c"\n')
    expect(cellsOf(read)).toEqual([['2', 'b "c"']])
    expect(read.codes).toEqual(['quote-misplaced@2'])
  })

  test('throughout a large file are a refusal, in time that grows with the file', async () => {
    // Each line closes the quote of the line before and opens its own, so that every line begins an endless record.
    const content = `id,name\n${'a","\n'.repeat(2_000_000)}`
    await expect(readTable('a.csv', content)).rejects.toThrow(Refusal)
  })
})

describe('formulas', () => {
  test.each([
    '=HYPERLINK("http://x","y")',
    '=1+1',
    '=A1',
    '=SUM(A1:A9)',
    '=-A1+2',
    "=cmd|'/C calc'!A0",
    '@SUM(1,2)',
    '+SUM(A1)',
    "-cmd|'/C calc'!A0",
    '=IF(A1>2,1,0)',
    '="a"&B1',
  ])('%s is one', (cell) => {
    expect(isFormula(cell)).toBe(true)
  })

  test.each([
    '-5',
    '-5.2',
    '+44 20 7946 0000',
    '@name',
    '@name said (so)',
    '-',
    '=',
    '= 5',
    '- Health (2019)',
    '-Health',
    'a=b()',
    '=> see page 4',
    '+1',
    '-A1',
    '- (see note)',
  ])('%s is none', (cell) => {
    expect(isFormula(cell)).toBe(false)
  })

  test('are noted and kept as text', async () => {
    const read = await readTable('a.csv', 'id,v\n1,"=HYPERLINK(""http://x"")"\n2,-5\n3,@name\n')
    expect(cellsOf(read)[0]).toEqual(['1', '=HYPERLINK("http://x")'])
    expect(read.issues).toMatchObject([
      { code: 'formula-text', severity: 'noted', place: { row: 1, line: 2, column: 'v' } },
    ])
  })
})

describe('very long lines', () => {
  test('one of 100 MB is refused with its place, and reading goes on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kept-long-'))
    try {
      const path = join(folder, 'long.csv')
      const file = await open(path, 'w')
      await file.write('id,name\n1,a\n2,')
      for (let i = 0; i < 100; i++) await file.write(Buffer.alloc(1_000_000, 120))
      await file.write('\n3,c\n')
      await file.close()
      const codes: string[] = []
      const table = await openTable(path, { onIssue: ({ code, place }) => codes.push(`${code}@${place.line}`) })
      const before = process.memoryUsage.rss()
      let peak = before
      const ids: unknown[] = []
      for await (const batch of table.rows) {
        peak = Math.max(peak, process.memoryUsage.rss())
        for (const row of batch) ids.push(row.cells['id'])
      }
      expect(ids).toEqual(['1', '3'])
      expect(codes).toEqual(['record-too-long@3'])
      expect(peak - before).toBeLessThan(95_000_000)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('csvRecords', () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', ',', '"', '\n', '\r\n', ';') }),
    fc.constantFrom('', 'x', '12'),
  )
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
    .chain(([width, crlf]) =>
      fc.tuple(
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
        fc.constant(crlf ? '\r\n' : '\n'),
        fc.boolean(),
      ),
    )

  test('splits as csv-parse does, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(fc.nat(200)), async ([rows, end, quoteAll], cuts) => {
        const quoted = (value: string) =>
          quoteAll || /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
        const text = rows.map((row) => row.map(quoted).join(',')).join(end) + end
        const expected = parse(text, { relax_column_count: true, skip_empty_lines: true, record_delimiter: end })
        const faults: CsvFault[] = []
        const found = await split(text, cuts, (fault) => faults.push(fault))
        // A quoted empty cell alone on its line is a row to csv-parse and nothing to us.
        const filled = (expected as string[][]).filter((row) => row.length > 1 || row[0] !== '')
        expect(found.map((record) => record.cells)).toEqual(filled)
        expect(faults).toEqual([])
      }),
    )
  })

  test('counts the line end of a refused line once where a piece is cut inside it', async () => {
    expect(await split('""aaa\r\na', [6], () => {})).toEqual([{ line: 2, cells: ['a'] }])
    expect(await split('""aaa\r\na', [5, 6, 7], () => {})).toEqual([{ line: 2, cells: ['a'] }])
    expect(await split('""aaa\ra', [6], () => {})).toEqual([{ line: 2, cells: ['a'] }])
  })

  test('never throws, and its lines never go back, whatever the text', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(60)), async (content, cuts) => {
        const whole = await split(content, [], () => {})
        const cut = await split(content, cuts, () => {})
        expect(cut).toEqual(whole)
        const lines = whole.map((record) => record.line)
        expect(lines).toEqual([...lines].sort((a, b) => a - b))
        expect(lines.every((line) => line >= 1 && line <= content.split(/\r\n|\r|\n/).length)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  async function split(text: string, cuts: readonly number[], onFault: (fault: CsvFault) => void) {
    const at = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort((a, b) => a - b)
    const pieces = at.slice(1).map((end, i) => text.slice(at[i], end))
    async function* stream() {
      yield* pieces
    }
    const records = []
    const onQuotesBroken = () => {
      throw new Error('unexpected')
    }
    for await (const batch of csvRecords(stream(), { delimiter: ',', onFault, onQuotesBroken })) records.push(...batch)
    return records
  }

  test('the limit of a record leaves room for long documents', () => {
    expect(recordCharactersMax).toBeGreaterThan(1_000_000)
  })
})

test('a reading that stops early has no digest and leaves no file open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-early-'))
  const path = join(folder, 'a.csv')
  await writeFile(path, `id,name\n${'1,a\n'.repeat(600_000)}`)
  const openFiles = async () => (await readdir('/proc/self/fd').catch(() => [])).length
  const before = await openFiles()
  const table = await openTable(path, { onIssue: () => {} })
  for await (const batch of table.rows) {
    expect(batch.length).toBe(1_000)
    break
  }
  expect(() => table.digest()).toThrow('have not been read')
  await table.rows[Symbol.asyncIterator]().next()
  await table.close()
  expect(await openFiles()).toBe(before)
  await rm(folder, { recursive: true })
})
