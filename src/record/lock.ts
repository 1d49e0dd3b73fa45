// One writer at a time: a lock file that a crash leaves behind is taken over once its holder is known to be gone.
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'

/** Who holds a lock. `boot` and `started` are '' where the system does not tell them. */
export type LockHolder = {
  readonly pid: number
  readonly host: string
  /** Changes with every start of the machine. */
  readonly boot: string
  /** Changes when a process id is given to another process. */
  readonly started: string
  /** When the lock was taken, as an instant in UTC. */
  readonly since: string
}

/** Runs `work` as the only writer of a folder. Refuses where another one is at work, naming it. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const release = takeLock(folder)
  try {
    return await work()
  } finally {
    release()
  }
}

/**
 * Takes the lock of a folder and returns what gives it back. Locks are numbered: a dead
 * holder's lock is overtaken by making the next number, which only one process can do, and is removed only after that.
 */
export function takeLock(folder: string): () => void {
  const self = holderOf(process.pid)
  const draft = join(folder, `${lockPrefix}draft-${process.pid}-${drafts++}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(draft, `${JSON.stringify(self)}\n`)
  try {
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const number = tryLock(folder, draft)
      if (number !== undefined) return () => rmSync(join(folder, `${lockPrefix}${number}`), { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
  throw new Refusal('log-locked-often', { folder })
}

// The lock's number, or undefined where another process was faster and the state must be looked at again.
function tryLock(folder: string, draft: string): number | undefined {
  const numbers = lockNumbers(folder)
  for (const number of numbers) {
    const path = join(folder, `${lockPrefix}${number}`)
    const holder = livingHolder(path)
    if (holder === undefined) continue
    throw new Refusal('log-locked', { folder, pid: holder.pid, host: holder.host, since: holder.since, path })
  }
  const number = (numbers.at(-1) ?? 0) + 1
  const path = join(folder, `${lockPrefix}${number}`)
  if (!link(draft, path)) return undefined
  // Whoever looked at another moment may have made another number: of two that see each other, neither goes on.
  const others = lockNumbers(folder).filter((other) => other !== number)
  if (others.some((other) => livingHolder(join(folder, `${lockPrefix}${other}`)) !== undefined)) {
    rmSync(path, { force: true })
    return undefined
  }
  for (const stale of others) rmSync(join(folder, `${lockPrefix}${stale}`), { force: true })
  removeStaleDrafts(folder)
  return number
}

function livingHolder(path: string): LockHolder | undefined {
  const holder = readHolder(path)
  return holder !== undefined && isAtWork(holder) ? holder : undefined
}

function lockNumbers(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => (lockPattern.test(name) ? [Number(name.slice(lockPrefix.length))] : []))
    .sort((a, b) => a - b)
}

function readHolder(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockHolder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    // After a power cut a lock may have lost its bytes; whoever made it went with the power.
    if (error instanceof SyntaxError) return { pid: 0, host: hostname(), boot: 'lost', started: '', since: '' }
    throw error
  }
}

// Of another machine's processes nothing can be known: its lock counts.
function isAtWork(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true
  if (holder.boot !== bootId() || !isRunning(holder.pid)) return false
  return holder.started === startedAt(holder.pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function holderOf(pid: number): LockHolder {
  return { pid, host: hostname(), boot: bootId(), started: startedAt(pid), since: new Date().toISOString() }
}

function bootId(): string {
  return readSystemFile('/proc/sys/kernel/random/boot_id').trim()
}

// Field 22 of /proc/PID/stat, counted after the program's name, which stands in brackets and may hold spaces.
function startedAt(pid: number): string {
  const stat = readSystemFile(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readSystemFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

// Drafts of processes that died before they could remove them.
function removeStaleDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = draftPattern.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const attemptsMax = 100
const lockPrefix = '.lock-'
const lockPattern = /^\.lock-\d+$/
const draftPattern = /^\.lock-draft-(\d+)-\d+$/
let drafts = 0
