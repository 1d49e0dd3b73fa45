// The command from a newcomer's first call to a proof that another checks: what it prints, and how it exits.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newPaths } from '../record/folder.ts'
import { runKept } from './run-kept.ts'

const newPath = newPaths()
let cwd: string

const source = `source: city
title: City promises
publisher: City Press
licence: CC0-1.0
attribution: City Press
language: en
peerGroups: [{ peerGroup: wards, name: Wards, why: they have the same duties }]
bodies:
  - { body: XX/north, name: { en: North }, bodyType: council, peerGroup: wards }
  - { body: XX/south, name: { en: South }, bodyType: council, peerGroup: wards }
tables:
  - table: promises
    row: pledge
    key: id
    vanished: no-longer-listed
    pledge:
      wording: text
      promiserBody: &ward { column: ward, map: { north: XX/north, south: XX/south } }
      answerable: *ward
      due: year
    finding:
      verdict: status
      fulfilment: { column: status, map: { kept: fulfilled, broken: not-fulfilled, half: partly } }
      effectiveAt: checked
`

beforeAll(async () => {
  cwd = newPath()
  await runKept(join(cwd, '..'), ['init', cwd.split('/').at(-1)!, '--example'])
  writeFileSync(join(cwd, 'source.yaml'), source)
  const rows = Array.from({ length: 16 }, (_, i) => {
    const status = i === 15 ? '' : ['kept', 'broken', 'kept', 'half'][i % 4]
    return `${i},${i % 2 === 0 ? 'north' : 'south'},"Build school number ${i}",2020,${status},${status === '' ? '' : '2021-03-01'}`
  })
  writeFileSync(join(cwd, 'promises.csv'), `id,ward,text,year,status,checked\n${rows.join('\n')}\n`)
})

