// The checkpoint of an edition is the one that its log was opened at, though the log grows while the edition is made.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeEditionOf } from '../../../src/cli/make-edition.ts'
import { momentOf } from '../../../src/publish/editions.ts'
import { proofMaker } from '../../../src/publish/proof-maker.ts'
import { parseCheckpoint } from '../../../src/record/checkpoint.ts'
import { parseNote } from '../../../src/record/note.ts'
import { appendDrafts } from '../../../src/record/record.ts'
import { loadMethod } from '../../../src/score/method.ts'
import { draftOf, finding } from '../sample-draft.ts'
import { sampleNow, sampleRecord, sampleToday } from '../sample-record.ts'

test('a log that grows meanwhile leaves the signed checkpoint, and the proofs against it, as they were', async () => {
  const { record, dir, close } = await sampleRecord()
  try {
    const draft = draftOf(finding('sample/ash-1', { fulfilment: 'partly', criterion: 'one' }, '2026-03'))
    await appendDrafts(record, [draft], { role: 'operator', clock: () => Date.parse(sampleNow) })
    const method = await loadMethod(record.settings.method, dir)
    const making = { record, method, moment: momentOf(record, sampleToday), dir: join(dir, 'edition') }
    const { checkpoint } = await makeEditionOf(making)
    const signed = parseCheckpoint(parseNote(Buffer.from(checkpoint.note))!.text)!
    expect([Number(signed.size), signed.root.toString('base64')]).toEqual([checkpoint.size, checkpoint.root])
    expect(checkpoint.size).toBe(record.log.size)
    expect(proofMaker({ dir: record.log.dir, size: checkpoint.size }, checkpoint.note)(0)).toContain(record.log.note)
  } finally {
    close()
  }
}, 120_000)
