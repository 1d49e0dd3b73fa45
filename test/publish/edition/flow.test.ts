// States over time say only what is dated, and end where the moment's own counts stand.
import { expect, test } from 'vitest'
import { readCourses } from '../../../src/publish/edition/body-course.ts'
import { body, due, finding, partial, pledge, stream } from '../../engine/stream.ts'

test('a finding counts from its own day; one without a day from the day it was recorded', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  const given = { due: due('2021-06-30') }
  log.add('pledge', pledge('src/dated', { ...given, made: partial('2020-01-01') }), '2023-01-01')
  log.add('pledge', pledge('src/undated', given), '2022-01-01')
  log.add('finding', finding('src/dated', { fulfilment: 'fulfilled' }), '2023-01-01', '2021-07-01')
  log.add('finding', finding('src/undated', { fulfilment: 'partly' }), '2023-01-01')
  const asked = await log.ask({ asOf: '2024-01-01' })
  const course = (await readCourses({ database: asked.database } as never))('b/1')
  const [{ points }] = course.flow as [(typeof course.flow)[number]]
  const on = (day: string) => points.findLast((point) => point.day <= day)!.states
  expect(points.length).toBe(24)
  expect(points[0]).toEqual({ day: '2020-01-01', states: { open: 1 } })
  expect(on('2021-06-29')).toEqual({ open: 1 })
  expect(on('2021-12-31')).toEqual({ judged: 1 })
  // Recorded in January 2022 without the day on which it was made: not invented for the years before.
  expect(on('2022-06-01')).toEqual({ judged: 1, 'due-unjudged': 1 })
  expect(points.at(-1)).toEqual({ day: '2024-01-01', states: { judged: 2 } })
  // Asked about a day before the recording, what is undated counts on the last day alone.
  await asked.again({ asOf: '2021-12-31' })
  const early = (await readCourses({ database: asked.database } as never))('b/1')
  expect(early.flow[0]!.points.at(-1)).toEqual({ day: '2021-12-31', states: { judged: 2 } })
  expect(early.flow[0]!.points.at(-2)!.states).toEqual({ judged: 1 })
  asked.close()
})

test('a later finding stands against one before it that is only known from a later day', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('pledge', pledge('src/p', { due: due('2020-12-31') }), '2020-01-02')
  log.add('finding', finding('src/p', { fulfilment: 'untestable' }), '2023-01-01')
  log.add('finding', finding('src/p', { fulfilment: 'fulfilled' }), '2023-01-02', '2021-07-01')
  const asked = await log.ask({ asOf: '2024-01-01' })
  const { flow, counts } = (await readCourses({ database: asked.database } as never))('b/1')
  expect(counts).toEqual([{ kind: 'pledge', type: 'action', state: 'judged', n: 1 }])
  expect(flow[0]!.points.at(-1)!.states).toEqual({ judged: 1 })
  asked.close()
})