describe('kept', () => {
  it('says what it is and lists its commands', async () => {
    const { out, code } = await runKept(cwd, ['--help'])
    expect(code).toBe(0)
    for (const name of ['init', 'import', 'score', 'show', 'verify', 'proof', 'erase', 'rebuild', 'source']) {
      expect(out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
    }
  })

  it('suggests the command that was meant, and exits 2', async () => {
    const { err, code } = await runKept(cwd, ['impotr'])
    expect(err).toContain('import')
    expect(code).toBe(2)
  })

  it('says what, why and what to do where there is no record', async () => {
    const { err, code } = await runKept(newPath(), ['score'])
    expect(err).toMatch(/is not a record[\s\S]*why:[\s\S]*do:.*kept init/)
    expect(code).toBe(2)
  })

  it('appends nothing in a dry run', async () => {
    const { out } = await runKept(cwd, [
      'import',
      join(cwd, 'promises.csv'),
      '--source',
      join(cwd, 'source.yaml'),
      '--dry-run',
    ])
    expect(out).toContain('Dry run: nothing was appended; 34 events would be.')
    expect((await runKept(cwd, ['verify'])).out).toContain('entries   0')
  })

  it('imports once, and the second time adds nothing', async () => {
    const argv = ['import', join(cwd, 'promises.csv'), '--source', join(cwd, 'source.yaml')]
    expect((await runKept(cwd, argv)).out).toContain('Appended 34 events.')
    expect((await runKept(cwd, argv)).out).toContain('Nothing new')
  })

  it('scores with intervals, and ranks only as ranges', async () => {
    const { out, code } = await runKept(cwd, ['score'])
    expect(code).toBe(0)
    expect(out).toMatch(/North +\d+\.\d % +\d+\.\d % – \d+\.\d %/)
    expect(out).toMatch(/Reliability of the order 0\.\d\d: ranks are given as 95 % ranges/)
    expect(out).toContain('rates nobody in earnest')
  })

  it('gives the same figures as JSON and as CSV, twice the same bytes', async () => {
    const first = await runKept(cwd, ['score', '--format', 'json'])
    expect(await runKept(cwd, ['score', '--format', 'json'])).toEqual(first)
    const league = JSON.parse(first.out).leagues[0]
    const north = league.units.find((unit: { unit: string }) => unit.unit === 'XX/north')
    expect(north.levels).toEqual({ fulfilled: 8, largely: 0, partly: 0, 'not-fulfilled': 0, reversed: 0 })
    const south = league.units.find((unit: { unit: string }) => unit.unit === 'XX/south')
    expect(south.levels).toMatchObject({ partly: 3, 'not-fulfilled': 4 })
    expect(south.pledges).toMatchObject({ due: 8, judged: 7, unjudged: 1 })
    expect(south.bounds.ifNoneKept.mean).toBeLessThan(south.rate.mean)
    expect(south.bounds.ifAllKept.mean).toBeGreaterThan(south.rate.mean)
    const { out } = await runKept(cwd, ['score', '--format', 'csv'])
    expect(out).toContain(`XX/south,South,7,true,${south.rate.mean},${south.rate.lower},${south.rate.upper}`)
  })

  it('knows nothing of what was not so yet, or not known yet', async () => {
    const before = await runKept(cwd, ['score', '--as-of', '2020-06-30', '--format', 'json'])
    expect(JSON.parse(before.out).leagues[0].units[0].pledges).toMatchObject({ due: 0, open: 8 })
    const unknown = await runKept(cwd, ['score', '--known-at', '2026-11-01', '--format', 'json'])
    expect(JSON.parse(unknown.out).leagues).toEqual([])
  })

  it('says what moves under another method', async () => {
    const standard = readFileSync(new URL('../../src/score/methods/standard.yaml', import.meta.url), 'utf8')
    writeFileSync(
      join(cwd, 'harsh.yaml'),
      standard.replace('partly: 0.5', 'partly: 0').replace('method: standard', 'method: harsh'),
    )
    const { out } = await runKept(cwd, ['score', '--compare', 'harsh.yaml'])
    expect(out).toMatch(/From standard 2026\.1 to harsh 2026\.1/)
    expect(out).toMatch(/South .*−\d+\.\d/)
  })

  it('compares the bodies that a method says are peers', async () => {
    const standard = readFileSync(new URL('../../src/score/methods/standard.yaml', import.meta.url), 'utf8')
    const groups = 'peerGroups: [{ peerGroup: alone, name: South alone, why: it is an island, bodies: [XX/south] }]'
    writeFileSync(join(cwd, 'peers.yaml'), standard.replace('peerGroups: []', groups))
    const { out } = await runKept(cwd, ['score', '--method', 'peers.yaml'])
    expect(out).toMatch(/Pledges kept · South alone[\s\S]*One body alone: its estimate borrows nothing from peers/)
    expect(out).toMatch(/Pledges kept · Wards[\s\S]*North/)
  })

  it('shows a body and a commitment by id or by part of a name', async () => {
    expect((await runKept(cwd, ['show', 'North'])).out).toMatch(
      /Pledges kept · adopted from City Press[\s\S]*8 fulfilled/,
    )
    expect((await runKept(cwd, ['show', 'city/1'])).out).toMatch(/Build school number 1[\s\S]*not-fulfilled/)
    const none = await runKept(cwd, ['show', 'nowhere'])
    expect(none.err).toContain('nothing here is called nowhere')
    expect(none.code).toBe(2)
  })

  it('proves an event to somebody who has the key alone', async () => {
    const { out } = await runKept(cwd, ['show', 'city/1', '--json'])
    const event = JSON.parse(out).findings[0].event_id
    await runKept(cwd, ['proof', event, '--output', 'finding.tlog-proof'])
    const key = readFileSync(join(cwd, 'keys', 'vkey'), 'utf8').trim()
    const good = await runKept(cwd, ['verify', '--proof', 'finding.tlog-proof', '--key', key])
    expect(good.out).toContain('GOOD')
    expect(good.out).toContain(event)
    const proof = readFileSync(join(cwd, 'finding.tlog-proof'), 'utf8')
    writeFileSync(join(cwd, 'bad.tlog-proof'), proof.replace(/index \d+/, 'index 1'))
    expect((await runKept(cwd, ['verify', '--proof', 'bad.tlog-proof', '--key', key])).code).toBe(1)
  })

  it('marks what a later release changed, left out, and why', async () => {
    const changed = readFileSync(join(cwd, 'promises.csv'), 'utf8')
      .replace('Build school number 3"', 'Build half a school, number 3"')
      .replace(/^5,.*\n/m, '')
    writeFileSync(join(cwd, 'later.csv'), changed)
    const argv = ['import', join(cwd, 'later.csv'), '--source', join(cwd, 'source.yaml'), '--released', '2022-01-01']
    expect((await runKept(cwd, argv)).out).toContain('Appended 2 events.')
    expect((await runKept(cwd, ['show', 'city/3'])).out).toMatch(/Revisions\n {2}2022-01-01 {2}unknown {2}wording/)
    expect((await runKept(cwd, ['show', 'city/5'])).out).toContain('no longer listed by its source')
    expect((await runKept(cwd, argv)).out).toContain('Nothing new')
  })

  it('verifies, and names the first wrong place after a change', async () => {
    await runKept(cwd, ['rebuild'])
    const good = await runKept(cwd, ['verify'])
    expect(good.out).toContain('GOOD  the record holds.')
    const path = join(cwd, 'log', 'tile', 'entries', '000.p', '36')
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.toString('latin1').replace('"fulfilled"', '"FULFILLED"'), 'latin1')
    const bad = await runKept(cwd, ['verify'])
    expect(bad.code).toBe(1)
    expect(bad.out).toMatch(/WRONG.*entries\/000\.p\/36/)
    writeFileSync(path, bytes)
  })
})
