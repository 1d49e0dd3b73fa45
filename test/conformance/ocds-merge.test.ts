// The merge cases of the standard's reference implementation: compiled and versioned, by the OCDS schema and by its own.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compiledRelease } from '../../src/sources/ocds/merge.ts'
import { type MergeRules, mergeRules } from '../../src/sources/ocds/merge-rules.ts'
import { ocdsRules } from '../../src/sources/ocds/ocds-rules.ts'
import { versionedRelease } from '../../src/sources/ocds/versioned.ts'

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const suite = join(shared, 'suites/ocds-merge')
const isThere = existsSync(suite)
if (!isThere)
  console.warn(`SKIPPED: the merge cases are not in ${suite}; set KEPT_SHARED to the folder that has suites/`)

const read = (path: string) => JSON.parse(readFileSync(join(suite, path), 'utf8'))

type Case = { readonly name: string; readonly form: 'compiled' | 'versioned'; readonly folder: string }

function casesIn(folder: string): readonly Case[] {
  if (!isThere) return []
  return readdirSync(join(suite, folder)).flatMap((file) => {
    const match = /^(.+)-(compiled|versioned)\.json$/.exec(file)
    return match === null ? [] : [{ name: match[1]!, form: match[2] as Case['form'], folder }]
  })
}

describe.skipIf(!isThere)('the merge cases of ocds-merge', () => {
  const rules: Record<string, () => MergeRules> = {
    '1.1': () => mergeRules(read('release-schema-1__1__4.json')),
    schema: () => mergeRules(read('schema.json')),
  }
  const all = ['1.1', 'schema'].flatMap(casesIn)

  it('has the cases that its description counts', () => {
    const count = (folder: string, form: string) =>
      all.filter((one) => one.folder === folder && one.form === form).length
    expect([count('1.1', 'compiled'), count('1.1', 'versioned')]).toEqual([17, 17])
    expect([count('schema', 'compiled'), count('schema', 'versioned')]).toEqual([8, 1])
  })

  it.each(all)('$folder/$name $form', ({ name, form, folder }) => {
    const releases = read(`${folder}/${name}.json`)
    const before = structuredClone(releases)
    const merge = form === 'compiled' ? compiledRelease : versionedRelease
    const merged = merge(releases, rules[folder]!())
    expect(JSON.parse(JSON.stringify(merged))).toEqual(read(`${folder}/${name}-${form}.json`))
    expect(releases).toEqual(before)
    if (form === 'versioned') return
    const consumed = compiledRelease(releases, rules[folder]!(), { consume: true })
    expect(JSON.stringify(consumed)).toBe(JSON.stringify(merged))
  })

  it('has the rules of OCDS 1.1 that Kept carries', () => {
    expect(ocdsRules).toEqual(mergeRules(read('release-schema-1__1__4.json')))
  })
})
