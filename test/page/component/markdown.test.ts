import { expect, test } from 'vitest'
import { markdown } from '../../../src/page/component/markdown.ts'

const rendered = (text: string, href?: (target: string) => string | undefined) =>
  markdown(text, href === undefined ? {} : { href }).markup

test('everything is escaped, in every kind of block', () => {
  const script = '<script>"&\'</script>'
  const text = `# ${script}\n\n${script}\n\n- ${script}\n\n| a |\n|---|\n| ${script} |\n\n\`\`\`\n${script}\n\`\`\`\n\n\`${script}\` **${script}**`
  expect(rendered(text)).not.toContain('<script>')
  expect(rendered(text).match(/&lt;script&gt;/g)).toHaveLength(7)
})

test('only https and what is given is linked', () => {
  expect(rendered('[a](https://example.org/x?y=1&z=2)')).toContain('href="https://example.org/x?y=1&amp;z=2"')
  for (const target of [
    'javascript:alert',
    'http://example.org',
    'data:text/html,x',
    '//example.org',
    '/etc',
    'https://x"onclick=y',
  ])
    expect(rendered(`[a](${target})`)).not.toContain('href')
  expect(rendered('[a](../b/flag.md)', () => 'b.html')).toBe('<p><a href="b.html">a</a></p>')
})

test('nothing is read inside code, and stars and underlines only emphasise words', () => {
  expect(rendered('`**a** [b](https://c.d)`')).toBe('<p><code>**a** [b](https://c.d)</code></p>')
  expect(rendered('a_b_c and 2 * 3 * 4')).toBe('<p>a_b_c and 2 * 3 * 4</p>')
  expect(rendered('*a* **b** _c_')).toBe('<p><em>a</em> <strong>b</strong> <em>c</em></p>')
})

test('items go on over lines, numbered ones apart from others', () => {
  expect(rendered('- a\n  b\n- c\n1. d')).toBe('<ul><li>a\nb</li>\n<li>c</li>\n</ul>\n<ol><li>d</li>\n</ol>')
})
