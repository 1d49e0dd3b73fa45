// The publishers' release files, as they are and packaged in other forms: every release arrives, on its line.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openContent } from '../sources/ocds/open.ts'
import { zipOf } from '../sources/ocds/zip-file.ts'

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const data = join(shared, 'data')
const isThere = existsSync(data)
if (!isThere)
  console.warn(`SKIPPED: the publishers' files are not in ${data}; set KEPT_SHARED to the folder that has data/`)

const files = [
  ['canada-pwgsc-releases.jsonl.gz', 43_086],
  ['armenia-releases.jsonl.gz', 900],
  ['mexico-naicm-releases.jsonl.gz', 302],
  ['paraguay-releases.jsonl', 143],
  ['uk-contracts-finder-releases.jsonl', 211],
] as const

describe.skipIf(!isThere).each(files)('%s', (file, count) => {
  const raw = isThere ? readFileSync(join(data, file)) : Buffer.alloc(0)
  const plain = file.endsWith('.gz') && isThere ? gunzipSync(raw) : raw
  const lines = plain.toString('utf8').trimEnd().split('\n')
  const asWritten = lines.map((text, i) => ({ text, line: i + 1 }))

  it(`has ${count} releases as it stands, plain and in a zip archive`, async () => {
    for (const content of [raw, plain, zipOf([['data.jsonl', plain]], true)]) {
      const { files, issues, bad } = await openContent(content, { name: file })
      expect(files).toHaveLength(1)
      expect(files[0]!.lines.map(({ text, line }) => ({ text, line }))).toEqual(asWritten)
      expect(asWritten).toHaveLength(count)
      expect(issues).toEqual([])
      expect(bad).toEqual([])
      expect(files[0]!.isInPlace).toBe(content === plain)
    }
  })

  it('has the same releases in packages and records', async () => {
    const values = lines.map((line) => JSON.parse(line))
    const header = { uri: 'https://example.org', publishedDate: '2026-01-01T00:00:00Z', publisher: { name: 'A' } }
    const records = values.map((release) => ({ ocid: release.ocid, releases: [release], compiledRelease: release }))
    const forms = [
      `{"version":"1.1","releases":[${lines.join(',')}]}`,
      JSON.stringify({ releases: values, ...header }, null, 2),
      JSON.stringify({ ...header, records }, null, 1),
      values.map((value) => JSON.stringify(value, null, '\t')).join(''),
      `[${lines.join('\n,')}]`,
    ]
    const wanted = values.map((value) => JSON.stringify(value))
    for (const form of forms) {
      const { files, bad } = await openContent(gzipSync(form, { level: 1 }))
      expect(files[0]!.lines.map(({ text }) => JSON.stringify(JSON.parse(text)))).toEqual(wanted)
      expect(bad).toEqual([])
    }
  })
})
