// Suppliers against entries: by number, by name, and what must never match.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOnListAt } from '../../../src/sources/debarment/at-award.ts'
import { nameReader } from '../../../src/sources/debarment/entity-name.ts'
import type { DebarmentEntry } from '../../../src/sources/debarment/entry.ts'
import { matchSuppliers, similarityMin } from '../../../src/sources/debarment/match.ts'
import { jaroWinkler, nameMeasure, nameSimilarity } from '../../../src/sources/debarment/similarity.ts'
import { allJurisdictions } from '../../../src/sources/jurisdiction.ts'

const jurisdictions = await allJurisdictions()
const read = nameReader(jurisdictions)
const measure = nameMeasure(jurisdictions)

function alike(a: string, b: string): number {
  return nameSimilarity(measure(read(a)!), measure(read(b)!))
}

function entry(fields: Partial<DebarmentEntry>): DebarmentEntry {
  return {
    list: 'l',
    entry: 'e',
    name: 'Acme Ltd',
    aliases: [],
    identifiers: [],
    authority: 'A Bank',
    from: '2020-01-01',
    to: null,
    seen: '2026-01-01',
    dates: 'stated',
    url: null,
    ...fields,
  }
}

describe('Jaro–Winkler', () => {
  // Winkler (1990), table of examples, to three places.
  it.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
    ['JONES', 'JOHNSON', 0.832],
    ['ABROMS', 'ABRAMS', 0.922],
  ])('%s and %s', (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3)
  })

  it('is symmetric, within 0 and 1, and 1 for equal words alone', () => {
    const word = fc.stringMatching(/^[a-f]{1,8}$/)
    fc.assert(
      fc.property(word, word, (a, b) => {
        const like = jaroWinkler(a, b)
        expect(like).toBeCloseTo(jaroWinkler(b, a), 12)
        expect(like).toBeGreaterThanOrEqual(0)
        expect(like).toBeLessThanOrEqual(1)
        expect(like === 1).toBe(a === b)
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['Acme Holdings Limited', 'ACME HOLDINGS LTD.'],
    ['Alpha Norte Construcciones S.A. de C.V.', 'Construcciones Alpha Norte SA DE CV'],
    ['Constrution Alpha Ltd', 'Construction Alpha Ltd'],
    ['Acmecorp Limited', 'Acmecorp'],
    ['Zamindar Kisan Ltd', 'Zamindar Kissan Ltd'],
    // Alike and not the same: what a person is there for.
    ['Marineland Ltd', 'Marinelane Ltd'],
  ])('%s is put before a person with %s', (a, b) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(similarityMin)
    expect(alike(b, a)).toBeCloseTo(alike(a, b), 12)
  })

  it.each([
    ['ABC Construction Ltd', 'ABD Construction Ltd'],
    ['Acme Ltd', 'Acme S.A. de C.V.'],
    ['Acme Ltd', 'Acme Engineering Works and Roads Ltd'],
    ['Global Services Ltd', 'Global Energy Ltd'],
    ['123 Ontario Ltd', '124 Ontario Ltd'],
    ['Services Group Ltd', 'Services Group Ltd'],
    ['Engineering Ltd', 'Engineering Ltd'],
    ['North Road Works Ltd', 'South Road Works Ltd'],
  ])('%s is not with %s', (a, b) => {
    expect(alike(a, b)).toBeLessThan(similarityMin)
  })
})

it('gives up early only on names that are less alike than asked', () => {
  const word = fc.constantFrom(
    'acme',
    'acmes',
    'norte',
    'nortes',
    'road',
    'roads',
    'services',
    'group',
    'alpha',
    'alfa',
    '12',
  )
  const name = fc
    .array(word, { minLength: 1, maxLength: 4 })
    .map((words) => measure({ shown: '', words, form: undefined }))
  fc.assert(
    fc.property(name, name, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, atLeast) => {
      const whole = nameSimilarity(a, b)
      const asked = nameSimilarity(a, b, atLeast)
      if (whole >= atLeast + 1e-9) expect(asked).toBe(whole)
      else expect(asked).toBeLessThanOrEqual(whole)
      expect(whole).toBeCloseTo(nameSimilarity(b, a), 9)
      expect(whole).toBeLessThanOrEqual(1 + 1e-12)
    }),
    { numRuns: 500 },
  )
})

