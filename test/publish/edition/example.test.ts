// The figures of the example record's edition are those that the command line prints.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { League } from '../../../src/publish/document/league.ts'
import { openRecord } from '../../../src/record/record.ts'
import { runKept } from '../../cli/run-kept.ts'
import { newPaths } from '../../record/folder.ts'
import { type SampleEdition, sampleEdition } from '../sample-record.ts'

const newPath = newPaths()
let cwd: string
let made: SampleEdition

beforeAll(async () => {
  cwd = newPath()
  mkdirSync(cwd)
  await runKept(cwd, ['example', 'record'])
  const dir = join(cwd, 'record')
  made = await sampleEdition({ asOf: '2026-11-24' }, { record: await openRecord(dir) })
}, 300_000)
afterAll(() => made?.close())

const asked = ['--record', 'record', '--as-of', '2026-11-24', '--known-at', '2026-11-24T12:00:00.000Z']

type Printed = Omit<League['head'], 'league' | 'unitCount'> & {
  readonly units: readonly (League['units'][number] & { readonly key?: string })[]
}

test('every league is the one that `kept score` prints', async () => {
  const { edition } = made
  for (const by of ['body', 'type', 'topic', 'supplier'] as const) {
    const { out } = await runKept(cwd, ['score', ...asked, '--by', by, '--format', 'json'])
    const printed = (JSON.parse(out) as { leagues: Printed[] }).leagues
    const held = [...edition.ids('league')]
      .map((id) => edition.get('league', id)!)
      .filter(({ head }) => head.dimension === by)
    expect(held.length).toBe(printed.length)
    for (const { units, measure, peerGroup, standing, publisher, source } of printed) {
      const own = held.find(
        ({ head }) =>
          JSON.stringify([head.measure, head.peerGroup, head.standing, head.publisher, head.source]) ===
          JSON.stringify([measure, peerGroup, standing, publisher, source]),
      )!
      expect(own.head.unitCount).toBe(units.length)
      expect(own.units.map(({ unit, rate, judged, rank }) => [unit, rate, judged, rank?.mean])).toEqual(
        units.map(({ unit, rate, judged, rank }) => [unit, rate, judged, rank?.mean]),
      )
    }
  }
}, 300_000)

test('a body’s profile is the one that `kept show` prints', async () => {
  const { edition } = made
  // The body with most commitments, and one that is only a buyer.
  const most = edition.list('body', { limit: 1, sort: 'pledges', isDescending: true }).rows[0]!.id
  const buyer = [...edition.ids('body')].find((id) => edition.get('body', id)!.isMetInContracts)!
  for (const id of [most, buyer]) {
    const { out } = await runKept(cwd, ['show', id, ...asked, '--json'])
    const shown = JSON.parse(out)
    const body = edition.get('body', id)!
    expect(Object.values(body.name)).toContain(shown.body.name)
    expect(body.bodyType).toBe(shown.body.body_type)
    expect(body.axes.map(({ head, figures }) => [head.measure, head.standing, figures.rate, figures.levels])).toEqual(
      shown.axes.map(({ league, figures }: never) => [
        (league as Printed).measure,
        (league as Printed).standing,
        (figures as League['units'][number]).rate,
        (figures as League['units'][number]).levels,
      ]),
    )
    expect(body.delivery.map(({ curve }) => curve?.points ?? null)).toEqual(
      shown.timeToDelivery.map(({ incidence }: { incidence: { points?: unknown } }) => incidence.points ?? null),
    )
    const ids = new Set(shown.commitments.map((one: { commitment_id: string }) => one.commitment_id))
    expect(body.counts.reduce((sum, { n }) => sum + n, 0)).toBe(ids.size)
  }
}, 300_000)
