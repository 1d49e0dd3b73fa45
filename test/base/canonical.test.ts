// Canonical JSON against RFC 8785 and against a plain second implementation.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, isCanonical, type Json, parseCanonical } from '../../src/base/canonical.ts'

describe('RFC 8785', () => {
  test('its sample of values (section 3.2.3)', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022/",
      literals: [null, true, false],
    }
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('its sample of key order, by UTF-16 code units (section 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(
      canonical(value)
        .match(/:"([^"]*)"/g)
        ?.map((item) => item.slice(2, -1)),
    ).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  // Appendix B, as IEEE 754 bits and text.
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the number %s is %s', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })
})

describe('what rebuilding an object would lose', () => {
  test.each([
    ['{"10":1,"9":2}', '{"10":1,"9":2}'],
    ['{"9":2,"10":1,"a":3}', '{"10":1,"9":2,"a":3}'],
    ['{"b":1,"10":{"z":1,"02":2,"1":3}}', '{"10":{"02":2,"1":3,"z":1},"b":1}'],
    ['{"b":1,"__proto__":{"x":1},"a":2}', '{"__proto__":{"x":1},"a":2,"b":1}'],
    ['{"__proto__":null}', '{"__proto__":null}'],
    ['{"b":{"d":1,"c":2},"a":[{"f":1,"e":2}]}', '{"a":[{"e":2,"f":1}],"b":{"c":2,"d":1}}'],
    ['{"text":"\\\\ud800","b":"\\ud83d\\ude00"}', '{"b":"😀","text":"\\\\ud800"}'],
  ])('%s', (json, expected) => {
    expect(canonical(JSON.parse(json))).toBe(expected)
  })
})

describe('what JSON cannot carry', () => {
  test.each([
    ['NaN', { b: [Number.NaN], a: 1 }],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a lone surrogate in a value', ['\ud800']],
    ['a lone surrogate in a key', { '\udc00x': 1 }],
    ['a lone surrogate among keys out of order', { b: '\udfff', a: 1 }],
    ['undefined in an array', [undefined]],
    ['a hole in an array', new Array(1)],
    ['a function', { toJSON: () => 1 }],
    ['a BigInt', { a: 1n }],
  ])('%s throws', (_name, value) => {
    expect(() => canonical(value as Json)).toThrow(TypeError)
  })

  test('a member that is undefined is left out', () => {
    expect(canonical({ b: 1, a: undefined })).toBe('{"b":1}')
    expect(canonical({ a: undefined })).toBe('{}')
  })
})

// Keys that engines treat apart, and text around surrogates, besides anything else.
const key = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', 'toJSON', '0', '9', '10', '4294967295', '-1', '01', '\ufb33', '😀'),
  fc.nat().map(String),
)
const { json: anyJson } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\\ud800', '\ud83d\ude00', '\u2028'),
    fc.array(tie('json'), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie('json')), { maxLength: 6 }).map(objectOf),
  ),
}))

describe('properties', () => {
  test('it is what a plain implementation writes', () => {
    fc.assert(
      fc.property(anyJson, (value) => canonical(value) === plain(value)),
      { numRuns: 5_000 },
    )
  })

  test('it says the same value, and the order of keys in memory does not matter', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const json = canonical(value)
        expect(canonical(JSON.parse(json))).toBe(json)
        expect(canonical(reversed(value))).toBe(json)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a value is left as it was', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const before = JSON.stringify(value)
        canonical(value)
        expect(JSON.stringify(value)).toBe(before)
      }),
    )
  })

  test('only the canonical text of a value is canonical', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(0, 1, 2), (value, indent) => {
        const json = JSON.stringify(value, null, indent)
        expect(isCanonical(json)).toBe(json === plain(value))
        expect(parseCanonical(plain(value))).toEqual(JSON.parse(plain(value)))
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    '{"a":1,"a":1}',
    '{"a":1.0}',
    '{"a":-0}',
    '"\\u0041"',
    '"\\ud800"',
    '1E2',
    ' 1',
    '',
    '{',
    '{"b":1,"a":1}',
  ])('not canonical: %s', (json) => {
    expect(isCanonical(json)).toBe(false)
  })
})

function objectOf(members: readonly (readonly [string, Json])[]): Json {
  const object = {}
  for (const [name, value] of members) {
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
  }
  return object
}

function plain(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${plain(member as Json)}`).join(',')}}`
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return objectOf(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member as Json)]),
  )
}
