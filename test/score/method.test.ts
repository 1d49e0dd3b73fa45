// A method file is read strictly: every choice is there, and none that makes no sense.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadMethod, parseMethod, peerGroupsOf } from '../../src/score/method.ts'

const standard = readFileSync(new URL('../../src/score/methods/standard.yaml', import.meta.url), 'utf8')

describe('a method', () => {
  it('is loaded by name, with the digest of its text', async () => {
    const method = await loadMethod('standard', '/')
    expect(method).toMatchObject({
      method: 'standard',
      judgedMin: 6,
      judgedFew: 10,
      reliabilityMin: 0.5,
      draws: 10_000,
    })
    expect(method.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['a choice that it does not know', 'shrinkage: none\n', 'shrinkage'],
    ['weights, as no overall index is made', 'weights: { openness: 1 }\n', 'weights'],
    [
      'credits that rise as outcomes get worse',
      'credits: { fulfilled: 0.5, largely: 1, partly: 0.5, not-fulfilled: 0, reversed: 0 }\n',
      'credits',
    ],
    [
      'credits that tell nothing apart',
      'credits: { fulfilled: 1, largely: 1, partly: 1, not-fulfilled: 1, reversed: 1 }\n',
      'credits',
    ],
    ['broken YAML', 'credits: { fulfilled: [\n', ''],
  ])('is refused with %s', (_, changed, where) => {
    const name = changed.slice(0, changed.indexOf(':'))
    const rest = standard.replace(new RegExp(`^${name}:.*\\n(?: +.*\\n)*`, 'm'), '')
    expect(() => parseMethod(`${rest}${changed}`, 'm.yaml')).toThrow(
      expect.objectContaining({ code: 'method-invalid', why: expect.stringContaining(where) }),
    )
  })

  it('says who is whose peer, before what sources declare', () => {
    const groupOf = peerGroupsOf({
      peerGroups: [{ peerGroup: 'islands', name: 'Islands', why: 'sea', bodies: ['XX/a'] }],
    })
    expect(groupOf('XX/a', 'wards')).toBe('islands')
    expect(groupOf('XX/b', 'wards')).toBe('wards')
    expect(groupOf('XX/b', null)).toBeNull()
  })
})
