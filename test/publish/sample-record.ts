// A record in a temporary folder with everything in it, hostile text too, and the edition that it makes.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventId } from '../../src/base/id.ts'
import { makeEditionOf } from '../../src/cli/make-edition.ts'
import { storeName } from '../../src/publish/edition/make-edition.ts'
import { type Edition, openEdition } from '../../src/publish/edition/store.ts'
import { eraseFields } from '../../src/record/erase.ts'
import type { PublicationContent } from '../../src/record/kinds/publication.ts'
import { appendDrafts, events, initRecord, type OpenRecord, openRecord } from '../../src/record/record.ts'
import { settingsDefault } from '../../src/record/settings.ts'
import { loadMethod } from '../../src/score/method.ts'
import { madeOnce } from '../made-once.ts'
import { addBodies } from './sample-bodies.ts'
import { sampleContracts } from './sample-contracts.ts'
import { addDeals } from './sample-deals.ts'
import { type Adding, draftOf } from './sample-draft.ts'
import { addFindings } from './sample-findings.ts'
import { addPledges } from './sample-pledges.ts'

/** The day on which the sample is looked at. */
export const sampleToday = '2026-11-24'
export const sampleNow = `${sampleToday}T12:00:00.000Z`

export type SampleRecord = { readonly record: OpenRecord; readonly dir: string; readonly close: () => void }

type Wanted = { readonly contracts?: boolean }

/**
 * A copy of the record, to do with as one likes; `close` removes its folder. The same events every time, but for the key of
 * the log. Bulk contracts are in it where they are asked for.
 */
export async function sampleRecord(wanted: Wanted = {}): Promise<SampleRecord> {
  const root = mkdtempSync(join(tmpdir(), 'kept-sample-'))
  const dir = join(root, 'record')
  cpSync(await sharedRecord(wanted), dir, { recursive: true, preserveTimestamps: true })
  return { record: await openRecord(dir), dir, close: () => rmSync(root, { recursive: true, force: true }) }
}

async function sharedRecord(wanted: Wanted): Promise<string> {
  const name = wanted.contracts === true ? 'sample-with-contracts' : 'sample'
  return join(await madeOnce(name, (folder) => makeRecord(join(folder, 'record'), wanted)), 'record')
}

async function makeRecord(dir: string, wanted: Wanted): Promise<void> {
  let record = await initRecord(dir, {
    ...settingsDefault,
    operator: 'example',
    origin: 'example.org/sample',
    languages: ['en', 'zh-Hans'],
  })
  const random = seededBytes(4)
  const appending = (on: string) => {
    const clock = () => Date.parse(on.includes('T') ? on : `${on}T09:00:00.000Z`)
    return { role: 'operator', clock, random } as const
  }
  const adding: Adding = {
    async add(on, given) {
      const before = record.log.size
      record = await appendDrafts(record, given.map(draftOf), appending(on))
      return [...events(record)].filter(({ index }) => index >= before).map(({ id }) => id)
    },
    async open(on, event) {
      const part = record.private.sealed(event as EventId)!
      const { content, effectiveAt } = part.value as unknown as Pick<PublicationContent, 'content' | 'effectiveAt'>
      await adding.add(on, [['publication', { opens: event, salt: part.salt, content, effectiveAt }]])
    },
  }
  const tenure = await addBodies(adding)
  await addPledges(adding)
  const said = await addFindings(adding)
  await addDeals(adding)
  if (wanted.contracts === true) {
    record = await appendDrafts(record, await sampleContracts(record), appending('2026-08-01'))
  }
  const toErase = [[tenure, 'holder'] as const, ...said]
  for (const [event, field] of toErase) {
    const erasing = { event: event as EventId, fields: [field], ground: 'Order of a court' }
    record = await eraseFields(record, erasing, appending('2026-10-20'))
  }
}

export type SampleEdition = {
  readonly edition: Edition
  /** Folder of the edition. */
  readonly dir: string
  readonly record: OpenRecord
  readonly close: () => void
}

/** The edition of the sample as it is today, made once and only to be read; or that of another record and moment. */
export async function sampleEdition(
  moment: { readonly asOf?: string; readonly knownAt?: string } = {},
  given?: { readonly record: OpenRecord },
): Promise<SampleEdition> {
  if (given === undefined) return sharedEdition({})
  const folder = mkdtempSync(join(tmpdir(), 'kept-edition-'))
  const dir = join(folder, 'edition')
  await makeSampleEdition(given.record, dir, moment)
  const edition = await openEdition(join(dir, storeName))
  return {
    edition,
    dir,
    record: given.record,
    close() {
      edition.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The edition of the sample as it is today, of a record that is only to be read. */
export async function sharedEdition(wanted: Wanted): Promise<SampleEdition> {
  const recordDir = await sharedRecord(wanted)
  const record = await openRecord(recordDir)
  const name = wanted.contracts === true ? 'edition-with-contracts' : 'edition'
  const make = (folder: string) => makeSampleEdition(record, join(folder, 'edition'))
  const dir = join(await madeOnce(name, make), 'edition')
  const edition = await openEdition(join(dir, storeName))
  return { edition, dir, record, close: () => edition.close() }
}

async function makeSampleEdition(
  record: OpenRecord,
  dir: string,
  moment: { readonly asOf?: string; readonly knownAt?: string } = {},
): Promise<void> {
  await makeEditionOf({
    record,
    method: await loadMethod('standard', record.dir),
    moment: { asOf: sampleToday, knownAt: sampleNow, today: sampleToday, language: 'en', ...moment },
    dir,
  })
}

// Bytes that repeat run for run: a 32-bit linear congruence is random enough for salts of a sample.
function seededBytes(seed: number): (bytes: number) => Uint8Array {
  let state = seed
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}
