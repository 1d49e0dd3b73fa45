// `kept ocds compile`: what it writes, what it tells, what it refuses; in threads and pipes too.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { newPaths } from '../record/folder.ts'
import { runKept } from './run-kept.ts'

const newPath = newPaths()
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
let cwd: string

const lines = [
  '{"ocid":"b","id":"b-2","date":"2020-02-01","tag":["tenderUpdate"],"tender":{"value":{"amount":12345678901234567890.10}}}',
  '{"ocid":"a","id":"a-1","date":"2020-01-01","tag":["tender"],"title":"Straße \\ud83d\\ude00"}',
  'broken',
  '{"ocid":"b","id":"b-1","date":"2020-01-01","tag":["tender"],"tender":{"value":{"amount":1.0,"currency":"CAD"},"note":"9999999999999999999"}}',
]
const compiled = [
  '{"ocid":"b","id":"b-2020-02-01","date":"2020-02-01","tag":["compiled"],"tender":{"value":{"amount":12345678901234567890.10,"currency":"CAD"},"note":"9999999999999999999"}}',
  '{"ocid":"a","id":"a-2020-01-01","date":"2020-01-01","tag":["compiled"],"title":"Straße 😀"}',
]

beforeAll(() => {
  cwd = newPath()
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'in.jsonl'), lines.join('\n'))
  writeFileSync(join(cwd, 'in.jsonl.gz'), gzipSync(`${lines.join('\n')}\n`))
})

const read = (name: string) => readFileSync(join(cwd, name), 'utf8')

describe('kept ocds compile', () => {
  it('writes one line a process, with every digit, and tells the rest on standard error', async () => {
    const { out, err, code } = await runKept(cwd, ['ocds', 'compile', 'in.jsonl'])
    expect(out).toBe(`${compiled.join('\n')}\n`)
    expect(err).toContain('3 releases of 2 processes merged; 1 lines in quarantine.')
    expect(err).toContain('ocds-not-object (refused)')
    expect(code).toBe(0)
  })

  it('reads gz and standard input, and writes a file whole', async () => {
    await runKept(cwd, ['ocds', 'compile', 'in.jsonl.gz', 'out.jsonl'])
    expect(read('out.jsonl')).toBe(`${compiled.join('\n')}\n`)
    const piped = await runKept(cwd, ['ocds', 'compile', '-', '-'], undefined, lines.join('\n'))
    expect(piped.out).toBe(`${compiled.join('\n')}\n`)
    expect(readdirSync(cwd).filter((name) => name.startsWith('.kept-'))).toEqual([])
  })

  it('keeps issues and quarantined lines, and gives the summary as JSON', async () => {
    const argv = ['ocds', 'compile', 'in.jsonl', 'out2.jsonl', '--issues', 'i', '--quarantine', 'q', '--json']
    const { out } = await runKept(cwd, argv)
    expect(JSON.parse(out)).toEqual({
      processes: 2,
      releases: 3,
      quarantined: 1,
      issues: 1,
      issuesByCode: { 'ocds-not-object': 1 },
    })
    expect(JSON.parse(read('q'))).toMatchObject({ line: 3, text: 'broken' })
    expect(JSON.parse(read('i'))).toMatchObject({ code: 'ocds-not-object', place: { line: 3 } })
  })

  it('writes versioned releases', async () => {
    const { out } = await runKept(cwd, ['ocds', 'compile', 'in.jsonl', '--versioned'])
    const [first] = out.split('\n')
    expect(first).toContain(
      '{"releaseID":"b-2","releaseDate":"2020-02-01","releaseTag":["tenderUpdate"],"value":12345678901234567890.10}',
    )
    expect(JSON.parse(first!).tender.value.currency).toHaveLength(1)
  })

  it('merges by another schema', async () => {
    writeFileSync(join(cwd, 'schema.json'), '{"properties":{"tender":{"omitWhenMerged":true}}}')
    const { out } = await runKept(cwd, ['ocds', 'compile', 'in.jsonl', '--schema', 'schema.json'])
    expect(out).not.toContain('tender')
    writeFileSync(join(cwd, 'none.json'), '[]')
    expect(await runKept(cwd, ['ocds', 'compile', 'in.jsonl', '--schema', 'none.json'])).toMatchObject({
      code: 2,
      out: '',
    })
  })

  it('never overwrites unasked, and never what it reads', async () => {
    writeFileSync(join(cwd, 'other.jsonl'), lines[1]!)
    const refused = await runKept(cwd, ['ocds', 'compile', 'in.jsonl', 'other.jsonl'])
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('--overwrite')
    expect(read('other.jsonl')).toBe(lines[1])
    expect((await runKept(cwd, ['ocds', 'compile', 'in.jsonl', './in.jsonl', '--overwrite'])).code).toBe(2)
    expect((await runKept(cwd, ['ocds', 'compile', 'in.jsonl', 'other.jsonl', '--overwrite'])).code).toBe(0)
    expect(read('other.jsonl')).toBe(`${compiled.join('\n')}\n`)
  })

  it('refuses an input without one readable release, and leaves no file', async () => {
    writeFileSync(join(cwd, 'bad.jsonl'), '{"ocid":no}\n{"ocid":no}\n')
    const { code, err } = await runKept(cwd, ['ocds', 'compile', 'bad.jsonl', 'never.jsonl'])
    expect(code).toBe(1)
    expect(err).toContain('All 2 lines were refused')
    expect(existsSync(join(cwd, 'never.jsonl'))).toBe(false)
  })

  it('reads records among releases', async () => {
    writeFileSync(join(cwd, 'mixed.jsonl'), `${lines[1]}\n{"ocid":"r","compiledRelease":{"ocid":"r"},"releases":[]}\n`)
    const { out, code } = await runKept(cwd, ['ocds', 'compile', 'mixed.jsonl'])
    expect(out).toBe(`${compiled[1]}\n{"ocid":"r","id":"r","tag":["compiled"]}\n`)
    expect(code).toBe(0)
  })

  it('puts a process that nests too deep into quarantine and goes on', async () => {
    const deep = `{"ocid":"deep","id":"1","date":"2020-01-01","x":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`
    writeFileSync(join(cwd, 'deep.jsonl'), `${deep}\n${lines[1]}\n`)
    const { out, err } = await runKept(cwd, ['ocds', 'compile', 'deep.jsonl'])
    expect(out).toBe(`${compiled[1]}\n`)
    expect(err).toContain('ocds-too-deep')
  })
})

