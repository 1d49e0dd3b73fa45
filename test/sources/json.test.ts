import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFault } from '../../src/sources/json-fault.ts'
import { jsonBytesMax } from '../../src/sources/json-lines.ts'
import { exactNumbers, hasLongNumber } from '../../src/sources/json-number.ts'
import { readTable } from './table-file.ts'

async function refusal(content: string | Uint8Array, path?: string): Promise<unknown> {
  return readTable('a.json', content, path === undefined ? {} : { path }).then(
    () => 'read',
    (refused: { code: string; why: string }) => `${refused.code}: ${refused.why}`,
  )
}

describe('a JSON array', () => {
  test('gives its objects unchanged, with rows and lines', async () => {
    const read = await readTable(
      'a.json',
      '\n[\n {"id": 1, "tags": ["a", {"b": null}]},\n\n {"id": "x]}\\"", "é": true}\n]\n',
    )
    expect(read.format).toBe('json')
    expect(read.columns).toEqual(['id', 'tags', 'é'])
    expect(read.rows).toEqual([
      { row: 1, line: 3, cells: { id: 1, tags: ['a', { b: null }] } },
      { row: 2, line: 5, cells: { id: 'x]}"', é: true } },
    ])
    expect(read.issues).toEqual([])
  })

  test('is split as JSON.parse reads it, wherever the chunks are cut', async () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
    const spaces = fc.constantFrom(undefined, 1, '\t')
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 6 }), spaces, async (rows, space) => {
        const text = JSON.stringify(rows, undefined, space)
        const read = await readTable('a.json', text)
        expect(read.rows.map((row) => JSON.stringify(row.cells))).toEqual(
          (JSON.parse(text) as unknown[]).map((row) => JSON.stringify(row)),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('is found as the one array of objects among the members', async () => {
    const text =
      '{"meta": {"list": [{}]}, "statuses": {"a": 1}, "names": ["x"], "none": [], "promises": [{"id": 1}], "n": 2}'
    expect((await readTable('a.json', text)).rows).toMatchObject([{ row: 1, line: 1, cells: { id: 1 } }])
  })

  test('is found at a path', async () => {
    const text = '{"x": {"rows": [{"id": 0}]}, "data": {"a": {"rows": 3}, "rows": [{"id": 1}], "b": [{}]}}'
    expect((await readTable('a.json', text, { path: 'data.rows' })).rows).toMatchObject([{ cells: { id: 1 } }])
    expect(await refusal(text, 'data.none')).toMatch('json-no-array')
    expect(await refusal(text, 'data.a.rows')).toMatch('json-no-array')
    expect(await refusal('[{"id": 1}]', 'data')).toMatch('json-no-array')
  })

  test('is not guessed among several', async () => {
    expect(await refusal('{"a": [{}], "b": [{}]}')).toBe(
      'json-array-ambiguous: Its members a, b are all arrays of objects.',
    )
    expect(await refusal('{"a": 1}')).toMatch('json-no-array')
  })

  test('of no rows is empty', async () => {
    for (const text of ['[]', '', ' \n']) {
      const read = await readTable('a.json', text)
      expect([read.rows.length, read.codes]).toEqual([0, ['file-empty']])
    }
  })

  test('has elements that are no objects refused', async () => {
    const read = await readTable('a.json', '[{"a": 1},\n2, "x, ]",\n[3], null, {"a": 4}]')
    expect(read.rows.map((row) => row.row)).toEqual([1, 6])
    expect(read.codes).toEqual(['json-not-object@2', 'json-not-object@2', 'json-not-object@3', 'json-not-object@3'])
  })

  test('keeps reading behind an element that is broken inside', async () => {
    const read = await readTable('a.json', '[{"a": 1},\n{"a": NaN},\n{"é": 1,\n "b": 2,},\n{"a": 3}]')
    expect(read.rows.map((row) => row.cells)).toEqual([{ a: 1 }, { a: 3 }])
    expect(read.issues.map((found) => found.message)).toEqual([
      'this is not JSON: see line 2, column 7',
      'this is not JSON: see line 4, column 9',
    ])
  })

  test.each([
    ['[{"a": 1}', 'json-cut-short: The JSON is not closed by the last line, 1.'],
    ['[{"a": 1},\n{"a": "b', 'json-cut-short: The JSON is not closed by the last line, 2.'],
    ['[{"a": 1},\n {"a": [1}, {"a": 2}]', 'json-broken: It breaks at line 2, column 10.'],
    ['[{"a": 1},]', 'json-broken: It breaks at line 1, column 11.'],
    ['[,{"a": 1}]', 'json-broken: It breaks at line 1, column 2.'],
    ['[{"a": 1}]\n[{"a": 2}]', 'json-broken: It breaks at line 2, column 1.'],
    ['{"rows": [{"a": 1}]', 'json-cut-short: The JSON is not closed by the last line, 1.'],
    ['nonsense', 'json-broken: It breaks at line 1, column 1.'],
  ])('%j is refused with its place', async (content, expected) => {
    expect(await refusal(content)).toBe(expected)
  })

  test('passes over an element that is too long, in bounded memory', async () => {
    const long = Buffer.alloc(jsonBytesMax + 10, 'x')
    const parts = [Buffer.from('[{"a": 1},\n{"a": "'), long, Buffer.from('"},\n{"a": 3}]')]
    const read = await readTable('a.json', Buffer.concat(parts))
    expect(read.rows.map((row) => row.row)).toEqual([1, 3])
    expect(read.codes).toEqual(['record-too-long@2'])
  })
})

describe('JSON Lines', () => {
  test('a bad line costs that line alone', async () => {
    const read = await readTable('a.jsonl', '{"a": 1}\r\n{"a": \n\n[1]\n{"a": 2, "b": {"c": []}}')
    expect(read.format).toBe('json-lines')
    expect(read.columns).toEqual(['a', 'b'])
    expect(read.rows).toEqual([
      { row: 1, line: 1, cells: { a: 1 } },
      { row: 4, line: 5, cells: { a: 2, b: { c: [] } } },
    ])
    expect(read.codes).toEqual(['json-broken@2', 'json-not-object@4'])
    expect(read.issues[0]).toMatchObject({ value: '{"a": ', message: 'this is not JSON: see line 2, column 7' })
  })

  test('are told from JSON by their lines, whatever the name', async () => {
    expect((await readTable('a.txt', '{"a": 1}\n{"a": 2}\n')).format).toBe('json-lines')
    expect((await readTable('a.jsonl', '{"a": 1}\n')).rows.length).toBe(1)
    expect((await readTable('a.txt', '{"rows": [\n{"a": 1}]}\n')).format).toBe('json')
    expect((await readTable('a.csv', '[id],{name}\n1,2\n')).format).toBe('csv')
  })

  test('a line that is too long is refused with its place', async () => {
    const parts = [Buffer.from('{"a": 1}\n{"a": "'), Buffer.alloc(jsonBytesMax, 'x'), Buffer.from('"}\n{"a": 3}\n')]
    const read = await readTable('a.jsonl', Buffer.concat(parts))
    expect(read.rows.map((row) => row.cells)).toEqual([{ a: 1 }, { a: 3 }])
    expect(read.codes).toEqual(['record-too-long@2'])
  })

  test('lines that are not UTF-8 are read as windows-1252', async () => {
    const read = await readTable('a.jsonl', Buffer.from('{"a": "\x80 caf\xe9"}\n{"a": "caf\xe9"}\n', 'latin1'))
    expect(read.rows.map((row) => row.cells['a'])).toEqual(['€ café', 'café'])
    expect(read.codes).toEqual(['text-not-utf8@1'])
  })
})

describe('numbers that a double cannot hold', () => {
  test('are kept as text and noted', async () => {
    const read = await readTable(
      'a.jsonl',
      '{"id": 12345678901234567890, "sum": 0.1234567890123456789, "big": 1e400, "n": [1.0, 0.30000000000000004, -0.0, 1e22, 100000000000000000000], "s": "12345678901234567890"}\n',
    )
    expect(read.rows[0]!.cells).toEqual({
      id: '12345678901234567890',
      sum: '0.1234567890123456789',
      big: '1e400',
      n: [1, 0.30000000000000004, -0, 1e22, 1e20],
      s: '12345678901234567890',
    })
    expect(read.codes).toEqual(['number-beyond-double@1', 'number-beyond-double@1', 'number-beyond-double@1'])
    expect(read.issues[0]!.value).toBe('12345678901234567890')
  })

  test('are the only ones touched: every double survives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.double({ noNaN: true, noDefaultInfinity: true }), (value, number) => {
        const text = JSON.stringify([value, number])
        expect(exactNumbers(text, () => {})).toBe(text)
      }),
    )
  })

  test('are seen whenever digits would be lost', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 10n ** 25n }), (number) => {
        if (BigInt(Number(number)) === number) return
        expect(hasLongNumber(`{"a":${number}}`)).toBe(true)
      }),
    )
  })
})

