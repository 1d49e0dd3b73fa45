// Buyers as bodies: by identifiers first, by a crosswalk second, and the reason where neither tells.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/base/issue.ts'
import { buyerBody, isOrgIdScheme } from '../../src/sources/buyer.ts'
import { draftCrosswalk, emptyCrosswalk, loadCrosswalk } from '../../src/sources/crosswalk.ts'

async function crosswalk(text: string) {
  const issues: Issue[] = []
  const path = join(mkdtempSync(join(tmpdir(), 'kept-crosswalk-')), 'crosswalk.csv')
  writeFileSync(path, text)
  return { walk: await loadCrosswalk(path, (one) => issues.push(one)), issues }
}

describe('buyerBody', () => {
  it('reads an identifier of an org-id.guide scheme', () => {
    const identifiers = [{ scheme: 'AM-TIN', id: '02507171' }]
    expect(buyerBody({ id: 'AM-TIN-02507171', name: 'Ministry', identifiers }, emptyCrosswalk)).toEqual({
      body: 'AM-TIN/02507171',
    })
    expect(buyerBody({ identifiers: [{ scheme: 'AM-TIN', id: 'AM-TIN-02507171' }] }, emptyCrosswalk)).toEqual({
      body: 'AM-TIN/02507171',
    })
    expect(
      buyerBody(
        {
          identifiers: [
            { scheme: '', id: '' },
            { scheme: 'GB-LAE', id: 'HAV' },
          ],
        },
        emptyCrosswalk,
      ),
    ).toEqual({
      body: 'GB-LAE/HAV',
    })
  })

  it('says why a buyer is no body', () => {
    expect(buyerBody({ identifiers: [] }, emptyCrosswalk)).toEqual({ reason: 'no buyer' })
    expect(buyerBody({ id: ' ', name: '', identifiers: [{ scheme: '', id: '' }] }, emptyCrosswalk)).toEqual({
      reason: 'no buyer',
    })
    expect(buyerBody({ name: 'A council', identifiers: [{ scheme: '', id: '' }] }, emptyCrosswalk)).toEqual({
      reason: 'no identifier',
    })
    expect(buyerBody({ name: 'X', identifiers: [{ scheme: 'GB-LAE', id: ' ' }] }, emptyCrosswalk)).toEqual({
      reason: 'no identifier',
    })
  })

  it('takes a scheme only in the form of an org-id.guide code', () => {
    expect(['GB-COH', 'XI-ROR', 'CA-CC_', 'ES-DIR3', 'XM-DAC'].filter(isOrgIdScheme)).toHaveLength(5)
    expect(['MK-009KDH999', 'ZZ-ABC', 'gb-coh', 'GB', 'GB-', 'Registro Único', ''].filter(isOrgIdScheme)).toEqual([])
  })
})

describe('a crosswalk', () => {
  it('finds a body by the source’s id, then by a name that may drift', async () => {
    const { walk, issues } = await crosswalk(
      'id,name,body,bodyName\nCA-BUYER-x,Department of National Defence,CA-GOV/dnd,National Defence\n,Canada Border Services Agency,CA-GOV/cbsa,\n,To do,,\n',
    )
    const of = (id: string | undefined, name?: string) => buyerBody({ id, name, identifiers: [] }, walk)
    expect(of('CA-BUYER-x')).toEqual({ body: 'CA-GOV/dnd' })
    expect(of('other', 'DEPARTMENT  of Nátional-Defence')).toEqual({ body: 'CA-GOV/dnd' })
    expect(of(undefined, 'canada border services agency')).toEqual({ body: 'CA-GOV/cbsa' })
    expect(of('y', 'To do')).toEqual({ reason: 'no identifier' })
    expect(walk.unfilled).toBe(1)
    expect(walk.bodies).toEqual([
      { body: 'CA-GOV/dnd', name: 'National Defence' },
      { body: 'CA-GOV/cbsa', name: 'Canada Border Services Agency' },
    ])
    expect(issues).toEqual([])
  })

  it('yields to an identifier', async () => {
    const { walk } = await crosswalk('id,name,body,bodyName\n1,A,CA-GOV/a,A\n')
    expect(buyerBody({ id: '1', identifiers: [{ scheme: 'GB-LAE', id: 'HAV' }] }, walk)).toEqual({ body: 'GB-LAE/HAV' })
  })

  it('complains of bodies that are none, and of buyers with two', async () => {
    const { walk, issues } = await crosswalk(
      'id,name,body,bodyName\n1,A,not a body,A\n2,B,CA-GOV/b,B\n2,B,CA-GOV/c,C\n,D,CA-GOV/d,D\n,d.,CA-GOV/e,E\n',
    )
    expect(issues.map(({ code, place }) => [code, place.row])).toEqual([
      ['crosswalk-body', 1],
      ['crosswalk-repeated', 3],
      ['crosswalk-repeated', 5],
    ])
    expect(walk.bodies.map(({ body }) => body)).toEqual(['CA-GOV/b', 'CA-GOV/d'])
  })

  it('refuses a file without its columns', async () => {
    await expect(crosswalk('id,name\n1,A\n')).rejects.toThrow('no crosswalk')
  })

  it('is drafted with the commonest buyers first, and its draft can be read', async () => {
    const draft = draftCrosswalk([
      { id: 'b', name: 'B, the second' },
      { id: 'a', name: 'A' },
      { id: 'a', name: 'A "as was"' },
      { name: 'No  id' },
      { name: 'NO ID' },
      { name: 'no id' },
      {},
    ])
    expect(draft).toBe('id,name,body,bodyName\n,No id,,\na,A,,\nb,"B, the second",,\n')
    expect((await crosswalk(draft)).walk.unfilled).toBe(3)
  })
})