describe.skipIf(!existsSync(program))('kept ocds compile, as a program', () => {
  let many: string

  beforeAll(() => {
    many = join(cwd, 'many.jsonl')
    const releases = Array.from({ length: 20_000 }, (_, i) => {
      const ocid = `ocds-${(i * 7919) % 6_000}`
      const date = `2020-0${1 + (i % 9)}-01T00:00:00Z`
      if (i > 4_000 && i % 1_000 === 7) return `{"ocid":"${ocid}",`
      return JSON.stringify({
        id: `${ocid}-${i}`,
        ocid,
        date,
        tag: ['tender'],
        awards: [{ id: i % 3, title: 'x'.repeat(i % 900) }, {}],
      })
    })
    writeFileSync(many, releases.join('\n'))
  })

  it('gives the same bytes, issues and quarantine whatever the number of workers', () => {
    const outcomes = [1, 2, 5].map((workers) => {
      const names = ['c', 'i', 'q'].map((name) => join(cwd, `${name}-${workers}`))
      const argv = [program, 'ocds', 'compile', many, names[0]!, '--issues', names[1]!, '--quarantine', names[2]!]
      execFileSync(process.execPath, [...argv, '--workers', String(workers)], { stdio: 'pipe' })
      return names.map((name) => readFileSync(name, 'utf8'))
    })
    // Behind what is looked at first; two processes have broken lines alone.
    expect(outcomes[0]![0]!.trimEnd().split('\n')).toHaveLength(5_998)
    expect(outcomes[0]![2]!.trimEnd().split('\n')).toHaveLength(16)
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(outcomes[2]).toEqual(outcomes[0])
  })

  it('ends quietly when its reader has seen enough', () => {
    const script = `cat "${many}" | "${process.execPath}" "${program}" ocds compile - | head -1`
    const { stdout, stderr, status } = spawnSync('bash', ['-o', 'pipefail', '-c', script], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: cwd },
    })
    expect(stdout).toMatch(/^\{"ocid":"ocds-0",.+\}\n$/)
    expect(stderr).not.toContain('fault')
    expect(status).toBe(0)
    expect(readdirSync(cwd).filter((name) => name.startsWith('.kept-'))).toEqual([])
  })
})
