// The files of the jurisdictions: each loads, and holds what its readers rely on.
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/base/refusal.ts'
import { jurisdictionCodes, loadJurisdiction, parseJurisdiction } from '../../src/sources/jurisdiction.ts'

describe('jurisdictions', () => {
  it('come with Kept', async () => {
    expect(await jurisdictionCodes()).toEqual(['AM', 'CA', 'GB', 'MX', 'PY', 'US', 'international'])
  })

  it('each load, with thresholds in time order that do not overlap', async () => {
    for (const code of await jurisdictionCodes()) {
      const one = await loadJurisdiction(code)
      expect(one.code).toBe(code)
      expect(one.legalForms.length).toBeGreaterThan(10)
      const last = new Map<string, string>()
      for (const { amount, currency, buyers, categories, methods, from, until, beyond } of one.thresholds) {
        expect(currency).toBe(one.currency)
        expect(Number(amount)).toBeGreaterThan(0)
        expect((until ?? '9999') >= from).toBe(true)
        for (const category of categories) {
          const key = [buyers, category, methods?.join() ?? '', beyond].join('|')
          expect((last.get(key) ?? '') < from).toBe(true)
          last.set(key, until ?? '9999')
        }
      }
    }
  })

  it('never take a scheme both as evidence and as mixed', async () => {
    const { schemes, mixedSchemes } = await loadJurisdiction('CA')
    const mixed = new Set(mixedSchemes.map(({ scheme }) => scheme))
    expect(schemes.map(({ scheme }) => scheme)).toContain('GB-COH')
    expect([...mixed]).toContain('AM-TIN')
    expect(schemes.filter(({ scheme }) => mixed.has(scheme))).toEqual([])
  })

  it('refuse an unknown code, an unknown field and a scheme on both sides', async () => {
    await expect(loadJurisdiction('ZZ')).rejects.toThrow(Refusal)
    await expect(loadJurisdiction('../CA')).rejects.toThrow(Refusal)
    expect(() => parseJurisdiction('code: CA\ncolour: red\n', 'x.yaml')).toThrow('not a valid jurisdiction')
    expect(() => parseJurisdiction('code: [', 'x.yaml')).toThrow('not a valid jurisdiction')
    const both = `code: ZZ
name: Z
currency: null
legalForms: []
excludes: []
cuts: []
companyWords: []
schemes: [{ scheme: ZZ-REG, id: '.', source: s }]
mixedSchemes: [{ scheme: ZZ-REG, why: w }]
bodySchemes: []
thresholds: []
`
    expect(() => parseJurisdiction(both, 'x.yaml')).toThrow('not a valid jurisdiction')
  })
})
