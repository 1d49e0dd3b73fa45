// The sample record as `kept serve` shows it: a copy of its own, at a free port.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { editionMaker } from '../../src/cli/edition-maker.ts'
import { editionId } from '../../src/publish/edition/edition-id.ts'
import { momentOf } from '../../src/publish/editions.ts'
import { publishedIn } from '../../src/publish/published.ts'
import { type Serving, serveRecord } from '../../src/publish/serve.ts'
import { type OpenRecord, openRecord } from '../../src/record/record.ts'
import { loadMethod } from '../../src/score/method.ts'
import { madeOnce } from '../made-once.ts'
import { sampleNow, sampleRecord, sampleToday } from './sample-record.ts'

export type ServedSample = {
  /** `http://127.0.0.1:PORT/`. */
  readonly base: string
  readonly port: number
  readonly record: OpenRecord
  /** Editions as they came to be shown. */
  readonly shown: readonly string[]
  readonly failures: readonly unknown[]
  readonly close: () => Promise<void>
}

/** Failures are told in `failures`. Contracts are in the record unless it is told otherwise. */
export async function servedSample(
  changed: Partial<Serving> = {},
  wanted = { contracts: true },
): Promise<ServedSample> {
  const { record, close } = await publishedRecord(wanted)
  const shown: string[] = []
  const failures: unknown[] = []
  const served = await serveRecord({
    dir: record.dir,
    logDir: record.log.dir,
    method: await loadMethod(record.settings.method, record.dir),
    languages: ['en', 'zh-Hans'],
    port: 0,
    host: '127.0.0.1',
    clock: () => Date.parse(sampleNow),
    make: editionMaker(record.dir, () => {}),
    refreshMilliseconds: 60_000,
    onShown: (edition) => void shown.push(edition),
    onFailure: (error) => void failures.push(error),
    onFault: (error) => void failures.push(error),
    ...changed,
  })
  return {
    base: `http://127.0.0.1:${served.port}/`,
    port: served.port,
    record,
    shown,
    failures,
    close: async () => {
      await served.close()
      close()
    },
  }
}

/** A copy of the sample record in which today's edition is made already. */
export async function publishedRecord(
  wanted = { contracts: true },
): Promise<{ readonly record: OpenRecord; readonly close: () => void }> {
  const name = wanted.contracts ? 'published-with-contracts' : 'published'
  const shared = await madeOnce(name, async (folder) => {
    const { record, close } = await sampleRecord(wanted)
    const method = await loadMethod(record.settings.method, record.dir)
    const moment = momentOf(record, sampleToday)
    const make = editionMaker(record.dir, () => {})
    await publishedIn(record.dir).ensure(editionId(record, moment, method), (dir) => make({ moment, dir }))
    cpSync(record.dir, folder, { recursive: true, preserveTimestamps: true })
    close()
  })
  const root = mkdtempSync(join(tmpdir(), 'kept-served-'))
  cpSync(shared, join(root, 'record'), { recursive: true, preserveTimestamps: true })
  return { record: await openRecord(join(root, 'record')), close: () => rmSync(root, { recursive: true, force: true }) }
}
