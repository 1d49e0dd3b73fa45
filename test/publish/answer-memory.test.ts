// The memory of answers: it never outgrows its room, and gives back what was kept.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerMemory, type Sent } from '../../src/publish/answer-memory.ts'

function sentOf(text: string): Sent {
  return { bytes: Buffer.from(text), headers: { etag: text.slice(0, 9) }, isEmbed: false }
}

describe('answers that were sent', () => {
  it('are found again until others need their room, the one asked for longest ago first', () => {
    // Room for a hundred of a thousand bytes with what stands about them.
    const memory = answerMemory(150_000)
    const page = (n: number) => sentOf(`${n}`.padEnd(1_000))
    for (let n = 0; n < 100; n++) memory.keep(`${n}`, page(n))
    expect(memory.find('0')).toEqual(page(0))
    memory.keep('100', page(100))
    expect(memory.find('1')).toBeUndefined()
    expect(memory.find('0')).toEqual(page(0))
    expect(memory.find('100')).toEqual(page(100))
  })

  it('are not kept where one would take too much of the room', () => {
    const memory = answerMemory(150_000)
    memory.keep('large', sentOf('x'.repeat(1_001)))
    expect(memory.find('large')).toBeUndefined()
    const none = answerMemory(0)
    none.keep('small', sentOf('x'))
    expect(none.find('small')).toBeUndefined()
  })

  it('are never another key’s, and never more than there is room for, whatever is kept and found', () => {
    const act = fc.record({ key: fc.nat(30).map(String), length: fc.nat(200), isKept: fc.boolean() })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 300 }), fc.integer({ min: 0, max: 100_000 }), (acts, room) => {
        const memory = answerMemory(room)
        const last = new Map<string, Sent>()
        for (const { key, length, isKept } of acts) {
          if (isKept) {
            const sent = sentOf(`${key} ${'x'.repeat(length)}`)
            memory.keep(key, sent)
            last.set(key, sent)
          } else {
            const found = memory.find(key)
            if (found !== undefined) expect(found).toBe(last.get(key))
          }
        }
        const held = [...last].filter(([key]) => memory.find(key) !== undefined)
        expect(held.reduce((sum, [, { bytes }]) => sum + bytes.length, 0)).toBeLessThanOrEqual(room)
      }),
    )
  })
})
