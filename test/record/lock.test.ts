// The lock with real processes: never two holders, a dead one is overtaken, a living one is named.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeLock, withLock } from '../../src/record/lock.ts'
import { childScript, compileRecord } from './compiled.ts'
import { newPaths } from './folder.ts'

const newPath = newPaths()
const code = newPath()
beforeAll(() => compileRecord(code))

// Takes the lock again and again; inside, makes a file that only one holder can have, and sometimes dies there.
const contending = `
  import { closeSync, openSync, readFileSync, appendFileSync, rmSync, writeFileSync } from 'node:fs'
  import { takeLock } from './record/lock.js'
  const [folder, protocol, dyingRound] = process.argv.slice(2)
  for (let round = 0; round < 40; ) {
    let release
    try {
      release = takeLock(folder)
    } catch (error) {
      if (error.code !== 'log-locked' && error.code !== 'log-locked-often') throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
      continue
    }
    appendFileSync(protocol, 'in ' + process.pid + '\\n')
    const until = performance.now() + Math.random() * 2
    while (performance.now() < until);
    if (round === Number(dyingRound)) {
      appendFileSync(protocol, 'dies ' + process.pid + '\\n')
      process.kill(process.pid, 'SIGKILL')
    }
    appendFileSync(protocol, 'out ' + process.pid + '\\n')
    release()
    round += 1
  }
`

describe('several processes', () => {
  test('are never inside at the same time, and go on after one dies inside', async () => {
    const script = childScript(code, 'contending.mjs', contending)
    const folder = newPath()
    const protocol = newPath()
    const runs = [-1, 5, -1, 11, 17].map((dyingRound) => run(script, [folder, protocol, String(dyingRound)]))
    const ends = await Promise.all(runs)
    expect(ends.filter((end) => end === 'SIGKILL')).toHaveLength(3)
    expect(ends.filter((end) => end === 0)).toHaveLength(2)
    let inside: string | undefined
    for (const line of readFileSync(protocol, 'utf8').trim().split('\n')) {
      const [what, pid] = line.split(' ')
      expect(inside, line).toBe(what === 'in' ? undefined : pid)
      inside = what === 'in' ? pid : undefined
    }
    // One that died last left its lock to whoever comes next.
    takeLock(folder)()
    expect(readdirSync(folder)).toEqual([])
  })

  test('the holder is named, also where it is this process', async () => {
    const folder = newPath()
    await withLock(folder, async () => {
      expect(() => takeLock(folder)).toThrow(
        expect.objectContaining({ code: 'log-locked', why: expect.stringContaining(`Process ${process.pid} on`) }),
      )
    })
    expect(readdirSync(folder)).toEqual([])
    takeLock(folder)()
  })

  test('the lock is given back where the work throws', async () => {
    const folder = newPath()
    await expect(withLock(folder, () => Promise.reject(new Error('work')))).rejects.toThrow('work')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a lock found lying about', () => {
  const deadPid = spawnSync(process.execPath, ['-e', '']).pid
  const boot = readBoot()
  const holder = { pid: deadPid, host: hostname(), boot, started: '1', since: '2026-11-24T08:00:00.000Z' }

  test.each([
    ['of a process that is gone', holder],
    ['of an earlier start of the machine', { ...holder, pid: process.pid, boot: 'earlier' }],
    ['of a process whose id was given to another', { ...holder, pid: process.pid, started: '1' }],
    ['that lost its bytes', undefined],
  ])('%s is overtaken', (_name, content) => {
    const folder = lockedBy(content)
    const release = takeLock(folder)
    expect(readdirSync(folder)).toEqual(['.lock-5'])
    release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('of another machine is respected, with the file to remove', () => {
    const folder = lockedBy({ ...holder, host: 'elsewhere' })
    expect(() => takeLock(folder)).toThrow(
      expect.objectContaining({ code: 'log-locked', remedy: expect.stringContaining(join(folder, '.lock-4')) }),
    )
    expect(readdirSync(folder)).toEqual(['.lock-4'])
  })
})

function lockedBy(content: object | undefined): string {
  const folder = newPath()
  mkdirSync(folder)
  writeFileSync(join(folder, '.lock-4'), content === undefined ? '' : JSON.stringify(content))
  return folder
}

function readBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

function run(script: string, args: string[]): Promise<number | string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('close', (exit, signal) => resolve(signal ?? exit))
  })
}
