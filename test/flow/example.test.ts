// The whole way: outside file → claims → events → tables → estimates → a table that a person can read.
import { mkdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { runKept } from '../cli/run-kept.ts'
import { newPaths } from '../record/folder.ts'

const newPath = newPaths()
let cwd: string
let printed: string

beforeAll(async () => {
  cwd = newPath()
  mkdirSync(cwd)
  printed = (await runKept(cwd, ['example'])).out
})

describe('the main job on the bundled examples', () => {
  it('prints what was read, every league, and what to try next', async () => {
    const told = printed.replace(/licences in .*\)/, 'licences in examples)')
    await expect(told).toMatchFileSnapshot('example.golden.txt')
  })

  it('leaves a record that holds, and says the same when it runs again', async () => {
    const verified = await runKept(cwd, ['verify', 'kept-example'])
    expect(verified.code).toBe(0)
    expect(verified.out).toContain('made again from the log and the same')
    const again = (await runKept(cwd, ['example'])).out
    expect(again.split('As of')[1]).toBe(printed.split('As of')[1])
    expect(again).toContain('0 new events')
  })

  it('has each project in charge of who was in charge when its end date moved', async () => {
    const { out } = await runKept(cwd, ['show', 'uk-gmpp/DFT_0001_1112-Q1', '--record', 'kept-example', '--json'])
    const { snapshots } = JSON.parse(out)
    expect(
      snapshots.map((one: { snapshot: string; end_on: string | null }) => [one.snapshot, one.end_on]).slice(4, 8),
    ).toEqual([
      ['2017-09', '2019-12-31'],
      ['2018', null],
      ['2019-09', null],
      ['2021-03', '2023-05-14'],
    ])
    expect(snapshots[7].days_moved).toBe(1230)
  })
})
