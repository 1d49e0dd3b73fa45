// The documentation says what the code does: commands, data, method, sources.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { issueWording } from '../../src/base/locale/en-issue.ts'
import { refusalWording } from '../../src/base/locale/en-refusal.ts'
import { loadMethod } from '../../src/score/method.ts'
import { expression } from '../../src/sources/expression.ts'
import { sourceFile } from '../../src/sources/source.ts'
import { cliDoc } from './cli-doc.ts'
import { dataDoc } from './data-doc.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('documentation', () => {
  it('has every command and flag', async () => {
    await expect(await cliDoc()).toMatchFileSnapshot(join(root, 'docs/cli.md'))
  })

  it('has every event kind and table', async () => {
    await expect(await dataDoc(read('test/docs/data-intro.md'))).toMatchFileSnapshot(join(root, 'docs/data.md'))
  })

  it('has every choice of a method', async () => {
    const text = read('docs/method.md')
    const method = await loadMethod('standard', root)
    const choices = Object.keys(method).filter((name) => !['yaml', 'digest'].includes(name))
    expect(choices.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  it('has every field of a source', () => {
    const text = read('docs/add-a-source.md')
    const names = [...new Set([...keysIn(sourceFile), ...keysIn(expression)])]
    expect(names.length).toBeGreaterThan(60)
    expect(names.filter((name) => !text.includes(`\`${name}`) && !text.includes(`${name}\``))).toEqual([])
  })

  it('links only to what is there', () => {
    const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesIn('docs')]
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)]
        .map((match) => match[1]!)
        .filter((link) => !existsSync(join(root, dirname(page), link)))
        .map((link) => `${page} → ${link}`),
    )
    expect(broken).toEqual([])
  })

  it('uses every wording in the code', () => {
    const code = filesIn('src')
      .filter((path) => path.endsWith('.ts') && !path.includes('/locale/'))
      .map(read)
      .join('\n')
    const unused = [...Object.keys(issueWording), ...Object.keys(refusalWording)].filter(
      (name) => !code.includes(`'${name}'`),
    )
    expect(unused).toEqual([])
  })
})

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.\w+$/.test(path))
}

/** Names of all members of a schema, at any depth. */
function keysIn(schema: unknown): readonly string[] {
  const { def } = (schema as { readonly _zod: { readonly def: Record<string, unknown> } })._zod
  const shape = def['shape'] as Record<string, unknown> | undefined
  const inner = [def['innerType'], def['element'], def['valueType'], ...((def['options'] as unknown[]) ?? [])].filter(
    Boolean,
  )
  return [
    ...Object.entries(shape ?? {}).flatMap(([name, member]) => [name, ...keysIn(member)]),
    ...inner.flatMap((one) => keysIn(one)),
  ]
}