describe('jsonFault', () => {
  test.each([
    ['{"a": 1,}', 1, 9],
    ['{"a": 1', 1, 8],
    ["{'a': 1}", 1, 2],
    ['{"a": 1\n"b": 2}', 2, 1],
    ['{"a": 01}', 1, 8],
    ['{"a": tru}', 1, 7],
    ['"a\nb"', 1, 3],
    ['"a\\x"', 1, 3],
    ['[1, 2] 3', 1, 8],
    ['', 1, 1],
  ])('%j breaks at line %i, column %i', (text, line, column) => {
    expect(jsonFault(text)).toMatchObject({ line, column })
  })

  test('finds none in what JSON.parse takes, and one in what it refuses', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[],:"1-.eE tn\\u\n', 'true', 'null', '"a"'), maxLength: 12 })
    fc.assert(
      fc.property(text, (json) => {
        let valid = true
        try {
          JSON.parse(json)
        } catch {
          valid = false
        }
        // A cut text breaks at its end; a whole one has nothing behind it either, so only the place tells them apart.
        const { at } = jsonFault(json)
        if (valid) expect(at).toBe(json.length)
        else if (at === json.length) expect(() => JSON.parse(json)).toThrow()
      }),
      { numRuns: 2_000 },
    )
    expect(jsonFault('['.repeat(100_000)).at).toBe(100_000)
  })
})
