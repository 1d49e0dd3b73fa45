import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Amendment, byRoot, versionsOf } from '../../src/engine/version.ts'

const root = { id: 'e', recordedAt: '2020-01-01T00:00:00Z', isSealed: false }

function amendment(leaf: number, kind: Amendment['kind'], target: string, empty = false): Amendment {
  return { id: `a${leaf}`, leaf, recordedAt: `202${leaf}-01-01T00:00:00Z`, kind, target, empty }
}

const stretches = (amendments: readonly Amendment[], isSealed = false) =>
  versionsOf({ ...root, isSealed }, amendments).map(
    ({ source, knownFrom, knownTo }) => `${source} ${knownFrom.slice(0, 4)}–${knownTo?.slice(0, 4) ?? ''}`,
  )

test('a correction takes over from the event, a second one from the first', () => {
  expect(stretches([amendment(1, 'correction', 'e'), amendment(2, 'correction', 'a1')])).toEqual([
    'e 2020–2021',
    'a1 2021–2022',
    'a2 2022–',
  ])
})

test('a correction of grade void leaves nothing', () => {
  expect(stretches([amendment(1, 'correction', 'e', true)])).toEqual(['e 2020–2021'])
})

test('the void of a correction brings back what stood before it', () => {
  expect(stretches([amendment(1, 'correction', 'e'), amendment(2, 'void', 'a1')])).toEqual([
    'e 2020–2021',
    'a1 2021–2022',
    'e 2022–',
  ])
})

test('the void of a void brings the event back', () => {
  expect(stretches([amendment(1, 'void', 'e'), amendment(2, 'void', 'a1')])).toEqual(['e 2020–2021', 'e 2022–'])
})

test('a correction after a void stays without effect while the void stands', () => {
  expect(stretches([amendment(1, 'void', 'e'), amendment(2, 'correction', 'e')])).toEqual(['e 2020–2021'])
})

test('a sealed event stands from its publication, and no longer once that is void', () => {
  expect(stretches([amendment(1, 'publication', 'e')], true)).toEqual(['a1 2021–'])
  expect(stretches([amendment(1, 'publication', 'e'), amendment(2, 'void', 'a1')], true)).toEqual(['a1 2021–2022'])
  expect(stretches([amendment(1, 'publication', 'e'), amendment(2, 'correction', 'a1')], true)).toEqual([
    'a1 2021–2022',
    'a2 2022–',
  ])
  expect(stretches([], true)).toEqual([])
})

test('amendments are grouped under the event they come down to, and forward references are left out', () => {
  const groups = byRoot([
    amendment(3, 'void', 'a1'),
    amendment(1, 'correction', 'e'),
    amendment(2, 'correction', 'f'),
    amendment(4, 'void', 'a5'),
    amendment(5, 'void', 'f'),
  ])
  expect([...groups].map(([id, group]) => [id, group.map((one) => one.id)])).toEqual([
    ['e', ['a1', 'a3']],
    ['f', ['a2', 'a5']],
  ])
})

test('stretches are in order, do not overlap, and only the last may be open', () => {
  const step = fc.record({
    kind: fc.constantFrom('publication', 'correction', 'void'),
    target: fc.nat(9),
    empty: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 9 }), fc.boolean(), (steps, isSealed) => {
      const amendments = steps.map(({ kind, target, empty }, i) =>
        amendment(i + 1, kind as Amendment['kind'], target === 0 || target > i ? 'e' : `a${target}`, empty),
      )
      const intervals = versionsOf({ ...root, isSealed }, amendments)
      intervals.forEach(({ source, knownFrom, knownTo }, i) => {
        const next = intervals[i + 1]
        if (knownTo === null) expect(next).toBeUndefined()
        else {
          expect(knownFrom < knownTo).toBe(true)
          if (next !== undefined) expect(knownTo <= next.knownFrom).toBe(true)
        }
        if (next !== undefined && next.knownFrom === knownTo) expect(next.source).not.toBe(source)
      })
    }),
  )
})
