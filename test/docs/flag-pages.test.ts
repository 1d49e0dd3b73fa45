// Every flag has its page with all its sections, and the page's example is what the flag finds.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseNeed } from '../../src/engine/coverage/need.ts'
import { cardinalJson } from '../../src/engine/flags/finding.ts'
import { loadFlags } from '../../src/engine/flags/flag.ts'
import { runFlags } from '../../src/engine/flags/run-flags.ts'
import { flagSettings } from '../../src/engine/flags/setting.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kept-flag-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))
const flags = await loadFlags()
const guide = readFileSync(join(root, 'docs/add-a-flag.md'), 'utf8')

const sections = [
  'Definition',
  'Example',
  'Why it matters',
  'Source',
  'Exclusions',
  'Assumptions',
  'What the data must have',
  'Settings',
]

describe.each(flags)('the page of $name', (flag) => {
  const path = join(root, 'src/engine/flags', flag.name, 'flag.md')
  const page = readFileSync(path, 'utf8')

  it('has all sections with something in each, every setting and every need', () => {
    const found = [...page.matchAll(/^## (.+)\n\n(?=[^#\s])/gm)].map((match) => match[1])
    expect(found).toEqual(sections)
    expect(page.startsWith(`# ${flag.title} (\`${flag.name}\`, ${flag.code})\n`)).toBe(true)
    expect(Object.keys(flag.settings).filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
    const needs = flag.needs.flat()
    expect(needs.length).toBeGreaterThan(0)
    expect(needs.filter((need) => !page.includes(`\`${need}\``))).toEqual([])
    expect(needs.map((need) => parseNeed(need).text)).toEqual(needs)
    expect(guide).toContain(`(../src/engine/flags/${flag.name}/flag.md) | ${flag.code} |`)
  })

  it('has an example that is what the flag finds', async () => {
    const block = (kind: string) =>
      page
        .split(`\`\`\`${kind}
`)[1]
        ?.split('```')[0]
    const input = join(folder, `${flag.code}.jsonl`)
    writeFileSync(input, block('jsonl')!)
    const run = await runFlags([{ name: path, path: input }], {
      settings: flagSettings({ ...(parse(block('yaml') ?? '{}') as object), only: flag.code }, flags),
      onIssue: (issue) => expect.unreachable(issue.message),
    })
    expect(JSON.parse(cardinalJson(run.findings))).toEqual(JSON.parse(block('json')!))
    expect(run.findings.size).toBeGreaterThan(0)
  })

  it('links only to what is there', () => {
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!)
    expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([])
  })
})

describe('the guide to flags', () => {
  it('has a settings file that reads, with every general setting', () => {
    const yaml = /```yaml\n([\s\S]+?)```/.exec(guide)![1]!
    expect(flagSettings(parse(yaml), flags)).toMatchObject({ codes: ['R018', 'R024'], general: { currency: 'USD' } })
    for (const name of [
      'currency',
      'only',
      'exclusions',
      'price_comparison_procurement_methods',
      'no_price_comparison_procurement_methods',
    ])
      expect(yaml).toContain(`${name}:`)
  })
})
