// The editions that a running server has open: the one shown, and those of other moments that readers ask for.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Moment } from '../engine/ask.ts'
import { lastRecordedAt } from '../record/last-event.ts'
import { type OpenRecord, openRecord } from '../record/record.ts'
import type { Method } from '../score/method.ts'
import { editionId } from './edition/edition-id.ts'
import { storeName } from './edition/make-edition.ts'
import { type Edition, openEdition } from './edition/store.ts'
import { type ProofMaker, proofMaker } from './proof-maker.ts'
import { publishedIn } from './published.ts'

export type OpenEdition = {
  readonly id: string
  readonly dir: string
  readonly edition: Edition
  readonly proof: ProofMaker
}

export type EditionWanted = { readonly moment: Moment; readonly dir: string }

/** A moment as a reader asks for it. */
export type MomentAsked = { readonly asOf: string | null; readonly knownAt: string | null }

export type Editions = {
  /** The edition shown now. */
  readonly current: () => OpenEdition
  /**
   * The edition of another moment, made where it is not there yet. One is made at a time; `busy` where too many wait,
   * `later` where the moment lies beyond the edition shown.
   */
  readonly at: (moment: MomentAsked) => Promise<OpenEdition | 'busy' | 'later'>
  /** Looks whether the log has grown or a day has passed, and then makes and shows the next edition whole. */
  readonly refresh: () => Promise<boolean>
  readonly close: () => void
}

export type EditionsOptions = {
  readonly dir: string
  readonly method: Method
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Makes an edition in a folder that is not there yet, and tells its id. */
  readonly make: (wanted: EditionWanted) => Promise<string>
}

const momentsOpenMax = 8
/** An answer that was begun on an edition ends on it. */
const restMilliseconds = 10_000
const waitingMax = 4

/** Opens the newest edition, making it first where the log has outgrown the last one. */
export async function openEditions(options: EditionsOptions): Promise<Editions> {
  const { dir, method, clock, make } = options
  const published = publishedIn(dir)
  const moments = new Map<string, OpenEdition>()
  const resting = new Map<OpenEdition, NodeJS.Timeout>()
  let waiting: Promise<unknown> = Promise.resolve()
  let waitingCount = 0

  const ensure = async (record: OpenRecord, moment: Moment) => {
    const made = await published.ensure(editionId(record, moment, method), (making) => make({ moment, dir: making }))
    return open(made.edition, made.dir, record)
  }
  const newest = async () => {
    const record = await openRecord(dir)
    return { record, moment: momentOf(record, new Date(clock()).toISOString().slice(0, 10)) }
  }
  const retire = (edition: OpenEdition) => {
    const close = () => {
      resting.delete(edition)
      edition.edition.close()
    }
    resting.set(edition, setTimeout(close, restMilliseconds).unref())
  }
  const makeInTurn = async (id: string, record: OpenRecord, moment: Moment) => {
    if (waitingCount >= waitingMax) return 'busy'
    waitingCount += 1
    const mine = waiting.then(() => moments.get(id) ?? ensure(record, moment))
    waiting = mine
      .catch(() => undefined)
      .finally(() => {
        waitingCount -= 1
      })
    return mine
  }
  const first = await newest()
  let current = await ensure(first.record, first.moment)
  published.show(current.id)

  return {
    current: () => current,
    async at({ asOf, knownAt }) {
      const { about } = current.edition
      const wanted = { asOf: asOf ?? about.asOf, knownAt: knownAt ?? about.knownAt }
      if (wanted.asOf > about.asOf) return 'later'
      if (wanted.knownAt >= about.knownAt) wanted.knownAt = about.knownAt
      if (wanted.asOf === about.asOf && wanted.knownAt === about.knownAt) return current
      const { record } = await newest()
      const moment: Moment = { ...momentOf(record, about.asOf), ...wanted }
      const id = editionId(record, moment, method)
      const known = moments.get(id)
      if (known !== undefined) {
        moments.delete(id)
        moments.set(id, known)
        return known
      }
      const opened =
        published.find(id) === undefined ? await makeInTurn(id, record, moment) : await ensure(record, moment)
      if (opened === 'busy') return 'busy'
      const other = moments.get(id)
      if (other !== undefined && other !== opened) {
        // Another reader's question was answered in the meantime.
        opened.edition.close()
        return other
      }
      moments.set(id, opened)
      published.sweep(new Set([current.id, opened.id, ...[...moments.values()].map((one) => one.id)]), clock())
      if (moments.size > momentsOpenMax) {
        const [oldest, edition] = moments.entries().next().value!
        moments.delete(oldest)
        retire(edition)
      }
      return opened
    },
    async refresh() {
      const { record, moment } = await newest()
      if (editionId(record, moment, method) === current.id) return false
      const next = await ensure(record, moment)
      const before = current
      current = next
      published.show(next.id)
      retire(before)
      published.sweep(new Set([next.id, before.id, ...[...moments.values()].map((one) => one.id)]), clock())
      return true
    },
    close() {
      for (const timer of resting.values()) clearTimeout(timer)
      for (const { edition } of new Set([current, ...moments.values(), ...resting.keys()])) edition.close()
    },
  }
}

/**
 * The moment of an edition: a day, and all that the log knew when the day began or its last entry was recorded, whichever
 * came later: a window to comment may pass without a new entry.
 */
export function momentOf(record: Pick<OpenRecord, 'log' | 'settings'>, today: string): Moment {
  const dayBegins = `${today}T00:00:00.000Z`
  const recorded = lastRecordedAt(record.log) ?? dayBegins
  const knownAt = recorded > dayBegins ? recorded : dayBegins
  return { asOf: today, knownAt, today, language: record.settings.languages[0]! }
}

/** Opens a finished edition with its proofs. */
export async function open(id: string, folder: string, { log }: Pick<OpenRecord, 'log'>): Promise<OpenEdition> {
  const edition = await openEdition(join(folder, storeName))
  const { size, note } = edition.about.checkpoint
  const proof = existsSync(log.dir) ? proofMaker({ dir: log.dir, size }, note) : () => undefined
  return { id, dir: folder, edition, proof }
}
