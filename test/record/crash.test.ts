// Appends that are really killed: afterwards the log has the old state or the new one, and can be appended to.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readEntries } from '../../src/record/entries.ts'
import { createKey } from '../../src/record/key-file.ts'
import { appendEntries, createLog, openLog } from '../../src/record/log.ts'
import { verifyLog } from '../../src/record/verify.ts'
import { childScript, compileRecord } from './compiled.ts'
import { newPaths } from './folder.ts'

const newPath = newPaths()
const code = newPath()
const keys = newPath()
const signer = await createKey(keys, 'record.example/crash')
beforeAll(() => compileRecord(code))

// The child appends portion after portion; how many entries each has follows from the size before it.
const portionAt = (size: number) => 1 + ((size * 7919 + 3) % 700)
const entryAt = (index: number) => `{"i":${index},"word":"${'w'.repeat(index % 90)}"}`
const appending = `
  import { appendEntries, openLog } from './record/log.js'
  import { readKey } from './record/key-file.js'
  const [dir, keys, portions] = process.argv.slice(2)
  const portionAt = ${portionAt}
  const entryAt = ${entryAt}
  const signer = readKey(keys)
  let log = await openLog(dir, signer.vkey)
  for (let i = 0; i < Number(portions); i++) {
    const from = log.size
    log = await appendEntries(log, Array.from({ length: portionAt(from) }, (_, k) => entryAt(from + k)), signer)
    process.stdout.write(log.size + '\\n')
  }
`

// Every call that changes what other processes see is counted; at the wanted one the process kills itself before making it.
const killedAtCall = `
  import fs from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  const killAt = Number(process.argv[5])
  let calls = 0
  for (const name of ['openSync', 'writeSync', 'linkSync', 'renameSync', 'unlinkSync', 'rmSync', 'mkdirSync', 'writeFileSync']) {
    const original = fs[name]
    fs[name] = (...args) => {
      if (name === 'openSync' && !String(args[1]).startsWith('w')) return original(...args)
      calls += 1
      if (calls === killAt) process.kill(process.pid, 'SIGKILL')
      return original(...args)
    }
  }
  syncBuiltinESMExports()
  await import('./appending.mjs')
`

test('killed before each single change to the file system', async () => {
  childScript(code, 'appending.mjs', appending)
  const script = childScript(code, 'killed.mjs', killedAtCall)
  let start = await createLog(newPath(), signer)
  for (const _ of [1, 2]) start = await appendEntries(start, portion(start.size), signer)
  const after = start.size + portionAt(start.size)
  const outcomes = { old: 0, new: 0 }
  for (let killAt = 1; ; killAt++) {
    const dir = newPath()
    cpSync(start.dir, dir, { recursive: true })
    const child = spawnSync(process.execPath, [script, dir, keys, '1', String(killAt)], { encoding: 'utf8' })
    if (child.signal === null) {
      expect(child.stderr).toBe('')
      break
    }
    const size = await checkRecovered(dir)
    expect([start.size, after]).toContain(size)
    outcomes[size === after ? 'new' : 'old'] += 1
    rmSync(dir, { recursive: true })
  }
  // Before the staged checkpoint there are at least a file for each tile, after it a link for each.
  expect(outcomes.old).toBeGreaterThan(15)
  expect(outcomes.new).toBeGreaterThan(15)
})

test('killed at any moment, again and again on one log', async () => {
  const script = childScript(code, 'appending.mjs', appending)
  const dir = (await createLog(newPath(), signer)).dir
  for (let round = 0; round < 8; round++) {
    const reported = await killLater(script, dir, 20 + round * 17)
    const size = await checkRecovered(dir)
    expect(isPlanned(size)).toBe(true)
    expect(size).toBeGreaterThanOrEqual(reported)
  }
})

// Runs the appending child and kills it some milliseconds after its first append; returns the last size it reported.
function killLater(script: string, dir: string, delayMs: number): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, dir, keys, '1000'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), delayMs)
      output += text
    })
    child.on('close', () => resolve(Number(output.trim().split('\n').at(-1))))
  })
}

// Opens and checks a log after a crash, and appends to it; returns its size before that.
async function checkRecovered(dir: string): Promise<number> {
  const log = await openLog(dir, signer.vkey)
  expect(existsSync(join(dir, '.staging'))).toBe(false)
  expect(verifyLog(dir, signer.vkey)).toMatchObject({ kind: 'verified', figures: { unpublished: 0, foreign: 0 } })
  for (const { index, bytes } of readEntries(log, Math.max(0, log.size - 1_500)))
    expect(bytes.toString()).toBe(entryAt(index))
  const grown = await appendEntries(log, portion(log.size), signer)
  expect(verifyLog(dir, signer.vkey)).toMatchObject({ kind: 'verified', figures: { entries: grown.size } })
  expect(readdirSync(dir).sort()).toEqual(['checkpoint', 'tile'])
  return log.size
}

// Whether whole portions alone lead to this size.
function isPlanned(size: number): boolean {
  let planned = 0
  while (planned < size) planned += portionAt(planned)
  return planned === size
}

function portion(size: number): string[] {
  return Array.from({ length: portionAt(size) }, (_, k) => entryAt(size + k))
}
