// Folds the releases of byte ranges into the states of flags; what several gatherers hold can be put together.
import { closeSync, openSync } from 'node:fs'
import { type ByteRange, type RangeReader, rangeReader } from './byte-range.ts'
import type { Flag, Gathering, Given } from './flag.ts'
import { heldIn } from './held.ts'
import { type LineFault, parseLines } from './json-line.ts'
import { type LineText, readRelease } from './release-reading.ts'
import type { FlagSettings, SettingSpecs } from './setting.ts'

export type Gathered = {
  /** By name of the gathering. */
  readonly states: Map<string, unknown>
  readonly counts: LineCounts
  readonly faults: FaultPlace[]
  /** Lines that begin in each range, by its number. */
  readonly lines: Map<number, number>
}

export type LineCounts = { releases: number; cancelled: number; excluded: number; faults: number }

/** A line that was passed over. `line` counts from 0 within its range. */
export type FaultPlace = {
  readonly fault: LineFault
  readonly file: number
  readonly range: number
  readonly line: number
  readonly at: number
  readonly bytes: number
}

export type Gatherer = {
  /** Reads the lines that begin in a range. */
  readonly read: (range: ByteRange, number: number) => void
  /** Takes a line that was parsed already. */
  readonly take: (json: unknown, line: LineText) => LineFault | undefined
  /** Closes the files and gives what was gathered. */
  readonly finish: () => Gathered
}

/** Gathers for the flags that the settings choose. */
export function gatherer(paths: readonly string[], flags: readonly Flag[], settings: FlagSettings): Gatherer {
  const folds = foldsOf(flags, settings)
  const bidless = folds.filter(({ gathering }) => gathering.needsBids !== true)
  const states = new Map(folds.map(({ gathering, state }) => [gathering.name, state]))
  const counts: LineCounts = { releases: 0, cancelled: 0, excluded: 0, faults: 0 }
  const faults: FaultPlace[] = []
  const lines = new Map<number, number>()
  const open = new Map<number, number>()
  const { excluded } = settings.general
  let reader: RangeReader | undefined

  function take(json: unknown, line: LineText): LineFault | undefined {
    const release = readRelease(json, line)
    if (release === 'no-object') return 'no object'
    if (release === 'no-ocid') return 'no ocid'
    if (release === 'cancelled') counts.cancelled += 1
    else if (release.methodDetails !== undefined && excluded.has(release.methodDetails)) counts.excluded += 1
    else {
      counts.releases += 1
      const due = release.submitted.length > 0 ? folds : bidless
      for (let i = 0; i < due.length; i++) due[i]!.gathering.fold(due[i]!.state, release, due[i]!.given)
    }
    return undefined
  }

  function read(range: ByteRange, number: number): void {
    const { file, base } = range
    const fd = heldIn(open, file, () => openSync(paths[file]!, 'r'))
    reader ??= rangeReader()
    let line = 0
    const onFault = (fault: LineFault, at: number, bytes: number) => {
      counts.faults += 1
      faults.push({ fault, file, range: number, line, at: at - base, bytes })
    }
    const long: [number, number][] = []
    const { bytes, at } = reader.read(range, fd, (from, length) => long.push([base + from, length]))
    const start = at === 0 && startsWithMark(bytes) ? 3 : 0
    const parsed = parseLines(bytes.subarray(start), base + at + start, {
      onJson(json, text, length) {
        const fault = take(json, text)
        if (fault !== undefined) onFault(fault, text.at, length)
        line += 1
      },
      onFault(fault, from, length) {
        onFault(fault, from, length)
        line += 1
      },
      onBlank() {
        line += 1
      },
    })
    for (const [from, length] of long) onFault('too long', from, length)
    lines.set(number, parsed + long.length)
  }

  return {
    read,
    take,
    finish() {
      for (const fd of open.values()) closeSync(fd)
      open.clear()
      return { states, counts, faults, lines }
    },
  }
}

/** Adds what another gatherer of the same flags and settings holds. */
export function mergeGathered(into: Gathered, from: Gathered, flags: readonly Flag[]): void {
  for (const { gathering } of distinct(flags)) {
    gathering.merge(into.states.get(gathering.name), from.states.get(gathering.name))
  }
  for (const name of ['releases', 'cancelled', 'excluded', 'faults'] as const) into.counts[name] += from.counts[name]
  into.faults.push(...from.faults)
  for (const [range, count] of from.lines) into.lines.set(range, count)
}

type Fold = { readonly gathering: Gathering<unknown>; readonly state: unknown; readonly given: Given<SettingSpecs> }

function foldsOf(flags: readonly Flag[], settings: FlagSettings): readonly Fold[] {
  return distinct(flags).map(({ code, gathering }) => ({
    gathering,
    state: gathering.start(),
    given: { general: settings.general, own: settings.own[code]! },
  }))
}

// Flags that share a gathering share its state.
function distinct(flags: readonly Flag[]): readonly Flag[] {
  return flags.filter((flag, i) => flags.findIndex((one) => one.gathering.name === flag.gathering.name) === i)
}

function startsWithMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
