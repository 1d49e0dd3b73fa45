// A record from its making to an erasure: what is appended is read back, sealed, opened, erased, and still verifies.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventChecks } from '../../src/record/check-events.ts'
import { eraseFields, finishErasures } from '../../src/record/erase.ts'
import type { Draft } from '../../src/record/event.ts'
import {
  type Appending,
  appendDrafts,
  events,
  initRecord,
  type OpenRecord,
  openRecord,
} from '../../src/record/record.ts'
import { settingsDefault } from '../../src/record/settings.ts'
import { verifyLog } from '../../src/record/verify.ts'
import { newPaths } from './folder.ts'

const newPath = newPaths()
const settings = { ...settingsDefault, operator: 'example', origin: 'example.org/test' }
const appending: Appending = { role: 'operator', clock: () => Date.UTC(2026, 10, 24) }

const tenure: Draft = {
  kind: 'tenure',
  effectiveAt: null,
  content: { post: 'XX/mayor', tenure: '3', holder: 'Canary Person' },
}
const coding: Draft = {
  kind: 'coding',
  effectiveAt: null,
  content: { commitment: 'src/p1' as never, coder: 'coder-7', fulfilment: 'partly' },
  sealed: true,
}

function verified(record: OpenRecord) {
  const checks = eventChecks(record.kinds, record.private)
  const log = verifyLog(record.log.dir, record.log.vkey, { onEntry: checks.check })
  return {
    log: log.kind,
    issue: log.kind === 'wrong' ? log.issue.code : checks.finish().issue?.code,
    ...checks.finish().figures,
  }
}

describe('a record', () => {
  it('gives back what was appended, in order, after it is opened again', async () => {
    const record = await initRecord(newPath(), settings)
    await appendDrafts(record, [tenure, coding], appending)
    const again = await openRecord(record.dir)
    expect([...events(again)].map(({ index, kind }) => [index, kind])).toEqual([
      [0, 'tenure'],
      [1, 'coding'],
    ])
    expect(verified(again)).toMatchObject({
      log: 'verified',
      issue: undefined,
      events: 2,
      sealed: 1,
      salted: 1,
      erased: 0,
    })
  })

  it('appends all drafts or none', async () => {
    const record = await initRecord(newPath(), settings)
    const bad = { kind: 'void', effectiveAt: null, content: {} } as unknown as Draft
    await expect(appendDrafts(record, [tenure, bad], appending)).rejects.toMatchObject({ code: 'event-invalid' })
    expect((await openRecord(record.dir)).log.size).toBe(0)
  })

  it('refuses an entry longer than a log can hold, and says what to do', async () => {
    const record = await initRecord(newPath(), settings)
    const wording = Object.fromEntries(['en', 'fr', 'de'].map((tag) => [tag, 'x'.repeat(30_000)]))
    const long = {
      kind: 'candidate',
      effectiveAt: null,
      content: { candidate: 'a/b', source: 'a', wording, state: 'proposed' },
    } as unknown as Draft
    await expect(appendDrafts(record, [long], appending)).rejects.toMatchObject({
      code: 'entry-too-large',
      remedy: expect.stringContaining('evidence'),
    })
  })

  it('opens a sealed event by its publication, and sees one that was changed', async () => {
    const made = await appendDrafts(await initRecord(newPath(), settings), [coding], appending)
    const [sealed] = [...events(made)]
    const part = made.private.sealed(sealed!.id)!
    const value = part.value as { readonly content: Record<string, never>; readonly effectiveAt: null }
    const publication = (content: Record<string, never>): Draft => ({
      kind: 'publication',
      effectiveAt: null,
      content: { opens: sealed!.id, salt: part.salt, effectiveAt: value.effectiveAt, content },
    })
    const good = await appendDrafts(made, [publication(value.content)], appending)
    expect(verified(good)).toMatchObject({ log: 'verified', issue: undefined, sealed: 1, opened: 1 })
    const changed = { ...value.content, fulfilment: 'fulfilled' as never }
    const bad = await appendDrafts(good, [publication(changed)], appending)
    expect(verified(bad)).toMatchObject({ log: 'wrong', issue: 'publication-differs' })
  })

  it('erases a person’s name for good and still verifies, saying how much is erased', async () => {
    const record = await appendDrafts(await initRecord(newPath(), settings), [tenure], appending)
    const [event] = [...events(record)]
    expect(filesWith(record.dir, 'Canary')).not.toEqual([])
    const after = await eraseFields(
      record,
      { event: event!.id, fields: ['holder'], ground: 'order 12/2026' },
      appending,
    )
    expect(filesWith(record.dir, 'Canary')).toEqual([])
    expect(verified(after)).toMatchObject({ log: 'verified', issue: undefined, events: 2, salted: 1, erased: 1 })
  })

  it('says where an erasure was logged and not carried out, and carries it out', async () => {
    const record = await appendDrafts(await initRecord(newPath(), settings), [tenure], appending)
    const [event] = [...events(record)]
    const erasure: Draft = {
      kind: 'erasure',
      effectiveAt: null,
      content: { erases: event!.id, fields: ['holder'], ground: 'x' },
    }
    const cut = await appendDrafts(record, [erasure], appending)
    expect(verified(cut)).toMatchObject({ issue: 'erasure-unfinished' })
    expect(finishErasures(cut)).toBe(1)
    expect(verified(cut)).toMatchObject({ issue: undefined, erased: 1 })
  })

  it('says where a private value is gone without an erasure, and accepts a copy without any private part', async () => {
    const record = await appendDrafts(await initRecord(newPath(), settings), [tenure], appending)
    rmSync(join(record.dir, 'private', 'erasable'), { recursive: true })
    expect(verified(record)).toMatchObject({ issue: 'salted-missing' })
    rmSync(join(record.dir, 'private'), { recursive: true })
    expect(verified(await openRecord(record.dir))).toMatchObject({ issue: undefined, notHeld: 1 })
  })

  it('erases only what can be erased', async () => {
    const record = await appendDrafts(await initRecord(newPath(), settings), [tenure], appending)
    const [event] = [...events(record)]
    const erasing = { event: event!.id, fields: ['post'], ground: 'x' }
    await expect(eraseFields(record, erasing, appending)).rejects.toMatchObject({ code: 'field-not-erasable' })
    expect((await openRecord(record.dir)).log.size).toBe(1)
  })

  it('is made once, in a folder of its own', async () => {
    const record = await initRecord(newPath(), settings)
    await expect(initRecord(record.dir, settings)).rejects.toMatchObject({ code: 'record-exists' })
    await expect(initRecord(join(record.dir, 'keys'), settings)).rejects.toMatchObject({ code: 'folder-not-empty' })
    expect(existsSync(join(record.dir, 'keys', 'private.pem'))).toBe(true)
  })
})

function filesWith(dir: string, text: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text))
}