describe('matching', () => {
  const of = (entries: readonly DebarmentEntry[], ...suppliers: Parameters<typeof matchSuppliers>[1][]) =>
    matchSuppliers(
      entries,
      suppliers.flatMap((one) => [...one]),
      { jurisdictions },
    )
  const byScheme = { supplier: 'GB-COH/01234567', names: ['Acme Ltd'], evidence: 'scheme GB-COH' }

  it('goes by number in the same country', () => {
    const identifiers = [{ country: 'GB', number: '1234567' }]
    const [match, ...more] = of([entry({ name: 'Acme Trading Ltd', identifiers })], [byScheme])
    expect(more).toEqual([])
    expect(match).toMatchObject({
      by: 'identifier',
      isSure: true,
      supplier: 'GB-COH/01234567',
      listedName: 'Acme Trading Ltd',
    })
    expect(of([entry({ name: 'Zeta Ltd', identifiers: [{ country: 'US', number: '1234567' }] })], [byScheme])).toEqual(
      [],
    )
  })

  it('asks a person where a number agrees and the names do not', () => {
    const charity = entry({ name: 'Friends of the River Trust', identifiers: [{ country: 'GB', number: '1234567' }] })
    expect(of([charity], [byScheme])).toMatchObject([{ by: 'identifier', isSure: false }])
  })

  it('takes no number from a name’s id, and none that is short', () => {
    const named = { supplier: 'name-gb/1234567', names: ['Zeta Ltd'], evidence: 'form Ltd' }
    expect(of([entry({ identifiers: [{ country: 'GB', number: '1234567' }] })], [named])).toEqual([])
    const short = { supplier: 'GB-COH/00000012', names: ['Zeta Ltd'], evidence: 'scheme GB-COH' }
    expect(of([entry({ identifiers: [{ country: 'GB', number: '12' }] })], [short])).toEqual([])
  })

  it('goes by names and aliases, and gives one match a supplier and entry', () => {
    const supplier = {
      supplier: 'name-ca/acmecorp-ltd',
      names: ['Acmecorp Ltd', 'ACMECORP LIMITED'],
      evidence: 'form Ltd',
    }
    const listed = entry({ name: 'Zeta Ltd', aliases: ['Acmecorp Limited', 'Acmecorp'] })
    const matches = of([listed], [supplier])
    expect(matches).toMatchObject([{ by: 'name', isSure: false, similarity: 1, supplierName: 'Acmecorp Ltd' }])
    expect(matches[0]!.candidate).toMatch(/^[0-9a-f]{12}$/)
    expect(of([listed], [supplier])[0]!.candidate).toBe(matches[0]!.candidate)
  })

  it('finds nothing in an empty list, or for no supplier', () => {
    expect(of([], [byScheme])).toEqual([])
    expect(of([entry({})])).toEqual([])
  })

  it('compares many with many in reasonable time', () => {
    const letters = (i: number) =>
      [...String((i * 7_919 + 104_729) % 1_000_003)].map((d) => 'aeiorstnlk'[Number(d)]).join('')
    const entries = Array.from({ length: 5_000 }, (_, i) => entry({ entry: `${i}`, name: `${letters(i)} Works Ltd` }))
    const suppliers = Array.from({ length: 20_000 }, (_, i) => ({
      supplier: `name-ca/${i}`,
      names: [`${letters(i * 3)} Trading Inc`],
      evidence: 'form Inc',
    }))
    const started = performance.now()
    of(entries, suppliers)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})

describe('the day of an award', () => {
  it.each([
    ['2019-12-31', false],
    ['2020-01-01', true],
    ['2021-06-30', true],
    ['2021-07-01', false],
  ])('%s against 2020-01-01 to 2021-06-30: %s', (day, expected) => {
    expect(isOnListAt({ from: '2020-01-01', to: '2021-06-30', seen: '2026-01-01' }, day)).toBe(expected)
  })

  it('after the list was last seen is not known', () => {
    expect(isOnListAt({ from: '2020-01-01', seen: '2022-05-05' }, '2022-05-05')).toBe(true)
    expect(isOnListAt({ from: '2020-01-01', seen: '2022-05-05' }, '2022-05-06')).toBe(false)
  })
})
