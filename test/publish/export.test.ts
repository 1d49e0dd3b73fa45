// An export writes what is new, leaves what is not, takes away what is gone, and completes one that was cut off.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/base/refusal.ts'
import { editionMaker } from '../../src/cli/edition-maker.ts'
import { editionId } from '../../src/publish/edition/edition-id.ts'
import { momentOf } from '../../src/publish/editions.ts'
import { type Exported, exportEdition } from '../../src/publish/export.ts'
import { publishedIn } from '../../src/publish/published.ts'
import { appendDrafts, type OpenRecord } from '../../src/record/record.ts'
import { loadMethod } from '../../src/score/method.ts'
import { newPaths } from '../record/folder.ts'
import { draftOf, finding } from './sample-draft.ts'
import { sampleToday } from './sample-record.ts'
import { publishedRecord } from './served-sample.ts'

const newPath = newPaths()
let record: OpenRecord
let close: () => void
let target: string
let first: Exported
beforeAll(async () => {
  ;({ record, close } = await publishedRecord())
  target = newPath()
  first = await exported(target)
}, 120_000)
afterAll(() => close())

async function exported(to: string, languages = ['en', 'zh-Hans']): Promise<Exported> {
  const moment = momentOf(record, sampleToday)
  const method = await loadMethod(record.settings.method, record.dir)
  const make = editionMaker(record.dir, () => {})
  const made = await publishedIn(record.dir).ensure(editionId(record, moment, method), (dir) => make({ moment, dir }))
  return exportEdition({ editionDir: made.dir, logDir: record.log.dir, target: to, languages, live: null, threads: 1 })
}

/** Inode and time of every file by its path: what was written anew has others. */
function statesIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    paths.flatMap((path) => {
      const stat = statSync(join(folder, path))
      return stat.isFile() && !path.startsWith('.kept-export') ? [[path, `${stat.ino} ${stat.mtimeMs}`] as const] : []
    }),
  )
}

function textsIn(folder: string): ReadonlyMap<string, string> {
  return new Map([...statesIn(folder).keys()].sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]))
}

describe('an export', () => {
  it('writes every file once, and none again', async () => {
    expect(first).toMatchObject({ unchanged: 0, removed: 0, written: first.files })
    const before = statesIn(target)
    expect(before.size).toBe(first.files)
    expect(await exported(target)).toMatchObject({ written: 0, removed: 0, files: first.files })
    expect(statesIn(target)).toEqual(before)
  })

  it('that was cut off is completed by the next', async () => {
    const whole = textsIn(target)
    const cut = newPath()
    await exported(cut)
    // As a process leaves it that ended at its work: no end of the list, files missing, one half written.
    const list = join(cut, '.kept-export')
    writeFileSync(list, readFileSync(list, 'utf8').replace(/# complete: .*\n/, ''))
    for (const path of ['index.html', 'zh-Hans/index.html', 'proofs/3.tlog-proof', 'log/checkpoint'])
      rmSync(join(cut, path))
    writeFileSync(join(cut, 'method.html'), '<!doctype html>')
    const proof = readFileSync(join(cut, 'proofs/4.tlog-proof'), 'utf8')
    writeFileSync(join(cut, 'proofs/4.tlog-proof'), proof.slice(0, -20))
    rmSync(join(cut, 'bodies'), { recursive: true })
    await exported(cut)
    expect(textsIn(cut)).toEqual(whole)
  })

  it('refuses a folder that holds what is not its own, and leaves it alone', async () => {
    const foreign = newPath()
    mkdirSync(foreign)
    writeFileSync(join(foreign, 'thesis.txt'), 'four years')
    const failed = await exported(foreign).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Refusal)
    expect((failed as Refusal).code).toBe('export-folder-foreign')
    expect(readdirSync(foreign)).toEqual(['thesis.txt'])
  })

  it('takes away what the last one had and this one has not, and nothing else', async () => {
    const folder = newPath()
    await exported(folder)
    writeFileSync(join(folder, 'CNAME'), 'kept.example.org')
    const { removed } = await exported(folder, ['en'])
    expect(removed).toBeGreaterThan(200)
    expect([existsSync(join(folder, 'zh-Hans')), existsSync(join(folder, 'CNAME'))]).toEqual([false, true])
    expect(existsSync(join(folder, 'index.html'))).toBe(true)
  })

  it('after one new finding writes what it changed alone', async () => {
    const before = statesIn(target)
    const one = 'sample/ash-1'
    record = await appendDrafts(record, [draftOf(finding(one, { fulfilment: 'not-fulfilled' }, '2026-02'))], {
      role: 'operator',
      clock: () => Date.parse(`${sampleToday}T08:00:00Z`),
    })
    const again = await exported(target)
    const after = statesIn(target)
    const written = [...after].filter(([path, state]) => before.get(path) !== state).map(([path]) => path)
    expect(written).toContain('commitments/sample/ash-1.html')
    expect(written).toContain('zh-Hans/commitments/sample/ash-1.html')
    const touched = written.filter((path) =>
      /^(zh-Hans\/)?(commitments|proofs|embed\/commitments|badges\/commitments)\//.test(path),
    )
    const ofOthers = touched.filter((path) => !path.includes('sample/ash-1.') && !isNewProof(path, before))
    expect(ofOthers).toEqual([])
    const feeds = written.filter((path) => /\.(atom|feed\.json)$/.test(path))
    expect(feeds.filter((path) => !/ash|feeds\/changes/.test(path))).toEqual([])
    // Downloads that say the same have their time set anew.
    expect(again.written).toBeLessThanOrEqual(written.length)
    // Councils are estimated together, so that one finding moves them all; ministries, projects and contracts stay.
    expect(written.filter((path) => /^(zh-Hans\/)?(bodies\/gov|suppliers|contracts|flags|assets)/.test(path))).toEqual(
      [],
    )
    expect(again.written).toBeLessThan(first.files / 10)
  })
})

function isNewProof(path: string, before: ReadonlyMap<string, string>): boolean {
  return path.startsWith('proofs/') && !before.has(path)
}

describe('the id of an edition', () => {
  it('changes with the boundaries of the record', async () => {
    const method = await loadMethod('standard', record.dir)
    const id = () => editionId(record, momentOf(record, sampleToday), method)
    const without = id()
    expect(id()).toBe(without)
    mkdirSync(join(record.dir, 'boundaries'))
    const file = join(record.dir, 'boundaries', 'wards.geojson')
    writeFileSync(file, '{"type":"FeatureCollection","features":[]}')
    const withOne = id()
    writeFileSync(file, '{"type":"FeatureCollection","features":[],"name":"wards"}')
    expect(new Set([without, withOne, id()]).size).toBe(3)
    rmSync(join(record.dir, 'boundaries'), { recursive: true })
    expect(id()).toBe(without)
  })

  it('changes with the day, the log and the method', async () => {
    const method = await loadMethod('standard', record.dir)
    const moment = momentOf(record, sampleToday)
    const ids = [
      editionId(record, moment, method),
      editionId(record, { ...moment, asOf: '2026-11-23' }, method),
      editionId(record, moment, { digest: 'other' }),
      editionId({ ...record, log: { ...record.log, size: record.log.size - 1 } }, moment, method),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })
})
