// The log on disk: made, appended to, read again, and refused where its state does not allow it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readEntries } from '../../src/record/entries.ts'
import { createKey } from '../../src/record/key-file.ts'
import { appendEntries, createLog, openLog } from '../../src/record/log.ts'

const root = mkdtempSync(join(tmpdir(), 'kept-log-'))
afterAll(() => rmSync(root, { recursive: true }))

test('what is appended is read back', async () => {
  const signer = await createKey(join(root, 'keys'), 'record.example/log')
  let log = await createLog(join(root, 'log'), signer)
  log = await appendEntries(log, ['a', 'b', 'c'], signer)
  log = await appendEntries(
    log,
    Array.from({ length: 700 }, (_, i) => `{"i":${i}}`),
    signer,
  )
  const again = await openLog(join(root, 'log'), signer.vkey)
  expect(again).toEqual(log)
  const entries = [...readEntries(again)].map((e) => e.bytes.toString())
  expect(entries).toEqual(['a', 'b', 'c', ...Array.from({ length: 700 }, (_, i) => `{"i":${i}}`)])
})
