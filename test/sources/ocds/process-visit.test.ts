// Grouping lines by ocid and showing each process once, in order, whatever the lines look like.
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../../src/base/issue.ts'
import { rangesOf, visitProcesses } from '../../../src/sources/ocds/process-visit.ts'
import type { Quarantined } from '../../../src/sources/ocds/quarantine.ts'
import type { ReleaseFile } from '../../../src/sources/ocds/release-file.ts'
import { newPaths } from '../../record/folder.ts'
import type { Shown } from './echo-visitor.ts'

const newPath = newPaths()
const module = new URL('./echo-visitor.ts', import.meta.url)

function fileOf(content: string | Buffer, name = 'in.jsonl'): ReleaseFile {
  const path = newPath()
  writeFileSync(path, content)
  return { name, path, kind: 'releases', bytes: Buffer.byteLength(content), lineOf: (line) => line + 1 }
}

async function visit(...contents: readonly (string | Buffer)[]) {
  const issues: Issue[] = []
  const bad: Quarantined[] = []
  const [shown] = await visitProcesses<readonly Shown[]>(
    contents.map((content, i) => fileOf(content, `in-${i}.jsonl`)),
    { module, options: {}, onIssue: (one) => issues.push(one), onQuarantine: (one) => bad.push(one) },
  )
  return { shown: shown!, issues, bad, codes: issues.map(({ code }) => code) }
}

