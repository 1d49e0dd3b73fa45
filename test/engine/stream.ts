// A small record in memory: events made one by one at a time of the test's choosing, then asked about.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { EventId } from '../../src/base/id.ts'
import { ask, type Moment, openDerived } from '../../src/engine/ask.ts'
import { rebuild } from '../../src/engine/rebuild.ts'
import type { LogEntry } from '../../src/engine/spool.ts'
import { type Draft, makeEvent, type PrivatePart, type Salted } from '../../src/record/event.ts'
import { type KindName, loadKinds } from '../../src/record/kind.ts'

export const kinds = await loadKinds()

export type Row = Readonly<Record<string, unknown>>

export function stream() {
  const entries: LogEntry[] = []
  const parts: PrivatePart[] = []
  let count = 0
  const actor = { role: 'importer', id: '0123456789abcdef' } as const
  const nextId = () => {
    count += 1
    return `01${String(count).padStart(24, '0')}` as EventId
  }
  const held = (event: EventId): Readonly<Record<string, Salted>> | undefined => {
    const part = parts.find((one) => one.event === event && one.holds === 'erasable')
    return part?.holds === 'erasable' ? part.fields : undefined
  }
  return {
    entries,
    parts,
    nextId,
    /** Logs an event on a day and gives its id; `effective` is a day, month or year, or null. */
    add<K extends KindName>(
      kind: K,
      content: Extract<Draft, { kind: K }>['content'],
      on: string,
      effective: string | null = null,
      sealed = false,
    ): EventId {
      const recordedAt = on.includes('T') ? on : `${on}T12:00:00.000Z`
      const effectiveAt = effective === null ? null : { ...partial(effective), basis: 'stated' as const }
      const given = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))
      const draft = { kind, effectiveAt, content: given, sealed } as unknown as Draft
      const random = (bytes: number) => Buffer.alloc(bytes, count)
      const made = makeEvent(draft, { kinds, nextId, recordedAt, actor, random })
      entries.push({ index: entries.length, bytes: Buffer.from(made.entry) })
      parts.push(...made.parts)
      return made.id
    },
    /** Opens a sealed event. */
    publish(id: EventId, on: string): EventId {
      const part = parts.find((one) => one.event === id && one.holds === 'sealed')
      if (part?.holds !== 'sealed') throw new Error('nothing sealed')
      const { content, effectiveAt } = part.value as { content: Record<string, never>; effectiveAt: never }
      return this.add('publication', { opens: id, salt: part.salt, content, effectiveAt }, on)
    },
    async ask(moment: Partial<Moment> = {}) {
      return derived(entries, held, moment)
    },
  }
}

/** Rebuilds from entries, asks, and gives a reader of tables that closes with `close`. */
async function derived(
  entries: readonly LogEntry[],
  held: (event: EventId) => Readonly<Record<string, Salted>> | undefined,
  moment: Partial<Moment>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'kept-engine-'))
  const path = join(folder, 'kept.duckdb')
  try {
    const rebuilt = await rebuild({ entries, held, kinds, path, memoryMax: '200MB' })
    const database = await openDerived(path)
    const asked = {
      asOf: '2100-01-01',
      knownAt: '2100-01-01T00:00:00Z',
      today: '2100-01-01',
      language: 'en',
      ...moment,
    }
    await ask(database, asked)
    return {
      rebuilt,
      database,
      rows: (sql: string): Promise<readonly Row[]> => database.rows(sql, z.record(z.string(), z.unknown())),
      /** The one row, or undefined. */
      async row(sql: string): Promise<Row | undefined> {
        return (await this.rows(sql))[0]
      },
      async again(other: Partial<Moment>) {
        await ask(database, { ...asked, ...other })
        return this
      },
      close() {
        database.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

export function partial(date: string) {
  return { date, precision: (['year', 'month', 'day'] as const)[date.split('-').length - 1]! }
}

export function due(date: string, basis: 'stated' | 'term-end' | 'inferred' = 'stated') {
  return { ...partial(date), basis }
}

/** A body in peer group `councils` unless told otherwise. */
export function body(id: string, extra: object = {}) {
  return {
    body: id as never,
    name: { en: `Body ${id}`, mi: `Ropu ${id}` },
    bodyType: 'council' as const,
    peerGroup: 'councils',
    ...extra,
  }
}

export function pledge(id: string, extra: object = {}) {
  return {
    pledge: id as never,
    source: 'src',
    wording: { en: `Wording of ${id}` },
    wordingIs: 'verbatim' as const,
    promiser: { role: 'body' as const, body: 'b/1' as never },
    answerable: { body: 'b/1' as never },
    pledgeType: 'action' as const,
    ...extra,
  }
}

export function finding(commitment: string, extra: object = {}) {
  return { commitment: commitment as never, standing: 'adopted' as const, publisher: 'Pub', ...extra }
}

export function deal(id: string, extra: object = {}) {
  return {
    deal: id as never,
    source: 'src',
    dealType: 'project' as const,
    title: { en: `Deal ${id}` },
    lead: 'b/1' as never,
    ...extra,
  }
}
