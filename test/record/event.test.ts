// Events are made from drafts: in the open, with salted fields, or sealed; and what is wrong is refused.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '../../src/base/canonical.ts'
import { eventIds } from '../../src/base/id.ts'
import { type Draft, eventChecker, type LoggedEvent, type Making, makeEvent } from '../../src/record/event.ts'
import { loadKinds } from '../../src/record/kind.ts'

const kinds = await loadKinds()
let drawn = 0
function random(bytes: number): Buffer {
  drawn += 1
  return Buffer.alloc(bytes, drawn)
}
const making: Making = {
  kinds,
  nextId: eventIds(() => 1_764_000_000_000, random),
  recordedAt: '2026-11-24T10:00:00.000Z',
  actor: { role: 'operator', id: '0011223344556677' },
  random,
}
const check = eventChecker(kinds)

const tenure: Draft = {
  kind: 'tenure',
  effectiveAt: null,
  content: { post: 'XX/mayor', tenure: '3', holder: 'A. Person', start: { date: '2020', precision: 'year' } },
}
const coding: Draft = {
  kind: 'coding',
  effectiveAt: { date: '2026-01', precision: 'month', basis: 'stated' },
  content: { commitment: 'src/p1' as never, coder: 'coder-7', fulfilment: 'partly', note: 'saw the site' },
  sealed: true,
}

describe('makeEvent', () => {
  it('writes canonical JSON that holds to the schema', () => {
    const { id, entry } = makeEvent(
      { kind: 'void', effectiveAt: null, content: { voids: makeEvent(tenure, making).id, reason: 'twice' } },
      making,
    )
    const event = JSON.parse(entry) as LoggedEvent
    expect(canonical(event as unknown as Json)).toBe(entry)
    expect(event).toMatchObject({ id, kind: 'void', recordedAt: '2026-11-24T10:00:00.000Z', effectiveAt: null })
    expect(check(event)).toBeUndefined()
  })

  it('logs an erasable field as a salted hash and gives the value apart', () => {
    const { entry, parts } = makeEvent(tenure, making)
    expect(entry).not.toContain('Person')
    const [part] = parts
    if (part?.holds !== 'erasable') throw new Error('no erasable part')
    const { salt, value } = part.fields['holder']!
    expect(value).toBe('A. Person')
    const digest = createHash('sha256').update(Buffer.from(salt, 'base64')).update('"A. Person"').digest('hex')
    expect(JSON.parse(entry).content.holder).toEqual({ salted: digest })
    expect(check(JSON.parse(entry))).toBeUndefined()
  })

  it('seals an event so that it names no body, commitment or coder', () => {
    const { entry, parts } = makeEvent(coding, making)
    expect(Object.keys(JSON.parse(entry)).sort()).toEqual(['actor', 'id', 'kind', 'recordedAt', 'sealed'])
    expect(entry).not.toMatch(/p1|coder-7|partly|2026-01-/)
    expect(parts.map(({ holds }) => holds).sort()).toEqual(['erasable', 'sealed'])
    expect(check(JSON.parse(entry))).toBeUndefined()
  })

  it('seals the same content differently each time', () => {
    expect(JSON.parse(makeEvent(coding, making).entry).sealed).not.toBe(
      JSON.parse(makeEvent(coding, making).entry).sealed,
    )
  })

  it.each([
    ['a kind that is not there', { kind: 'rumour', effectiveAt: null, content: {} }, 'event-kind-unknown'],
    ['a field that the kind does not know', { ...tenure, content: { ...tenure.content, score: 1 } }, 'event-invalid'],
    ['a field that is missing', { kind: 'void', effectiveAt: null, content: { reason: 'why' } }, 'event-invalid'],
    ['a sealed event of a public kind', { ...tenure, sealed: true }, 'event-not-sealable'],
    ['a notice window under 14 days', notice(13), 'event-invalid'],
  ])('refuses %s', (_, draft, code) => {
    expect(() => makeEvent(draft as Draft, making)).toThrow(expect.objectContaining({ code }))
  })

  it('takes a notice window of 14 days', () => {
    expect(() => makeEvent(notice(14) as Draft, making)).not.toThrow()
  })
})

function notice(windowDays: number) {
  const content = {
    body: 'XX/1',
    findings: ['0'.repeat(26)],
    channel: 'letter',
    sentAt: '2026-11-24T10:00:00Z',
    windowDays,
  }
  return { kind: 'notice', effectiveAt: null, content }
}