describe('visitProcesses', () => {
  it('groups lines of several files by ocid, in order of first appearance and by date', async () => {
    const { shown, issues } = await visit(
      '{"ocid":"b","id":"2","date":"2020-02-01"}\n\n{"ocid":"a","id":"1","date":"2020-01-01"}\r\n',
      '{"id":"1","ocid":"b","date":"2020-01-01"}\n{"ocid":"c","id":"1","date":"2020-01-01"}',
    )
    expect(shown.map(({ number, ocid, ids, lines }) => [number, ocid, ids, lines])).toEqual([
      [0, 'b', ['1', '2'], [0, 0]],
      [1, 'a', ['1'], [2]],
      [2, 'c', ['1'], [1]],
    ])
    expect(issues).toEqual([])
  })

  it('takes the ocid of the release itself, not one inside it or in a text', async () => {
    const lines = [
      '{"tender":{"ocid":"x"},"ocid":"a","date":"2020-01-01"}',
      '{"relatedProcesses":[{"ocid":"x"},{"ocid":"y"}], "ocid" : "a","date":"2020-01-02"}',
      '{"title":"the \\"ocid\\": \\"x\\"","ocid":"a","date":"2020-01-03"}',
      '{"title":"x\\\\","\\u006fcid":"a","tender":{"ocid":"x"},"date":"2020-01-04"}',
      '{"date":"2020-01-05","ocid":"\\u0061"}',
      '{"ocid":"a","tender":{"ocid":"x"},"date":"2020-01-06"}',
    ]
    const { shown, bad } = await visit(lines.join('\n'))
    expect(bad).toEqual([])
    expect(shown).toEqual([expect.objectContaining({ ocid: 'a', lines: [0, 1, 2, 3, 4, 5], texts: lines })])
  })

  it('puts lines that are no release into quarantine, whole, with reason and line', async () => {
    const lines = [
      '{"ocid":"a","date":"2020-01-01"}',
      '{"ocid":"a","date":',
      '{"tender":{"ocid":"x"}}',
      '{"id":"1"}',
      '[1]',
      'null',
      '{"ocid":7}',
      '{"ocid":""}',
      '{"ocid":"a","ocid":"b"}',
      'ocid',
    ]
    const { shown, bad, codes } = await visit(lines.join('\n'))
    expect(shown.map(({ ocid, lines }) => [ocid, lines])).toEqual([['a', [0]]])
    expect([...bad].sort((one, other) => one.line - other.line).map(({ line, text }) => [line, text])).toEqual(
      lines.slice(1).map((text, i) => [i + 2, text]),
    )
    const reasons = new Map(bad.map(({ line, reason }) => [line, reason]))
    expect(reasons.get(2)).toMatch(/^the line is not JSON: /)
    expect(reasons.get(3)).toBe('the release has no ocid')
    expect(reasons.get(9)).toBe('the release names more than one ocid of its own')
    expect(codes.filter((code) => code === 'release-without-ocid')).toHaveLength(4)
    expect(codes.filter((code) => code === 'release-not-object')).toHaveLength(2)
  })

  it('reads UTF-8, and windows-1252 where it is none, told once a file', async () => {
    const foreign = (id: number) =>
      Buffer.from(`{"ocid":"é","date":"2020-01-0${id}","title":"caf\u00e9 \u0080"}\n`, 'latin1')
    const { shown, codes } = await visit(
      Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        Buffer.from('{"ocid":"é","date":"2020-01-01"}\n'),
        foreign(2),
        foreign(3),
      ]),
    )
    expect(shown).toHaveLength(1)
    expect(shown[0]!.texts[1]).toContain('café €')
    expect(codes).toEqual(['text-not-utf8'])
  })

  it('merges identical releases once, and keeps an id with two contents, with an issue each', async () => {
    const { shown, codes } = await visit(
      [
        '{"ocid":"a","id":"1","date":"2020-01-01","t":1}',
        '{"ocid":"a","id":"1","t":1,"date":"2020-01-01"}',
        '{"ocid":"a","id":"1","date":"2020-01-01","t":2}',
        '{"ocid":"a","id":1,"date":"2020-01-01","t":2}',
      ].join('\n'),
    )
    expect(shown[0]!.lines).toEqual([0, 2, 3])
    expect(codes).toEqual(['release-repeated', 'release-id-repeated'])
  })

  it('sets compiled releases aside, and takes the latest where there is nothing else', async () => {
    const { shown, codes } = await visit(
      [
        '{"ocid":"a","date":"2021-01-01","tag":["compiled"]}',
        '{"ocid":"a","date":"2020-01-01","tag":["tender"]}',
        '{"ocid":"b","date":"2021-01-01","tag":["compiled"]}',
        '{"ocid":"b","date":"2020-01-01","tag":"compiled"}',
      ].join('\n'),
    )
    expect(shown.map(({ lines }) => lines)).toEqual([[1], [2]])
    expect(codes).toEqual(['release-compiled', 'release-compiled', 'release-compiled-alone'])
  })

  it('sets aside what its input knows to be compiled, and names the member of an archive', async () => {
    const content = '{"ocid":"a","date":"2021-01-01"}\n{"ocid":"a","date":"soon"}\n{"ocid":"b","date":"2020-01-01"}'
    const file = {
      ...fileOf(content),
      isCompiled: (line: number) => line !== 1,
      nameOf: (line: number) => `a.zip/${line}`,
    }
    const issues: Issue[] = []
    const [shown] = await visitProcesses<readonly Shown[]>([file], {
      module,
      options: {},
      onIssue: (one) => issues.push(one),
      onQuarantine: () => {},
    })
    expect(shown!.map(({ lines }) => lines)).toEqual([[1], [2]])
    expect(issues.map(({ code, place }) => [code, place.file])).toEqual([
      ['release-compiled', 'a.zip/0'],
      ['release-undated', 'a.zip/1'],
      ['release-compiled-alone', 'a.zip/2'],
    ])
  })

  it('reads lines longer than a window, and a last line without an end', async () => {
    const long = 'x'.repeat(9_000_000)
    const { shown } = await visit(`{"a":"${long}","ocid":"a","id":1}\n{"ocid":"b","id":2}\n{"ocid":"a","id":3}`)
    expect(shown.map(({ ids }) => ids)).toEqual([[1, 3], [2]])
    expect(shown[0]!.texts[0]).toHaveLength(long.length + 26)
  })

  it('shows every line once under its own ocid, wherever the ocid stands', async () => {
    const release = fc.record({
      ocid: fc.constantFrom('a', 'b', 'ä', '"', '\\', 'ocid', ''),
      at: fc.constantFrom('first', 'last', 'middle'),
      other: fc.jsonValue({ maxDepth: 3 }),
      nested: fc.option(fc.constantFrom('a', 'b', 'z')),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(release, { maxLength: 12 }), async (releases) => {
        const lines = releases.map(({ ocid, at, other, nested }, i) => {
          const rest = { id: i, other, ...(nested === null ? {} : { nested: { ocid: nested } }) }
          if (at === 'first') return JSON.stringify({ ocid, ...rest })
          if (at === 'middle') return JSON.stringify({ before: rest, ocid, ...rest })
          return JSON.stringify({ ...rest, ocid })
        })
        const { shown, bad } = await visit(lines.join('\n'))
        const expected = new Map<string, number[]>()
        for (const [i, { ocid }] of releases.entries()) {
          if (ocid !== '') expected.set(ocid, [...(expected.get(ocid) ?? []), i])
        }
        expect(shown.map(({ ocid, ids }) => [ocid, ids])).toEqual([...expected])
        expect(bad).toHaveLength(releases.filter(({ ocid }) => ocid === '').length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('rangesOf', () => {
  it('covers all processes once, in order, with about equal bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (bytes, count) => {
          const starts = Float64Array.from({ length: bytes.length + 1 }, (_, i) => i)
          const ranges = rangesOf({ processes: bytes.length, starts, bytes: Uint32Array.from(bytes) }, count)
          expect(ranges.length).toBeLessThanOrEqual(count)
          expect(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(
            bytes.map((_, i) => i),
          )
          const total = bytes.reduce((sum, one) => sum + one, 0)
          for (const { from, to } of ranges) {
            expect(bytes.slice(from, to).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(total / count + 50)
          }
        },
      ),
    )
  })
})
