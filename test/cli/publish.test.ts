// `kept serve`, `kept export` and `kept report`: what they print, what they write, and how they end.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedRecord } from '../publish/served-sample.ts'
import { compileKept } from '../record/compiled.ts'
import { newPaths } from '../record/folder.ts'
import { type Ran, runKept } from './run-kept.ts'

const newPath = newPaths()
let cwd: string
let close: () => void
beforeAll(async () => {
  const made = await publishedRecord()
  cwd = dirname(made.record.dir)
  close = made.close
}, 120_000)
afterAll(() => close())

const kept = (...argv: readonly string[]): Promise<Ran> => runKept(cwd, [...argv, '--record', 'record'])

describe('kept serve', () => {
  let main: string
  beforeAll(() => {
    main = compileKept(newPath())
  }, 60_000)

  const start = (...argv: readonly string[]) =>
    spawn(process.execPath, [main, 'serve', '--record', join(cwd, 'record'), '--port', '0', ...argv])
  const said = (child: ChildProcess, what: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = ''
      for (const stream of [child.stdout!, child.stderr!]) {
        stream.setEncoding('utf8').on('data', (more: string) => {
          text += more
          const found = what.exec(text)
          if (found !== null) resolve(found[1] ?? found[0])
        })
      }
      child.on('exit', (code) => reject(new Error(`It ended with ${code}: ${text}`)))
    })
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', resolve))

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers until %s ends it with 0',
    async (signal) => {
      const child = start()
      const base = await said(child, /The record is at (http:\/\/127\.0\.0\.1:\d+\/)/)
      const page = await fetch(base)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html lang="en"')])
      const edition = await fetch(`${base}api/v1/edition`)
      expect([edition.status, edition.headers.get('content-type')]).toEqual([
        200,
        expect.stringMatching(/^application\/json/),
      ])
      const code = ended(child)
      child.kill(signal)
      expect(await code).toBe(0)
      await expect(fetch(base)).rejects.toThrow()
    },
    60_000,
  )

  it('speaks the languages asked for, the first by default', async () => {
    const child = start('--languages', 'zh-Hans,en')
    const base = await said(child, /The record is at (\S+)/)
    const page = await (await fetch(base)).text()
    const other = await (await fetch(`${base}en/index.html`)).text()
    const code = ended(child)
    child.kill('SIGTERM')
    expect([page.includes('<html lang="zh-Hans"'), other.includes('<html lang="en"'), await code]).toEqual([
      true,
      true,
      0,
    ])
  }, 60_000)

  it('refuses what it cannot do, and says why', async () => {
    const unknown = await kept('serve', '--languages', 'tlh')
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('tlh')])
    const nowhere = await runKept(cwd, ['serve', '--record', 'nothing-here'])
    expect([nowhere.code > 0, nowhere.err]).toEqual([true, expect.stringContaining('nothing-here')])
  })
})

describe('kept export', () => {
  it('writes a site and tells what it did; a second run writes nothing', async () => {
    const first = await kept('export', 'site', '--json', '--live', 'https://kept.example.org')
    const told = JSON.parse(first.out) as { files: number; written: number }
    expect([first.code, told.files > 1_000, told.written]).toEqual([0, true, told.files])
    expect(readFileSync(join(cwd, 'site/search.html'), 'utf8')).toContain('https://kept.example.org/')
    const again = await kept('export', 'site', '--live', 'https://kept.example.org/')
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/ 0 written, \d+ as they were, 0 taken away/)])
  }, 120_000)

  it('refuses a folder that is not its own, before it makes anything', async () => {
    const { code, err } = await kept('export', '.')
    expect([code, err]).toEqual([2, expect.stringContaining('do: ')])
    expect(existsSync(join(cwd, 'index.html'))).toBe(false)
  })

  it('refuses an address that is none', async () => {
    for (const live of ['kept.example.org', 'ftp://kept.example.org/', 'javascript:alert(1)'])
      expect((await kept('export', 'other', '--live', live)).code).not.toBe(0)
    expect(existsSync(join(cwd, 'other'))).toBe(false)
  })
})

describe('kept report', () => {
  const asked = ['report', 'council/ash', '--period', '2026'] as const

  it('writes HTML, CSV and JSON of the same commitments', async () => {
    const html = await kept(...asked)
    expect([html.code, html.out]).toEqual([0, expect.stringContaining('<h1')])
    const json = await kept(...asked, '--format', 'json')
    const { commitments } = JSON.parse(json.out) as { commitments: readonly { commitment: { id: string } }[] }
    expect(commitments.length).toBeGreaterThan(2)
    const csv = await kept(...asked, '--format', 'csv', '--output', 'ash.csv')
    expect([csv.code, csv.out]).toEqual([0, expect.stringContaining(`ash.csv: ${commitments.length} commitments`)])
    const lines = readFileSync(join(cwd, 'ash.csv'), 'utf8')
    for (const { id } of commitments.map(({ commitment }) => commitment))
      expect([html.out.includes(id), lines.includes(id)]).toEqual([true, true])
    expect(readdirSync(join(cwd, 'ash.csv.proofs')).length).toBeGreaterThan(2)
    expect(html.out).not.toMatch(/<script|<img/)
  }, 120_000)

  it('refuses what it cannot answer', async () => {
    for (const wrong of [
      ['report', 'nobody', '--period', '2026'],
      ['report', 'council/ash', '--period', '20x6'],
      ['report', 'council/ash', '--period', '2099'],
      ['report', 'council/ash', '--period', '2026', '--format', 'pdf'],
    ])
      expect([wrong, (await kept(...wrong)).code]).toEqual([wrong, 2])
    const missing = await kept(...asked, '--format', 'pdf', '--output', 'a.pdf', '--browser', './no-browser')
    expect([missing.code > 0, missing.err]).toEqual([true, expect.stringContaining('no-browser')])
  }, 60_000)

  it.skipIf(!existsSync('/usr/bin/chromium'))(
    'prints a tagged PDF',
    async () => {
      const { code } = await kept(...asked, '--format', 'pdf', '--output', 'ash.pdf', '--browser', '/usr/bin/chromium')
      const pdf = readFileSync(join(cwd, 'ash.pdf'), 'latin1')
      expect([code, pdf.slice(0, 5), pdf.includes('/StructTreeRoot')]).toEqual([0, '%PDF-', true])
    },
    120_000,
  )
})
