// Every kind of event of the design is there, strict, and says what can be erased.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadKinds } from '../../src/record/kind.ts'

const kinds = await loadKinds()

describe('kinds of event', () => {
  it('are those of the design', () => {
    expect([...kinds.keys()].sort()).toEqual(
      `appeal body candidate coding conflict-statement correction criterion dataset deal decision document edition erasure
       evidence finding link method notice override pledge pledge-revision post publication remedy reply same-as source
       succession tenure void window-extension`.split(/\s+/),
    )
  })

  it.each([...kinds.values()].map((kind) => [kind.kind, kind] as const))(
    '%s takes no field that it does not know',
    (_, kind) => {
      expect(kind.content.def.catchall).toBeInstanceOf(z.ZodNever)
      expect(kind.logged.def.catchall).toBeInstanceOf(z.ZodNever)
    },
  )

  it('can erase what law may order erased, and nothing that is part of the public act', () => {
    const erasable = [...kinds.values()].flatMap((kind) => kind.erasable.map((field) => `${kind.kind}.${field}`))
    expect(erasable.sort()).toEqual([
      'appeal.grounds',
      'coding.note',
      'conflict-statement.nature',
      'decision.reason',
      'evidence.quotation',
      'reply.text',
      'tenure.holder',
    ])
  })

  it('have no field for a score of a person', () => {
    const fields = [...kinds.values()].flatMap((kind) => Object.keys(kind.content.shape))
    expect(fields.filter((field) => /score|rank|rating/i.test(field))).toEqual(['unscored'])
  })
})
